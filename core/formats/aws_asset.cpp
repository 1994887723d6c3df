// SPDX-License-Identifier: Apache-2.0
// See aws_asset.h.
#include "formats/aws_asset.h"

#include <algorithm>

#include "base/text.h"
#include "formats/aws_types.h"

namespace postern {
namespace {

bool isAccountNumber(std::string_view text) {
  return text.size() == 12 && std::all_of(text.begin(), text.end(), isAsciiDigit);
}

// "role/service/web" is "web", "function:pay" is "pay", "function:pay:7" stays "pay:7".
std::string_view nameOf(const Arn& arn) {
  const size_t slash = arn.resource.rfind('/');
  if (slash != std::string_view::npos && slash + 1 < arn.resource.size())
    return arn.resource.substr(slash + 1);
  const size_t colon = arn.resource.find(':');
  return colon == std::string_view::npos || colon + 1 == arn.resource.size() ? arn.resource
                                                                             : arn.resource.substr(colon + 1);
}

}  // namespace

std::optional<Arn> parseArn(std::string_view text) {
  if (!text.starts_with("arn:")) return std::nullopt;
  Arn arn;
  text.remove_prefix(4);
  for (std::string_view* part : {&arn.partition, &arn.service, &arn.region, &arn.account}) {
    const size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    *part = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  arn.resource = text;
  if (arn.service.empty() || arn.resource.empty()) return std::nullopt;
  return arn;
}

void addTag(BatchBuilder& out, IdList& tags, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  tags.add(out.text(std::string(key) + ":" + std::string(clipUtf8(value, 200))));
}

Asset awsAsset(BatchBuilder& out, const AwsThing& thing) {
  const auto arn = parseArn(thing.arn);
  const AwsType* known = thing.type.empty() ? nullptr : awsTypeNamed(thing.type);
  if (thing.type.empty() && arn) known = awsTypeOfArn(arn->service, arn->resource);
  Asset asset;
  asset.kind = known == nullptr ? AssetKind::kCloudResource : known->kind;
  std::string_view name = thing.name;
  if (name.empty() && arn) name = nameOf(*arn);
  asset.name = out.text(name.empty() ? thing.id : name);
  if (arn) asset.identities.add(out.text(thing.arn));
  if (!thing.id.empty()) asset.identities.add(out.text("aws-id:" + std::string(thing.id)));
  addTag(out, asset.tags, "type", known == nullptr ? thing.type : known->name);
  const std::string_view account = thing.account.empty() && arn ? arn->account : thing.account;
  if (isAccountNumber(account)) addTag(out, asset.tags, "account", account);
  addTag(out, asset.tags, "region", thing.region.empty() && arn ? arn->region : thing.region);
  return asset;
}

AssetRef awsMention(BatchBuilder& out, std::string_view arn, std::string_view type) {
  arn = trim(arn);
  const auto parts = parseArn(arn);
  if (!parts) return kNone;
  if (parts->service == "iam" && parts->resource == "root")
    return awsAccount(out, parts->account, parts->partition);
  return out.asset(awsAsset(out, {type, arn, {}, {}, {}, {}}));
}

AssetRef awsMentionId(BatchBuilder& out, std::string_view id, std::string_view type) {
  id = trim(id);
  if (id.empty()) return kNone;
  return out.asset(awsAsset(out, {type, {}, id, {}, {}, {}}));
}

AssetRef awsAccount(BatchBuilder& out, std::string_view account, std::string_view partition) {
  if (!isAccountNumber(account)) return kNone;
  const std::string arn =
      "arn:" + std::string(partition.empty() ? "aws" : partition) + ":iam::" + std::string(account) + ":root";
  return out.asset(awsAsset(out, {"AWS::IAM::Account", arn, {}, account, {}, {}}));
}

void inAwsAccount(BatchBuilder& out, AssetRef thing, std::string_view arn, const RecordPlace& record) {
  const auto parts = parseArn(arn);
  if (!parts || parts->service == "organizations")
    return;  // there it is the account that owns the organisation
  out.relate(thing, Relation::kPartOf, awsAccount(out, parts->account, parts->partition), record);
}

AssetRef addressRange(BatchBuilder& out, std::string_view range) {
  return out.asset(AssetKind::kNetwork, "cidr:", range);
}

std::string ec2Arn(std::string_view region, std::string_view account, std::string_view resource,
                   std::string_view id) {
  if (region.empty() || account.empty() || id.empty()) return {};
  std::string arn = region.starts_with("cn-") ? "arn:aws-cn:ec2:" : "arn:aws:ec2:";
  if (region.starts_with("us-gov-")) arn = "arn:aws-us-gov:ec2:";
  for (const std::string_view part : {region, account}) arn += std::string(part) + ":";
  return arn + std::string(resource) + "/" + std::string(id);
}

bool isEc2Id(std::string_view text) {
  const size_t dash = text.find('-');
  if (dash == std::string_view::npos || dash > 6 || text.size() < dash + 9) return false;
  return text.substr(dash + 1).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool isAwsId(std::string_view text) {
  const bool isIam =
      text.size() >= 16 && text.size() <= 128 && text[0] == 'A' &&
      std::all_of(text.begin(), text.end(), [](char c) { return isAsciiDigit(c) || (c >= 'A' && c <= 'Z'); });
  return isIam || isEc2Id(text);
}

}  // namespace postern
