// SPDX-License-Identifier: Apache-2.0
#include "enrich/compliance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "enrich/compliance_controls.h"

namespace postern {
namespace {

std::vector<std::string> idsAbout(std::string_view framework, ObservationKind kind,
                                  std::vector<uint32_t> weaknesses) {
  std::vector<std::string> ids;
  for (const uint32_t index : ComplianceControls::get().about(kind, weaknesses)) {
    const Control& control = ComplianceControls::get().all()[index];
    if (control.framework == framework) ids.push_back(control.id);
  }
  return ids;
}

bool has(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

TEST(Compliance, AWeaknessSpeaksAboutTheControlsOfItsAncestors) {
  const auto pci = idsAbout("pci-dss-4.0.1", ObservationKind::kCode, {89});
  EXPECT_TRUE(has(pci, "6.2.4"));
  EXPECT_FALSE(has(pci, "8.6.2"));
  EXPECT_TRUE(has(idsAbout("nist-800-53-r5", ObservationKind::kCode, {564}), "SI-10"));
  EXPECT_EQ(idsAbout("owasp-top-10-2021", ObservationKind::kCode, {89}), std::vector<std::string>{"A03"});
  EXPECT_EQ(idsAbout("owasp-top-10-2025", ObservationKind::kCode, {918}), std::vector<std::string>{"A01"});
}

TEST(Compliance, AKindOfResultSpeaksWithoutAWeakness) {
  EXPECT_TRUE(has(idsAbout("nist-800-53-r5", ObservationKind::kSecret, {}), "IA-5(7)"));
  EXPECT_EQ(idsAbout("owasp-top-10-2021", ObservationKind::kVulnerability, {}),
            std::vector<std::string>{"A06"});
  EXPECT_EQ(idsAbout("owasp-top-10-2025", ObservationKind::kMalware, {}), std::vector<std::string>{"A03"});
  EXPECT_TRUE(idsAbout("asvs-5.0", ObservationKind::kOther, {}).empty());
}

TEST(Compliance, EveryControlNamesItsFrameworkItsSourceAndWhoCouldSpeakAboutIt) {
  std::set<std::string> seen;
  for (const Control& control : ComplianceControls::get().all()) {
    EXPECT_NE(findFramework(control.framework), nullptr) << control.framework;
    EXPECT_FALSE(control.title.empty()) << control.id;
    EXPECT_FALSE(control.source.empty()) << control.id;
    EXPECT_NE(control.families, 0U) << control.framework << " " << control.id;
    EXPECT_TRUE(seen.insert(control.framework + " " + control.id).second) << control.id << " stands twice";
  }
  for (const Framework& framework : frameworks()) {
    const auto own = [&](const Control& control) { return control.framework == framework.id; };
    const auto& all = ComplianceControls::get().all();
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), own)) << framework.id;
  }
}

TEST(Compliance, ScannersNameControlsInManySpellings) {
  const auto said = [](std::string_view tag) {
    const ControlName named = controlOfTag(tag);
    return named.framework + " " + named.id;
  };
  EXPECT_EQ(said("A03:2021 - Injection"), "owasp-top-10-2021 A03");
  EXPECT_EQ(said("A1:2021"), "owasp-top-10-2021 A01");
  EXPECT_EQ(said("OWASP-A10-2025"), "owasp-top-10-2025 A10");
  EXPECT_EQ(said("OWASP Top Ten 2021 Category A05"), "owasp-top-10-2021 A05");
  EXPECT_EQ(said("NIST.800-53.r5 AC-3(7)"), "nist-800-53-r5 AC-3(7)");
  EXPECT_EQ(said("NIST-800-53-Revision-5 ac_3_7"), "nist-800-53-r5 AC-3(7)");
  EXPECT_EQ(said("PCI-DSS-4.0 6.2.4"), "pci-dss-4.0.1 6.2.4");
  EXPECT_EQ(said("PCI DSS v4.0.1: 6.2.4"), "pci-dss-4.0.1 6.2.4");
  EXPECT_EQ(said("ISO27001-2022 A.8.28"), "iso-27001-2022 A.8.28");
  EXPECT_EQ(said("SOC2 cc_6_1"), "soc-2 CC6.1");
  EXPECT_EQ(said("HIPAA 164_312_a_1"), "hipaa 164.312(a)(1)");
}

TEST(Compliance, WhatIsNoControlStaysATag) {
  for (const char* tag :
       {"", "java", "A03", "A03:2017-Sensitive Data Exposure", "CIS-1.4 2.1.1", "PCI-3.2.1 6.5", "security",
        "a very long story", "GDPR article_25", "ISO27001-2013 A.9"})
    EXPECT_EQ(controlOfTag(tag).framework, "") << tag;
}

}  // namespace
}  // namespace postern
