// SPDX-License-Identifier: Apache-2.0
// Configuration items of AWS Config under the names of all its outputs, and their configuration with the keys
// of the service's API, so that what reads the API's answers reads them too.
// https://docs.aws.amazon.com/config/latest/developerguide/config-item-table.html
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/function_ref.h"
#include "read/node.h"
#include "read/tape.h"

namespace postern {

/// Views into the record.
struct AwsConfigItem {
  explicit AwsConfigItem(Node item);

  Node node;
  std::string_view type, id, name, arn, account, region;
  std::string_view captured;  ///< when, as written: of one output all are written alike
  bool isDeleted = false;
  std::string key() const;  ///< of the resource
};

/// Calls `use` with the item or, where it is the text of one (select-resource-config), with what it holds.
void eachAwsConfigItem(Node record, FunctionRef<void(const AwsConfigItem&)> use);

/// Calls `use` with an IAM policy, as text or object, however it is wrapped: {"policyText": "{…}"}, a text of
/// a text.
void eachAwsConfigPolicy(Node value, FunctionRef<void(Node)> use);

/// The configuration with "instanceId" as "InstanceId" and so on, down to the names of environment variables;
/// and `given` for a member that it lacks. Valid until `tape` is written again, while `value` is.
Node awsApiShape(Tape& tape, Node value, std::pair<std::string_view, std::string_view> given);

}  // namespace postern
