// SPDX-License-Identifier: Apache-2.0
// See coverage_roll_up.h. Names are those of the enrichment: an asset belongs to one application and one
// team, or to none.
#include "query/coverage_roll_up.h"

#include <algorithm>
#include <map>

namespace postern {
namespace {

class RollingUp {
 public:
  RollingUp(const EstateView& view, const ScanCoverage& coverage) : view_(view), coverage_(coverage) {}

  CoverageRollUp run() {
    CoverageRollUp out;
    out.estate = empty("");
    std::map<AssetKind, CoverageGroup> kinds;
    std::map<std::string, CoverageGroup> applications, teams;
    for (AssetId id = 0; id < coverage_.assets.size(); ++id) {
      const UnitedAsset& asset = view_.identities.assets[id];
      add(out.estate, id);
      add(kinds.try_emplace(asset.kind, empty(name(asset.kind))).first->second, id);
      addNamed(applications, view_.enrichment.assetApplications[id], id);
      addNamed(teams, view_.enrichment.assetOwners[id], id);
    }
    for (auto& [kind, group] : kinds) {
      const bool hasGap = std::any_of(group.gaps.begin(), group.gaps.end(), [](uint32_t n) { return n > 0; });
      if (group.scannable > 0 || hasGap) out.kinds.push_back(std::move(group));
    }
    for (auto& [name, group] : applications) out.applications.push_back(std::move(group));
    for (auto& [name, group] : teams) out.teams.push_back(std::move(group));
    return out;
  }

 private:
  CoverageGroup empty(std::string_view name) const {
    CoverageGroup group;
    group.name = name;
    for (const ScanCoverage::FamilyCount& count : coverage_.families)
      group.families.push_back({count.family, 0, 0, kNoTime});
    return group;
  }

  void addNamed(std::map<std::string, CoverageGroup>& groups, const std::string& name, AssetId id) const {
    if (!name.empty()) add(groups.try_emplace(name, empty(name)).first->second, id);
  }

  void add(CoverageGroup& group, AssetId id) const {
    const ScanCoverage::Of& of = coverage_.assets[id];
    ++group.assets;
    group.scannable += of.wanted != 0;
    for (const Gap gap : kGaps) group.gaps[static_cast<size_t>(gap)] += of.has(gap);
    for (ScanCoverage::FamilyCount& count : group.families) {
      if ((of.wanted & bitOf(count.family)) == 0) continue;
      ++count.wanted;
      count.missing += (of.missing & bitOf(count.family)) != 0;
      count.latest = std::max(count.latest, coverage_.scans.last(id, count.family));
    }
  }

  const EstateView& view_;
  const ScanCoverage& coverage_;
};

}  // namespace

CoverageRollUp rollUpCoverage(const EstateView& view, const ScanCoverage& coverage) {
  return RollingUp(view, coverage).run();
}

std::string coverageLine(const CoverageGroup& estate) {
  const auto gap = [&](Gap which) { return estate.gaps[static_cast<size_t>(which)]; };
  std::string line;
  const auto add = [&](const std::string& part) { line += (line.empty() ? "" : "; ") + part; };
  if (estate.scannable > 0)
    add("never scanned " + std::to_string(gap(Gap::kUnscanned)) + " of " + std::to_string(estate.scannable) +
        (estate.scannable == 1 ? " asset" : " assets"));
  std::string missing;
  for (const ScanCoverage::FamilyCount& count : estate.families) {
    if (count.missing == 0) continue;
    missing += (missing.empty() ? "missing " : ", ") + std::string(name(count.family)) + " " +
               std::to_string(count.missing) + " of " + std::to_string(count.wanted);
  }
  if (!missing.empty()) add(missing);
  if (gap(Gap::kShadow) > 0) add("seen and declared nowhere " + std::to_string(gap(Gap::kShadow)));
  if (gap(Gap::kUnseen) > 0) add("declared and never seen " + std::to_string(gap(Gap::kUnseen)));
  return line;
}

}  // namespace postern
