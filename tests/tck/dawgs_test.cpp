// SPDX-License-Identifier: Apache-2.0
// ../shared/vectors/dawgs-cypher: graphs, queries and asserts of the query engine behind BloodHound. Cases
// that write are not of ours; cases of its own dialect are listed here with the reason. And the queries of
// BloodHound's library parse.
#include <gtest/gtest.h>

#include <iostream>

#include "query/cypher/query.h"
#include "tests/conformance/json_file.h"
#include "tests/tck/clauses.h"
#include "tests/tck/dawgs_facts.h"

namespace postern::tck {
namespace {

namespace fs = std::filesystem;
using corpus::JsonFile;

/// By name of the case.
const std::map<std::string, std::string, std::less<>> kNotOpenCypher = {
    {"BED-8967 reject empty escaped property key", "the grammar allows an empty name in backticks"},
    {"node pattern property map parameter",
     "the TCK refuses a parameter for all properties (InvalidParameterUse)"},
    {"relationship pattern property map parameter", "likewise"},
};

struct Tally {
  size_t passed = 0;
  size_t run = 0;
  size_t writes = 0;
  size_t without_data = 0;
  size_t dialect = 0;
  std::string failures;
  std::string listed;  ///< what is not openCypher

  void add(const std::string& name, const std::string& difference) {
    ++run;
    if (difference.empty()) {
      ++passed;
    } else {
      failures += "\n  " + name + ": " + difference;
    }
  }
};

bool isOfOurs(Tally& tally, std::string_view name, std::string_view query) {
  if (!unsupportedClause(query).empty()) {
    ++tally.writes;
    return false;
  }
  if (const auto reason = kNotOpenCypher.find(name); reason != kNotOpenCypher.end()) {
    tally.listed += "\n  not openCypher: " + reason->first + ": " + reason->second;
    ++tally.dialect;
    return false;
  }
  return true;
}

void runCases(Tally& tally, const fs::path& folder, const fs::path& path) {
  const JsonFile file(path);
  ASSERT_TRUE(file.good()) << path;
  const std::string dataset(file.root()["dataset"].text());
  const fs::path graph_file = folder / (dataset + ".json");
  const bool there = dataset.empty() || fs::exists(graph_file);
  const JsonFile shared_graph(there && !dataset.empty() ? graph_file : path);
  for (const Node item : file.root()["cases"].items()) {
    const std::string name(item["name"].text());
    const std::string query(item["cypher"].text());
    if (!isOfOurs(tally, name, query)) continue;
    const Node fixture = item["fixture"].exists() ? item["fixture"] : shared_graph.root()["graph"];
    if (!there && !item["fixture"].exists()) {
      ++tally.without_data;
      continue;
    }
    const DawgsGraph graph = readDawgsGraph(fixture);
    tally.add(path.stem().string() + "/" + name,
              judgeDawgs(graph, runDawgs(graph, query, item["params"]), item["assert"]));
  }
}

void runFamilies(Tally& tally, const JsonFile& file) {
  for (const Node family : file.root()["families"].items()) {
    const DawgsGraph graph = readDawgsGraph(family["fixture"]);
    for (const Node variant : family["variants"].items()) {
      std::string query(family["template"].text());
      for (const auto& [key, value] : variant["vars"].members()) {
        const std::string placeholder = "{{" + std::string(key) + "}}";
        for (size_t at = 0; (at = query.find(placeholder, at)) != std::string::npos;
             at += value.text().size()) {
          query.replace(at, placeholder.size(), value.text());
        }
      }
      const std::string name(variant["name"].text());
      if (!isOfOurs(tally, name, query)) continue;
      tally.add(name, judgeDawgs(graph, runDawgs(graph, query, variant["params"]), variant["assert"]));
    }
  }
}

/// Queries that must agree with each other.
void runMetamorphic(Tally& tally, const JsonFile& file) {
  for (const Node set : file.root()["metamorphic"].items()) {
    const DawgsGraph graph = readDawgsGraph(set["fixture"]);
    std::string difference;
    std::vector<std::vector<std::string>> first;
    for (const Node query : set["queries"].items()) {
      const DawgsResult result = runDawgs(graph, std::string(query["cypher"].text()), query["params"]);
      std::vector<std::vector<std::string>> facts;
      for (const Node what : set["compare"].items()) facts.push_back(dawgsFacts(graph, result, what.text()));
      if (!result.error.empty()) difference = result.error;
      if (first.empty()) first = facts;
      if (facts != first || result.rows.empty()) difference = "differs: " + std::string(query["name"].text());
    }
    tally.add(std::string(set["name"].text()), difference);
  }
}

TEST(Dawgs, QueriesThatAreOpenCypherGiveWhatIsExpected) {
  const auto folder = corpus::shared("vectors/dawgs-cypher/integration/testdata");
  if (!folder) GTEST_SKIP() << "../shared/vectors/dawgs-cypher is not here";
  Tally tally;
  for (const fs::path& path : corpus::filesBelow(*folder / "cases")) runCases(tally, *folder, path);
  for (const fs::path& path : corpus::filesBelow(*folder / "templates")) {
    const JsonFile file(path);
    ASSERT_TRUE(file.good()) << path;
    runFamilies(tally, file);
    runMetamorphic(tally, file);
  }
  std::cout << "dawgs: passed " << tally.passed << " of " << tally.run << "; skipped " << tally.writes
            << " that write, " << tally.dialect << " of its own dialect, " << tally.without_data
            << " without their graph" << tally.listed << tally.failures << "\n";
  EXPECT_GT(tally.run, 150U);
  EXPECT_GE(tally.passed * 10, tally.run * 9);
}

TEST(Dawgs, QueriesThatAreNoneAreRefused) {
  const auto folder = corpus::shared("vectors/dawgs-cypher/cypher/test/cases");
  if (!folder) GTEST_SKIP() << "../shared/vectors/dawgs-cypher is not here";
  // What DAWGS does not have and openCypher does.
  const std::map<std::string, std::string, std::less<>> kAccepted = {
      {"MATCH (V1:LabelA) RETURN V1.Name AS v1Name UNION ALL MATCH (V2:LabelB) RETURN V2.Name AS v2Name",
       "UNION: only the columns' names differ"},
      {"MATCH (V) RETURN CASE V.eyes WHEN 'blue'  THEN 1 WHEN 'brown' THEN 2 ELSE 3 END AS result", "CASE"},
      {"MATCH (V:Label) WHERE EXISTS {MATCH (V)-[E:EdgeLabel]->(T:TargetLabel) WHERE T.Property = 'target' "
       "return V} RETURN V",
       "EXISTS subquery"},
      {"match (b) where b.name = $1 return b", "parameters"},
      {"match (b $1) return b", "parameters"},
  };
  size_t refused = 0;
  for (const fs::path& path : corpus::filesBelow(*folder)) {
    const JsonFile file(path);
    ASSERT_TRUE(file.good()) << path;
    for (const Node item : file.root()["test_cases"].items()) {
      const Node details = item["details"];
      std::vector<std::string> queries;
      for (const Node query : details["queries"].items()) queries.emplace_back(query.text());
      if (details["query"].exists()) queries.emplace_back(details["query"].text());
      for (const std::string& query : queries) {
        if (kAccepted.count(query) > 0) continue;
        cypher::QueryError error;
        EXPECT_FALSE(cypher::parseQuery(query, error)) << query;
        EXPECT_FALSE(error.message.empty()) << query;
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 40U);
}

/// A clear refusal names what is not supported.
TEST(BloodHound, EveryQueryOfTheLibraryParses) {
  const auto folder = corpus::shared("vectors/opencypher-tck");
  if (!folder) GTEST_SKIP() << "../shared/vectors/opencypher-tck is not here";
  const JsonFile file(*folder / "bloodhound_queries.json");
  ASSERT_TRUE(file.good());
  size_t parsed = 0;
  size_t all = 0;
  std::string refused;
  for (const Node item : file.root().items()) {
    ++all;
    cypher::QueryError error;
    if (cypher::parseQuery(item["query"].text(), error)) {
      ++parsed;
    } else {
      refused += "\n  " + std::string(item["name"].text()) + ": " + error.message;
    }
  }
  std::cout << "bloodhound: parsed " << parsed << " of " << all << refused << "\n";
  EXPECT_EQ(all, 189U);
  EXPECT_EQ(parsed, all);
}

}  // namespace
}  // namespace postern::tck
