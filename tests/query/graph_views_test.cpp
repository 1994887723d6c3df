// SPDX-License-Identifier: Apache-2.0
// Graph views: which rows are nodes and edges, what their properties say, and a person's own views.
#include <gtest/gtest.h>

#include <algorithm>

#include "query/views/view_catalog.h"
#include "tests/support/told_view.h"

namespace postern {
namespace {

using cypher::Value;

Asset named(BatchBuilder& out, AssetKind kind, std::string_view identity, std::string_view name) {
  Asset asset;
  asset.kind = kind;
  asset.name = out.text(name);
  asset.identities.add(out.text(identity));
  return asset;
}

/// A service that calls a store with personal data, a package with a known flaw in a lock file, a role.
std::string shop() {
  return tell("shop.yaml", [](BatchBuilder& out) {
    Asset service = named(out, AssetKind::kService, "name:shop", "shop");
    service.exposure = Exposure::kInternet;
    service.owner = out.text("team-shop");
    service.tags.add(out.text("tier:1"));
    service.tags.add(out.text("hasspn:true"));
    service.tags.add(out.text("type:Frontend"));
    const AssetRef shopRef = out.asset(service);
    Asset store = named(out, AssetKind::kDataStore, "name:shop-db", "shop-db");
    store.dataClasses.add(out.text("pii"));
    store.tags.add(out.text("tier:2"));
    const AssetRef db = out.asset(store);
    const AssetRef role = out.asset(named(out, AssetKind::kRole, "arn:aws:iam::1:role/app", "app"));
    const AssetRef bucket = out.asset(named(out, AssetKind::kDataStore, "arn:aws:s3:::logs", "logs"));
    (void)bucket;
    out.relate(shopRef, Relation::kCalls, db, place(0), "jdbc");
    out.relate(shopRef, Relation::kLinked, role, place(1), "GenericAll");
    Grant grant;
    grant.asset = role;
    grant.system = out.text("aws");
    grant.actions.add(out.text("s3:GetObject"));
    grant.resources.add(out.text("arn:aws:s3:::logs/*"));
    grant.resources.add(out.text("*"));
    out.grant(place(2), grant);
    Component lodash;
    lodash.ecosystem = out.text("npm");
    lodash.name = out.text("lodash");
    lodash.version = out.text("4.17.4");
    lodash.file = out.text("package-lock.json");
    Observation found;
    found.kind = ObservationKind::kVulnerability;
    found.severity = Severity::kHigh;
    found.asset = shopRef;
    found.component = out.component(lodash);
    found.vulnerabilities.add(out.text("CVE-2019-10744"));
    found.weaknesses.add(1321);
    out.add(place(3), found);
  });
}

struct Views {
  explicit Views(std::string_view setting = {})
      : told({shop()}), counts(countInventory(told.view)), catalog(told.view, counts, setting) {}
  const GraphView& view(std::string_view name) {
    const auto made = catalog.view(name);
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().message);
    return *made.value();
  }
  ToldView told;
  InventoryCounts counts;
  ViewCatalog catalog;
};

uint32_t node(const GraphView& view, std::string_view label, std::string_view name) {
  std::vector<uint32_t> nodes;
  EXPECT_TRUE(view.nodesWithProperty(view.labelId(label), view.keyId("name"),
                                     Value::string(std::string(name)), nodes));
  EXPECT_EQ(nodes.size(), 1U) << label << " " << name;
  return nodes.empty() ? 0 : nodes[0];
}

std::string textOf(const GraphView& view, uint32_t at, std::string_view key) {
  const Value value = view.nodeProperty(at, view.keyId(key));
  return value.is(cypher::Kind::kString) ? value.asString() : std::string();
}

/// "from TYPE to", sorted.
std::vector<std::string> edges(const GraphView& view, std::string_view only = {}) {
  std::vector<std::string> out;
  for (uint32_t edge = 0; edge < view.relationshipCount(); ++edge) {
    const std::string type(view.typeName(view.typeOf(edge)));
    if (!only.empty() && type != only) continue;
    out.push_back(textOf(view, view.sourceOf(edge), "name") + " " + type + " " +
                  textOf(view, view.targetOf(edge), "name"));
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(GraphViewTest, AllSixAreMadeAndTheirAdjacencyIsComplete) {
  Views views;
  ASSERT_EQ(builtInViews().size(), 6U);
  for (const ViewDefinition& definition : builtInViews()) {
    const GraphView& view = views.view(definition.name);
    EXPECT_GT(view.nodeCount(), 0U) << definition.name;
    size_t seen = 0;
    for (uint32_t at = 0; at < view.nodeCount(); ++at) {
      uint32_t type = 0;
      for (const cypher::Neighbour& it : view.outgoing(at)) {
        EXPECT_EQ(view.sourceOf(it.relationship), at);
        EXPECT_EQ(view.targetOf(it.relationship), it.node);
        EXPECT_LE(type, it.type);
        type = it.type;
        ++seen;
      }
      for (const cypher::Neighbour& it : view.incoming(at)) EXPECT_EQ(view.targetOf(it.relationship), at);
    }
    EXPECT_EQ(seen, view.relationshipCount()) << definition.name;
  }
}

TEST(GraphViewTest, LabelsAndPropertiesOfAnAsset) {
  Views views;
  const GraphView& view = views.view("estate");
  const uint32_t service = node(view, "Service", "shop");
  std::vector<std::string> labels;
  for (const uint32_t label : view.labelsOf(service)) labels.emplace_back(view.labelName(label));
  std::sort(labels.begin(), labels.end());
  EXPECT_EQ(labels, (std::vector<std::string>{"Asset", "Frontend", "Service"}));
  EXPECT_EQ(textOf(view, service, "owner"), "team-shop");
  EXPECT_EQ(textOf(view, service, "exposure"), "internet");
  EXPECT_TRUE(view.nodeProperty(service, view.keyId("hasspn")).isTrue());
  EXPECT_EQ(view.nodeProperty(service, view.keyId("tier")).asInteger(), 1);
  EXPECT_TRUE(view.nodeProperty(service, view.keyId("criticality")).isNull());
  std::vector<uint32_t> keys;
  view.nodeKeys(service, keys);
  const auto has = [&](std::string_view key) {
    return std::count(keys.begin(), keys.end(), view.keyId(key)) == 1;
  };
  EXPECT_TRUE(has("hasspn") && has("name") && has("tier"));
  EXPECT_FALSE(has("criticality"));
  EXPECT_EQ(view.labelId("Nothing"), cypher::kNoName);
}

TEST(GraphViewTest, RelationsFindingsRightsAndOwnersAreEdges) {
  Views views;
  const GraphView& view = views.view("estate");
  EXPECT_EQ(edges(view, "CALLS"), std::vector<std::string>{"shop CALLS shop-db"});
  EXPECT_EQ(edges(view, "GenericAll"), std::vector<std::string>{"shop GenericAll app"});
  EXPECT_EQ(edges(view, "STORES"), std::vector<std::string>{"shop-db STORES pii"});
  EXPECT_EQ(edges(view, "AFFECTED_BY"), std::vector<std::string>{"lodash AFFECTED_BY CVE-2019-10744"});
  EXPECT_EQ(edges(view, "CONTAINS"),
            (std::vector<std::string>{"package-lock.json CONTAINS lodash", "shop CONTAINS lodash",
                                      "shop CONTAINS package-lock.json"}));
  EXPECT_EQ(edges(view, "MAY"), (std::vector<std::string>{"app MAY *", "app MAY arn:aws:s3:::logs/*"}));
  EXPECT_EQ(edges(view, "COVERS"), std::vector<std::string>{"arn:aws:s3:::logs/* COVERS logs"});
  EXPECT_EQ(edges(view, "OWNS").size(), 2U);
  EXPECT_EQ(edges(view, "HAS_FINDING").size(), 1U);
  EXPECT_EQ(edges(view, "CLASSIFIED_AS").size(), 1U);
}

TEST(GraphViewTest, PropertiesOfEdges) {
  Views views;
  const GraphView& view = views.view("identity");
  for (uint32_t edge = 0; edge < view.relationshipCount(); ++edge) {
    if (view.typeName(view.typeOf(edge)) != "MAY") continue;
    const Value actions = view.relationshipProperty(edge, view.keyId("actions"));
    ASSERT_TRUE(actions.is(cypher::Kind::kList));
    EXPECT_EQ(actions.asList()[0].asString(), "s3:GetObject");
    EXPECT_EQ(view.relationshipProperty(edge, view.keyId("effect")).asString(), "allow");
  }
  EXPECT_EQ(edges(view, "CALLS").size(), 0U);
  const GraphView& attack = views.view("attack");
  bool live = false;
  for (uint32_t edge = 0; edge < attack.relationshipCount(); ++edge) {
    if (!attack.relationshipProperty(edge, attack.keyId("live")).isTrue()) continue;
    live = true;
    EXPECT_TRUE(attack.relationshipProperty(edge, attack.keyId("probability")).is(cypher::Kind::kFloat));
  }
  EXPECT_TRUE(live);
  EXPECT_EQ(attack.nodesWithLabel(attack.labelId("Internet")).size(), 1U);
}

TEST(GraphViewTest, APersonsOwnView) {
  Views views(R"(
name: jewels
nodes:
  - {from: assets, where: 'data:pii', labels: [Jewel, "{kind}"], properties: [name, tier]}
  - {from: assets, where: 'exposure:internet'}
edges:
  - {from: relations, only: [CALLS], type: USED_BY, reverse: true}
)");
  const GraphView& view = views.view("jewels");
  EXPECT_EQ(view.nodeCount(), 2U);
  EXPECT_EQ(edges(view), std::vector<std::string>{"shop-db USED_BY shop"});
  const uint32_t jewel = node(view, "Jewel", "shop-db");
  EXPECT_EQ(view.nodesWithLabel(view.labelId("DataStore")).size(), 1U);
  EXPECT_TRUE(view.nodeProperty(jewel, view.keyId("key")).isNull());
  EXPECT_EQ(view.nodeProperty(jewel, view.keyId("tier")).asInteger(), 2);
  EXPECT_EQ(views.catalog.definitions().size(), 7U);
  EXPECT_FALSE(views.catalog.isBuiltIn("jewels"));
}

TEST(GraphViewTest, MistakesInAViewHaveTheirLines) {
  const auto problem = [](std::string_view yaml) {
    const ViewsRead read = readViews(yaml);
    EXPECT_TRUE(read.views.empty());
    return read.problems.empty() ? std::string() : read.problems[0].where + ": " + read.problems[0].message;
  };
  EXPECT_NE(problem("name: x\nnodes:\n  - from: asset\n").find("line 3"), std::string::npos);
  EXPECT_NE(problem("name: x\nnodes:\n  - {from: assets, where: 'colour:red'}\n").find("line 3"),
            std::string::npos);
  EXPECT_NE(problem("name: x\nnodes: [{from: owners, where: a}]\n").find("where: is for"), std::string::npos);
  EXPECT_NE(problem("name: x\nnodes: [{from: assets}]\nedge: []\n").find("did you mean edges?"),
            std::string::npos);
  EXPECT_NE(problem("name: x\nnodes: [{from: findings, properties: [colour]}]\n").find("no property"),
            std::string::npos);
  EXPECT_NE(problem("nodes: [{from: assets}]\n").find("needs a name"), std::string::npos);
  EXPECT_NE(problem("[1, 2]").find("mapping"), std::string::npos);
  EXPECT_NE(problem("views: [{name: a, nodes: [{from: assets}]}, {name: a, nodes: [{from: data}]}]")
                .find("two views"),
            std::string::npos);
}

TEST(GraphViewTest, ABrokenSettingLeavesTheBuiltInViews) {
  Views views("name: x\nnodes: [{from: nothing}]\n");
  EXPECT_EQ(views.catalog.problems().size(), 1U);
  EXPECT_TRUE(views.catalog.view("attack").ok());
  const auto missing = views.catalog.view("x");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kMalformed);
  EXPECT_EQ(Views().catalog.view("x").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace postern
