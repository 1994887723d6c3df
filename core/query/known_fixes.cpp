// SPDX-License-Identifier: Apache-2.0
// See known_fixes.h.
#include "query/known_fixes.h"

#include <algorithm>

namespace postern {
namespace {

std::vector<std::string> ownFixes(const EstateView& view, uint32_t finding) {
  const ObservationColumns& all = view.tables.observations;
  std::vector<std::string> fixed;
  for (uint32_t i = 0; i < view.findings.rows[finding].members; ++i) {
    const uint32_t row = membersOf(view, finding)[i];
    for (uint32_t j = all.fixVersions.begin[row]; j < all.fixVersions.begin[row + 1]; ++j)
      fixed.emplace_back(view.text(all.fixVersions.items[j]));
  }
  std::sort(fixed.begin(), fixed.end());
  fixed.erase(std::unique(fixed.begin(), fixed.end()), fixed.end());
  return fixed;
}

bool hasOwnFix(const EstateView& view, uint32_t finding) {
  const ObservationColumns& all = view.tables.observations;
  for (uint32_t i = 0; i < view.findings.rows[finding].members; ++i) {
    const uint32_t row = membersOf(view, finding)[i];
    if (all.fixVersions.begin[row] != all.fixVersions.begin[row + 1]) return true;
  }
  return false;
}

/// Whether others can know of it: a vulnerability of a package that is the same wherever it is installed.
bool isShared(const EstateView& view, const Finding& finding) {
  return finding.kind == ObservationKind::kVulnerability && finding.component != kNone &&
         !isOfDistribution(view.identities.components[finding.component].key);
}

}  // namespace

bool isOfDistribution(std::string_view componentKey) {
  const std::string_view type = componentKey.substr(0, componentKey.find('/'));
  return type == "deb" || type == "rpm" || type == "apk" || type == "alpm";
}

std::string packageOfKey(std::string_view componentKey) {
  return std::string(componentKey.substr(0, componentKey.rfind('@')));
}

KnownFixes::KnownFixes(const EstateView& view) : view_(view) {
  std::vector<StringId> needed;
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    const Finding& finding = view.findings.rows[row];
    if (isShared(view, finding) && !hasOwnFix(view, row))
      needed.insert(needed.end(), finding.vulnerabilities.begin(), finding.vulnerabilities.end());
  }
  if (needed.empty()) return;
  std::sort(needed.begin(), needed.end());
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    const Finding& finding = view.findings.rows[row];
    if (!isShared(view, finding) || !hasOwnFix(view, row)) continue;
    for (const StringId id : finding.vulnerabilities) {
      if (!std::binary_search(needed.begin(), needed.end(), id)) continue;
      const std::string package = packageOfKey(view.identities.components[finding.component].key);
      std::vector<std::string>& known = elsewhere_[{id, package}];
      for (std::string& version : ownFixes(view, row)) {
        const auto at = std::lower_bound(known.begin(), known.end(), version);
        if (at == known.end() || *at != version) known.insert(at, std::move(version));
      }
    }
  }
}

std::vector<std::string> KnownFixes::of(uint32_t row) const {
  std::vector<std::string> fixed = ownFixes(view_, row);
  const Finding& finding = view_.findings.rows[row];
  if (!fixed.empty() || elsewhere_.empty() || !isShared(view_, finding)) return fixed;
  const std::string package = packageOfKey(view_.identities.components[finding.component].key);
  for (const StringId id : finding.vulnerabilities) {
    if (const auto it = elsewhere_.find({id, package}); it != elsewhere_.end())
      fixed.insert(fixed.end(), it->second.begin(), it->second.end());
  }
  std::sort(fixed.begin(), fixed.end());
  fixed.erase(std::unique(fixed.begin(), fixed.end()), fixed.end());
  return fixed;
}

}  // namespace postern
