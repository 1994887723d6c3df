// SPDX-License-Identifier: Apache-2.0
// What an Engine holds between calls.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine.h"
#include "engine/analysis.h"
#include "engine/keyed_estate.h"
#include "engine/undo_log.h"
#include "formats/mapping/spec.h"
#include "model/decision.h"
#include "policy/verdict.h"

namespace postern {

struct Engine::State {
  KeyedEstate estate;
  std::map<std::string, std::unique_ptr<TaughtFormat>> specs;  // by id
  Decisions decisions;
  UndoLog undo;
  std::unique_ptr<Analysis> analysis;           // null before the first analyze() and after a failed one
  uint64_t analysedRevision = 0;                // of the estate
  uint64_t analysedDecisions = 0;               // revision of the decisions
  std::vector<ContentHash> analysedIdentities;  // heldIdentities() of them
  std::vector<ContentHash> analysedReports;     // what "r0", "r1" ... of the last analysis are
  std::optional<Verdict> verdict;               // the last one asked for
};

}  // namespace postern
