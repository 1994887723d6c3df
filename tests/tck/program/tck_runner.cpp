// SPDX-License-Identifier: Apache-2.0
// tck_runner FOLDER... [--tsv F] [--failures]: runs folders of feature files of the openCypher TCK. Write
// clauses and procedures are skipped by name. Exit code: 0 when every case that ran passed, 1 when one
// failed, 2 for wrong use.
#include <fstream>
#include <iostream>

#include "tests/tck/folder_runner.h"

namespace {

constexpr const char* kUsage = "tck_runner FOLDER... [--tsv F] [--failures]\n";

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> folders;
  std::string tsv;
  bool failures = false;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--tsv" && i + 1 < count) {
      tsv = arguments[++i];
    } else if (argument == "--failures") {
      failures = true;
    } else if (argument.empty() || argument[0] == '-') {
      std::cerr << kUsage;
      return 2;
    } else {
      folders.push_back(argument);
    }
  }
  if (folders.empty()) {
    std::cerr << kUsage;
    return 2;
  }
  std::vector<postern::tck::CaseLine> cases;
  for (const std::string& folder : folders) {
    auto lines = postern::tck::runFolder(folder);
    if (lines.empty()) std::cerr << "no feature files in " << folder << "\n";
    cases.insert(cases.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
  }
  using postern::tck::Outcome;
  bool good = !cases.empty();
  for (const auto& line : cases) {
    if (line.result.outcome != Outcome::kFailed && line.result.outcome != Outcome::kCrashed) continue;
    good = false;
    if (!failures) continue;
    std::cout << line.file << " " << line.scenario;
    if (line.example > 0) std::cout << " #" << line.example;
    std::cout << ": " << line.result.reason << "\n";
  }
  postern::tck::writeSummary(std::cout, cases);
  if (!tsv.empty()) {
    std::ofstream file(tsv, std::ios::binary);
    postern::tck::writeTsv(file, cases);
    if (!file) {
      std::cerr << "cannot write " << tsv << "\n";
      return 2;
    }
  }
  return good ? 0 : 1;
}
