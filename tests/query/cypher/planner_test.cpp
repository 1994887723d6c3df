// SPDX-License-Identifier: Apache-2.0
// Where a matching starts, and that every order of steps and every short cut gives the same rows.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/query/cypher/support.h"

namespace postern::cypher::testing {
namespace {

/// 2,000 users in one group; one of them administers a computer.
MemoryGraph directory() {
  return graphOf(
      "CREATE (g:Group {name: 'all'}), (c:Computer {name: 'dc'}) WITH g, c UNWIND range(1, 2000) AS i "
      "CREATE (u:User {name: i})-[:MemberOf]->(g) WITH g, c CREATE (x:User:Admin {name: "
      "'root'})-[:AdminTo]->(c) "
      "WITH DISTINCT g, c RETURN count(*)");
}

std::string plan(const PropertyGraph& graph, const std::string& text) {
  QueryError error;
  auto query = parseQuery(text, error);
  EXPECT_TRUE(query) << error.message;
  return query ? explainQuery(graph, *query) : std::string();
}

size_t at(const std::string& text, const std::string& part) { return text.find(part); }

TEST(CypherPlanner, StartsAtTheRareSide) {
  MemoryGraph graph = directory();
  for (const char* text :
       {"MATCH (u:User)-[:MemberOf]->(g:Group) RETURN u", "MATCH (g:Group)<-[:MemberOf]-(u:User) RETURN u"}) {
    std::string steps = plan(graph, text);
    EXPECT_NE(at(steps, "Nodes by label (g:Group)"), std::string::npos) << steps;
    EXPECT_NE(at(steps, "Expand (g)<-[:MemberOf]-(u:User)"), std::string::npos) << steps;
  }
}

TEST(CypherPlanner, UsesAnIndexFromAnInlineMapAndFromWhere) {
  MemoryGraph graph = directory();
  for (const char* text : {"MATCH (u:User {name: 7})-[:MemberOf]->(g) RETURN g",
                           "MATCH (u:User)-[:MemberOf]->(g) WHERE u.name = 7 RETURN g",
                           "MATCH (g)<-[:MemberOf]-(u:User) WHERE 7 = u.name AND g.name <> 'x' RETURN g"}) {
    EXPECT_NE(at(plan(graph, text), "Index (u:User) by name"), std::string::npos) << plan(graph, text);
    EXPECT_EQ(ask(graph, text).rows.size(), 1u);
  }
  EXPECT_EQ(ask(graph, "UNWIND [3, 4, 99999] AS k MATCH (u:User {name: k}) RETURN k").rows,
            (std::vector<std::string>{"3", "4"}));
}

TEST(CypherPlanner, ABoundNodeIsTheStart) {
  MemoryGraph graph = directory();
  std::string steps = plan(graph, "MATCH (c:Computer) MATCH (u)-[:AdminTo]->(c) RETURN u");
  EXPECT_NE(at(steps, "Known (c)"), std::string::npos) << steps;
  EXPECT_NE(at(steps, "Expand (c)<-[:AdminTo]-(u)"), std::string::npos) << steps;
}

TEST(CypherPlanner, UnknownNamesEndAtOnce) {
  MemoryGraph graph = directory();
  RunOptions few;
  few.maxSteps = 10'000;
  EXPECT_TRUE(ask(graph, "MATCH (a:Nothing), (b), (c), (d) RETURN a", few).error.none());
  EXPECT_TRUE(ask(graph, "MATCH (a)-[:NOTHING]->(b), (c), (d) RETURN a", few).error.none());
}

TEST(CypherPlanner, ReachIsChosenOnlyWhereRepetitionDoesNotMatter) {
  MemoryGraph graph = directory();
  EXPECT_NE(at(plan(graph, "MATCH (a:Admin)-[*1..6]->(b) RETURN count(DISTINCT b)"), "Reach"),
            std::string::npos);
  EXPECT_NE(at(plan(graph, "MATCH (a:Admin)-[*]->(b) RETURN DISTINCT b"), "Reach"), std::string::npos);
  for (const char* text : {"MATCH (a:Admin)-[*1..6]->(b) RETURN count(b)",
                           "MATCH (a:Admin)-[r*1..6]->(b) RETURN count(DISTINCT r)",
                           "MATCH p = (a:Admin)-[*]->(b) RETURN DISTINCT length(p)",
                           "MATCH (a:Admin)-[*2..6]->(b) RETURN DISTINCT b",
                           "MATCH (a:Admin)-[*1..6]->(b)-->(c) RETURN DISTINCT b",
                           "MATCH (a:Admin)-[*1..6]->(b) RETURN DISTINCT b, rand()"}) {
    EXPECT_NE(at(plan(graph, text), "Walk"), std::string::npos) << text;
  }
}

uint64_t nextNumber(uint64_t& state) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return state >> 33;
}

MemoryGraph randomGraph(uint64_t seed) {
  MemoryGraph graph;
  uint32_t labels[] = {graph.internLabel("A"), graph.internLabel("B")};
  uint32_t types[] = {graph.internType("R"), graph.internType("S")};
  uint32_t key = graph.internKey("k");
  auto nodes = static_cast<uint32_t>(2 + nextNumber(seed) % 5);
  for (uint32_t i = 0; i < nodes; ++i) {
    uint64_t choice = nextNumber(seed) % 4;
    std::vector<uint32_t> held;
    if (choice & 1) held.push_back(labels[0]);
    if (choice & 2) held.push_back(labels[1]);
    graph.setNodeProperty(graph.addNode(held), key, Value::integer(static_cast<int64_t>(i % 3)));
  }
  uint64_t links = nextNumber(seed) % 9;
  for (uint64_t i = 0; i < links; ++i) {
    auto from = static_cast<uint32_t>(nextNumber(seed) % nodes),
         to = static_cast<uint32_t>(nextNumber(seed) % nodes);
    graph.addRelationship(from, types[nextNumber(seed) % 2], to);
  }
  return graph;
}

std::vector<std::string> sorted(std::vector<std::string> rows) {
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// RETURN DISTINCT may be answered by reach; collecting all walks and then removing repetitions never is.
TEST(CypherPlanner, ReachEqualsWalks) {
  const char* patterns[] = {"(a)-[*1..3]->(b)",       "(a)-[*]->(b)",      "(a)-[*0..2]->(b)",
                            "(a)-[*1..3]-(b)",        "(a)-[*..4]-(b)",    "(a)-[:R*1..4]-(b)",
                            "(a)<-[:R|S*0..3]-(b:B)", "(a:A)-[*1..2]-(a)", "(a)-[*1..3]-(a)"};
  for (uint64_t seed = 1; seed <= 120; ++seed) {
    MemoryGraph graph = randomGraph(seed);
    for (const std::string pattern : patterns) {
      std::string ends =
          pattern.find("(a)-[*1..3]-(a)") == 0 || pattern.find("(a:A)") == 0 ? "id(a)" : "id(a), id(b)";
      Outcome reached = ask(graph, "MATCH " + pattern + " RETURN DISTINCT " + ends);
      std::vector<std::string> walked = ask(graph, "MATCH " + pattern + " RETURN " + ends).rows;
      std::set<std::string> once(walked.begin(), walked.end());
      EXPECT_EQ(sorted(reached.rows), std::vector<std::string>(once.begin(), once.end()))
          << seed << " " << pattern;
    }
  }
}

/// The same pattern asked in pieces that force another order, or as a cross product with a filter.
TEST(CypherPlanner, EveryOrderGivesTheSameRows) {
  for (uint64_t seed = 1; seed <= 120; ++seed) {
    MemoryGraph graph = randomGraph(seed);
    auto same = [&](const std::string& a, const std::string& b) {
      EXPECT_EQ(sorted(ask(graph, a).rows), sorted(ask(graph, b).rows)) << seed << "\n" << a << "\n" << b;
    };
    same("MATCH (a)-[r]->(b)-[s]->(c) RETURN id(a), id(r), id(s), id(c)",
         "MATCH (a)-[r]->(b) MATCH (b)-[s]->(c) WHERE id(r) <> id(s) RETURN id(a), id(r), id(s), id(c)");
    same("MATCH (a:A)-[r]-(b:B) RETURN id(a), id(r), id(b)",
         "MATCH (b)-[r]-(a) WHERE a:A AND b:B RETURN id(a), id(r), id(b)");
    same("MATCH (a {k: 1})-[r:R]->(b {k: 0}) RETURN id(a), id(r), id(b)",
         "MATCH (b), (a) WHERE a.k + 0 = 1 AND b.k + 0 = 0 MATCH (a)-[r:R]->(b) RETURN id(a), id(r), id(b)");
    same("MATCH (a)-[r]->(b), (a)-[s]->(c) WHERE b.k = c.k RETURN id(r), id(s)",
         "MATCH (a)-[r]->(b) MATCH (a)-[s]->(c) WHERE id(r) <> id(s) AND b.k = c.k RETURN id(r), id(s)");
    same("MATCH (a)-[r*2]->(b) RETURN [x IN r | id(x)]", "MATCH (a)-[x]->()-[y]->(b) RETURN [id(x), id(y)]");
  }
}

/// Breadth-first search against the shortest of all walks.
TEST(CypherPlanner, ShortestPathsEqualTheShortestOfAllWalks) {
  for (uint64_t seed = 1; seed <= 120; ++seed) {
    MemoryGraph graph = randomGraph(seed);
    for (const std::string arrow : {"-[*]->", "<-[*]-", "-[*]-", "-[:R*]->"}) {
      std::string ends = "MATCH (a), (b) WHERE id(a) <> id(b) ";
      Outcome walks = ask(graph, ends + "MATCH p = (a)" + arrow + "(b) RETURN id(a), id(b), length(p)");
      std::map<std::string, std::pair<int, int>> best;  // ends → length, number of walks of it
      for (const std::string& row : walks.rows) {
        size_t cut = row.rfind('|');
        int length = std::stoi(row.substr(cut + 1));
        auto [entry, isNew] = best.try_emplace(row.substr(0, cut), length, 0);
        if (length < entry->second.first) entry->second = {length, 0};
        if (length == entry->second.first) ++entry->second.second;
      }
      std::vector<std::string> one, all;
      for (const auto& [key, found] : best) {
        one.push_back(key + "|" + std::to_string(found.first));
        for (int i = 0; i < found.second; ++i) all.push_back(one.back());
      }
      auto with = [&](const std::string& function) {
        return sorted(ask(graph, ends + "MATCH p = " + function + "((a)" + arrow +
                                     "(b)) RETURN id(a), id(b), length(p)")
                          .rows);
      };
      auto open = [&](const std::string& function) {
        return sorted(
            ask(graph, "MATCH p = " + function + "((a)" + arrow + "(b)) RETURN id(a), id(b), length(p)")
                .rows);
      };
      EXPECT_EQ(with("shortestPath"), sorted(one)) << seed << arrow;
      EXPECT_EQ(open("shortestPath"), sorted(one)) << seed << arrow;
      EXPECT_EQ(with("allShortestPaths"), sorted(all)) << seed << arrow;
      EXPECT_EQ(open("allShortestPaths"), sorted(all)) << seed << arrow;
    }
  }
}

TEST(CypherPlanner, APredicateOnElementsIsPartOfTheSearch) {
  MemoryGraph graph = graphOf(
      "CREATE (a:S {n: 0})-[:BAD]->(b:E {n: 9}), (a)-[:OK]->(c {n: 1})-[:OK]->(b), (a)-[:OK]->(d {n: 2})");
  EXPECT_EQ(ask(graph,
                "MATCH p = shortestPath((a:S)-[*]->(b:E)) WHERE none(r IN relationships(p) WHERE type(r) = "
                "'BAD') RETURN length(p)")
                .rows,
            std::vector<std::string>{"2"});
  EXPECT_EQ(
      ask(graph,
          "MATCH p = shortestPath((a:S)-[*]->(b:E)) WHERE all(n IN nodes(p) WHERE n.n <> 1) RETURN length(p)")
          .rows,
      std::vector<std::string>{"1"});
  EXPECT_TRUE(
      ask(graph,
          "MATCH p = shortestPath((a:S)-[:OK*]->(b:E)) WHERE all(n IN nodes(p) WHERE n.n <> 1) RETURN p")
          .rows.empty());
}

}  // namespace
}  // namespace postern::cypher::testing
