// SPDX-License-Identifier: Apache-2.0
// Reports of a verdict: their shape for the programs that read them, and hostile texts made harmless.
#include "output/gate_report.h"

#include <gtest/gtest.h>

#include "read/json_parser.h"

namespace postern {
namespace {

constexpr UnixSeconds kNow = 1'764'000'000;

Matched matched(std::string_view title) {
  Matched it;
  it.key = "0123456789abcdef0123456789abcdef";
  it.title = title;
  it.asset = "shop";
  it.owner = "@acme/payments";
  it.location = "src/a b.java:7";
  it.file = "src/a b.java";
  it.line = 7;
  it.severity = "high";
  it.band = "now";
  it.risk = 905;
  it.reason = "high; risk 90.5 (now)";
  it.due = kNow - 86'400;
  it.overdueDays = 1;
  it.isNew = false;
  return it;
}

Verdict verdictOf(std::string_view title) {
  Verdict verdict;
  verdict.passed = false;
  verdict.policy = "Told";
  verdict.now = kNow;
  verdict.reports = 2;
  verdict.findings = 3;
  verdict.baseline.given = true;
  RuleResult broken;
  broken.id = "none";
  broken.title = "Nothing high";
  broken.links = {"https://a.example/why"};
  broken.outcome = Outcome::kFail;
  broken.violations = {matched(title)};
  broken.waived = {matched(title)};
  broken.waived[0].waiver = "w";
  RuleResult held;
  held.id = "held";
  held.title = "Held";
  held.atMost = 5;
  held.violations = {matched(title)};
  verdict.rules = {broken, held};
  verdict.waivers = {{"w", "ann", "behind a proxy", "2027-01-01", "", false, 1}};
  verdict.warnings = {std::string(title)};
  return verdict;
}

struct Json {
  explicit Json(std::string from) : text(std::move(from)) {
    JsonParser parser(text, diagnostics);
    EXPECT_TRUE(parser.parse(tape)) << text;
  }
  Node root() const { return tape.root(); }
  std::string text;
  Diagnostics diagnostics;
  Tape tape;
};

TEST(GateReportTest, JsonHasTheWholeVerdict) {
  const Json json(verdictJson(verdictOf("Told")));
  EXPECT_EQ(json.root()["verdict"].text(), "fail");
  EXPECT_EQ(json.root()["summary"].text(), "1 violation of 1 rule");
  EXPECT_EQ(json.root().at("rules/0/violations/0/key").text(), "0123456789abcdef0123456789abcdef");
  EXPECT_EQ(json.root().at("rules/0/violations/0/risk").text(), "90.5");
  EXPECT_EQ(json.root().at("rules/0/waived/0/waiver").text(), "w");
  EXPECT_EQ(json.root().at("counts/waived").integer(), 1);
  EXPECT_EQ(json.root().at("waivers/0/owner").text(), "ann");
}

// SARIF 2.1.0: 3.27 result, 3.27.24 baselineState, 3.35 suppression, 3.4 artifactLocation (a URI).
TEST(GateReportTest, SarifForCodeScanning) {
  const Json json(verdictSarif(verdictOf("Told"), "1.0"));
  const Node run = json.root().at("runs/0");
  EXPECT_EQ(json.root()["version"].text(), "2.1.0");
  EXPECT_EQ(run.at("tool/driver/rules").size(), 2U);
  EXPECT_EQ(run.at("tool/driver/rules/0/helpUri").text(), "https://a.example/why");
  ASSERT_EQ(run["results"].size(), 2U) << "what is allowed is no result";
  const Node open = run.at("results/0");
  EXPECT_EQ(open["ruleId"].text(), "none");
  EXPECT_EQ(open["level"].text(), "error");
  EXPECT_EQ(open["baselineState"].text(), "unchanged");
  EXPECT_FALSE(open["suppressions"].exists());
  EXPECT_EQ(open.at("locations/0/physicalLocation/artifactLocation/uri").text(), "src/a%20b.java");
  EXPECT_EQ(open.at("locations/0/physicalLocation/region/startLine").integer(), 7);
  EXPECT_EQ(open["partialFingerprints"]["posternKey/v1"].text(), "0123456789abcdef0123456789abcdef");
  const Node waived = run.at("results/1/suppressions/0");
  EXPECT_EQ(waived["kind"].text(), "external");
  EXPECT_EQ(waived["status"].text(), "accepted");
  EXPECT_EQ(waived["justification"].text(), "behind a proxy (ann, until 2027-01-01)");
}

TEST(GateReportTest, JunitCountsAddUp) {
  const std::string xml = verdictJunit(verdictOf("a < b & \"c\" \x01"));
  EXPECT_NE(xml.find("<testsuites name=\"Told\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\""),
            std::string::npos)
      << xml;
  EXPECT_NE(xml.find("a &lt; b &amp; &quot;c&quot;"), std::string::npos) << xml;
  EXPECT_EQ(xml.find('\x01'), std::string::npos);
  EXPECT_NE(xml.find("<skipped message=\"waived until 2027-01-01 by ann: behind a proxy\"/>"),
            std::string::npos);
}

TEST(GateReportTest, JunitOfVeryManyStaysSmall) {
  Verdict verdict = verdictOf("Told");
  verdict.rules[0].violations.assign(5000, matched("Told"));
  const std::string xml = verdictJunit(verdict);
  EXPECT_NE(xml.find("and 4000 more"), std::string::npos);
  EXPECT_LT(xml.size(), 1'000'000U);
}

TEST(GateReportTest, MarkdownIsLiteral) {
  const std::string evil =
      "[click](javascript:alert(1)) <img src=x onerror=alert(1)> @everyone #12 `code` | cell | **bold** "
      "https://evil.example www.evil.example\n# heading\r\n- item";
  const std::string text = verdictMarkdown(verdictOf(evil));
  for (const std::string_view mark : {"[click]", "<img", "@everyone", "#12 ", "`code`", "| cell |",
                                      "**bold**", "https://evil", "www.evil", "\n# heading", "\n- item"}) {
    EXPECT_EQ(text.find(mark), std::string::npos) << mark << "\n" << text;
  }
  EXPECT_NE(text.find("&#64;everyone"), std::string::npos);
}

TEST(GateReportTest, MarkdownFitsAComment) {
  Verdict verdict = verdictOf("Told");
  const RuleResult rule = verdict.rules[0];
  verdict.rules.assign(400, rule);
  for (RuleResult& it : verdict.rules) it.violations.assign(100, matched(std::string(400, '@')));
  verdict.warnings.assign(10'000, std::string(400, '['));
  EXPECT_LE(verdictMarkdown(verdict).size(), kMaxComment + 100);
}

TEST(GateReportTest, TextHasALinePerFact) {
  const std::string text = verdictText(verdictOf("Told\nFAIL  injected"));
  EXPECT_TRUE(text.starts_with("FAIL  Told: 1 violation of 1 rule\n")) << text;
  EXPECT_EQ(text.find("\nFAIL  injected"), std::string::npos);
  EXPECT_NE(text.find("FAIL  none: Nothing high (1 found, none allowed, 1 waived)\n"), std::string::npos)
      << text;
  EXPECT_NE(text.find("PASS  held: Held (1 found, 5 allowed)\n"), std::string::npos) << text;
  EXPECT_NE(text.find("owner  @acme/payments\n"), std::string::npos);
}

}  // namespace
}  // namespace postern
