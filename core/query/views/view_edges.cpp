// SPDX-License-Identifier: Apache-2.0
// The edges that follow from the rows: whose finding, of what, told by whom, owned by whom.
#include <algorithm>
#include <tuple>

#include "query/finding_facts.h"
#include "query/views/view_rows.h"

namespace postern {

namespace {
template <typename Texts>
uint32_t rowOf(const Texts& texts, std::string_view text) {
  const auto at = std::lower_bound(texts.begin(), texts.end(), text);
  return at != texts.end() && *at == text ? static_cast<uint32_t>(at - texts.begin()) : kNone;
}
}  // namespace

void ViewRows::eachOfFinding(EdgeTable table, EdgeSink sink) const {
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    const Finding& finding = view.findings.rows[row];
    const NodeRef self{NodeTable::kFindings, row};
    if (table == EdgeTable::kFindings) {
      sink({{NodeTable::kAssets, finding.asset}, self, "HAS_FINDING", row});
      for (const AssetId resource : resourcesOf(finding, view.findings, view.identities))
        sink({{NodeTable::kAssets, resource}, self, "HAS_FINDING", row});
    } else if (table == EdgeTable::kInComponent && finding.component != kNone) {
      sink({self, {NodeTable::kComponents, finding.component}, "IN_COMPONENT", row});
    } else if (table == EdgeTable::kVulnerabilities && !finding.vulnerabilities.empty()) {
      const StringId id = view.identities.canonicalVulnerability[finding.vulnerabilities[0]];
      sink({self, {NodeTable::kVulnerabilities, vulnerabilityOf(id)}, "NAMES", row});
    } else if (table == EdgeTable::kWeaknesses) {
      for (const uint32_t number : finding.weaknesses) {
        const auto at = std::lower_bound(weaknesses.begin(), weaknesses.end(), std::pair(number, 0U));
        sink({self,
              {NodeTable::kWeaknesses, static_cast<uint32_t>(at - weaknesses.begin())},
              "CLASSIFIED_AS",
              row});
      }
    } else if (table == EdgeTable::kReported) {
      std::vector<uint32_t> reports;
      for (uint32_t i = 0; i < finding.members; ++i)
        reports.push_back(view.tables.observationReport[membersOf(view, row)[i]]);
      std::sort(reports.begin(), reports.end());
      reports.erase(std::unique(reports.begin(), reports.end()), reports.end());
      for (const uint32_t report : reports) sink({self, {NodeTable::kReports, report}, "REPORTED_BY", row});
    }
  }
}

void ViewRows::eachAffected(EdgeSink sink) const {
  struct Pair {
    ComponentId component;
    uint32_t vulnerability, place, finding;
    auto key() const { return std::tuple(component, vulnerability, place); }
  };
  std::vector<Pair> pairs;
  uint32_t place = 0;  // of two findings the riskier tells
  for (const uint32_t row : view.scores.ranked) {
    const Finding& finding = view.findings.rows[row];
    ++place;
    if (finding.component == kNone || finding.vulnerabilities.empty()) continue;
    const StringId id = view.identities.canonicalVulnerability[finding.vulnerabilities[0]];
    pairs.push_back({finding.component, vulnerabilityOf(id), place, row});
  }
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.key() < b.key(); });
  for (size_t i = 0; i < pairs.size(); ++i) {
    const Pair& it = pairs[i];
    if (i > 0 && pairs[i - 1].component == it.component && pairs[i - 1].vulnerability == it.vulnerability)
      continue;
    sink({{NodeTable::kComponents, it.component},
          {NodeTable::kVulnerabilities, it.vulnerability},
          "AFFECTED_BY",
          it.finding});
  }
}

void ViewRows::eachOwned(EdgeSink sink) const {
  for (AssetId id = 0; id < view.identities.assets.size(); ++id) {
    const uint32_t owner = rowOf(owners, view.enrichment.assetOwners[id]);
    if (owner != kNone) sink({{NodeTable::kOwners, owner}, {NodeTable::kAssets, id}, "OWNS", id});
  }
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    const uint32_t owner = rowOf(owners, ownerNameOf(view, row));
    if (owner != kNone) sink({{NodeTable::kOwners, owner}, {NodeTable::kFindings, row}, "OWNS", row});
  }
}

void ViewRows::eachOfAsset(EdgeTable table, EdgeSink sink) const {
  const std::vector<UnitedAsset>& assets = view.identities.assets;
  std::vector<std::pair<std::string_view, AssetId>> applications;
  for (AssetId id = 0; id < assets.size(); ++id) {
    if (assets[id].kind == AssetKind::kApplication) applications.emplace_back(assets[id].name, id);
  }
  std::sort(applications.begin(), applications.end());
  for (AssetId id = 0; id < assets.size(); ++id) {
    if (table == EdgeTable::kData) {
      std::string_view previous;
      for (const std::string& data_ : assets[id].dataClasses) {
        if (data_ != previous)
          sink({{NodeTable::kAssets, id}, {NodeTable::kData, rowOf(data, data_)}, "STORES", id});
        previous = data_;
      }
      continue;
    }
    const std::string_view application = view.enrichment.assetApplications[id];
    const auto at =
        std::lower_bound(applications.begin(), applications.end(), std::pair(application, AssetId{0}));
    if (at != applications.end() && at->first == application && at->second != id)
      sink({{NodeTable::kAssets, id}, {NodeTable::kAssets, at->second}, "PART_OF", id});
  }
}

void ViewRows::eachEdge(EdgeTable table, EdgeSink sink) const {
  switch (table) {
    case EdgeTable::kRelations:
      for (uint32_t row = 0; row < relations.size(); ++row)
        sink({relations[row].from, relations[row].to, relationType(relations[row]), row});
      return;
    case EdgeTable::kAttack:
      for (uint32_t row = 0; row < view.graph.edges.size(); ++row) {
        const AttackEdge& edge = view.graph.edges[row];
        sink(
            {{NodeTable::kAttack, edge.from}, {NodeTable::kAttack, edge.to}, view.graph.ruleName(edge), row});
      }
      return;
    case EdgeTable::kGrants:
      return eachGrant(sink);
    case EdgeTable::kCovers:
      return eachCovered(sink);
    case EdgeTable::kAffected:
      return eachAffected(sink);
    case EdgeTable::kOwned:
      return eachOwned(sink);
    case EdgeTable::kApplications:
    case EdgeTable::kData:
      return eachOfAsset(table, sink);
    case EdgeTable::kFiles:
      for (uint32_t row = 0; row < files.size(); ++row)
        sink({{NodeTable::kAssets, files[row].asset}, {NodeTable::kFiles, row}, "CONTAINS", row});
      for (const auto& [file, component] : inFile)
        sink({{NodeTable::kFiles, file}, {NodeTable::kComponents, component}, "CONTAINS", file});
      return;
    case EdgeTable::kInstalled:
      for (const auto& [asset, component] : installed)
        sink({{NodeTable::kAssets, asset}, {NodeTable::kComponents, component}, "CONTAINS", asset});
      return;
    default:
      return eachOfFinding(table, sink);
  }
}

}  // namespace postern
