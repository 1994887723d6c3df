// SPDX-License-Identifier: Apache-2.0
// Finds feature files and the folder "graphs" beside or above them, runs their cases.
#include "tests/tck/folder_runner.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/tck/isolated.h"

namespace postern::tck {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> featureFiles(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  if (fs::is_regular_file(folder, error)) files.push_back(folder);
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".feature") files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

fs::path graphsAbove(const fs::path& file) {
  std::error_code error;
  fs::path folder = fs::absolute(file, error).parent_path();
  for (; folder.has_relative_path(); folder = folder.parent_path()) {
    if (fs::is_directory(folder / "graphs", error)) return folder / "graphs";
  }
  return {};
}

std::string readFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

}  // namespace

std::vector<CaseLine> runFolder(const fs::path& folder) {
  std::vector<CaseLine> lines;
  for (const fs::path& path : featureFiles(folder)) {
    std::string file = path.lexically_relative(folder).generic_string();
    if (file.empty() || file == ".") file = path.filename().generic_string();
    const size_t slash = file.rfind('/');
    const std::string below = slash == std::string::npos ? "." : file.substr(0, slash);
    const auto feature = parseFeature(readFile(path));
    if (!feature) {
      const Error& error = feature.error();
      lines.push_back({below, file, "", 0, {Outcome::kFailed, error.where + ": " + error.message}});
      continue;
    }
    const fs::path graphs = graphsAbove(path);
    const std::vector<Scenario>& scenarios = feature.value().scenarios;
    const auto results =
        runIsolated(scenarios.size(), [&](size_t i) { return runCase(scenarios[i], graphs); });
    for (size_t i = 0; i < scenarios.size(); ++i) {
      lines.push_back({below, file, scenarios[i].name, scenarios[i].example, results[i]});
    }
  }
  return lines;
}

}  // namespace postern::tck
