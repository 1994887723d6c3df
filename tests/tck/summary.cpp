// SPDX-License-Identifier: Apache-2.0
// The TCK run as text: a line per folder, the total, what was skipped by name; and as TSV.
#include <map>
#include <ostream>

#include "tests/tck/folder_runner.h"

namespace postern::tck {
namespace {

constexpr const char* kOutcomeNames[kOutcomeCount] = {"passed", "failed", "skipped-write",
                                                      "skipped-procedure", "crashed"};

struct Count {
  size_t passed = 0;
  size_t run = 0;
  size_t crashed = 0;
  std::map<std::string, size_t> skipped;

  void add(const CaseResult& result) {
    if (result.outcome == Outcome::kSkippedWrite || result.outcome == Outcome::kSkippedProcedure) {
      ++skipped[result.reason];
      return;
    }
    ++run;
    if (result.outcome == Outcome::kPassed) ++passed;
    if (result.outcome == Outcome::kCrashed) ++crashed;
  }
};

void writeCount(std::ostream& out, const std::string& name, const Count& count) {
  out << name << ": passed " << count.passed << " of " << count.run;
  if (count.crashed > 0) out << ", crashed " << count.crashed;
  const char* before = "; skipped ";
  for (const auto& [clause, times] : count.skipped) {
    out << before << times << " with " << clause;
    before = ", ";
  }
  out << "\n";
}

std::string oneCell(std::string text) {
  for (char& c : text) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

}  // namespace

void writeSummary(std::ostream& out, const std::vector<CaseLine>& cases) {
  std::map<std::string, Count> folders;
  Count total;
  for (const CaseLine& line : cases) {
    folders[line.folder].add(line.result);
    total.add(line.result);
  }
  for (const auto& [name, count] : folders) writeCount(out, name, count);
  writeCount(out, "total", total);
}

void writeTsv(std::ostream& out, const std::vector<CaseLine>& cases) {
  out << "file\tscenario\texample\tresult\treason\n";
  for (const CaseLine& line : cases) {
    out << line.file << '\t' << oneCell(line.scenario) << '\t';
    if (line.example > 0) out << line.example;
    out << '\t' << kOutcomeNames[static_cast<int>(line.result.outcome)] << '\t' << oneCell(line.result.reason)
        << '\n';
  }
}

}  // namespace postern::tck
