// SPDX-License-Identifier: Apache-2.0
// The contract of the canonical export: fields, sums, provenance.
#include "output/json_export.h"

#include <gtest/gtest.h>

#include "base/log_odds.h"
#include "base/text.h"
#include "read/json_parser.h"
#include "tests/support/told_view.h"

namespace postern {
namespace {

class JsonExportTest : public ::testing::Test {
 protected:
  static std::string sarif(std::string_view name, std::string_view tool) {
    return tell(name, [&](BatchBuilder& out) {
      sayCode(out, tool, "https://github.com/x/orders",
              {{"src/a.java", 10, 89, "sqli", "SQL injection", "q = x + y"}});
    });
  }
  void SetUp() override {
    writeJsonExport(estate_.view, "0.0.1", [&](std::string_view part) { text_ += part; });
    Diagnostics diagnostics;
    JsonParser parser(text_, diagnostics);
    ASSERT_TRUE(parser.parse(tape_)) << parser.problem();
    EXPECT_TRUE(diagnostics.empty());
    root_ = tape_.root();
  }

  ToldView estate_{{sarif("a.sarif", "Semgrep"), sarif("b.sarif", "CodeQL")}};
  std::string text_;
  Tape tape_;
  Node root_;
};

TEST_F(JsonExportTest, FieldsOfTheContract) {
  ASSERT_EQ(root_["findings"].size(), 1U);
  const Node finding = root_["findings"].item(0);
  for (const char* key : {"key", "rank", "risk", "band", "title", "weakness", "vulnerabilities", "asset",
                          "location", "component", "owner", "fix", "observations", "explanation", "joins"}) {
    EXPECT_TRUE(finding[key].exists()) << key;
  }
  for (const char* key : {"assets", "components", "paths", "reports", "diagnostics"})
    EXPECT_TRUE(root_[key].isArray()) << key;
  EXPECT_EQ(finding["weakness"].text(), "CWE-89");
  EXPECT_EQ(finding["location"].text(), "src/a.java:10");
  ASSERT_EQ(finding["observations"].size(), 2U);
  for (const Node observation : finding["observations"].items()) {
    EXPECT_EQ(observation["record"].text(), "/results/0");
    EXPECT_TRUE(observation["report"].text().ends_with(".sarif"));
    EXPECT_EQ(observation["line"].integer(), 10);
  }
  ASSERT_EQ(finding["joins"].size(), 1U);
  EXPECT_EQ(finding.at("joins/0/a").integer(), 0);
  EXPECT_EQ(finding.at("joins/0/b").integer(), 1);
  EXPECT_FALSE(finding.at("joins/0/reason").text().empty());
}

TEST_F(JsonExportTest, TheTermsAreTheScore) {
  for (const Node finding : root_["findings"].items()) {
    int64_t sum = *finding["base"].integer();
    for (const Node term : finding["explanation"].items()) {
      sum += *term["points"].integer();
      EXPECT_FALSE(term["because"].text().empty());
    }
    EXPECT_EQ(sum, finding["logOdds"].integer());
    const int64_t micro = sigmoidMicro(static_cast<int32_t>(sum));
    EXPECT_NEAR(static_cast<double>(*parseMilli(finding["risk"].text())), static_cast<double>(micro) / 10, 50)
        << "tenths of 100 sigma";
  }
}

}  // namespace
}  // namespace postern
