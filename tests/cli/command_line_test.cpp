// SPDX-License-Identifier: Apache-2.0
// The contract of the command line: exit codes, data on standard output, errors on standard error, names of
// inputs.
#include "tests/cli/command_line.h"

namespace postern {
namespace {

TEST_F(CommandLineTest, UsageErrorsAreTwo) {
  for (const char* arguments : {"", "frobnicate", "inspect", "analyze", "analyze x --now tomorrow",
                                "analyze x --estate-key 12", "analyze x --json - --csv -", "analyze - -",
                                "inspect x --colour", "vocab", "vocab klingon", "vocab cvss npm"}) {
    const Ran ran = run(arguments);
    EXPECT_EQ(ran.exit, 2) << arguments;
    EXPECT_EQ(ran.out, "") << arguments;
    EXPECT_NE(ran.err, "") << arguments;
  }
}

TEST_F(CommandLineTest, VocabWritesALineForEachLine) {
  write("lines", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\r\n\n\xff{\"");
  const Ran ran = run("vocab cvss < lines");
  EXPECT_EQ(ran.exit, 0);
  EXPECT_EQ(ran.err, "");
  const auto lines = split(ran.out, '\n');
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_NE(lines[0].find("\"base\":9.8"), std::string_view::npos) << lines[0];
  EXPECT_TRUE(lines[1].starts_with("{\"valid\":false,\"error\":")) << lines[1];
  EXPECT_TRUE(lines[2].starts_with("{\"valid\":false,\"error\":")) << lines[2];
}

TEST_F(CommandLineTest, VocabKnowsPackagesAndVersions) {
  const auto answer = [&](const std::string& arguments, std::string_view line) {
    write("lines", std::string(line));
    const Ran ran = run("vocab " + arguments + " < lines");
    EXPECT_EQ(ran.exit, 0) << ran.err;
    return ran.out;
  };
  EXPECT_EQ(answer("version PyPI", "1.0rc1\t1.0"), "{\"cmp\":-1}\n");
  EXPECT_EQ(answer("version Debian", "1:0\t2"), "{\"cmp\":1}\n");
  EXPECT_EQ(answer("version npm", "x\t2"), "{\"valid\":false,\"error\":\"\\\"x\\\" is no version\"}\n");
  EXPECT_NE(answer("vers", "vers:npm/>=1.0.0|<2.0.0\t1.5.0").find("\"contains\":true"), std::string::npos);
  EXPECT_NE(answer("vers npm", "^1.2").find("\"canonical\":\"vers:npm/>=1.2.0|<2.0.0\""), std::string::npos);
  EXPECT_NE(answer("purl", "pkg:PYPI/A_b@1").find("\"canonical\":\"pkg:pypi/a-b@1\""), std::string::npos);
  EXPECT_NE(answer("purl", R"({"type":"npm","namespace":"@a","name":"b"})").find("pkg:npm/%40a/b"),
            std::string::npos);
  EXPECT_NE(answer("cpe", "cpe:/a:x:y\tcpe:/a:x:y:1").find("\"relation\":\"superset\""), std::string::npos);
  EXPECT_EQ(run("vocab version").exit, 2);
  EXPECT_EQ(run("vocab version klingon").exit, 2);
}

TEST_F(CommandLineTest, NothingReadableIsThree) {
  write("empty.json", "");
  write("what.txt", "hello");
  fs::create_directories(folder_ / "nothing");
  for (const char* arguments : {"inspect missing.json", "inspect empty.json what.txt", "analyze missing.json",
                                "analyze what.txt", "analyze nothing", "analyze '*.xml'"}) {
    const Ran ran = run(arguments);
    EXPECT_EQ(ran.exit, 3) << arguments;
  }
  EXPECT_NE(run("analyze what.txt").err.find("what.txt"), std::string::npos);
}

TEST_F(CommandLineTest, AnswersAreZero) {
  EXPECT_EQ(run("--help").exit, 0);
  const Ran version = run("--version");
  EXPECT_EQ(version.exit, 0);
  EXPECT_TRUE(version.out.starts_with("postern "));
  EXPECT_EQ(run("formats").exit, 0);
  EXPECT_TRUE(run("formats --json").out.starts_with("[{\"id\":"));
}

TEST_F(CommandLineTest, InspectGivesAnEntryPerInput) {
  writeReports();
  write("what.txt", "hello");
  const Ran ran = run("inspect reports what.txt --json");
  EXPECT_EQ(ran.exit, 0);
  Diagnostics diagnostics;
  JsonParser parser(ran.out, diagnostics);
  Tape tape;
  ASSERT_TRUE(parser.parse(tape)) << ran.out;
  ASSERT_EQ(tape.root().size(), 3U) << ran.out;
  const Node first = tape.root().item(0);
  EXPECT_EQ(first["file"].text(), "a.sarif");
  EXPECT_EQ(first["format"].text(), "sarif");
  EXPECT_EQ(first["observations"].integer(), 2);
  EXPECT_TRUE(first["alternatives"].isArray() && first["diagnostics"].isArray());
  EXPECT_EQ(tape.root().item(1)["file"].text(), "deep/b.json");
  EXPECT_EQ(tape.root().item(2)["error"]["code"].text(), "unknown_format");
}

TEST_F(CommandLineTest, AnalyzeWritesWhatIsAskedAndSaysTheRest) {
  writeReports();
  const Ran ran =
      run("analyze reports --now 2026-11-24T09:00:00Z --json out.json --csv out.csv --out out.postern");
  EXPECT_EQ(ran.exit, 0);
  EXPECT_NE(ran.out.find("2 findings of 3 observations in 2 reports"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find('\x1B'), std::string::npos) << "no colours in a pipe";
  EXPECT_EQ(ran.err, "");
  EXPECT_TRUE(read("out.json").ends_with("}\n"));
  EXPECT_TRUE(read("out.csv").starts_with("rank,"));

  const Ran again = run("analyze out.postern reports/a.sarif --now 2026-11-24T09:00:00Z --json -");
  EXPECT_EQ(again.exit, 0);
  EXPECT_EQ(again.out, read("out.json")) << "a bundle and a report that it holds";
  EXPECT_EQ(run("analyze - --now 2026-11-24T09:00:00Z --json - < reports/a.sarif").exit, 0);
  EXPECT_NE(run("analyze 'reports/*.sarif'").out.find("1 report"), std::string::npos);
  EXPECT_EQ(run("analyze reports --json nowhere/x.json").exit, 1);
}

TEST_F(CommandLineTest, TheSampleEstatesPatchIsWhatGitTakes) {
  fs::copy(fs::path(POSTERN_SOURCE_DIR) / "samples", folder_ / "samples", fs::copy_options::recursive);
  const Ran ran =
      run("analyze samples --now 2026-11-24T09:00:00Z --patch fixes.diff --patch-text request.md && "
          "cd samples && git apply --check ../fixes.diff && git apply ../fixes.diff");
  EXPECT_EQ(ran.exit, 0) << ran.err << read(".err");
  EXPECT_NE(read("samples/storefront/package.json").find(R"("lodash": "4.17.21")"), std::string::npos);
  EXPECT_NE(read("samples/demo_app/returns_portal/package.json").find(R"("express": "4.20.0")"),
            std::string::npos);
  EXPECT_NE(read("request.md").find("not changed: **body-parser**"), std::string::npos);
}

TEST_F(CommandLineTest, CodeOwnersAreFoundInTheirHiddenFolders) {
  write("shop/a.sarif", sarifOf("Semgrep", "https://github.com/x/shop", {10}));
  write("shop/.gitlab/CODEOWNERS", "* @x/all\n[Code][2]\n/src/ @x/dev\n");
  write("shop/.gitlab/other.sarif", sarifOf("Hidden", "https://github.com/x/shop", {500}));
  const Ran ran = run("analyze . --json -");
  EXPECT_EQ(ran.exit, 0);
  EXPECT_NE(ran.out.find("\"owner\":\"@x/all, @x/dev\""), std::string::npos) << ran.out.substr(0, 2000);
  EXPECT_NE(ran.out.find("line 1, line 3 (section Code: 2 approvals required)"), std::string::npos);
  EXPECT_EQ(ran.out.find("Hidden"), std::string::npos);
}

TEST_F(CommandLineTest, ADamagedBundleCostsItselfOnly) {
  writeReports();
  ASSERT_EQ(run("analyze reports --out whole.postern").exit, 0);
  const std::string whole = read("whole.postern");
  write("half.postern", whole.substr(0, whole.size() / 2));
  const Ran ran = run("analyze half.postern reports");
  EXPECT_EQ(ran.exit, 0);
  EXPECT_NE(ran.err.find("half.postern"), std::string::npos);
  EXPECT_EQ(run("analyze half.postern").exit, 3);
}

TEST_F(CommandLineTest, TheSameKeyGivesTheSameBundle) {
  writeReports();
  const std::string key(64, 'a');
  for (const char* name : {"1.postern", "2.postern"}) {
    ASSERT_EQ(run("analyze reports --now 2026-11-24T09:00:00Z --estate-key " + key + " --out " + name).exit,
              0);
  }
  EXPECT_EQ(read("1.postern"), read("2.postern"));
}

TEST_F(CommandLineTest, HostileTextsDoNotReachTheTerminal) {
  std::string sarif = sarifOf("Semgrep", "https://github.com/x/orders", {10});
  sarif.replace(sarif.find("SQL injection"), 13, "\\u001b[31mred\\u202e");
  write("a.sarif", sarif);
  const Ran ran = run("analyze a.sarif");
  EXPECT_EQ(ran.exit, 0);
  EXPECT_EQ(ran.out.find('\x1B'), std::string::npos);
  EXPECT_EQ(ran.out.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_NE(ran.out.find("red"), std::string::npos);
}

TEST_F(CommandLineTest, ASpecForAFileNobodyTaught) {
  write(
      "r.json",
      R"({"acme":1,"run":{"id":2},"findings":[{"title":"Weak hash","severity":"high","file":"a.c","line":3}]})");
  const Ran drafted = run("spec r.json --id acme --title Acme > acme.json");
  EXPECT_TRUE(drafted.exit == 0 || drafted.exit == 4) << drafted.err;
  const Ran shown = run("inspect --spec acme.json --json r.json");
  EXPECT_EQ(shown.exit, 0) << shown.err;
  EXPECT_NE(shown.out.find(R"("format":"acme")"), std::string::npos) << shown.out;
  EXPECT_EQ(run("analyze --spec acme.json --json out.json r.json").exit, 0);
  EXPECT_NE(read("out.json").find("Weak hash"), std::string::npos);
}

TEST_F(CommandLineTest, ASpecWithAMistakeIsRefusedWithItsLine) {
  write("bad.json", "{\n  \"postern_spec\": 1,\n  \"nonsense\": 2\n}");
  writeReports();
  const Ran ran = run("inspect --spec bad.json reports");
  EXPECT_EQ(ran.exit, 2);
  EXPECT_NE(ran.err.find("bad.json: line 3"), std::string::npos) << ran.err;
  EXPECT_EQ(run("inspect --format nothing_like_it reports").exit, 2);
}

TEST_F(CommandLineTest, AFormatIsChosenOrLeftOut) {
  writeReports();
  EXPECT_NE(run("inspect --format sarif --json reports").out.find("chosen by a person"), std::string::npos);
  EXPECT_EQ(run("inspect --off sarif --json reports").out.find(R"("format":"sarif")"), std::string::npos);
}

TEST_F(CommandLineTest, DecisionsAreKeptInFilesAndTravelInTheBundle) {
  writeReports();
  write(
      "ann.jsonl",
      R"({"subject":"finding 00000000000000000000000000000001","field":"status","value":"accepted","by":"ann","at":"2026-11-20"})");
  write(
      "bob.jsonl",
      R"({"subject":"finding 00000000000000000000000000000001","field":"status","value":"fixed","by":"bob","at":"2026-11-21"})");
  const Ran first = run("analyze reports --decisions ann.jsonl --out ann.postern");
  EXPECT_EQ(first.exit, 0) << first.err;
  const Ran both = run("analyze ann.postern --decisions bob.jsonl --decisions ann.jsonl --decisions-out -");
  EXPECT_EQ(both.exit, 0) << both.err;
  EXPECT_EQ(split(trim(both.out), '\n').size(), 2U) << both.out;
  EXPECT_NE(both.out.find(R"("by":"ann","at":"2026-11-20T00:00:00Z")"), std::string::npos) << both.out;

  write("bad.jsonl", "\n{\"subject\":1}\n");
  const Ran bad = run("analyze reports --decisions bad.jsonl");
  EXPECT_EQ(bad.exit, 2);
  EXPECT_EQ(bad.err, "postern: bad.jsonl, line 2: a decision has a value, if only an empty one\n");
  EXPECT_EQ(run("analyze reports --decisions nowhere.jsonl").exit, 2);
  EXPECT_EQ(run("analyze reports --decisions-out - --json -").exit, 2);
}

}  // namespace
}  // namespace postern
