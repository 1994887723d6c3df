// SPDX-License-Identifier: Apache-2.0
// postern_drift FOLDER [--seed N] [--findings N] [--only-lines]: writes before/ and after/ with the reports,
// and labels.tsv (scan, report, result, label): results of equal label are the same.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "tools/drift/drift_reports.h"

namespace {

using postern::drift::Report;

void write(const std::filesystem::path& folder, const std::vector<Report>& reports, std::ofstream& labels) {
  for (const Report& report : reports) {
    const std::filesystem::path path = folder / report.name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << report.text;
    for (size_t i = 0; i < report.labels.size(); ++i)
      labels << folder.filename().string() << '\t' << report.name << '\t' << i << '\t' << report.labels[i]
             << '\n';
  }
}

int usage() {
  std::cerr << "usage: postern_drift FOLDER [--seed N] [--findings N] [--only-lines]\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return usage();
  postern::drift::Options options;
  for (int i = 2; i < argc; ++i) {
    const std::string option = argv[i];
    if (option == "--only-lines") {
      options.onlyLines = true;
    } else if ((option == "--seed" || option == "--findings") && i + 1 < argc) {
      (option == "--seed" ? options.seed : options.findings) =
          static_cast<uint32_t>(std::strtoul(argv[++i], nullptr, 10));
    } else {
      return usage();
    }
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  std::ofstream labels(folder / "labels.tsv", std::ios::binary);
  const postern::drift::Scans scans = postern::drift::makeScans(options);
  labels << "scan\treport\tresult\tlabel\n";
  write(folder / "before", scans.before, labels);
  write(folder / "after", scans.after, labels);
  return labels.good() ? 0 : 1;
}
