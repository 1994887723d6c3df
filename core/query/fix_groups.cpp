// SPDX-License-Identifier: Apache-2.0
// See fix_groups.h.
#include "query/fix_groups.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "correlate/place_text.h"
#include "query/known_fixes.h"
#include "vocab/cwe.h"
#include "vocab/manifest_name.h"
#include "vocab/upgrade.h"
#include "vocab/weakness_title.h"

namespace postern {
namespace {

/// What is mended where. Upgrades of one package in one manifest from two versions are two acts.
struct Place {
  FixKind kind;
  std::string asset, what, manifest, version;
  /// By hand: libc++ 14 has no <=> of strings.
  bool operator<(const Place& other) const {
    return std::tie(kind, asset, what, manifest, version) <
           std::tie(other.kind, other.asset, other.what, other.manifest, other.version);
  }
};

std::string manifestOf(const EstateView& view, uint32_t finding) {
  const Tables& tables = view.tables;
  const UnitedComponent& known = view.identities.components[view.findings.rows[finding].component];
  // Packages of a distribution are asked for by no manifest that a scanner could name.
  if (isOfDistribution(known.key)) return {};
  for (uint32_t i = 0; i < view.findings.rows[finding].members; ++i) {
    const uint32_t row = membersOf(view, finding)[i];
    const uint32_t component = tables.observations.component[row];
    if (component != kNone && tables.components.file[component] != kNoString)
      return normalisePath(view.text(tables.components.file[component]));
    if (component != kNone && tables.observations.file[row] != kNoString)
      return normalisePath(view.text(tables.observations.file[row]));
  }
  return {};
}

Place placeOf(const EstateView& view, uint32_t row) {
  const Finding& finding = view.findings.rows[row];
  const std::string& asset = view.identities.assets[finding.asset].key;
  if (finding.kind == ObservationKind::kVulnerability && finding.component != kNone) {
    const UnitedComponent& component = view.identities.components[finding.component];
    const std::string package = packageOfKey(component.key);
    return {FixKind::kUpgrade, asset, package, manifestOf(view, row), component.version};
  }
  // One kind of flaw: its weakness, else its rule, else its title.
  std::string what(name(finding.kind));
  if (!finding.weaknesses.empty()) {
    what += " " + weaknessId(finding.weaknesses.front());
  } else {
    const std::string_view rule = view.text(view.tables.observations.rule[finding.representative]);
    what += " " + (rule.empty() ? titleOf(view, row) : std::string(rule));
  }
  return {FixKind::kGuidance, asset, what, "", ""};
}

/// The longest of the sources' words; titles repeat the short ones.
std::string_view sourceAdvice(const EstateView& view, uint32_t finding) {
  std::string_view best;
  for (uint32_t i = 0; i < view.findings.rows[finding].members; ++i) {
    const std::string_view said = view.text(view.tables.observations.fixText[membersOf(view, finding)[i]]);
    if (said.size() > best.size()) best = said;
  }
  return best;
}

Effort upgradeEffort(const FixGroup& group) {
  if (group.to.empty()) return Effort::kWeeks;
  if (!group.staysInMajor) return Effort::kDays;
  // Same first two numbers: a patch release.
  const auto minor = [](std::string_view version) {
    const size_t first = version.find('.');
    return first == std::string_view::npos ? version : version.substr(0, version.find('.', first + 1));
  };
  return minor(group.from) == minor(group.to) ? Effort::kMinutes : Effort::kHours;
}

void describeUpgrade(const EstateView& view, const KnownFixes& known, FixGroup& group) {
  const UnitedComponent& component = view.identities.components[group.component];
  group.ecosystem = component.ecosystem;
  group.package = component.name;
  group.from = component.version;
  std::vector<FixAdvice> advices;
  for (const uint32_t row : group.findings) advices.push_back({known.of(row), {}});
  const auto scheme = versionScheme(component.ecosystem).value_or(VersionScheme::kGeneric);
  const UpgradePlan plan = planUpgrade(scheme, component.ecosystem, component.version, advices);
  group.to = plan.version;
  group.staysInMajor = plan.staysInMajor;
  for (const size_t i : plan.unfixed) group.unfixed.push_back(group.findings[i]);
  group.effort = upgradeEffort(group);
  const std::string from = group.from.empty() ? "" : " from " + group.from;
  group.title = group.to.empty() ? "Replace " + group.package + (group.from.empty() ? "" : " " + group.from)
                                 : "Upgrade " + group.package + from + " to " + group.to;
  if (!group.manifest.empty() && !isInstalledPath(group.manifest)) group.title += " in " + group.manifest;
}

std::string flawTitle(const EstateView& view, uint32_t row) {
  const Finding& finding = view.findings.rows[row];
  if (!finding.weaknesses.empty()) {
    const std::string_view known = weaknessTitle(finding.weaknesses.front());
    if (!known.empty()) return std::string(known);
    if (const auto cwe = findCwe(finding.weaknesses.front())) return std::string(cwe->name);
  }
  return titleOf(view, row);
}

void describe(const EstateView& view, const KnownFixes& known, FixGroup& group) {
  const uint32_t first = group.findings.front();
  const Finding& finding = view.findings.rows[first];
  group.asset = finding.asset;
  const FixGuidance ours = fixGuidance(finding.kind, finding.weaknesses);
  group.effort = ours.effort;
  group.guidance = sourceAdvice(view, first);
  if (group.guidance.empty()) {
    group.guidance = ours.text;
    group.reference = ours.reference;
  }
  if (group.kind == FixKind::kUpgrade) {
    group.component = finding.component;
    describeUpgrade(view, known, group);
  } else {
    group.title = flawTitle(view, first) + " in " + view.identities.assets[group.asset].name;
  }
}

}  // namespace

std::string_view name(FixKind kind) { return kind == FixKind::kUpgrade ? "upgrade" : "guidance"; }

std::vector<FixGroup> fixGroups(const EstateView& view) {
  const KnownFixes known(view);
  std::map<Place, FixGroup> byPlace;
  for (const uint32_t row : view.scores.ranked) {
    if (view.enrichment.findings[row].state != State::kOpen) continue;
    Place place = placeOf(view, row);
    FixGroup& group = byPlace[place];
    group.kind = place.kind;
    group.manifest = place.manifest;
    group.findings.push_back(row);
  }
  std::vector<FixGroup> groups;
  std::map<std::string, uint32_t> seen;  // several versions at one place: their order tells them apart
  for (auto& [place, group] : byPlace) {
    describe(view, known, group);
    std::string named =
        std::string(name(place.kind)) + "\n" + place.asset + "\n" + place.what + "\n" + place.manifest;
    if (const uint32_t before = seen[named]++; before > 0) named += "\n" + std::to_string(before);
    group.key = hashContent(named);
    groups.push_back(std::move(group));
  }
  const std::vector<uint32_t> placeInRank = placesOf(view.scores);
  std::sort(groups.begin(), groups.end(), [&](const FixGroup& a, const FixGroup& b) {
    return placeInRank[a.findings.front()] < placeInRank[b.findings.front()];
  });
  return groups;
}

}  // namespace postern
