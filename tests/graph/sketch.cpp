// SPDX-License-Identifier: Apache-2.0
// Assets are named by "host:" identities, which normalise to themselves.
#include "sketch.h"

#include <algorithm>

namespace postern {
namespace {

std::string_view schemeOf(AssetKind kind) {
  if (kind == AssetKind::kRepository) return "repo:";
  if (kind == AssetKind::kImage) return "image:";
  return "host:";
}

}  // namespace

void Sketch::write(BatchBuilder& out) const {
  std::map<std::string, AssetRef> refs;
  for (const AssetFact& fact : assets) {
    Asset asset;
    asset.kind = fact.kind;
    asset.declared = true;
    asset.exposure = fact.exposure;
    asset.criticality = fact.criticality;
    asset.zone = out.text(fact.zone);
    asset.name = out.text(fact.identity);
    asset.identities.add(out.text(std::string(schemeOf(fact.kind)) + fact.identity));
    for (const std::string& data : fact.data) asset.dataClasses.add(out.text(data));
    if (!fact.credential.empty()) asset.credentials.add(out.credential(fact.credential));
    refs[fact.identity] = out.asset(asset);
  }
  RecordPlace place{{}, "/", {}, 0};
  for (const RelationFact& fact : relations) {
    out.relate(refs.at(fact.from), fact.relation, refs.at(fact.to), place);
    ++place.index;
  }
  for (const FlawFact& fact : flaws) {
    Observation seen;
    seen.kind = fact.kind;
    seen.severity = Severity::kMedium;
    seen.state = fact.state;
    seen.reachability = fact.reachability;
    if (!fact.secret.empty()) out.secret(seen, fact.secret);
    seen.title = out.text(fact.title);
    seen.rule = out.text(fact.title);
    seen.file = out.text(fact.title + ".src");
    seen.line = 10;
    seen.asset = refs.at(fact.asset);
    if (fact.title.starts_with("CVE-")) seen.vulnerabilities.add(seen.title);
    if (fact.cwe != 0) seen.weaknesses.add(fact.cwe);
    out.add(place, seen);
    ++place.index;
  }
}

void Sketch::build(uint32_t pathLimit) {
  tables = {};
  ReportFacts facts;
  facts.name = report;
  BatchBuilder out(facts, EstateKey{});
  write(out);
  appendBatch(out.finish(), tables);
  identities = resolveIdentities(tables);
  findings = correlate(tables, identities);
  enrichment = {};
  enrichment.findings.resize(findings.rows.size());
  for (uint32_t row = 0; row < findings.rows.size(); ++row) {
    const auto title = tables.strings.text(tables.observations.title[findings.rows[row].representative]);
    for (const FlawFact& fact : flaws) {
      if (fact.title != title) continue;
      enrichment.findings[row].likelihoodPermille = static_cast<uint16_t>(fact.likelihood);
      enrichment.findings[row].cvssVector = tables.strings.intern(fact.vector);
      enrichment.findings[row].state = findings.rows[row].state;
      enrichment.findings[row].reachability = fact.reachability;
    }
  }
  graph = buildAttackGraph(tables, identities, findings, enrichment, pathLimit);
}

AssetId Sketch::asset(std::string_view identity) const {
  for (AssetId id = 0; id < identities.assets.size(); ++id) {
    if (identities.assets[id].name == identity) return id;
  }
  return kNone;
}

std::string Sketch::path(uint32_t row) const {
  const std::vector<uint32_t>& edges = graph.paths[row].edges;
  std::string out = graph.nodes[graph.edges[edges[0]].from].title;
  for (const uint32_t edge : edges) out += " > " + graph.nodes[graph.edges[edge].to].title;
  return out;
}

std::vector<std::string> Sketch::paths() const {
  std::vector<std::string> out;
  for (uint32_t row = 0; row < graph.paths.size(); ++row) out.push_back(path(row));
  return out;
}

std::string Sketch::text() const {
  std::string out;
  for (const AttackNode& node : graph.nodes) {
    out += node.key + " [" + node.zone + "] " + std::to_string(node.impact) + "\n";
  }
  for (const AttackEdge& edge : graph.edges) {
    out += graph.nodes[edge.from].key + " -> " + graph.nodes[edge.to].key + " " +
           std::string(graph.ruleName(edge)) + " " + std::to_string(edge.cost) + " " +
           becauseOf({tables, identities, findings}, graph, edge);
    for (const uint32_t finding : graph.findings(edge)) out += " " + toHex(findings.rows[finding].key);
    out += "\n";
  }
  for (uint32_t row = 0; row < graph.paths.size(); ++row) {
    out += path(row) + " " + std::to_string(graph.paths[row].cost) + " " +
           std::to_string(graph.paths[row].risk) + "\n";
  }
  for (AssetId id = 0; id < graph.reach.size(); ++id) {
    const Reach& reach = graph.reach[id];
    out += identities.assets[id].key + " " + std::to_string(reach.hops) + " " +
           std::to_string(reach.probability) + " " + std::to_string(graph.impactBehind[id]) +
           (reach.exposureKnown ? " known\n" : " unknown\n");
  }
  for (uint32_t row = 0; row < graph.pathThrough.size(); ++row) {
    out += toHex(findings.rows[row].key) + " " + std::to_string(graph.pathThrough[row]) + "\n";
  }
  return out;
}

}  // namespace postern
