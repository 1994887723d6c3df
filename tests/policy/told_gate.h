// SPDX-License-Identifier: Apache-2.0
// A small estate to judge: two services with owners, one in production, and findings of known age.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "policy/gate.h"
#include "policy/policy_reader.h"
#include "tests/support/told_view.h"

namespace postern {

inline constexpr int64_t kToldDay = 86'400;

struct ToldFlaw {
  std::string_view id;  ///< of the vulnerability
  Severity severity = Severity::kHigh;
  int64_t daysAgo = 0;  ///< first seen; negative = not said
  std::string_view service = "shop";
  State state = State::kOpen;
};

inline std::string toldInventory() {
  return tell(
      "inventory.yaml",
      [](BatchBuilder& out) {
        for (const bool shop : {true, false}) {
          Asset asset;
          asset.kind = AssetKind::kService;
          asset.declared = true;
          asset.environment = shop ? Environment::kProduction : Environment::kTest;
          asset.name = out.text(shop ? "shop" : "lab");
          asset.owner = out.text(shop ? "@acme/payments" : "lab-team");
          asset.identities.add(out.text(shop ? "host:shop.example" : "host:lab.example"));
          out.asset(asset);
        }
      },
      Family::kInventory, true);
}

/// A report of known vulnerabilities in one component per id.
inline std::string toldReport(std::string_view name, const std::vector<ToldFlaw>& flaws,
                              UnixSeconds scannedAt = kNoTime) {
  return tell(
      name,
      [&](BatchBuilder& out) {
        out.tool("Scanner");
        if (scannedAt != kNoTime) out.scannedAt(scannedAt);
        uint32_t index = 0;
        for (const ToldFlaw& flaw : flaws) {
          Component component;
          component.ecosystem = out.text("npm");
          component.name = out.text("lib-" + std::string(flaw.id));
          component.version = out.text("1.0.0");
          Observation observation;
          observation.kind = ObservationKind::kVulnerability;
          observation.severity = flaw.severity;
          observation.state = flaw.state;
          observation.title = out.text(flaw.id);
          observation.vulnerabilities.add(out.text(flaw.id));
          observation.component = out.component(component);
          observation.asset = out.asset(AssetKind::kService, "host:", std::string(flaw.service) + ".example");
          if (flaw.daysAgo >= 0) observation.firstSeen = kToldNow - flaw.daysAgo * kToldDay;
          out.add(place(index++), observation);
        }
      },
      Family::kDependencies);
}

/// KEV: that id, due that many days ago.
inline std::string toldKev(std::string_view id, int64_t dueDaysAgo) {
  return tell(
      "kev.json",
      [&](BatchBuilder& out) {
        Vulnerability fact;
        fact.id = out.text(id);
        fact.kevAdded = kToldNow - (dueDaysAgo + 21) * kToldDay;
        fact.kevDue = kToldNow - dueDaysAgo * kToldDay;
        out.vulnerability(fact);
      },
      Family::kContext, true);
}

inline std::vector<std::string> toldEstate() {
  return {toldInventory(),
          toldReport("scan.json", {{"CVE-2020-0001", Severity::kCritical, 40},
                                   {"CVE-2020-0002", Severity::kHigh, 10},
                                   {"CVE-2020-0003", Severity::kLow, 100, "lab"},
                                   {"CVE-2020-0004", Severity::kHigh, 5, "shop", State::kFixed}})};
}

/// A policy of these rules (and whatever follows them).
inline std::string policyOf(std::string_view rules) {
  return "version: 1\nname: Told\nrules:\n" + std::string(rules);
}

inline Policy read(const std::string& text) {
  PolicyRead policy = readPolicy(text);
  EXPECT_TRUE(policy.policy) << (policy.problems.empty()
                                     ? ""
                                     : policy.problems[0].where + ": " + policy.problems[0].message);
  return policy.policy.value_or(Policy{});
}

inline Verdict judged(const ToldView& estate, const std::string& policy, const Baseline* baseline = nullptr) {
  return judge(estate.view, countInventory(estate.view), read(policy), baseline);
}

/// Titles of a rule's violations, in their order.
inline std::vector<std::string> titlesOf(const RuleResult& rule) {
  std::vector<std::string> titles;
  for (const Matched& it : rule.violations) titles.push_back(it.title);
  return titles;
}

}  // namespace postern
