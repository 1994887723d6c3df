// SPDX-License-Identifier: Apache-2.0
// Gremlin on TinkerPop's toy graph "modern" (public documentation): marko (29), vadas (27), josh (32), peter
// (35), the software lop and ripple; what the reference says these traversals give.
#include "query/gremlin/gremlin.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "query/cypher/memory_graph.h"
#include "query/gremlin/execution.h"

namespace postern::gremlin {
namespace {

using cypher::MemoryGraph;

class GremlinTest : public testing::Test {
 protected:
  GremlinTest() {
    node("person", "marko", "age", Value::integer(29));
    node("person", "vadas", "age", Value::integer(27));
    node("software", "lop", "lang", Value::string("java"));
    node("person", "josh", "age", Value::integer(32));
    node("software", "ripple", "lang", Value::string("java"));
    node("person", "peter", "age", Value::integer(35));
    edge(0, "knows", 1, 0.5);
    edge(0, "knows", 3, 1.0);
    edge(0, "created", 2, 0.4);
    edge(3, "created", 4, 1.0);
    edge(3, "created", 2, 0.4);
    edge(5, "created", 2, 0.2);
  }

  void node(const char* label, const char* name, const char* key, Value value) {
    const uint32_t id = graph_.addNode({graph_.internLabel(label)});
    graph_.setNodeProperty(id, graph_.internKey("name"), Value::string(name));
    graph_.setNodeProperty(id, graph_.internKey(key), std::move(value));
  }
  void edge(uint32_t from, const char* type, uint32_t to, double weight) {
    const uint32_t id = graph_.addRelationship(from, graph_.internType(type), to);
    graph_.setRelationshipProperty(id, graph_.internKey("weight"), Value::real(weight));
  }

  /// The results in their order, as texts joined by blanks; or the error.
  std::string run(std::string_view text, bool sorted = false) {
    cypher::QueryError error;
    const auto gremlin = parseGremlin(text, error);
    if (!gremlin) return error.detail + ": " + error.message;
    std::vector<std::string> rows;
    const auto keep = [&](std::span<const Value> row) {
      rows.push_back(keyText(row[0]));
      return true;
    };
    if (!runGremlin(graph_, *gremlin, options_, keep, error)) return error.detail + ": " + error.message;
    if (sorted) std::sort(rows.begin(), rows.end());
    std::string joined;
    for (const std::string& row : rows) joined += (joined.empty() ? "" : " ") + row;
    return joined;
  }
  std::string any(std::string_view text) { return run(text, true); }
  std::string refused(std::string_view text) {
    const std::string result = run(text);
    return result.substr(0, result.find(':'));
  }

