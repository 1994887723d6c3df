// SPDX-License-Identifier: Apache-2.0
// By which paths a component is in what was scanned: who depends on it. A statement about a product holds for
// a component inside it only on the paths that lead through the product (Trivy's reading of OpenVEX).
#pragma once

#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "correlate/findings.h"

namespace postern {

class VexPaths {
 public:
  VexPaths(const Tables& tables, const Identities& identities, const Findings& findings);

  /// Components that depend on the finding's, directly or not, as the reports of its observations say.
  std::vector<ComponentId> dependents(const Finding& finding);
  /// Whether every path from the finding's component to the top passes a component that is `closed`. Paths
  /// that scanners wrote down themselves count before the graph. False where nobody knows a path.
  bool allClosed(const Finding& finding, const std::function<bool(ComponentId)>& closed,
                 const std::function<bool(std::string_view step)>& stepClosed);

 private:
  using Parents = std::unordered_map<ComponentId, std::vector<ComponentId>>;
  const std::vector<ComponentId>& parentsOf(const std::vector<uint32_t>& reports, ComponentId component,
                                            std::vector<ComponentId>& into);
  std::vector<uint32_t> reportsOf(const Finding& finding) const;
  const Parents& graphOf(uint32_t report);

  const Tables& tables_;
  const Identities& identities_;
  const Findings& findings_;
  std::vector<std::vector<uint32_t>> edges_;  // rows of Tables::edges that say "depends on", per report
  std::map<uint32_t, Parents> graphs_;
};

}  // namespace postern
