// SPDX-License-Identifier: Apache-2.0
// Runs one scenario of the openCypher TCK on an in-memory graph: set-up, query, expected rows, error and side
// effects.
#pragma once

#include <filesystem>
#include <string>

#include "tests/tck/gherkin.h"

namespace postern::tck {

enum class Outcome : uint8_t { kPassed, kFailed, kSkippedWrite, kSkippedProcedure, kCrashed };
inline constexpr int kOutcomeCount = 5;

struct CaseResult {
  Outcome outcome = Outcome::kFailed;
  std::string reason;  ///< of a failure; the clause of a skipped one
};

/// `graphs`: the folder with <name>/<name>.json of the named graphs; may be missing.
CaseResult runCase(const Scenario& scenario, const std::filesystem::path& graphs);

}  // namespace postern::tck
