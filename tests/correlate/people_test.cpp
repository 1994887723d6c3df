// SPDX-License-Identifier: Apache-2.0
// "These two are one", "not the same": what people say stands before the rules, and says who and when.
#include <gtest/gtest.h>

#include <set>

#include "correlate/findings.h"
#include "correlate/observation_key.h"
#include "tests/support/told_estate.h"

namespace postern {
namespace {

constexpr std::string_view kRepo = "https://github.com/acme/shop";
constexpr UnixSeconds kNow = 1'764'000'000;

std::string code(std::string_view name, std::string_view tool, const std::vector<CodeResult>& results) {
  return tell(name, [&](BatchBuilder& out) { sayCode(out, tool, kRepo, results); });
}

Decisions said(std::string_view kind, std::string_view a, std::string_view b, std::string_view value,
               UnixSeconds expires = kNoTime) {
  Decisions decisions;
  decisions.decide(
      {pairSubject(kind, a, b), "identity", std::string(value), "I looked", "Ada", kNow - 10, expires, {}});
  return decisions;
}

TEST(People, JoinTwoFindingsAndBothKeysResolve) {
  const ToldEstate told({code("a", "Semgrep", {{"a.js", 10, 89}}), code("b", "CodeQL", {{"b.js", 90, 79}})});
  ASSERT_EQ(told.findings.rows.size(), 2u);
  const ContentHash one = told.findings.rows[0].key;
  const ContentHash two = told.findings.rows[1].key;
  const Decisions same = said("finding", toHex(two), toHex(one), "same");
  const Findings joined = correlate(told.tables, told.identities, same, kNow);
  ASSERT_EQ(joined.rows.size(), 1u);
  EXPECT_EQ(joined.rows[0].key, std::min(one, two));
  EXPECT_EQ(findKey(joined, one), 0u);
  EXPECT_EQ(findKey(joined, two), 0u);
  ASSERT_EQ(joined.joins.size(), 1u);
  EXPECT_EQ(joined.joins[0].reason, JoinReason::kSaidByPerson);
  EXPECT_EQ(whyJoined(joined, joined.joins[0]), "joined by Ada on 2025-11-24: I looked");
}

TEST(People, SplitAJoinThatTheRulesMake) {
  const ToldEstate told({code("a", "Semgrep", {{"a.js", 10, 89}}), code("b", "CodeQL", {{"a.js", 11, 89}})});
  ASSERT_EQ(told.findings.rows.size(), 1u);
  const std::string a = toHex(observationKey(told.tables, told.identities, 0));
  const std::string b = toHex(observationKey(told.tables, told.identities, 1));
  EXPECT_EQ(correlate(told.tables, told.identities, said("observation", a, b, "different"), kNow).rows.size(),
            2u);
  EXPECT_EQ(correlate(told.tables, told.identities, said("observation", a, b, ""), kNow).rows.size(), 1u)
      << "withdrawn";
  EXPECT_EQ(correlate(told.tables, told.identities, said("observation", a, b, "different", kNow - 1), kNow)
                .rows.size(),
            1u)
      << "expired";
}

TEST(People, ASplitHoldsForALaterScan) {
  const ToldEstate first({code("a", "Semgrep", {{"a.js", 10, 89}}), code("b", "CodeQL", {{"a.js", 11, 89}})});
  const Decisions split = said("observation", toHex(observationKey(first.tables, first.identities, 0)),
                               toHex(observationKey(first.tables, first.identities, 1)), "different");
  const ToldEstate later({code("c", "Semgrep", {{"a.js", 50, 89}}), code("d", "CodeQL", {{"a.js", 51, 89}})});
  EXPECT_EQ(correlate(later.tables, later.identities, split, kNow).rows.size(), 2u);
}

TEST(People, KeysOfObservationsAreTheSameInOnePassAndDifferWithinAReport) {
  const ToldEstate told({code("a", "Semgrep", {{"a.js", 10, 89}, {"a.js", 40, 89}, {"b.js", 10, 89}})});
  const std::vector<ContentHash> keys = observationKeys(told.tables, told.identities);
  for (uint32_t row = 0; row < keys.size(); ++row)
    EXPECT_EQ(keys[row], observationKey(told.tables, told.identities, row));
  EXPECT_EQ(std::set<ContentHash>(keys.begin(), keys.end()).size(), keys.size());
}

std::string host(std::string_view name, const std::vector<std::string_view>& identities) {
  return tell(name, [&](BatchBuilder& out) {
    Asset asset;
    asset.kind = AssetKind::kHost;
    for (const std::string_view identity : identities) asset.identities.add(out.text(identity));
    out.asset(asset);
  });
}

TEST(People, UniteAndPartAssets) {
  const ToldEstate two({host("a", {"host:a.example"}), host("b", {"host:b.example"})});
  ASSERT_EQ(two.identities.assets.size(), 2u);
  const Identities one =
      resolveIdentities(two.tables, said("asset", "host:a.example", "host:B.example", "same"), kNow);
  ASSERT_EQ(one.assets.size(), 1u);
  EXPECT_EQ(one.assetUnions.at(0).reason, "joined by Ada on 2025-11-24: I looked");
  // A load balancer's name on two machines' reports.
  const ToldEstate united(
      {host("a", {"host:a.example", "ip:10.0.0.9"}), host("b", {"host:b.example", "ip:10.0.0.9"})});
  ASSERT_EQ(united.identities.assets.size(), 1u);
  EXPECT_EQ(
      resolveIdentities(united.tables, said("asset", "host:a.example", "host:b.example", "different"), kNow)
          .assets.size(),
      2u);
}

TEST(People, UniteAndPartVulnerabilitiesAndComponents) {
  const std::vector<std::string> batches = {tell("a", [](BatchBuilder& out) {
    Vulnerability fact;
    fact.id = out.text("GHSA-aaaa-bbbb-cccc");
    fact.aliases.add(out.text("CVE-2024-1111"));
    out.vulnerability(fact);
    Vulnerability other;
    other.id = out.text("VENDOR-7");
    out.vulnerability(other);
    for (const std::string_view name : {"left", "right"}) {
      Component component;
      component.ecosystem = out.text("npm");
      component.name = out.text(name);
      component.version = out.text("1.0");
      out.component(component);
    }
  })};
  const ToldEstate told(batches);
  const auto canonical = [&](const Identities& identities, std::string_view id) {
    return std::string(told.text(identities.canonicalVulnerability[told.tables.strings.find(id)]));
  };
  EXPECT_EQ(canonical(told.identities, "GHSA-aaaa-bbbb-cccc"), "CVE-2024-1111");
  const Identities apart = resolveIdentities(
      told.tables, said("vulnerability", "GHSA-aaaa-bbbb-cccc", "CVE-2024-1111", "different"), kNow);
  EXPECT_EQ(canonical(apart, "GHSA-aaaa-bbbb-cccc"), "GHSA-aaaa-bbbb-cccc");
  const Identities joined =
      resolveIdentities(told.tables, said("vulnerability", "VENDOR-7", "CVE-2024-1111", "same"), kNow);
  EXPECT_EQ(canonical(joined, "VENDOR-7"), "CVE-2024-1111");
  EXPECT_EQ(told.identities.components.size(), 2u);
  EXPECT_EQ(resolveIdentities(told.tables, said("component", "npm/left@1.0", "npm/right@1.0", "same"), kNow)
                .components.size(),
            1u);
}

}  // namespace
}  // namespace postern
