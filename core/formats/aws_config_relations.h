// SPDX-License-Identifier: Apache-2.0
// The relationships of AWS Config's items, which name the other resource by type, id and name.
// https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "formats/aws_config_record.h"
#include "model/batch_builder.h"

namespace postern {

/// The item's ARN; of a bucket that of its name.
std::string awsConfigArn(const AwsConfigItem& item);

class AwsConfigRelations {
 public:
  explicit AwsConfigRelations(BatchBuilder& out) : out_(out) {}

  void learn(const AwsConfigItem& item);
  void state(const RecordPlace& record, const AwsConfigItem& item, AssetRef self);

 private:
  struct End {
    std::string_view type;
    AssetRef asset = kNone;
  };
  AssetRef other(const AwsConfigItem& item, Node relationship);
  void relate(const RecordPlace& record, const End& self, const End& other, std::string_view word);

  BatchBuilder& out_;
  std::map<std::string, std::string, std::less<>> arns_;  // by account, type, and id or name
};

}  // namespace postern
