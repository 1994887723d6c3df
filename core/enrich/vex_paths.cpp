// SPDX-License-Identifier: Apache-2.0
// See vex_paths.h.
#include "enrich/vex_paths.h"

#include <algorithm>

namespace postern {
namespace {

// An estate's largest dependency graphs have some 50,000 components; beyond that nobody reads a path.
constexpr size_t kMaxVisited = 100'000;

}  // namespace

VexPaths::VexPaths(const Tables& tables, const Identities& identities, const Findings& findings)
    : tables_(tables), identities_(identities), findings_(findings), edges_(tables.reports.size()) {
  const EdgeColumns& edges = tables.edges;
  for (uint32_t row = 0; row < edges.rows; ++row) {
    const bool isDependency = edges.relation[row] == static_cast<uint8_t>(Relation::kDependsOn) &&
                              edges.fromKind[row] == 1 && edges.toKind[row] == 1;
    if (isDependency) edges_[tables.edgeReport[row]].push_back(row);
  }
}

/// Those of its observations, and inventories of the same asset.
std::vector<uint32_t> VexPaths::reportsOf(const Finding& finding) const {
  std::vector<uint32_t> reports;
  for (uint32_t i = 0; i < finding.members; ++i)
    reports.push_back(tables_.observationReport[findings_.observations[finding.firstMember + i]]);
  for (const uint32_t report : identities_.assets[finding.asset].reports) reports.push_back(report);
  std::sort(reports.begin(), reports.end());
  reports.erase(std::unique(reports.begin(), reports.end()), reports.end());
  reports.erase(std::remove_if(reports.begin(), reports.end(), [&](uint32_t r) { return edges_[r].empty(); }),
                reports.end());
  return reports;
}

const VexPaths::Parents& VexPaths::graphOf(uint32_t report) {
  const auto [at, fresh] = graphs_.try_emplace(report);
  if (!fresh) return at->second;
  for (const uint32_t row : edges_[report]) {
    const ComponentId from = identities_.componentOf[tables_.edges.from[row]];
    const ComponentId to = identities_.componentOf[tables_.edges.to[row]];
    if (from != to) at->second[to].push_back(from);
  }
  return at->second;
}

const std::vector<ComponentId>& VexPaths::parentsOf(const std::vector<uint32_t>& reports,
                                                    ComponentId component, std::vector<ComponentId>& into) {
  into.clear();
  for (const uint32_t report : reports) {
    const Parents& graph = graphOf(report);
    if (const auto at = graph.find(component); at != graph.end())
      into.insert(into.end(), at->second.begin(), at->second.end());
  }
  std::sort(into.begin(), into.end());
  into.erase(std::unique(into.begin(), into.end()), into.end());
  return into;
}

std::vector<ComponentId> VexPaths::dependents(const Finding& finding) {
  std::vector<ComponentId> found;
  if (finding.component == kNone) return found;
  const std::vector<uint32_t> reports = reportsOf(finding);
  std::unordered_set<ComponentId> seen{finding.component};
  std::vector<ComponentId> open{finding.component}, parents;
  while (!open.empty() && seen.size() < kMaxVisited) {
    const ComponentId at = open.back();
    open.pop_back();
    for (const ComponentId parent : parentsOf(reports, at, parents)) {
      if (!seen.insert(parent).second) continue;
      found.push_back(parent);
      open.push_back(parent);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool VexPaths::allClosed(const Finding& finding, const std::function<bool(ComponentId)>& closed,
                         const std::function<bool(std::string_view step)>& stepClosed) {
  const ListColumn& written = tables_.observations.dependencyPath;
  bool hasWritten = false;
  for (uint32_t i = 0; i < finding.members; ++i) {
    const uint32_t row = findings_.observations[finding.firstMember + i];
    if (written.begin[row] == written.begin[row + 1]) continue;
    hasWritten = true;
    bool passes = false;
    for (uint32_t at = written.begin[row]; at < written.begin[row + 1]; ++at)
      passes = passes || stepClosed(tables_.strings.text(written.items[at]));
    if (!passes) return false;
  }
  if (hasWritten) return true;
  if (finding.component == kNone) return false;
  const std::vector<uint32_t> reports = reportsOf(finding);
  std::unordered_set<ComponentId> seen{finding.component};
  std::vector<ComponentId> open{finding.component}, parents;
  bool knowsPath = false;
  while (!open.empty()) {
    const ComponentId at = open.back();
    open.pop_back();
    // Nobody depends on it: a path that is open to the top ends here.
    if (parentsOf(reports, at, parents).empty() || seen.size() >= kMaxVisited) return false;
    knowsPath = true;
    for (const ComponentId parent : parents) {
      if (!closed(parent) && seen.insert(parent).second) open.push_back(parent);
    }
  }
  return knowsPath;
}

}  // namespace postern
