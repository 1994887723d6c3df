// SPDX-License-Identifier: Apache-2.0
// The openCypher TCK of ../shared/vectors through the same code as tck_runner; and that code's own reading of
// features.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "tests/conformance/corpus.h"
#include "tests/tck/clauses.h"
#include "tests/tck/folder_runner.h"
#include "tests/tck/tck_value.h"

namespace postern::tck {
namespace {

/// "file \t scenario \t example" to "read", "write" or "proc".
std::map<std::string, std::string> classification(const std::string& text) {
  std::map<std::string, std::string> kinds;
  std::istringstream lines(text);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const size_t name = line.find('\t', line.find('\t') + 1);
    const size_t example = line.find('\t', name + 1);
    kinds.emplace(line.substr(0, example),
                  line.substr(example + 1, line.find('\t', example + 1) - example - 1));
  }
  return kinds;
}

TEST(OpenCypherTck, ReadOnlyCasesPass) {
  const auto folder = corpus::shared("vectors/opencypher-tck");
  if (!folder) GTEST_SKIP() << "../shared/vectors/opencypher-tck is not here";
  const auto kinds = classification(corpus::readFile(*folder / "classification.tsv"));
  const std::vector<CaseLine> lines = runFolder(*folder / "tck" / "features");
  EXPECT_EQ(lines.size(), kinds.size());
  size_t read = 0;
  size_t passed = 0;
  for (const CaseLine& line : lines) {
    const std::string example = line.example > 0 ? std::to_string(line.example) : "";
    const auto kind = kinds.find(line.file + "\t" + line.scenario + "\t" + example);
    ASSERT_NE(kind, kinds.end()) << line.file << " " << line.scenario;
    const bool skipped =
        line.result.outcome == Outcome::kSkippedWrite || line.result.outcome == Outcome::kSkippedProcedure;
    EXPECT_EQ(skipped, kind->second != "read") << line.file << " " << line.scenario;
    EXPECT_NE(line.result.outcome, Outcome::kCrashed)
        << line.file << " " << line.scenario << ": " << line.result.reason;
    read += kind->second == "read" ? 1 : 0;
    passed += line.result.outcome == Outcome::kPassed ? 1 : 0;
    if (line.result.outcome == Outcome::kFailed) {
      std::cout << line.file << " " << line.scenario << " " << example << ": " << line.result.reason << "\n";
    }
  }
  std::cout << "tck: passed " << passed << " of " << read << "\n";
  EXPECT_GE(passed * 100, read * 95);
}

TEST(Gherkin, OutlinesBackgroundsAndTables) {
  const auto feature = parseFeature(R"(# comment
@tag
Feature: F
  Free text.
  Background:
    Given an empty graph
  Scenario Outline: [1] one
    When executing query:
      """
      RETURN '<a>'
        , 2
      """
    Then the result should be, in any order:
      | x   |
      | <a> |
    Examples:
      | a     |
      | p\|q  |
      | r\\s  |
    Examples:
      | a |
      | z |
)");
  ASSERT_TRUE(feature);
  const auto& scenarios = feature.value().scenarios;
  ASSERT_EQ(scenarios.size(), 3U);
  EXPECT_EQ(scenarios[0].steps.size(), 3U);
  EXPECT_EQ(scenarios[0].steps[0].text, "an empty graph");
  EXPECT_EQ(scenarios[0].steps[1].doc_string, "RETURN 'p|q'\n  , 2");
  EXPECT_EQ(scenarios[1].steps[2].table[1][0], "r\\s");
  EXPECT_EQ(scenarios[2].example, 3U);
  EXPECT_FALSE(parseFeature("Given a step"));
  EXPECT_FALSE(parseFeature("Scenario: s\n Given x\n \"\"\"\n no end"));
}

TEST(TckValue, CanonicalTextsAreEqualWhenValuesAre) {
  const auto text = [](std::string_view written, bool sorted = false) {
    const auto value = parseTckValue(written);
    return value ? canonicalText(value.value(), sorted) : "wrong";
  };
  EXPECT_EQ(text("(:B:A {x: 1, a: 'q'})"), text("(:A:B {a: 'q', x: 1})"));
  EXPECT_EQ(text("<(:A)-[:T {n: 1.0}]->()<-[:U]-(:B)>"), text("<(:A)-[:T {n: 1.00}]->( )<-[:U]-(:B)>"));
  EXPECT_NE(text("1"), text("1.0"));
  EXPECT_NE(text("[1, 2]"), text("[2, 1]"));
  EXPECT_EQ(text("[[3, 1], 2]", true), text("[2, [1, 3]]", true));
  EXPECT_NE(text("<()-[:T]->()>"), text("<()<-[:T]-()>"));
  EXPECT_EQ(text("NaN"), "NaN");
  EXPECT_EQ(text("'it\\'s'"), "'it\\'s'");
  for (const char* written : {"", "'", "[1", "(:", "<()", "{a 1}", "nul", "1x", "[1] 2"})
    EXPECT_EQ(text(written), "wrong") << written;
}

TEST(Clauses, WordsThatAreNamesAreNoClauses) {
  EXPECT_EQ(unsupportedClause("MATCH (n) SET n.x = 1"), "SET");
  EXPECT_EQ(unsupportedClause("match (n) detach delete n"), "DELETE");
  EXPECT_EQ(unsupportedClause("CALL test.my.proc"), "CALL");
  EXPECT_EQ(unsupportedClause(
                "MATCH (n:Set {create: 1}) WHERE n.merge = 'CREATE x' /* SET */ RETURN n.delete AS `REMOVE`"),
            "");
  EXPECT_EQ(statementsOf("CREATE (a {x: ';'}); // ;\nCREATE (b);").size(), 2U);
}

TEST(FolderRunner, ReportsByFolderAndSkipsByName) {
  const std::vector<CaseLine> lines = {{"a", "a/x.feature", "s", 0, {Outcome::kPassed, ""}},
                                       {"a", "a/x.feature", "t", 1, {Outcome::kCrashed, "Aborted"}},
                                       {"b", "b/y.feature", "u", 0, {Outcome::kSkippedWrite, "MERGE"}}};
  std::ostringstream summary, tsv;
  writeSummary(summary, lines);
  writeTsv(tsv, lines);
  EXPECT_EQ(summary.str(),
            "a: passed 1 of 2, crashed 1\nb: passed 0 of 0; skipped 1 with MERGE\ntotal: passed 1 of 2, "
            "crashed 1; skipped 1 with MERGE\n");
  EXPECT_NE(tsv.str().find("a/x.feature\tt\t1\tcrashed\tAborted\n"), std::string::npos);
}

}  // namespace
}  // namespace postern::tck
