// SPDX-License-Identifier: Apache-2.0
// What became of the attack paths between two states of an estate, for people: paths that are new, gone,
// likelier or less likely, the steps that made it so, what is reached now or no longer, and the choke points
// that moved. Each state is an analysis of its own; nothing of one is in the other.
#pragma once

#include <string>
#include <vector>

#include "graph/analysis/path_diff.h"
#include "query/estate_view.h"

namespace postern {

enum class StepChange : uint8_t { kNew, kGone, kLikelier, kLessLikely, kOther /* by another rule */ };
std::string_view name(StepChange change);

struct StepChanged {
  StepChange change = StepChange::kNew;
  std::string from, to;                                  ///< titles
  std::string rule, technique;                           ///< of the state that has it, the later one of both
  uint32_t probabilityBefore = 0, probabilityAfter = 0;  ///< millionths; 0 = there is no such step
  std::string because;
  std::vector<std::string> sources;
  std::vector<std::string> findingsNew, findingsGone;  ///< titles of those that make it possible
  uint32_t paths = 0;                                  ///< of those that changed, that have it
};

struct PathChanged {
  PathDifference path;
  std::vector<std::string> titles;  ///< of its nodes
  std::vector<uint32_t> steps;      ///< rows of PathChanges::steps
  std::string why;                  ///< what else made the difference; "" = the steps tell
};

struct ReachChanged {
  AssetId asset = kNone;  ///< of the state that reaches it
  std::string title;
  uint32_t hops = 0, probability = 0;  ///< there
};

struct ChokeChanged {
  bool isFinding = false;
  std::string key, title;  ///< of the node or of the finding (hex)
  uint32_t pathsBefore = 0, pathsAfter = 0;
  uint32_t shareBefore = 0, shareAfter = 0;  ///< of the risk of all paths, per million
};

struct PathChanges {
  UnixSeconds before = kNoTime, after = kNoTime;
  uint64_t riskBefore = 0, riskAfter = 0;  ///< thousandths of the sum of path_risk.h
  size_t pathsBefore = 0, pathsAfter = 0;
  uint32_t unchanged = 0;
  std::vector<PathChanged> paths;  ///< greatest change of risk first
  std::vector<StepChanged> steps;  ///< what most paths have first
  std::vector<std::string> targetsNew, targetsGone;
  std::vector<ReachChanged> reachedNew, reachedGone;  ///< by title
  std::vector<ChokeChanged> chokePoints;              ///< greatest change of share first
  std::vector<std::string> notes;                     ///< what else is not the same; the caller's
};

PathChanges pathChanges(const EstateView& before, const EstateView& after);

/// `name`: of the earlier state.
std::string pathChangesText(const PathChanges& changes, std::string_view name);

}  // namespace postern
