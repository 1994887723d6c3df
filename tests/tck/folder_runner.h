// SPDX-License-Identifier: Apache-2.0
// Runs every *.feature file below a folder. Natively each file runs in a child process, so that a case that
// crashes or hangs is a line of the report and not its end; under Node everything runs in the one process
// there is.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "tests/tck/case_runner.h"

namespace postern::tck {

struct CaseLine {
  std::string folder;  ///< the feature file's, relative to where the run started, with forward slashes
  std::string file;    ///< the same, with the file's name
  std::string scenario;
  size_t example = 0;
  CaseResult result;
};

/// In the order of the files' names, then of the scenarios. A file that is no feature is one failed case.
std::vector<CaseLine> runFolder(const std::filesystem::path& folder);

/// Per folder and in total: "passed N of M", and what was skipped, by name.
void writeSummary(std::ostream& out, const std::vector<CaseLine>& cases);
/// file, scenario, example, result, reason
void writeTsv(std::ostream& out, const std::vector<CaseLine>& cases);

}  // namespace postern::tck
