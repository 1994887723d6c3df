// SPDX-License-Identifier: Apache-2.0
// See aws_organization.h. https://docs.aws.amazon.com/organizations/latest/APIReference/API_Target.html gives
// the shapes of ids.
#include "formats/aws_organization.h"

#include <algorithm>

#include "base/text.h"
#include "formats/aws_asset.h"

namespace postern {
namespace {

bool isWord(std::string_view text) {
  return !text.empty() && text.size() <= 68 && std::all_of(text.begin(), text.end(), [](char c) {
    return isAsciiDigit(c) || (c >= 'a' && c <= 'z') || c == '-';
  });
}

bool isAccount(std::string_view id) {
  return id.size() == 12 && std::all_of(id.begin(), id.end(), isAsciiDigit);
}

std::string_view typeOf(std::string_view id) {
  if (isAccount(id)) return "AWS::IAM::Account";
  if (id.starts_with("r-") && isWord(id)) return "AWS::Organizations::Root";
  return id.starts_with("ou-") && isWord(id) ? "AWS::Organizations::OrganizationalUnit" : std::string_view();
}

}  // namespace

bool isAwsOrganizationMember(std::string_view id) { return !typeOf(id).empty(); }

AssetRef awsOrganizationTarget(BatchBuilder& out, std::string_view text) {
  const auto arn = parseArn(text);
  const std::string_view id = arn ? arn->resource.substr(arn->resource.rfind('/') + 1) : text;
  if (typeOf(id).empty() || (arn && arn->service != "organizations")) return kNone;
  return out.asset(awsOrganizationMember(out, id, arn ? text : std::string_view(), {}));
}

Asset awsOrganizationMember(BatchBuilder& out, std::string_view id, std::string_view arn,
                            std::string_view name) {
  const auto parts = parseArn(arn);
  if (!isAccount(id)) return awsAsset(out, {typeOf(id), arn, id, name, {}, {}});
  const std::string root =
      "arn:" + std::string(parts ? parts->partition : "aws") + ":iam::" + std::string(id) + ":root";
  Asset account = awsAsset(out, {typeOf(id), root, {}, name.empty() ? id : name, {}, {}});
  if (parts) account.identities.add(out.text(arn));
  if (parts && parts->account == id) account.tags.add(out.text("management-account"));
  return account;
}

}  // namespace postern
