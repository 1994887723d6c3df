// SPDX-License-Identifier: Apache-2.0
// Things of AWS accounts as assets: identities, tags and kinds as docs/structure-cloud.md says.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/batch_builder.h"

namespace postern {

/// arn:partition:service:region:account:resource; views into the text.
struct Arn {
  std::string_view partition, service, region, account, resource;
};
std::optional<Arn> parseArn(std::string_view text);

struct AwsThing {
  std::string_view type;  ///< CloudFormation's; "" = by the ARN
  std::string_view arn;
  std::string_view id;    ///< an id that is unique everywhere ("i-…", "sg-…"), "" = none
  std::string_view name;  ///< for people; "" = the end of the ARN, else the id
  std::string_view account, region;
};

/// Builds, does not add: the caller says more of it, then out.asset(it). No identity where arn and id are "".
Asset awsAsset(BatchBuilder& out, const AwsThing& thing);
/// A thing that is only named here; kNone for "" and "*".
AssetRef awsMention(BatchBuilder& out, std::string_view arn, std::string_view type = {});
/// The same by an id that is unique everywhere.
AssetRef awsMentionId(BatchBuilder& out, std::string_view id, std::string_view type);
/// kNone unless it is a number of twelve digits.
AssetRef awsAccount(BatchBuilder& out, std::string_view account, std::string_view partition = "aws");
/// Says that it is part of the account that its ARN names.
void inAwsAccount(BatchBuilder& out, AssetRef thing, std::string_view arn, const RecordPlace& record);
/// A range of addresses, an end of `admits`; kNone for "".
AssetRef addressRange(BatchBuilder& out, std::string_view range);
/// "arn:aws:ec2:eu-west-1:123456789012:instance/i-1"; "" unless region and account are given.
std::string ec2Arn(std::string_view region, std::string_view account, std::string_view resource,
                   std::string_view id);
/// "i-0a1b2c3d4e5f60718", "sg-…": a short word and hexadecimal digits.
bool isEc2Id(std::string_view text);
/// An id that is unique everywhere: EC2's, and "AROA…", "AIDA…" of IAM.
bool isAwsId(std::string_view text);
/// "key:value", where there is a value.
void addTag(BatchBuilder& out, IdList& tags, std::string_view key, std::string_view value);

}  // namespace postern
