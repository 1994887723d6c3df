// SPDX-License-Identifier: Apache-2.0
// Caches of folded texts (observation_facts.h).
#include "correlate/observation_facts.h"

#include <algorithm>

#include "base/text.h"
#include "correlate/component_identity.h"
#include "correlate/place_text.h"
#include "correlate/weakness_family.h"

namespace postern {

ObservationFacts::ObservationFacts(const Tables& tables, const Identities& identities)
    : tables_(tables), identities_(identities), columns_(tables.observations) {
  for (auto& cache : cache_) cache.assign(tables.strings.size(), kNone);
  const ComponentColumns& rows = tables.components;
  const auto text = [&](StringId id) { return tables.strings.text(id); };
  packages_.resize(rows.rows);
  for (uint32_t row = 0; row < rows.rows; ++row) {
    const std::string key =
        packageKey(text(rows.ecosystem[row]), text(rows.group[row]), text(rows.name[row]));
    const size_t slash = key.find('/');
    const std::string_view full = std::string_view(key).substr(slash + 1);
    const size_t last = full.find_last_of("/:");
    packages_[row] = {pool_.intern(key.substr(0, slash)), pool_.intern(full),
                      pool_.intern(last == std::string_view::npos ? full : full.substr(last + 1)),
                      rows.version[row]};
  }
}

StringId ObservationFacts::folded(StringId id, Fold how) {
  if (id == kNoString) return kNoString;
  StringId& known = cache_[static_cast<size_t>(how)][id];
  if (known != kNone) return known;
  const std::string_view text = tables_.strings.text(id);
  std::string out;
  switch (how) {
    case Fold::kPath:
      out = normalisePath(text);
      break;
    case Fold::kBaseName: {
      out = normalisePath(text);
      const size_t slash = out.rfind('/');
      if (slash != std::string::npos) out.erase(0, slash + 1);
      break;
    }
    case Fold::kUrl:
      out = urlTemplate(text);
      break;
    case Fold::kText:
      out = foldText(text);
      break;
  }
  return known = pool_.intern(out);
}

StringId ObservationFacts::tool(uint32_t row) const {
  return columns_.tool[row] != kNoString ? columns_.tool[row] : tables_.reports[report(row)].tool;
}

ObservationFacts::Package ObservationFacts::package(uint32_t row) const {
  const uint32_t component = columns_.component[row];
  return component == kNone ? Package() : packages_[component];
}

std::vector<uint32_t> ObservationFacts::families(uint32_t row) const {
  std::vector<uint32_t> out;
  const ListColumn& said = columns_.weaknesses;
  for (uint32_t i = said.begin[row]; i < said.begin[row + 1] && out.size() < 4; ++i) {
    const uint32_t family = weaknessFamily(said.items[i]);
    if (std::find(out.begin(), out.end(), family) == out.end()) out.push_back(family);
  }
  return out;
}

std::vector<StringId> ObservationFacts::vulnerabilities(uint32_t row) const {
  std::vector<StringId> out;
  const ListColumn& said = columns_.vulnerabilities;
  for (uint32_t i = said.begin[row]; i < said.begin[row + 1]; ++i) {
    out.push_back(identities_.canonicalVulnerability[said.items[i]]);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace postern
