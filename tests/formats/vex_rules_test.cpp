// SPDX-License-Identifier: Apache-2.0
// Documents that break a MUST of OpenVEX 0.2.0 or a schema of CycloneDX are refused with that rule's words;
// what only blemishes one is read. CSAF's rules are tested on its TC's documents
// (tests/conformance/vex_test.cpp).
#include <gtest/gtest.h>

#include <string>

#include "formats/import.h"

namespace postern {
namespace {

/// "" where the document is read.
std::string refusal(std::string_view format, std::string_view text) {
  const ImportOutcome outcome = importPlain("vex.json", text, ImportSettings{});
  if (outcome.format == nullptr) return "not recognised: " + outcome.error.message;
  EXPECT_EQ(outcome.format->id, format);
  if (!outcome.failed) return "";
  EXPECT_EQ(outcome.error.code, ErrorCode::kMalformed);
  return outcome.error.message;
}

std::string openVex(std::string_view statement, std::string_view members = "",
                    std::string_view context = "https://openvex.dev/ns/v0.2.0") {
  std::string text = R"({"@context": ")" + std::string(context) + R"(", "@id": "https://vex.example/1",
    "author": "Example Corp", "timestamp": "2024-05-01T10:00:00Z", "version": 1, )";
  text.append(members).append(R"("statements": [{"vulnerability": {"name": "CVE-2024-1"},
    "products": [{"@id": "pkg:npm/shop@1.0"}], )");
  return refusal("openvex", text.append(statement).append("}]}"));
}

void expectRule(const std::string& refusal, std::string_view words) {
  EXPECT_NE(refusal.find(words), std::string::npos) << "\"" << refusal << "\" does not say " << words;
}

TEST(OpenVexRules, StatusesNeedWhatTheyNeed) {
  EXPECT_EQ(openVex(R"("status": "fixed")"), "");
  EXPECT_EQ(openVex(R"("status": "under_investigation")"), "");
  EXPECT_EQ(openVex(R"("status": "not_affected", "justification": "component_not_present")"), "");
  EXPECT_EQ(openVex(R"("status": "not_affected", "impact_statement": "never called")"), "");
  EXPECT_EQ(openVex(R"("status": "affected", "action_statement": "update to 1.1")"), "");
  expectRule(openVex(R"("status": "not_affected")"), "OpenVEX: a not_affected statement needs");
  expectRule(openVex(R"("status": "affected")"), "OpenVEX: an affected statement needs an action_statement");
  EXPECT_EQ(openVex(R"("status": "affected")", "", "https://openvex.dev/ns"), "");  // asked for since 0.2.0
  expectRule(openVex(R"("status_notes": "soon")"), "OpenVEX: status");
  expectRule(openVex(R"("status": "known_affected")"), "OpenVEX: status");
  expectRule(openVex(R"("status": "not_affected", "justification": "code_not_present")"),
             "OpenVEX: justification");
}

TEST(OpenVexRules, WhatIsNotASpecificationsValue) {
  expectRule(openVex(R"("status": "fixed", "timestamp": "last week")"), "OpenVEX: timestamp");
  expectRule(openVex(R"("status": "fixed")", R"("last_updated": "2024-13-01T00:00:00Z", )"),
             "OpenVEX: last_updated");
  expectRule(refusal("openvex", R"({"@context": "https://openvex.dev/ns/v0.2.0", "@id": "x", "author": "A",
      "timestamp": "2024-05-01T10:00:00Z", "version": 0, "statements": [
        {"vulnerability": {"name": "CVE-2024-1"}, "products": [{"@id": "pkg:npm/a"}], "status": "fixed"}]})"),
             "OpenVEX: version");
  expectRule(refusal("openvex", R"({"@context": "https://openvex.dev/ns/v0.2.0", "@id": "x", "author": "A",
      "timestamp": "2024-05-01T10:00:00Z", "version": 1, "statements": [
        {"products": [{"@id": "pkg:npm/a"}], "status": "fixed"}]})"),
             "OpenVEX: vulnerability");
}

std::string cycloneDx(std::string_view vulnerability) {
  std::string text = R"({"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
    "components": [{"type": "library", "bom-ref": "qs", "name": "qs", "version": "6.0.0"}],
    "vulnerabilities": [{"id": "CVE-2024-1", )";
  return refusal("cyclonedx", text.append(vulnerability).append("}]}"));
}

TEST(CycloneDxVexRules, AnalysesAreOfTheSchemasWords) {
  EXPECT_EQ(cycloneDx(R"("analysis": {"state": "exploitable", "response": ["update"]},
                         "affects": [{"ref": "qs"}])"),
            "");
  expectRule(cycloneDx(R"("analysis": {"state": "fixed"}, "affects": [{"ref": "qs"}])"),
             "CycloneDX: analysis.state \"fixed\"");
  expectRule(cycloneDx(R"("analysis": {"state": "not_affected", "justification": "component_not_present"},
                          "affects": [{"ref": "qs"}])"),
             "CycloneDX: analysis.justification");
  expectRule(cycloneDx(R"("analysis": {"state": "exploitable", "response": ["patch"]},
                          "affects": [{"ref": "qs"}])"),
             "CycloneDX: analysis.response");
}

TEST(CycloneDxVexRules, TargetsAndVersions) {
  expectRule(cycloneDx(R"("affects": [{"versions": [{"version": "6.0.0"}]}])"),
             "CycloneDX: affects needs a ref");
  expectRule(cycloneDx(R"("affects": [{"ref": "qs", "versions": [{"status": "affected"}]}])"),
             "CycloneDX: an affected version needs either version or range");
  expectRule(cycloneDx(R"("affects": [{"ref": "qs", "versions": [{"version": "6", "status": "fixed"}]}])"),
             "CycloneDX: versions.status");
  EXPECT_EQ(
      cycloneDx(
          R"("affects": [{"ref": "qs", "versions": [{"range": "vers:npm/<6.1", "status": "affected"}]}])"),
      "");
}

}  // namespace
}  // namespace postern
