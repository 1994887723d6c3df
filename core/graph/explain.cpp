// SPDX-License-Identifier: Apache-2.0
// See explain.h. Names of reports are those that come first by name where several say the same.
#include "graph/explain.h"

#include <algorithm>
#include <iterator>

#include "base/record_place.h"
#include "base/text.h"

namespace postern {
namespace {

constexpr std::string_view kVerbs[] = {
    "is related to",  "exposes",   "routes to", "runs",     "is built from", "contains", "depends on",
    "calls",          "stores in", "assumes",   "accesses", "deploys",       "hosts",    "is part of",
    "is a member of", "holds",     "trusts",    "admits",   "mounts",        "triggers", "is linked to"};

class Words {
 public:
  Words(const GraphSources& sources, const AttackGraph& graph) : from_(sources), graph_(graph) {}

  Citation of(Ground ground) const {
    switch (groundKind(ground)) {
      case GroundKind::kRelation:
        return relation(groundRow(ground));
      case GroundKind::kGrant:
        return grant(groundRow(ground));
      case GroundKind::kFinding:
        return finding(groundRow(ground));
      case GroundKind::kExposed:
        return {
            name(groundRow(ground)) + " is exposed to the internet", exposureReport(groundRow(ground)), {}};
      case GroundKind::kIngress:
        return {name(groundRow(ground)) + " is an ingress", saidBy(groundRow(ground), {}), {}};
      case GroundKind::kAnswers:
        return {name(groundRow(ground)) + " answers at a public address", saidBy(groundRow(ground), {}), {}};
      case GroundKind::kReadable:
        return {"whoever may read " + name(groundRow(ground)) + " finds what lies in it", {}, {}};
      case GroundKind::kOpens:
        return {"it opens " + name(groundRow(ground)), {}, {}};
      case GroundKind::kHolds:
        return data(groundRow(ground));
      case GroundKind::kOpenStore:
        return {"the store may let in whoever reaches it", {}, {}};
      case GroundKind::kAsset:
        return {name(groundRow(ground)), saidBy(groundRow(ground), {}), {}};
    }
    return {};
  }

 private:
  const std::string& name(AssetId asset) const { return from_.identities.assets[asset].name; }
  std::string_view text(StringId id) const { return from_.tables.strings.text(id); }

  Citation relation(uint32_t row) const {
    const EdgeColumns& edges = from_.tables.edges;
    std::string out = name(from_.identities.assetOf[edges.from[row]]) + " ";
    const auto relation = static_cast<Relation>(edges.relation[row]);
    if (relation == Relation::kLinked && edges.detail[row] != kNoString) {
      out += text(edges.detail[row]);
    } else {
      out += verbOf(relation);
    }
    out += " " + name(from_.identities.assetOf[edges.to[row]]);
    const RecordPlace place{
        {}, text(edges.recordParent[row]), text(edges.recordKey[row]), edges.recordIndex[row]};
    return {out, from_.tables.reports[from_.tables.edgeReport[row]].name, place.path()};
  }

  std::string list(const ListColumn& column, uint32_t row) const {
    constexpr uint32_t kShown = 4;
    std::string out;
    const uint32_t first = column.begin[row];
    const uint32_t end = column.begin[row + 1];
    for (uint32_t i = first; i < std::min(end, first + kShown); ++i) {
      out += (out.empty() ? "" : ", ") + std::string(text(column.items[i]));
    }
    return end - first > kShown ? out + " and " + std::to_string(end - first - kShown) + " more" : out;
  }

  Citation grant(uint32_t row) const {
    const GrantColumns& grants = from_.tables.grants;
    const bool resource = static_cast<GrantKind>(grants.kind[row]) == GrantKind::kResource;
    std::string out = name(from_.identities.assetOf[grants.asset[row]]);
    out +=
        grants.deny[row] != 0 ? (resource ? " refuses " : " may not ") : (resource ? " lets do " : " may ");
    out += list(grants.actions, row);
    if (const std::string on = list(grants.resources, row); !on.empty()) out += " on " + on;
    if (const std::string who = list(grants.principals, row); !who.empty()) out += " to " + who;
    if (grants.scope[row] != kNoString) out += " in " + std::string(text(grants.scope[row]));
    const RecordPlace place{
        {}, text(grants.recordParent[row]), text(grants.recordKey[row]), grants.recordIndex[row]};
    return {out, from_.tables.reports[from_.tables.grantReport[row]].name, place.path()};
  }

  Citation finding(uint32_t row) const {
    const Finding& finding = from_.findings.rows[row];
    const uint32_t shown = finding.representative;
    const ObservationColumns& all = from_.tables.observations;
    std::string out = firstSentence(text(all.title[shown]), 120);
    if (out.empty() && !finding.vulnerabilities.empty()) out = text(finding.vulnerabilities[0]);
    if (out.empty()) out = "a flaw";
    out += " in " + name(finding.asset);
    const RecordPlace place{
        {}, text(all.recordParent[shown]), text(all.recordKey[shown]), all.recordIndex[shown]};
    return {out, from_.tables.reports[from_.tables.observationReport[shown]].name, place.path()};
  }

  Citation data(uint32_t node) const {
    const AttackNode& it = graph_.nodes[node];
    // "pii of orders-db"
    const std::string_view words =
        std::string_view(it.title).substr(0, it.title.size() - name(it.asset).size() - 4);
    return {it.title, saidBy(it.asset, words), {}};
  }

  std::string exposureReport(AssetId asset) const {
    return firstReport(asset, [&](uint32_t row) {
      return from_.tables.assets.exposure[row] == static_cast<uint8_t>(Exposure::kInternet);
    });
  }
  std::string saidBy(AssetId asset, std::string_view dataClass) const {
    const ListColumn& data = from_.tables.assets.dataClasses;
    return firstReport(asset, [&](uint32_t row) {
      const auto says = [&](uint32_t id) { return text(id) == dataClass; };
      return dataClass.empty() || std::any_of(data.items.begin() + data.begin[row],
                                              data.items.begin() + data.begin[row + 1], says);
    });
  }
  template <typename Counts>
  std::string firstReport(AssetId asset, Counts counts) const {
    std::string_view best;
    for (const uint32_t row : from_.identities.assets[asset].rows) {
      if (!counts(row)) continue;
      const std::string_view report = from_.tables.reports[from_.tables.assetReport[row]].name;
      if (best.empty() || report < best) best = report;
    }
    return std::string(best);
  }

  const GraphSources& from_;
  const AttackGraph& graph_;
};

}  // namespace

std::string_view verbOf(Relation relation) {
  const auto verb = static_cast<size_t>(relation);
  return kVerbs[verb < std::size(kVerbs) ? verb : 0];
}

std::vector<Citation> citationsOf(const GraphSources& sources, const AttackGraph& graph,
                                  const AttackEdge& edge) {
  const Words words(sources, graph);
  std::vector<Citation> out;
  for (const Ground ground : graph.grounds(edge)) out.push_back(words.of(ground));
  return out;
}

std::string becauseOf(const GraphSources& sources, const AttackGraph& graph, const AttackEdge& edge) {
  std::string out;
  for (const Citation& cited : citationsOf(sources, graph, edge)) {
    if (!out.empty()) out += "; ";
    out += cited.text;
    if (!cited.report.empty()) out += " (" + cited.report + ")";
  }
  return out;
}

}  // namespace postern
