// SPDX-License-Identifier: Apache-2.0
// `aws iam get-account-authorization-details`: users, groups, roles and managed policies of an AWS account
// with who holds what.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html Ignored: older
// versions of policies, dates, last use, resource tags.
#include <string>

#include "formats/aws_iam.h"
#include "formats/format.h"

namespace postern {
namespace {

constexpr std::string_view kLists[] = {"UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"};
constexpr AwsIamKind kKinds[] = {AwsIamKind::kUser, AwsIamKind::kGroup, AwsIamKind::kRole,
                                 AwsIamKind::kPolicy};

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  uint32_t known = 0;
  for (const std::string_view list : kLists) known += probe.root[list].isArray() ? 1 : 0;
  if (known >= 2) return {95, "lists of IAM's account authorization details"};
  for (const std::string_view list : {kLists[0], kLists[1], kLists[2]}) {
    const Node first = probe.root[list].item(0);
    if (first["Arn"].text().find(":iam::") != std::string_view::npos) return {90, list};
  }
  return {};
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("AWS IAM");
  AwsIamReader iam(out, true);
  const auto paths = {std::string_view("/UserDetailList/*"), std::string_view("/GroupDetailList/*"),
                      std::string_view("/RoleDetailList/*"), std::string_view("/Policies/*")};
  (void)in.survey(paths, [&](const Record& r) { iam.learn(kKinds[r.spec], r.node); });
  const Status read = in.read(
      paths, [&](const Record& r) { iam.read(kKinds[r.spec], r); }, out.diagnostics());
  iam.unheldPolicies();
  if (in.probe().root["IsTruncated"].isTrue())
    out.diagnostics().add("truncated", "a page of several: the account has more", "/IsTruncated");
  return read;
}

}  // namespace

extern const Format kAwsAccountAuthorization;
const Format kAwsAccountAuthorization{
    "aws_account_authorization",
    "AWS account authorization details",
    "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html",
    "JSON",
    Family::kInventory,
    true,
    sniff,
    import};

}  // namespace postern
