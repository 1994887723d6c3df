// SPDX-License-Identifier: Apache-2.0
// Kinds of AWS resources under the three names that sources use: CloudFormation's resource type, Terraform's,
// and the service and resource of an ARN.
// https://docs.aws.amazon.com/service-authorization/latest/reference/
#pragma once

#include <span>
#include <string_view>

#include "model/terms.h"

namespace postern {

struct AwsType {
  std::string_view name;       ///< "AWS::IAM::Role"
  std::string_view terraform;  ///< "aws_iam_role"; "" = none of its own
  std::string_view service;    ///< of its ARN: "iam"; "" = has no ARN
  std::string_view resource;   ///< start of the ARN's resource: "role/"; "" = the service holds one kind
  AssetKind kind = AssetKind::kCloudResource;
};

/// Of one service, longer resource prefixes first.
std::span<const AwsType> awsTypes();
/// nullptr where the name is not in the table.
const AwsType* awsTypeNamed(std::string_view name);
const AwsType* awsTypeOfTerraform(std::string_view type);
const AwsType* awsTypeOfArn(std::string_view service, std::string_view resource);

}  // namespace postern
