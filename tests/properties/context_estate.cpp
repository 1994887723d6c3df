// SPDX-License-Identifier: Apache-2.0
// See context_estate.h.
#include "tests/properties/context_estate.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.h"

namespace postern {
namespace {

namespace fs = std::filesystem;

/// The pieces of an inventory that a person adds or leaves out: items of its lists.
std::vector<std::string> itemsOf(const std::string& yaml) {
  std::vector<std::string> pieces(1);
  for (const std::string_view line : split(yaml, '\n')) {
    if (line.starts_with("  - ") || !line.starts_with(" ")) pieces.emplace_back();
    pieces.back() += std::string(line) + "\n";
  }
  return pieces;
}

bool isFact(std::string_view line) {
  for (const std::string_view key : {"    criticality:", "    exposure:", "    environment:", "    data:"}) {
    if (line.starts_with(key)) return true;
  }
  return false;
}

std::string thinnedYaml(const std::string& yaml, uint32_t share, Random& random) {
  std::string out;
  for (const std::string& item : itemsOf(yaml)) {
    if (!item.starts_with("  - ")) {
      out += item;
      continue;
    }
    if (random.percent(share)) continue;
    for (const std::string_view line : split(item, '\n')) {
      if (isFact(line) && random.percent(share)) continue;
      if (!line.empty()) out += std::string(line) + "\n";
    }
  }
  return out;
}

std::string thinnedTable(const std::string& csv, uint32_t share, Random& random) {
  std::string out;
  for (const std::string_view line : split(csv, '\n')) {
    if (line.empty() || (!out.empty() && random.percent(share))) continue;
    out += std::string(line) + "\n";
  }
  return out;
}

bool isInventory(std::string_view name) { return name.find("inventory/") != std::string_view::npos; }
/// Feeds, manifests and catalogues: there or not as a whole.
bool isOptional(std::string_view name) {
  for (const std::string_view part :
       {"threat-intel/", "clusters/", "docker-compose.yml", "catalog-info.yaml", "CODEOWNERS"}) {
    if (name.find(part) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::vector<ContextFile> sampleFiles() {
  std::vector<ContextFile> out;
  const fs::path root = fs::path(POSTERN_SOURCE_DIR) / "samples";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string name = fs::relative(entry.path(), root).generic_string();
    if (!entry.is_regular_file() || name.starts_with("demo_app/") || name == "README.md" ||
        name == "answers.json")
      continue;
    std::ifstream file(entry.path(), std::ios::binary);
    out.push_back({name, std::string((std::istreambuf_iterator<char>(file)), {})});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

std::vector<ContextFile> thinned(const std::vector<ContextFile>& files, uint32_t share, Random& random) {
  std::vector<ContextFile> out;
  for (const ContextFile& file : files) {
    if (isOptional(file.name) && random.percent(share)) continue;
    std::string bytes = file.bytes;
    if (isInventory(file.name)) {
      bytes = file.name.ends_with(".csv") ? thinnedTable(bytes, share, random)
                                          : thinnedYaml(bytes, share, random);
    }
    out.push_back({file.name, std::move(bytes)});
  }
  return out;
}

}  // namespace postern
