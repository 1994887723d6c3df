// SPDX-License-Identifier: Apache-2.0
// `postern gate`: exit codes, the reports it writes, and that what could not be read is no pass.
#include "base/text.h"
#include "tests/cli/command_line.h"

namespace postern {
namespace {

constexpr std::string_view kNow = " --now 2026-11-24T09:00:00Z";

class GateCommandTest : public CommandLineTest {
 protected:
  void SetUp() override {
    CommandLineTest::SetUp();
    writeReports();
    write("none.yml", "version: 1\nname: Strict\nrules:\n  - id: none\n    when: {severity: high}\n");
    write("many.yml", "version: 1\nname: Lax\nrules:\n  - id: none\n    at_most: 99\n");
    write("new.yml", "version: 1\nname: New\nrules:\n  - id: none\n    only_new: true\n");
  }
  Ran gate(const std::string& arguments) { return run("gate " + arguments + std::string(kNow)); }
};

TEST_F(GateCommandTest, PassIsZeroAndFailIsOne) {
  const Ran pass = gate("reports --policy many.yml");
  EXPECT_EQ(pass.exit, 0) << pass.err;
  EXPECT_TRUE(pass.out.starts_with("PASS  Lax: ")) << pass.out;
  const Ran fail = gate("reports --policy none.yml");
  EXPECT_EQ(fail.exit, 1) << fail.err;
  EXPECT_TRUE(fail.out.starts_with("FAIL  Strict: 2 violations of 1 rule\n")) << fail.out;
  EXPECT_NE(fail.out.find("SQL injection"), std::string::npos);
  EXPECT_NE(fail.out.find("where  src/a.java:200"), std::string::npos);
}

TEST_F(GateCommandTest, UsageIsTwo) {
  write("bad.yml", "version: 1\nname: x\nrules:\n  - id: a\n    when: severity:hihg\n    at_mots: 2\n");
  write("empty.yml", "");
  EXPECT_EQ(gate("reports").exit, 2) << "no policy at all";
  EXPECT_EQ(gate("--policy none.yml").exit, 2);
  EXPECT_EQ(gate("reports --policy missing.yml").exit, 2);
  EXPECT_EQ(gate("reports --policy empty.yml").exit, 2);
  EXPECT_EQ(gate("reports --policy many.yml --json - --sarif -").exit, 2);
  EXPECT_EQ(run("gate reports --policy many.yml --now tomorrow").exit, 2);
  EXPECT_EQ(gate("reports --policy many.yml --sarif nowhere/out.sarif").exit, 2);
  const Ran bad = gate("reports --policy bad.yml");
  EXPECT_EQ(bad.exit, 2);
  EXPECT_NE(bad.err.find("bad.yml, line 5, column 11: \"hihg\" is no severity"), std::string::npos)
      << bad.err;
  EXPECT_NE(bad.err.find("line 6, column 5: a rule has no \"at_mots\"; did you mean at_most?"),
            std::string::npos)
      << bad.err;
  EXPECT_EQ(bad.out, "");
}

// A scan that is missing is not clean.
TEST_F(GateCommandTest, UnreadableIsThree) {
  write("what.txt", "hello");
  write("folder/README.md", "hello");
  write("folder/a.sarif", sarifOf("Semgrep", "https://github.com/x/orders", {10}));
  write("cut/a.sarif", sarifOf("Semgrep", "https://github.com/x/orders", {10}).substr(0, 400));
  write("hollow/a.sarif", sarifOf("Semgrep", "https://github.com/x/orders", {10}));
  write("hollow/trivy.json", "");
  EXPECT_EQ(gate("missing.json --policy many.yml").exit, 3);
  EXPECT_EQ(gate("reports missing.json --policy many.yml").exit, 3);
  EXPECT_EQ(gate("reports what.txt --policy many.yml").exit, 3) << "named, and no report";
  EXPECT_EQ(gate("reports '*.xml' --policy many.yml").exit, 3) << "a pattern that names nothing";
  EXPECT_EQ(gate("cut --policy many.yml").exit, 3) << "a report cut short";
  EXPECT_EQ(gate("hollow --policy many.yml").exit, 3) << "a report that is empty";
  EXPECT_EQ(gate("reports --policy many.yml --baseline what.txt").exit, 3);
  EXPECT_EQ(gate("reports --policy many.yml --baseline missing.postern").exit, 3);
  EXPECT_EQ(gate("folder --policy many.yml").exit, 0) << "a readme beside reports is none";
  EXPECT_EQ(gate("reports what.txt --policy many.yml --allow-unread").exit, 0);
  const Ran ran = gate("reports what.txt --policy many.yml");
  EXPECT_NE(ran.err.find("what.txt"), std::string::npos);
  EXPECT_EQ(ran.out, "") << "no verdict";
}

TEST_F(GateCommandTest, OnlyNewAgainstABundle) {
  EXPECT_EQ(run("analyze reports --now 2026-11-20T09:00:00Z --out base.postern").exit, 0);
  EXPECT_EQ(gate("reports --policy new.yml").exit, 1);
  const Ran same = gate("reports --policy new.yml --baseline base.postern");
  EXPECT_EQ(same.exit, 0) << same.out;
  EXPECT_NE(same.out.find("0 new, 2 kept, 0 gone"), std::string::npos) << same.out;
  // Lines moved, one more, one gone.
  fs::remove_all(folder_ / "reports");
  write("reports/a.sarif", sarifOf("Semgrep", "https://github.com/x/orders", {14, 900}));
  const Ran later = gate("reports --policy new.yml --baseline base.postern --json -");
  EXPECT_NE(later.out.find(R"("baseline":{"findings":2)"), std::string::npos) << later.out;
}

TEST_F(GateCommandTest, TheBundlesOwnPolicyAndItsVerdictAgain) {
  const Ran first = gate("reports --policy none.yml --json first.json");
  EXPECT_EQ(first.exit, 1);
  EXPECT_EQ(run("analyze reports --now 2026-11-24T09:00:00Z --out all.postern").exit, 0);
  EXPECT_EQ(gate("all.postern").exit, 2) << "the bundle has no policy";
  EXPECT_EQ(gate("all.postern --policy none.yml --json second.json").exit, 1);
  EXPECT_EQ(read("first.json"), read("second.json"));
}

// The gate judges the risks that the weights give, and the page shows with the same file.
TEST_F(GateCommandTest, WeightsChangeWhatIsJudged) {
  write("risky.yml", "version: 1\nname: Risky\nrules:\n  - id: none\n    when: \"risk:>10\"\n");
  write("lower.json", R"({"base":-6000})");
  write("bad.json", R"({"kevs":1})");
  write("higher.json", R"({"base":0})");
  EXPECT_EQ(gate("reports --policy risky.yml --weights lower.json").exit, 0);
  const Ran higher = gate("reports --policy risky.yml --weights higher.json");
  EXPECT_EQ(higher.exit, 1) << higher.err;
  const Ran bad = gate("reports --policy risky.yml --weights bad.json");
  EXPECT_EQ(bad.exit, 2);
  EXPECT_NE(bad.err.find("kevs"), std::string::npos) << bad.err;
  EXPECT_EQ(gate("reports --policy risky.yml --weights missing.json").exit, 2);
}

TEST_F(GateCommandTest, ReportsAreWritten) {
  const Ran ran =
      gate("reports --policy none.yml --json v.json --sarif v.sarif --junit v.xml --markdown v.md");
  EXPECT_EQ(ran.exit, 1);
  EXPECT_TRUE(read("v.json").starts_with(R"({"verdict":"fail","policy":"Strict")"));
  EXPECT_NE(read("v.sarif").find(R"("version":"2.1.0")"), std::string::npos);
  EXPECT_TRUE(read("v.xml").starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites"));
  EXPECT_TRUE(read("v.md").starts_with("### ❌ Failed: Strict"));
  const Ran piped = gate("reports --policy none.yml --sarif -");
  EXPECT_EQ(piped.out, read("v.sarif"));
  EXPECT_TRUE(piped.err.starts_with("FAIL  Strict")) << piped.err;
}

TEST_F(GateCommandTest, ASarifOfAVerdictIsReadAgain) {
  EXPECT_EQ(gate("reports --policy none.yml --sarif v.sarif").exit, 1);
  EXPECT_NE(run("inspect v.sarif --json").out.find(R"("observations":2)"), std::string::npos);
}

TEST_F(GateCommandTest, HostileTextsDoNotReachTheTerminal) {
  std::string report = sarifOf("Semgrep", "https://github.com/x/orders", {10});
  const size_t at = report.find("SQL injection");
  report.insert(at, "\\u001b[31mFAIL \\u202e");
  write("evil.sarif", report);
  const Ran ran = gate("evil.sarif --policy none.yml");
  EXPECT_EQ(ran.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(ran.out.find("\xE2\x80\xAE"), std::string::npos);
}

}  // namespace
}  // namespace postern
