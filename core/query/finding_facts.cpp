// SPDX-License-Identifier: Apache-2.0
// See finding_facts.h.
#include "query/finding_facts.h"

#include <algorithm>

#include "query/dictionary.h"

namespace postern {
namespace {

constexpr int64_t kDay = 86'400;

const UnitedAsset& assetOf(const EstateView& view, uint32_t row) {
  return view.identities.assets[view.findings.rows[row].asset];
}

uint8_t flagsOf(const EstateView& view, uint32_t row) {
  uint8_t flags = 0;
  for (uint32_t i = 0; i < view.findings.rows[row].members; ++i) {
    flags |= view.tables.observations.flags[membersOf(view, row)[i]];
  }
  return flags;
}

std::string_view yesNo(bool value) { return value ? "yes" : "no"; }

/// A text per finding.
template <typename TextOf>
Dimension textFacts(const EstateView& view, TextOf textOf) {
  DimensionBuilder built;
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    built.add(built.value(textOf(row)));
    built.endRow();
  }
  return built.take();
}

/// A text per observation, where it has one.
Dimension memberFacts(const EstateView& view, const std::vector<StringId>& column) {
  DimensionBuilder built;
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    for (uint32_t i = 0; i < view.findings.rows[row].members; ++i) {
      const StringId id = column[membersOf(view, row)[i]];
      if (id == kNoString) continue;
      built.add(built.of(id) != kNone ? built.of(id) : built.set(id, built.value(view.text(id))));
    }
    built.endRow();
  }
  return built.take();
}

Dimension teams(const EstateView& view) {
  DimensionBuilder built;
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    const std::string_view owner = ownerNameOf(view, row);
    const uint32_t value = built.value(owner);
    if (built.of(value) == kNone) {
      built.set(value, value);
      for (std::string& spelling : spellingsOfOwner(owner)) built.also(value, std::move(spelling));
    }
    built.add(value);
    built.endRow();
  }
  return built.take();
}

Dimension dataClasses(const EstateView& view) {
  DimensionBuilder built;
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    for (const std::string& data : assetOf(view, row).dataClasses) built.add(built.value(data));
    built.endRow();
  }
  return built.take();
}

Dimension licences(const EstateView& view) {
  DimensionBuilder built;
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    if (const ComponentId id = view.findings.rows[row].component; id != kNone) {
      for (const std::string& licence : view.identities.components[id].licences)
        built.add(built.value(licence));
    }
    built.endRow();
  }
  return built.take();
}

}  // namespace

int64_t daysBetween(UnixSeconds from, UnixSeconds to) {
  const int64_t seconds = to - from;
  return seconds >= 0 ? seconds / kDay : -((-seconds + kDay - 1) / kDay);
}

std::string_view ownerNameOf(const EstateView& view, uint32_t finding) {
  return view.enrichment.ownerOf(finding).name;
}

bool isExploited(const EstateView& view, uint32_t finding) {
  return view.enrichment.findings[finding].kev || (flagsOf(view, finding) & kFlagExploited) != 0;
}

int64_t ageInDays(const EstateView& view, uint32_t finding) {
  const UnixSeconds since = seenSince(view, finding);
  return since == kNoTime ? kNoNumber : std::max<int64_t>(0, daysBetween(since, view.now));
}

std::vector<std::string> spellingsOfOwner(std::string_view owner) {
  std::vector<std::string> spellings;
  if (owner.starts_with('@')) {
    owner.remove_prefix(1);
    spellings.emplace_back(owner);
  }
  // The last part of "acme/payments" or of a Backstage reference ("group:default/payments").
  if (const size_t slash = owner.rfind('/'); slash != std::string_view::npos && slash + 1 < owner.size())
    spellings.emplace_back(owner.substr(slash + 1));
  return spellings;
}

UnixSeconds seenSince(const EstateView& view, uint32_t finding) {
  return view.times == nullptr ? firstSeenOf(view, finding) : view.times->firstSeen[finding];
}

std::string_view slaOf(const EstateView& view, uint32_t finding) {
  if (view.times == nullptr || view.times->due[finding] == kNoTime) return {};
  if (view.times->due[finding] < view.now) return "overdue";
  return view.times->marked[finding] != 0 ? "marked" : "on_time";
}

Dimension findingFacts(const EstateView& view, std::string_view field) {
  const ObservationColumns& all = view.tables.observations;
  if (field == "finding")
    return textFacts(view, [&](uint32_t row) { return toHex(view.findings.rows[row].key); });
  if (field == "rule") return memberFacts(view, all.rule);
  if (field == "file") return memberFacts(view, all.file);
  if (field == "team") return teams(view);
  if (field == "data") return dataClasses(view);
  if (field == "licence") return licences(view);
  const auto text = [&](auto textOf) { return textFacts(view, textOf); };
  if (field == "application")
    return text(
        [&](uint32_t row) { return view.enrichment.assetApplications[view.findings.rows[row].asset]; });
  if (field == "zone") return text([&](uint32_t row) { return assetOf(view, row).zone; });
  if (field == "exposure") return text([&](uint32_t row) { return name(assetOf(view, row).exposure); });
  if (field == "criticality")
    return text([&](uint32_t row) { return knownName(assetOf(view, row).criticality); });
  if (field == "ecosystem") {
    return text([&](uint32_t row) {
      const ComponentId id = view.findings.rows[row].component;
      return id == kNone ? std::string_view() : std::string_view(view.identities.components[id].ecosystem);
    });
  }
  if (field == "kev") return text([&](uint32_t row) { return yesNo(view.enrichment.findings[row].kev); });
  if (field == "ransomware")
    return text([&](uint32_t row) { return yesNo(view.enrichment.findings[row].kevRansomware); });
  if (field == "exploited") return text([&](uint32_t row) { return yesNo(isExploited(view, row)); });
  if (field == "verified")
    return text([&](uint32_t row) { return yesNo((flagsOf(view, row) & kFlagVerified) != 0); });
  if (field == "sla") return text([&](uint32_t row) { return slaOf(view, row); });
  return text([&](uint32_t row) {
    return view.times == nullptr || view.times->isNew.empty() ? std::string_view()
                                                              : yesNo(view.times->isNew[row] != 0);
  });
}

std::vector<int64_t> findingFactNumbers(const EstateView& view, std::string_view field) {
  const bool age = field == "age";
  const bool overdue = field == "overdue";
  if (!age && !overdue && field != "due") return {};
  std::vector<int64_t> numbers(view.findingCount(), kNoNumber);
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    if (age) {
      const int64_t days = ageInDays(view, row);
      if (days != kNoNumber) numbers[row] = days * 1000;
      continue;
    }
    const UnixSeconds due = view.times == nullptr ? kNoTime : view.times->due[row];
    if (due == kNoTime) continue;
    if (!overdue) numbers[row] = daysBetween(view.now, due) * 1000;
    if (overdue && due < view.now) numbers[row] = daysBetween(due, view.now) * 1000;
  }
  return numbers;
}

}  // namespace postern
