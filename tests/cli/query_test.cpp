// SPDX-License-Identifier: Apache-2.0
// `postern query` and `postern export-graph`: answers as table, CSV and JSON, errors with their place.
#include "tests/cli/command_line.h"

#include "read/json_parser.h"

namespace postern {
namespace {

class Json {
 public:
  explicit Json(std::string text) : text_(std::move(text)) {
    JsonParser parser(text_, ignored_);
    EXPECT_TRUE(parser.parse(tape_)) << text_;
  }
  Node root() const { return tape_.root(); }

 private:
  std::string text_;
  Diagnostics ignored_;
  Tape tape_;
};

class QueryCommandTest : public CommandLineTest {
 protected:
  void SetUp() override {
    CommandLineTest::SetUp();
    write("estate.yaml", R"yaml(
postern: inventory/1
assets:
  - {id: shop, kind: service, name: shop, exposure: internet, owner: team-shop, value: 1, application: the-shop}
  - {id: shop-db, kind: data_store, name: shop-db, data: [pii], owner: '=HYPERLINK(1)'}
  - {id: the-shop, kind: application, name: the-shop}
relations:
  - {from: shop, calls: shop-db}
)yaml");
  }
  Ran ask(const std::string& arguments) {
    return run("query estate.yaml " + arguments + " --now 2026-11-24T00:00:00Z");
  }
};

TEST_F(QueryCommandTest, ATableForPeople) {
  const Ran ran = ask("'MATCH (a:Service)-[:CALLS]->(b) RETURN a.name AS caller, b.name, a.value, b.value'");
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_EQ(
      ran.out,
      "caller  b.name   a.value  b.value\n------  -------  -------  -------\nshop    shop-db  1\n(1 row)\n");
}

TEST_F(QueryCommandTest, CsvIsSafeForSpreadsheetsAndJsonIsExact) {
  const Ran csv = ask("'MATCH (o:Owner) RETURN o.name ORDER BY o.name' --csv");
  EXPECT_EQ(csv.out, "o.name\r\n'=HYPERLINK(1)\r\nteam-shop\r\n");
  const Ran json =
      ask("'MATCH (s:Service)-[r:CALLS]->() RETURN s, r, {n: 1.5, l: [true, null]} AS m' --json");
  const Json answer(json.out);
  EXPECT_EQ(answer.root()["columns"].size(), 3U);
  EXPECT_EQ(answer.root().at("rows/0/2/map/n").text(), "1.5");
  EXPECT_EQ(answer.root().at("rows/0/2/map/l/0").text(), "true");
  EXPECT_EQ(answer.root()["nodes"].size(), 2U);  // the relationship brings its other end
  EXPECT_EQ(answer.root().at("relationships/0/type").text(), "CALLS");
  EXPECT_EQ(answer.root().at("nodes/0/properties/value").text(), "1");
}

TEST_F(QueryCommandTest, ViewsParametersAndLimits) {
  write("view.yaml",
        "name: callers\nnodes: [{from: assets}]\nedges: [{from: relations, only: [CALLS], type: USED_BY, "
        "reverse: true}]\n");
  write("params.json", R"({"name": "shop-db"})");
  const Ran own =
      ask("'MATCH (a {name: $name})-[:USED_BY]->(b) RETURN b.name' --view-file view.yaml --params "
          "params.json --csv");
  EXPECT_EQ(own.out, "b.name\r\nshop\r\n") << own.err;
  const Ran cut = ask("'MATCH (a:Asset) RETURN a.name' --max-rows 2");
  EXPECT_NE(cut.out.find("(2 rows; there are more)"), std::string::npos);
  EXPECT_NE(ask("'MATCH (a:Asset {name: \"shop\"}) RETURN a' --plan").out.find("Index"), std::string::npos);
}

TEST_F(QueryCommandTest, GremlinAsksTheSameGraph) {
  const Ran ran = ask("\"g.V().hasLabel('Service').out('CALLS').values('name')\" --gremlin --csv");
  EXPECT_EQ(ran.out, "result\r\nshop-db\r\n") << ran.err;
  const Ran bad = ask("\"g.V(.out()\" --gremlin");
  EXPECT_EQ(bad.exit, 2);
  EXPECT_NE(bad.err.find("line 1, column"), std::string::npos) << bad.err;
}

TEST_F(QueryCommandTest, ErrorsSayWhereAndWhat) {
  const Ran syntax = ask("'MATCH (a RETURN a'");
  EXPECT_EQ(syntax.exit, 2);
  EXPECT_NE(syntax.err.find("line 1, column 10"), std::string::npos) << syntax.err;
  EXPECT_NE(syntax.err.find("SyntaxError"), std::string::npos);
  EXPECT_NE(ask("'RETURN x'").err.find("UndefinedVariable"), std::string::npos);
  const Ran view = ask("'RETURN 1' --view nothing");
  EXPECT_EQ(view.exit, 2);
  EXPECT_NE(view.err.find("there are: estate, attack"), std::string::npos) << view.err;
  write("bad.yaml", "name: x\nnodes:\n  - from: asset\n");
  EXPECT_NE(ask("'RETURN 1' --view-file bad.yaml").err.find("line 3"), std::string::npos);
  EXPECT_EQ(run("query estate.yaml").exit, 2);
  EXPECT_EQ(ask("'MATCH (a) DELETE a'").exit, 2);
}

TEST_F(QueryCommandTest, AnExportHasTypedTablesAndScripts) {
  const Ran ran = run("export-graph estate.yaml --to out --now 2026-11-24T00:00:00Z");
  EXPECT_EQ(ran.exit, 0) << ran.err;
  const std::string assets = read("out/nodes/Asset.csv");
  EXPECT_TRUE(assets.starts_with("postern_id:ID,postern_labels:string,name:string")) << assets;
  EXPECT_NE(assets.find("value:long"), std::string::npos);
  EXPECT_NE(assets.find("=HYPERLINK(1)"), std::string::npos);  // exact: databases read it
  EXPECT_EQ(assets.find("'=HYPERLINK"), std::string::npos);
  EXPECT_NE(read("out/relationships/CALLS_Asset_Asset.csv").find("from_id:START_ID,to_id:END_ID"),
            std::string::npos);
  const Json schema(read("out/schema.json"));
  EXPECT_GE(schema.root()["nodes"].size(), 3U);
  EXPECT_NE(read("out/load_neo4j.cypher").find("`value`: 1"), std::string::npos);
  EXPECT_NE(read("out/schema.sql").find("CREATE TABLE \"CALLS_Asset_Asset\""), std::string::npos);
  EXPECT_GE(Json(read("out/puppygraph.json")).root().at("graph/edges").size(), 2U);
}

}  // namespace
}  // namespace postern
