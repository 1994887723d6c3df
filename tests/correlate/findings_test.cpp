// SPDX-License-Identifier: Apache-2.0
// What joins, what must not, and which keys survive.
#include "correlate/findings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/told_estate.h"

namespace postern {
namespace {

constexpr std::string_view kRepo = "https://github.com/acme/shop";

std::string code(std::string_view name, std::string_view tool, const std::vector<CodeResult>& results,
                 std::string_view repo = kRepo) {
  return tell(name, [&](BatchBuilder& out) { sayCode(out, tool, repo, results); });
}

std::set<ContentHash> keysOf(const ToldEstate& estate) {
  std::set<ContentHash> keys;
  for (const Finding& finding : estate.findings.rows) keys.insert(finding.key);
  return keys;
}

TEST(Correlate, JoinsTwoToolsAtOnePlaceAndSaysWhy) {
  const ToldEstate estate({code("a", "Semgrep", {{"src/order.js", 118, 89}}),
                           code("b", "CodeQL", {{"/src/src/order.js", 120, 564}})});
  ASSERT_EQ(estate.findings.rows.size(), 1u);
  EXPECT_EQ(estate.findings.rows[0].tools, 2u);
  ASSERT_EQ(estate.findings.rows[0].joins, 1u);
  EXPECT_EQ(estate.findings.joins[0].reason, JoinReason::kSameWeaknessSamePlace);
  EXPECT_EQ(estate.findings.joins[0].distance, 2u);
}

TEST(Correlate, DoesNotJoinAcrossAssetsFilesFamiliesOrFarLines) {
  EXPECT_EQ(ToldEstate({code("a", "S", {{"a.js", 10, 89}}),
                        code("b", "C", {{"a.js", 10, 89}}, "github.com/acme/other")})
                .findings.rows.size(),
            2u);
  EXPECT_EQ(ToldEstate({code("a", "S", {{"a.js", 10, 89}}), code("b", "C", {{"b.js", 10, 89}})})
                .findings.rows.size(),
            2u);
  EXPECT_EQ(ToldEstate({code("a", "S", {{"a.js", 10, 89}}), code("b", "C", {{"a.js", 10, 79}})})
                .findings.rows.size(),
            2u);
  EXPECT_EQ(
      ToldEstate({code("a", "S", {{"a.js", 10, 89}, {"a.js", 80, 89}}), code("b", "C", {{"a.js", 14, 89}})})
          .findings.rows.size(),
      3u);
  EXPECT_EQ(ToldEstate({code("a", "S", {{"a.js", 10, 89}}), code("b", "C", {{"a.js", 214, 89}})})
                .findings.rows.size(),
            2u);
}

TEST(Correlate, NeighboursOfOneReportStayTwoHoweverOthersBridgeThem) {
  const ToldEstate estate({code("a", "Semgrep", {{"a.js", 10, 89}, {"a.js", 13, 89}}),
                           code("b", "CodeQL", {{"a.js", 11, 89}}), code("c", "Snyk", {{"a.js", 12, 89}})});
  EXPECT_EQ(estate.findings.rows.size(), 2u);
  for (const Finding& finding : estate.findings.rows) {
    std::set<uint32_t> reports;
    for (uint32_t i = 0; i < finding.members; ++i) {
      reports.insert(estate.tables.observationReport[estate.findings.observations[finding.firstMember + i]]);
    }
    EXPECT_EQ(reports.size(), finding.members) << "two different results of one report became one";
  }
}

TEST(Correlate, ARescanWithMovedLinesIsTheSame) {
  const std::vector<CodeResult> before = {{"a.js", 10, 89, "r1", "SQL", "db.query(q)"},
                                          {"a.js", 50, 89, "r1", "SQL", "db.query(z)"}};
  const std::vector<CodeResult> after = {{"a.js", 41, 89, "r1", "SQL", "db.query(q)"},
                                         {"a.js", 81, 89, "r1", "SQL", "db.query(z)"}};
  const ToldEstate both({code("monday", "Semgrep", before), code("tuesday", "Semgrep", after)});
  EXPECT_EQ(both.findings.rows.size(), 2u);
  EXPECT_EQ(keysOf(ToldEstate({code("monday", "Semgrep", before)})),
            keysOf(ToldEstate({code("tuesday", "Semgrep", after)})));
  EXPECT_EQ(keysOf(both), keysOf(ToldEstate({code("monday", "Semgrep", before)})));
}

TEST(Correlate, MovedLinesWithoutSnippetsAreMatchedInOrder) {
  const ToldEstate both({code("monday", "Bandit", {{"a.py", 10, 89}, {"a.py", 50, 89}}),
                         code("tuesday", "Bandit", {{"a.py", 33, 89}, {"a.py", 73, 89}})});
  EXPECT_EQ(both.findings.rows.size(), 2u);
}

std::string package(std::string_view name, std::string_view tool, std::string_view image,
                    std::vector<std::string_view> ids, std::string_view ecosystem, std::string_view component,
                    std::string_view version) {
  return tell(name, [&](BatchBuilder& out) {
    out.tool(tool);
    out.target(out.asset(AssetKind::kImage, "image:", image));
    Observation observation;
    observation.kind = ObservationKind::kVulnerability;
    observation.severity = Severity::kHigh;
    observation.title = out.text("Flaw");
    for (const std::string_view id : ids) observation.vulnerabilities.add(out.text(id));
    Component row;
    row.ecosystem = out.text(ecosystem);
    row.name = out.text(component);
    row.version = out.text(version);
    observation.component = out.component(row);
    out.add(place(), observation);
  });
}

TEST(Correlate, JoinsCveAndGhsaOfOneComponentOfOneImage) {
  const ToldEstate estate(
      {package("a", "Trivy", "reg.example/app:1", {"CVE-2021-23337"}, "npm", "lodash", "4.17.20"),
       package("b", "Grype", "reg.example/app:1", {"GHSA-35jh-r3h4-6jhm", "CVE-2021-23337"}, "npm", "lodash",
               "4.17.20"),
       package("c", "npm", "reg.example/app:1", {"GHSA-35jh-r3h4-6jhm"}, "", "lodash", "")});
  ASSERT_EQ(estate.findings.rows.size(), 1u);
  EXPECT_EQ(estate.findings.rows[0].tools, 3u);
  EXPECT_EQ(estate.text(estate.findings.rows[0].vulnerabilities[0]), "CVE-2021-23337");
}

TEST(Correlate, AStatedSeverityStandsBeforeThatOfTheKind) {
  const auto code = [](std::string_view name, std::string_view tool, Severity severity) {
    return tell(name, [=](BatchBuilder& out) {
      out.tool(tool);
      out.target(out.asset(AssetKind::kRepository, "repo:", kRepo));
      Observation observation;
      observation.kind = ObservationKind::kCode;
      observation.severity = severity;
      observation.title = out.text("Injection");
      observation.file = out.text("a.js");
      observation.line = 10;
      observation.weaknesses.add(89);
      out.add(place(), observation);
    });
  };
  const ToldEstate both({code("a", "Bare", Severity::kUnknown), code("b", "Semgrep", Severity::kLow)});
  ASSERT_EQ(both.findings.rows.size(), 1u);
  EXPECT_EQ(both.findings.rows[0].severity, Severity::kLow) << "medium is only what code results usually are";
  EXPECT_FALSE(both.findings.rows[0].severityByKind);
  const ToldEstate bare({code("a", "Bare", Severity::kUnknown)});
  EXPECT_EQ(bare.findings.rows[0].severity, Severity::kMedium);
  EXPECT_TRUE(bare.findings.rows[0].severityByKind);
}

TEST(Correlate, KeepsComponentsImagesAndVulnerabilitiesApart) {
  const auto first = package("a", "Trivy", "reg.example/app:1", {"CVE-2021-1"}, "npm", "lodash", "4");
  EXPECT_EQ(ToldEstate(
                {first, package("b", "Grype", "reg.example/app:1", {"CVE-2021-1"}, "npm", "underscore", "4")})
                .findings.rows.size(),
            2u);
  EXPECT_EQ(
      ToldEstate({first, package("b", "Grype", "reg.example/app:2", {"CVE-2021-1"}, "npm", "lodash", "4")})
          .findings.rows.size(),
      2u);
  EXPECT_EQ(
      ToldEstate({first, package("b", "Grype", "reg.example/app:1", {"CVE-2021-2"}, "npm", "lodash", "4")})
          .findings.rows.size(),
      2u);
  EXPECT_EQ(
      ToldEstate({first, package("b", "Grype", "reg.example/app:1", {"CVE-2021-1"}, "pypi", "lodash", "4")})
          .findings.rows.size(),
      2u);
}

TEST(Correlate, KeysSurviveVersionsAndTags) {
  EXPECT_EQ(keysOf(ToldEstate(
                {package("a", "Trivy", "reg.example/app:1", {"CVE-2021-1"}, "npm", "lodash", "4.1")})),
            keysOf(ToldEstate(
                {package("b", "Grype", "reg.example/app:2", {"CVE-2021-1"}, "npm", "lodash", "4.2")})));
}

std::string onHost(std::string_view name, std::string_view tool, ObservationKind kind, std::string_view id,
                   uint32_t port) {
  return tell(name, [=](BatchBuilder& out) {
    out.tool(tool);
    Observation observation;
    observation.kind = kind;
    observation.asset = out.asset(AssetKind::kHost, "host:", "wiki.example");
    observation.port = port;
    observation.vulnerabilities.add(out.text(id));
    out.add(place(), observation);
  });
}

TEST(Correlate, OneVulnerabilityOfAHostIsOneHoweverItWasFound) {
  const auto nessus = onHost("a", "Nessus", ObservationKind::kVulnerability, "CVE-2021-41773", 80);
  const auto nuclei = onHost("b", "Nuclei", ObservationKind::kDynamic, "CVE-2021-41773", 443);
  const ToldEstate both({nessus, nuclei});
  ASSERT_EQ(both.findings.rows.size(), 1u);
  EXPECT_EQ(both.findings.joins.at(0).reason, JoinReason::kSameVulnerabilityAndHost);
  EXPECT_EQ(keysOf(both), keysOf(ToldEstate({nessus})));
  EXPECT_EQ(keysOf(both), keysOf(ToldEstate({nuclei})));
  EXPECT_EQ(ToldEstate({nessus, onHost("b", "Nuclei", ObservationKind::kDynamic, "CVE-2021-42013", 80)})
                .findings.rows.size(),
            2u);
}

std::string secret(std::string_view name, std::string_view tool, std::string_view file, uint32_t line,
                   std::string_view clear) {
  return tell(name, [&](BatchBuilder& out) {
    out.tool(tool);
    out.target(out.asset(AssetKind::kRepository, "repo:", kRepo));
    Observation observation;
    observation.kind = ObservationKind::kSecret;
    out.secret(observation, clear);
    observation.title = out.text("key " + std::string(clear) + " found");
    observation.file = out.text(file);
    observation.line = line;
    out.add(place(), observation);
  });
}

TEST(Correlate, JoinsOneSecretAndNeverStoresIt) {
  const std::vector<std::string> batches = {
      secret("a", "Gitleaks", "ci.log", 3, "AKIAIOSFODNN7EXAMPLE"),
      secret("b", "TruffleHog", "build/ci.log", 9, "AKIAIOSFODNN7EXAMPLE"),
      secret("c", "TruffleHog", "x.log", 3, "AKIAIOSFODNN7EXAMPL2")};
  for (const std::string& batch : batches) EXPECT_EQ(batch.find("IOSFODNN7"), std::string::npos);
  const ToldEstate estate(batches);
  EXPECT_EQ(estate.findings.rows.size(), 2u);
}

TEST(Correlate, IsTheSameInAnyOrder) {
  std::vector<std::string> batches = {
      code("a", "Semgrep", {{"a.js", 10, 89}, {"b.js", 4, 79}}), code("b", "CodeQL", {{"a.js", 12, 89}}),
      secret("c", "Gitleaks", "ci.log", 3, "AKIAIOSFODNN7EXAMPLE"),
      package("d", "Trivy", "reg.example/app:1", {"CVE-2021-1"}, "npm", "lodash", "4")};
  const ToldEstate first(batches);
  std::reverse(batches.begin(), batches.end());
  batches.push_back(batches[1]);
  const ToldEstate second(batches);
  ASSERT_EQ(first.findings.rows.size(), second.findings.rows.size());
  for (size_t i = 0; i < first.findings.rows.size(); ++i) {
    EXPECT_EQ(first.findings.rows[i].key, second.findings.rows[i].key);
    EXPECT_EQ(first.findings.rows[i].representative, second.findings.rows[i].representative);
  }
}

TEST(Correlate, ABlockOfThousandsEnds) {
  std::vector<CodeResult> many;
  for (uint32_t i = 0; i < 20'000; ++i) many.push_back({"a.js", 1, 89});
  const ToldEstate estate({code("a", "Semgrep", many), code("b", "CodeQL", many)});
  EXPECT_EQ(estate.findings.rows.size(), 1u) << "the same result to the letter, said often";
}

}  // namespace
}  // namespace postern
