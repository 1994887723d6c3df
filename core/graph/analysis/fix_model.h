// SPDX-License-Identifier: Apache-2.0
// An attack graph and what a person can do about it, as the packed graph that cut and plan work on. What can
// be done: mend findings (options of the caller, with the effort that the guidance gives), isolate an asset
// (no step leads into it from elsewhere), take away a right or a connection between two assets. Steps that
// follow from what an estate is made of (what runs on a host, data in a store) are closed by no removal.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "enrich/fix_guidance.h"
#include "graph/analysis/fix_graph.h"
#include "graph/analysis/step_alternatives.h"

namespace postern {

enum class FixAct : uint8_t { kMend, kIsolate, kDisconnect };
std::string_view name(FixAct act);

/// One thing that can be done. Effort in about hours of one person, as an order of magnitude.
struct FixOption {
  FixAct act = FixAct::kMend;
  std::string key;    ///< stable: of a fix group; "asset" or "asset\nasset" (keys of nodes)
  std::string title;  ///< "Upgrade …", "Isolate orders-db", "Take away the access of api to orders-db"
  uint32_t effort = 1;
  std::vector<uint32_t> findings;       ///< kMend: rows of Findings::rows
  uint32_t from = kNone, node = kNone;  ///< kIsolate: node; kDisconnect: from, node. Rows of nodes
};

/// minutes 1, hours 4, days 16, weeks 80
uint32_t effortPoints(Effort effort);
/// Between days and weeks: others depend on what is isolated.
inline constexpr uint32_t kIsolateEffort = 40;
inline constexpr uint32_t kDisconnectEffort = 16;

struct FixModel {
  FixGraph graph;                  ///< tags are rows of AttackGraph::edges, fixes are rows of `options`
  std::vector<FixOption> options;  ///< those given first, in their order
};

/// `mends`: the options of kind kMend; a finding may be in several. Their order decides ties.
FixModel makeFixModel(const AttackGraph& graph, const StepAlternatives& steps, std::vector<FixOption> mends);

/// The sum of path_risk.h over the targets of an attack graph: what a plan's promise is checked against.
uint64_t estatePathRisk(const AttackGraph& graph);

}  // namespace postern
