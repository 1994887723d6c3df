// SPDX-License-Identifier: Apache-2.0
// Hostile queries: depth, work, memory, rows, regular expressions; stopping from outside.
#include <gtest/gtest.h>

#include "tests/query/cypher/support.h"

namespace postern::cypher::testing {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

MemoryGraph dense(uint32_t nodes) {
  MemoryGraph graph;
  uint32_t type = graph.internType("T");
  for (uint32_t i = 0; i < nodes; ++i) graph.addNode({});
  for (uint32_t a = 0; a < nodes; ++a) {
    for (uint32_t b = 0; b < nodes; ++b) graph.addRelationship(a, type, b);
  }
  return graph;
}

TEST(CypherLimits, NestingIsRefusedNotCrashed) {
  MemoryGraph graph;
  const std::string openings[] = {"(",
                                  "[",
                                  "NOT ",
                                  "-",
                                  "- ",
                                  "+",
                                  "{a: ",
                                  "CASE WHEN true THEN ",
                                  "[x IN ",
                                  "size(",
                                  "({k: ",
                                  "EXISTS { MATCH (n) WHERE ",
                                  "EXISTS { (n {k: ",
                                  "reduce(a = 0, x IN ",
                                  "n {a: ",
                                  "all(x IN "};
  for (const std::string& opening : openings) {
    EXPECT_FALSE(ask(graph, "RETURN " + repeated(opening, 50'000) + "1").error.none()) << opening;
    EXPECT_FALSE(ask(graph, "MATCH (n) WHERE " + repeated(opening, 5'000) + "1 RETURN n").error.none())
        << opening;
  }
  EXPECT_FALSE(ask(graph, "RETURN 1" + repeated(" + 1", 50'000)).error.none());
  EXPECT_FALSE(ask(graph, "RETURN 1" + repeated(".a", 50'000)).error.none());
  EXPECT_FALSE(ask(graph, "RETURN 1" + repeated("[0]", 50'000)).error.none());
  EXPECT_FALSE(ask(graph, "RETURN 1" + repeated(" IS NULL", 50'000)).error.none());
  EXPECT_FALSE(
      ask(graph, "MATCH " + repeated("(", 50'000) + "a" + repeated(")", 50'000) + " RETURN a").error.none());
  EXPECT_FALSE(ask(graph, "MATCH (a)" + repeated("--()", 20'000) + " RETURN a").error.none());
  EXPECT_FALSE(ask(graph, repeated("WITH 1 AS a ", 20'000) + "RETURN a").error.none());
}

TEST(CypherLimits, LongFlatQueriesRun) {
  MemoryGraph graph;
  EXPECT_EQ(ask(graph, "RETURN false" + repeated(" OR false", 20'000) + " OR true").rows,
            std::vector<std::string>{"true"});
  EXPECT_EQ(ask(graph, "RETURN size([0" + repeated(", 0", 20'000) + "])").rows,
            std::vector<std::string>{"20001"});
}

TEST(CypherLimits, StepsEndWalksThatExplode) {
  MemoryGraph graph = dense(30);
  RunOptions options;
  options.maxSteps = 200'000;
  Outcome outcome = ask(graph, "MATCH (a)-[*]->(b) RETURN count(*)", options);
  EXPECT_EQ(outcome.error.detail, "StepLimit");
  EXPECT_EQ(outcome.error.code, ErrorCode::kTooLarge);
  EXPECT_EQ(ask(graph, "MATCH (a), (b), (c), (d), (e) RETURN count(*)", options).error.detail, "StepLimit");
  EXPECT_EQ(ask(graph, "RETURN reduce(s = 0, x IN range(1, 1000000) | s + x)", options).error.detail,
            "StepLimit");
}

TEST(CypherLimits, MemoryIsCounted) {
  MemoryGraph graph;
  RunOptions options;
  options.maxBytes = 10'000'000;
  EXPECT_EQ(ask(graph, "RETURN size(range(1, 1000000000000))", options).error.detail, "MemoryLimit");
  EXPECT_EQ(
      ask(graph, "UNWIND range(1, 500000) AS x WITH x ORDER BY -x RETURN count(x)", options).error.detail,
      "MemoryLimit");
  EXPECT_EQ(ask(graph, "UNWIND range(1, 500000) AS x RETURN DISTINCT x", options).error.detail,
            "MemoryLimit");
  EXPECT_EQ(ask(graph,
                "UNWIND range(1, 100000) AS x WITH collect(x) AS l UNWIND l AS y WITH collect(l) AS a RETURN "
                "size(a)",
                options)
                .error.detail,
            "");  // lists are shared, not copied
  std::string doubling = "WITH 'aaaaaaaaaaaaaaaa' AS s RETURN size(reduce(t = s, x IN range(1, 60) | t + t))";
  EXPECT_EQ(ask(graph, doubling, options).error.detail, "MemoryLimit");
  EXPECT_EQ(ask(graph, "RETURN reduce(l = [], x IN range(1, 100000) | [l])", options).error.detail,
            "ValueTooDeep");
}

TEST(CypherLimits, RowsAndStop) {
  MemoryGraph graph;
  RunOptions options;
  options.maxRows = 10;
  Outcome outcome = ask(graph, "UNWIND range(1, 11) AS x RETURN x", options);
  EXPECT_EQ(outcome.error.detail, "RowLimit");
  EXPECT_EQ(outcome.rows.size(), 10u);
  EXPECT_TRUE(ask(graph, "UNWIND range(1, 11) AS x RETURN x LIMIT 10", options).error.none());

  RunOptions stopping;
  int asked = 0;
  stopping.stop = [&] { return ++asked == 3; };
  Outcome stopped =
      ask(graph, "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(*)", stopping);
  EXPECT_EQ(stopped.error.code, ErrorCode::kCancelled);
  EXPECT_EQ(asked, 3);
}

TEST(CypherLimits, RegularExpressionsAreLinear) {
  MemoryGraph graph;
  std::string text = repeated("a", 2000);
  EXPECT_EQ(ask(graph, "RETURN '" + text + "b' =~ '(a+)+(a*)*(a|aa)+'").rows,
            std::vector<std::string>{"false"});
  EXPECT_EQ(ask(graph, "RETURN '" + text + "' =~ '(a+)+(a*)*(a|aa)+'").rows,
            std::vector<std::string>{"true"});
  for (const char* pattern :
       {"(((a{1000}){1000}){1000}){1000}", "((){1000}){1000}", "(", "[", "a{2,1}", "(?=a)", "\\\\1", "*"}) {
    EXPECT_EQ(ask(graph, "RETURN 'a' =~ '" + std::string(pattern) + "'").error.detail, "InvalidArgumentValue")
        << pattern;
  }
  EXPECT_EQ(ask(graph,
                "RETURN 'CN=x' =~ '(?i)^cn=.*$', 'a.b' =~ 'a\\\\.b', 'é' =~ '.', 'ab12' =~ '[a-c]+\\\\d{2}', "
                "'x' =~ '[^x]'")
                .rows,
            std::vector<std::string>{"true|true|true|true|false"});
}

TEST(CypherLimits, WritesAreRefused) {
  MemoryGraph graph;
  for (const char* text : {"CREATE (n)", "MATCH (n) SET n.x = 1", "MATCH (n) DETACH DELETE n", "MERGE (n)",
                           "MATCH (n) REMOVE n.x"}) {
    EXPECT_EQ(ask(graph, text).error.detail, "WriteNotAllowed") << text;
  }
  EXPECT_EQ(ask(graph, "CALL db.labels()").error.type, "ProcedureError");
  EXPECT_EQ(graph.nodeCount(), 0u);
}

TEST(CypherLimits, BytesThatAreNoQuery) {
  MemoryGraph graph;
  for (const char* text :
       {"", ";", "RETURN", "RETURN '", "RETURN `", "/*", "RETURN $", "\xff\xfe", "RETURN \xe2\x80\x94 1",
        "MATCH (a RETURN a", "RETURN ]", "RETURN 1..", "MATCH ()-[*-1]->() RETURN 1", "RETURN '\\u12'",
        "RETURN [1 2]", "RETURN CASE END"}) {
    Outcome outcome = ask(graph, text);
    EXPECT_EQ(outcome.error.type, "SyntaxError") << text;
    EXPECT_FALSE(toError(outcome.error, text).message.empty());
  }
}

}  // namespace
}  // namespace postern::cypher::testing
