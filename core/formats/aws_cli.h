// SPDX-License-Identifier: Apache-2.0
// Outputs of the AWS command line's describe, list and get calls, by the key that holds their records.
#pragma once

#include <span>
#include <string_view>

#include "model/batch_builder.h"
#include "read/record.h"

namespace postern {

struct AwsCliCall {
  std::string_view list;  ///< the root's key: "Reservations"
  std::string_view mark;  ///< a member that every record of it has; "" = `fits` tells
  std::string_view path;  ///< of the records
  void (*read)(BatchBuilder& out, const Record& record);
  std::string_view type = {};         ///< AWS Config's name of what a record is, where it has such records
  bool (*fits)(Node root) = nullptr;  ///< what else must be so
};

/// aws_cli_*.cpp: one list per service family.
std::span<const AwsCliCall> awsComputeCalls();
std::span<const AwsCliCall> awsNetworkCalls();
std::span<const AwsCliCall> awsEntranceCalls();
std::span<const AwsCliCall> awsApiCalls();
std::span<const AwsCliCall> awsDataCalls();
std::span<const AwsCliCall> awsMessageCalls();
std::span<const AwsCliCall> awsPolicyCalls();
std::span<const AwsCliCall> awsIdentityCalls();

/// How a record of AWS Config of that type is read once its keys are the API's; nullptr = no call has such.
const AwsCliCall* awsCallOfType(std::string_view type);

/// Adds the thing and what its ARN says of its account; kNone and counted as left out where it is no ARN.
AssetRef awsRecorded(BatchBuilder& out, const Record& record, const Asset& asset, std::string_view arn);

}  // namespace postern
