// SPDX-License-Identifier: Apache-2.0
// BloodHound: who may sign in over remote desktop, where user rights were collected and where they were not.
#include <gtest/gtest.h>

#include <string>

#include "tests/formats/fixtures.h"

namespace postern::fixtures {
namespace {

bool has(const Tables& tables, std::string_view from, std::string_view word, std::string_view to) {
  const auto is = [&](uint32_t asset, std::string_view id) {
    const ListColumn& identities = tables.assets.identities;
    return tables.strings.text(identities.items[identities.begin[asset]]) == "ad:" + std::string(id);
  };
  for (uint32_t row = 0; row < tables.edges.rows; ++row) {
    if (tables.strings.text(tables.edges.detail[row]) == word && is(tables.edges.from[row], from) &&
        is(tables.edges.to[row], to))
      return true;
  }
  return false;
}

// A computer whose Remote Desktop Users are the user 1105 and the group 1200; `rights` is its UserRights.
Tables computer(const std::string& rights) {
  return import("computers.json",
                R"({"data": [{"Properties": {"name": "WEB01.EXAMPLE.LOCAL"},
    "ObjectIdentifier": "S-1-5-21-1-2-3-1001", "LocalGroups": [{"ObjectIdentifier": "S-1-5-21-1-2-3-1001-555",
    "Name": "REMOTE DESKTOP USERS@WEB01", "Collected": true, "Results": [
      {"ObjectIdentifier": "S-1-5-21-1-2-3-1105", "ObjectType": "User"},
      {"ObjectIdentifier": "S-1-5-21-1-2-3-1200", "ObjectType": "Group"}]}], "UserRights": [)" +
                    rights + R"(], "Aces": []}], "meta": {"type": "computers", "count": 1, "version": 6}})")
      .tables;
}

std::string right(std::string_view holder, std::string_view type) {
  return R"({"Privilege": "SeRemoteInteractiveLogonRight", "Results": [{"ObjectIdentifier": ")" +
         std::string(holder) + R"(", "ObjectType": ")" + std::string(type) +
         R"("}], "LocalNames": [], "Collected": true})";
}

constexpr std::string_view kUser = "S-1-5-21-1-2-3-1105", kGroup = "S-1-5-21-1-2-3-1200",
                           kWeb = "S-1-5-21-1-2-3-1001", kAdmins = "S-1-5-21-1-2-3-512";

TEST(BloodHound, MembersOfRemoteDesktopUsersMayConnectWhereNoRightsWereCollected) {
  const std::string another = R"({"Privilege": "SeBatchLogonRight", "Results": [], "Collected": true})";
  for (const std::string& rights : {std::string(), another}) {
    const Tables tables = computer(rights);
    EXPECT_TRUE(has(tables, kUser, "CanRDP", kWeb));
    EXPECT_TRUE(has(tables, kGroup, "CanRDP", kWeb));
  }
}

TEST(BloodHound, WithRightsBothAreNeeded) {
  const Tables one = computer(right(kUser, "User"));
  EXPECT_TRUE(has(one, kUser, "CanRDP", kWeb));
  EXPECT_FALSE(has(one, kGroup, "CanRDP", kWeb));
  EXPECT_TRUE(has(one, kUser, "RemoteInteractiveLogonRight", kWeb));
  EXPECT_TRUE(has(one, kGroup, "MemberOfLocalGroup", "S-1-5-21-1-2-3-1001-555"));
  const Tables other = computer(right(kAdmins, "Group"));  // the right without the membership is none
  EXPECT_FALSE(has(other, kUser, "CanRDP", kWeb));
  EXPECT_FALSE(has(other, kAdmins, "CanRDP", kWeb));
  EXPECT_TRUE(has(other, kAdmins, "RemoteInteractiveLogonRight", kWeb));
}

TEST(BloodHound, ARightOfTheLocalGroupIsOneOfItsMembers) {
  const Tables tables = computer(right("S-1-5-21-1-2-3-1001-555", "LocalGroup"));
  EXPECT_TRUE(has(tables, kUser, "CanRDP", kWeb));
  EXPECT_TRUE(has(tables, kGroup, "CanRDP", kWeb));
}

}  // namespace
}  // namespace postern::fixtures