  MemoryGraph graph_;
  cypher::RunOptions options_;
};

TEST_F(GremlinTest, Walks) {
  EXPECT_EQ(run("g.V().count()"), "6");
  EXPECT_EQ(run("g.E().count().next()"), "6");
  EXPECT_EQ(any("g.V().has('name','marko').out('knows').values('name')"), "josh vadas");
  EXPECT_EQ(any("g.V(0).outE('knows').inV().values('name').toList()"), "josh vadas");
  EXPECT_EQ(any("g.V(3).bothE().otherV().values('name')"), "lop marko ripple");
  EXPECT_EQ(any("g.V().hasLabel('software').in('created').values('name')"), "josh josh marko peter");
  EXPECT_EQ(any("g.V().hasLabel('software').in('created').dedup().values('name')"), "josh marko peter");
  EXPECT_EQ(any("g.V(2).both('created').values('name')"), "josh marko peter");
  EXPECT_EQ(any("g.E().has('weight', gt(0.5)).outV().values('name')"), "josh marko");
  EXPECT_EQ(any("g.E(0).bothV().id()"), "0 1");
  EXPECT_EQ(run("g.V(0).out('unheard')"), "");
  EXPECT_EQ(run("g.V(99)"), "");
}

TEST_F(GremlinTest, Filters) {
  EXPECT_EQ(any("g.V().has('age', P.gt(30)).values('name')"), "josh peter");
  EXPECT_EQ(any("g.V().has('age', between(27, 32)).values('name')"), "marko vadas");
  EXPECT_EQ(any("g.V().has('age', inside(27, 35)).values('name')"), "josh marko");
  EXPECT_EQ(any("g.V().has('age', outside(28, 33)).values('name')"), "peter vadas");
  EXPECT_EQ(any("g.V().has('age', lt(28).or(gte(35))).values('name')"), "peter vadas");
  EXPECT_EQ(any("g.V().has('name', within('josh', \"lop\")).values('name')"), "josh lop");
  EXPECT_EQ(any("g.V().has('name', without(['josh', 'lop', 'peter'])).values('name')"), "marko ripple vadas");
  EXPECT_EQ(any("g.V().has('name', not(within('josh', 'lop', 'peter'))).values('name')"),
            "marko ripple vadas");
  EXPECT_EQ(any("g.V().has('name', TextP.startingWith('m')).values('name')"), "marko");
  EXPECT_EQ(any("g.V().has('name', containing('o').and(neq('lop'))).values('name')"), "josh marko");
  EXPECT_EQ(any("g.V().has('person', 'name', 'josh').values('age')"), "32");
  EXPECT_EQ(any("g.V().has(T.label, 'software').values('name')"), "lop ripple");
  EXPECT_EQ(any("g.V().hasNot('age').values('name')"), "lop ripple");
  EXPECT_EQ(any("g.V().hasId(1, 2).values('name')"), "lop vadas");
  EXPECT_EQ(any("g.V().not(hasLabel('person')).values('name')"), "lop ripple");
  EXPECT_EQ(any("g.V().where(__.out('created').count().is(gte(2))).values('name')"), "josh");
  EXPECT_EQ(any("g.V().filter(out('knows')).values('name')"), "marko");
  EXPECT_EQ(any("g.V().and(out('created'), has('age', lt(30))).values('name')"), "marko");
  EXPECT_EQ(any("g.V().or(out('knows'), has('age', 27)).values('name')"), "marko vadas");
  EXPECT_EQ(any("g.V().values('age').is(29)"), "29");
  EXPECT_EQ(any("g.V().has('name', gt(5)).count()"), "0");
}

TEST_F(GremlinTest, LabelsAndComparisonsWithThem) {
  EXPECT_EQ(any("g.V(0).as('a').out('created').in('created').where(neq('a')).values('name')"), "josh peter");
  EXPECT_EQ(any("g.V().as('a').out('created').as('b').select('a','b').by('name')"),
            "[a:josh, b:lop] [a:josh, b:ripple] [a:marko, b:lop] [a:peter, b:lop]");
  EXPECT_EQ(
      any("g.V().as('a').out('knows').as('b').where('a', lt('b')).by('age').select('b').values('name')"),
      "josh");
  EXPECT_EQ(any("g.V().as('a').out('knows').as('b').where(as('b').out('created')).select('a').by('name')"),
            "marko");
  EXPECT_EQ(any("g.V().as('a').out('created').where(__.in('created').has('name','peter')).values('name')"),
            "lop lop lop");
  EXPECT_EQ(
      any("g.V().as('a').out().as('b').where(as('a').out('created').as('b')).select('b').by('name').dedup()"),
      "lop ripple");
  EXPECT_EQ(any("g.V(0).aggregate('x').out().where(without('x')).values('name')"), "josh lop vadas");
}

TEST_F(GremlinTest, Repeats) {
  EXPECT_EQ(any("g.V(0).repeat(out()).times(2).values('name')"), "lop ripple");
  EXPECT_EQ(any("g.V(0).repeat(out()).emit().values('name')"), "josh lop lop ripple vadas");
  EXPECT_EQ(any("g.V(0).emit().repeat(out()).times(1).values('name')"), "josh lop marko vadas");
  EXPECT_EQ(any("g.V(0).repeat(out()).until(outE().count().is(0)).path().by('name')"),
            "[marko, josh, lop] [marko, josh, ripple] [marko, lop] [marko, vadas]");
  EXPECT_EQ(any("g.V(0).until(has('name','ripple')).repeat(out()).values('name')"), "ripple");
  EXPECT_EQ(any("g.V(0).repeat(both().simplePath()).until(has('name','peter')).limit(1).path().by('name')"),
            "[marko, lop, peter]");
  EXPECT_EQ(any("g.V(0).repeat(out()).emit(hasLabel('software')).times(2).values('name')"), "lop lop ripple");
  EXPECT_EQ(any("g.V(0).repeat(out()).until(loops().is(2)).count()"), "2");
}

TEST_F(GremlinTest, Reductions) {
  EXPECT_EQ(run("g.V().values('age').sum()"), "123");
  EXPECT_EQ(run("g.V().values('age').max()"), "35");
  EXPECT_EQ(run("g.V().values('age').min()"), "27");
  EXPECT_EQ(run("g.V().values('age').mean()"), "30.75");
  EXPECT_EQ(run("g.V().values('nothing').sum()"), "");
  EXPECT_EQ(run("g.V().values('age').order().fold()"), "[27, 29, 32, 35]");
  EXPECT_EQ(run("g.V().values('age').fold().count(local)"), "4");
  EXPECT_EQ(run("g.V().values('age').order().by(desc).limit(2)"), "35 32");
  EXPECT_EQ(run("g.V().values('age').fold().order(local).by(desc).limit(local, 1)"), "[35]");
  EXPECT_EQ(run("g.V().order().by('name', desc).range(1, 3).values('name')"), "ripple peter");
  EXPECT_EQ(run("g.V().order().by('name').tail(2).values('name')"), "ripple vadas");
  EXPECT_EQ(run("g.V().order().by('name').skip(4).values('name')"), "ripple vadas");
  EXPECT_EQ(run("g.V().order().by('name').limit(2).count()"), "2");
  EXPECT_EQ(run("g.V().groupCount().by(label)"), "[person:4, software:2]");
  EXPECT_EQ(run("g.V().group().by(label).by('name')"),
            "[person:[marko, vadas, josh, peter], software:[lop, ripple]]");
  EXPECT_EQ(run("g.V().hasLabel('person').group().by('name').by(outE().count())"),
            "[josh:2, marko:3, peter:1, vadas:0]");
  EXPECT_EQ(run("g.V().out('created').groupCount().by('name').unfold().order().by(values, "
                "desc).select(keys).limit(1)"),
            "lop");
  EXPECT_EQ(run("g.V().out('nothing').count()"), "0");
}

TEST_F(GremlinTest, Shapes) {
  EXPECT_EQ(run("g.V(0).valueMap()"), "[age:[29], name:[marko]]");
  EXPECT_EQ(run("g.V(0).elementMap('name')"), "[id:0, label:person, name:marko]");
  EXPECT_EQ(run("g.E(0).elementMap()"),
            "[IN:[id:1, label:person], OUT:[id:0, label:person], id:0, label:knows, weight:0.5]");
  EXPECT_EQ(run("g.V(0).project('n','d').by('name').by(out().count())"), "[d:3, n:marko]");
  EXPECT_EQ(run("g.V(0).properties('name').value()"), "marko");
  EXPECT_EQ(any("g.V().coalesce(values('lang'), values('name'))"), "java java josh marko peter vadas");
  EXPECT_EQ(any("g.V(0, 1).optional(out('knows')).values('name')"), "josh vadas vadas");
  EXPECT_EQ(any("g.V(3).union(in('knows'), out('created')).values('name')"), "lop marko ripple");
  EXPECT_EQ(any("g.V().choose(hasLabel('person'), constant('p'), constant('s')).groupCount()"), "[p:4, s:2]");
  EXPECT_EQ(any("g.V(0).out().path().by('name').by(label)"),
            "[marko, person] [marko, person] [marko, software]");
  EXPECT_EQ(any("g.V().local(outE().limit(1)).count()"), "3");
  EXPECT_EQ(any("g.V(0).map(out().count())"), "3");
  EXPECT_EQ(run("g.V().hasLabel('software').aggregate('x').cap('x').unfold().values('name')"), "lop ripple");
}

TEST_F(GremlinTest, WhatIsNotSupportedIsNamed) {
  EXPECT_EQ(run("g.addV('x')"), "UnsupportedStep: addV() changes the graph: queries here only read");
  EXPECT_EQ(run("g.V().match(__.as('a').out())"), "UnsupportedStep: match() is not supported");
  EXPECT_EQ(run("g.V().outt()"), "UnknownFunction: there is no step outt()");
  EXPECT_EQ(refused("g.V().by('name')"), "UnexpectedSyntax");
  EXPECT_EQ(refused("g.V().until(out())"), "UnexpectedSyntax");
  EXPECT_EQ(refused("g.V("), "UnexpectedSyntax");
  EXPECT_EQ(refused("V().has('a', 'b"), "UnexpectedSyntax");
  EXPECT_EQ(refused("g.out()"), "UnexpectedSyntax");
  EXPECT_EQ(refused(""), "UnknownFunction");
  EXPECT_EQ(refused("g.V().limit('x')"), "InvalidArgumentType");
  EXPECT_EQ(refused("g.V().limit(-1)"), "NegativeIntegerArgument");
  EXPECT_EQ(refused("g.V().has(1, 2)"), "InvalidArgumentType");
  EXPECT_EQ(refused("g.V().where(5)"), "InvalidArgumentType");
  EXPECT_EQ(refused("g.V().values('name').sum()"), "InvalidArgumentType");
  EXPECT_EQ(refused("g.V().values('name').out()"), "InvalidArgumentType");
  EXPECT_EQ(refused("g.V().order().by(shuffle)"), "UnsupportedStep");
  std::string nested = "g.V()";
  for (int i = 0; i < 500; ++i) nested += ".where(out()";
  EXPECT_EQ(refused(nested), "NestingTooDeep");
}

TEST_F(GremlinTest, EndsAtLimits) {
  options_.maxSteps = 100'000;
  EXPECT_EQ(refused("g.V().repeat(both()).count()"), "StepLimit");
  options_.maxSteps = 2'000'000'000;
  options_.maxRows = 3;
  EXPECT_EQ(refused("g.V()"), "RowLimit");
  options_.maxRows = 1000;
  options_.maxBytes = 1'000'000;
  EXPECT_EQ(refused("g.V().repeat(both()).emit().path().fold()"), "MemoryLimit");
  options_.stop = [] { return true; };
  EXPECT_EQ(refused("g.V().repeat(both()).count()"), "Cancelled");
}

TEST(GremlinLongWays, NeedNoStack) {
  MemoryGraph graph;
  const uint32_t type = graph.internType("next");
  graph.addNode({});
  for (uint32_t i = 1; i < 50'000; ++i) {
    graph.addNode({});
    graph.addRelationship(i - 1, type, i);
  }
  cypher::QueryError error;
  const auto gremlin = parseGremlin("g.V(0).repeat(out()).until(outE().count().is(0)).id()", error);
  ASSERT_TRUE(gremlin) << error.message;
  int64_t last = 0;
  const auto keep = [&](std::span<const Value> row) {
    last = row[0].asInteger();
    return true;
  };
  ASSERT_TRUE(runGremlin(graph, *gremlin, {}, keep, error)) << error.message;
  EXPECT_EQ(last, 49'999);
}

}  // namespace
}  // namespace postern::gremlin
