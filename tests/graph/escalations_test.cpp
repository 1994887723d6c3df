// SPDX-License-Identifier: Apache-2.0
// Privilege escalation in AWS (escalations.yaml): exactly the permissions of each entry make its step, in an
// account that AWS's own tools print; one permission less does not, nor do permissions on something else,
// behind a boundary, for another service, or denied.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "escalation_account.h"

namespace postern {
namespace {

std::vector<Escalation> escalations() {
  return readEscalations(std::filesystem::path(POSTERN_SOURCE_DIR) / "tests/graph/escalations.yaml");
}

bool makesStep(const Escalation& e, const std::vector<std::string>& permissions,
               const AccountVariant& variant = {}) {
  const RuleEstate estate(escalationAccount(e, permissions, variant));
  EXPECT_TRUE(estate.unread.empty()) << estate.unread[0];
  return estate.hasStep(e.rule, escalationStart(e), "arn:aws:" + e.to);
}

TEST(AwsEscalations, NeedExactlyTheirPermissions) {
  for (const Escalation& e : escalations()) {
    EXPECT_TRUE(makesStep(e, e.permissions)) << e.rule << " -> " << e.to;
    for (size_t i = 0; i < e.permissions.size(); ++i) {
      std::vector<std::string> less = e.permissions;
      less.erase(less.begin() + static_cast<ptrdiff_t>(i));
      EXPECT_FALSE(makesStep(e, less)) << e.rule << " also without " << e.permissions[i];
    }
  }
}

TEST(AwsEscalations, AreStoppedByScopeBoundaryAndDenial) {
  for (const Escalation& e : escalations()) {
    AccountVariant bounded, denied, elsewhere;
    bounded.bounded = true;
    denied.deny = e.permissions[0];
    elsewhere.resource = "arn:aws:iam::111122223333:role/another";
    EXPECT_FALSE(makesStep(e, e.permissions, bounded)) << e.rule << " past a boundary";
    EXPECT_FALSE(makesStep(e, e.permissions, denied)) << e.rule << " though " << denied.deny << " is denied";
    if (e.to.ends_with(":root")) continue;
    EXPECT_FALSE(makesStep(e, e.permissions, elsewhere)) << e.rule << " on something else";
  }
}

TEST(AwsEscalations, PassRolesOnlyToTheServiceOfTheCondition) {
  for (const Escalation& e : escalations()) {
    if (e.permissions[0] != "iam:PassRole" || e.trusts.empty() || !e.trusts.ends_with(".amazonaws.com") ||
        e.trusts.starts_with("cognito"))
      continue;
    AccountVariant same, other;
    same.condition = R"({"StringEquals":{"iam:PassedToService":")" + e.trusts + "\"}}";
    other.condition = R"({"StringEquals":{"iam:PassedToService":"vpc-flow-logs.amazonaws.com"}})";
    EXPECT_TRUE(makesStep(e, e.permissions, same)) << e.rule;
    EXPECT_FALSE(makesStep(e, e.permissions, other)) << e.rule << " to another service";
  }
}

}  // namespace
}  // namespace postern
