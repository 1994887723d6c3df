// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/one_report.h"

namespace postern {
namespace {

constexpr std::string_view kSarif = R"({"version":"2.1.0","runs":[{"tool":{"driver":{"name":"T","rules":[
  {"id":"sqli","properties":{"tags":["external/cwe/cwe-089","security"]}}]}},"results":[
  {"ruleId":"sqli","level":"error","message":{"text":"SQL injection"},
   "locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.java"},"region":{"startLine":3}}}]}]}]})";

class ComplianceViews : public OneReport {
 protected:
  void SetUp() override { read("shop/t.sarif", kSarif); }
  std::string csv() const {
    std::string text;
    EXPECT_TRUE(engine_.exportCompliance([&](std::string_view part) { text += part; }).ok());
    return text;
  }
};

TEST_F(ComplianceViews, AnOpenFindingOpensItsControls) {
  const auto answer = engine_.compliance("pci-dss-4.0.1");
  ASSERT_TRUE(answer.ok());
  EXPECT_NE(answer.value().find(R"({"id":"6.2.4")"), std::string::npos);
  EXPECT_NE(answer.value().find(R"("status":"open")"), std::string::npos);
  EXPECT_NE(answer.value().find("SQL injection"), std::string::npos);
}

TEST_F(ComplianceViews, WhatNoScanLookedAtIsAGapAndNotClear) {
  const std::string text = csv();
  EXPECT_NE(text.find("OWASP Top 10,2025,A05,Injection,open,"), std::string::npos);
  EXPECT_NE(text.find("PCI DSS,4.0.1,5.2.1,Anti-malware,not_looked_at,,"), std::string::npos);
  EXPECT_NE(text.find("PCI DSS,4.0.1,8.6.2,"), std::string::npos);
}

TEST_F(ComplianceViews, AnUnknownFrameworkIsSaid) {
  const auto answer = engine_.compliance("iso-9001");
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, ErrorCode::kNotFound);
}

TEST_F(ComplianceViews, WithoutAnAnalysisThereIsNothing) {
  Engine fresh;
  EXPECT_EQ(fresh.compliance("").value(), R"({"frameworks":[],"controls":[]})");
  EXPECT_FALSE(fresh.exportCompliance([](std::string_view) {}).ok());
}

}  // namespace
}  // namespace postern
