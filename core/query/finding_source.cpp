// SPDX-License-Identifier: Apache-2.0
// See finding_source.h.
#include "query/finding_source.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "enrich/compliance.h"
#include "query/dictionary.h"
#include "query/finding_facts.h"
#include "query/inventory_source.h"
#include "query/ordinals.h"
#include "query/score_fields.h"
#include "query/triage_fields.h"

namespace postern {
namespace {

constexpr FilterField kFields[] = {{"band"},
                                   {"severity"},
                                   {"kind"},
                                   {"tool"},
                                   {"asset"},
                                   {"owner"},
                                   {"cwe"},
                                   {"vulnerability"},
                                   {"component"},
                                   {"reach"},
                                   {"fix"},
                                   {"environment"},
                                   {"state"},
                                   {"report"},
                                   {"control"},
                                   {"risk", true},
                                   {"cvss", true},
                                   {"epss", true},
                                   {"rank", true},
                                   POSTERN_TRIAGE_FIELDS,
                                   POSTERN_SCORE_FIELDS,
                                   POSTERN_FINDING_FACTS};
constexpr std::string_view kFacets[] = {"status", "band",     "severity", "kind", "tool",       "asset",
                                        "owner",  "assignee", "reach",    "fix",  "environment"};
/// Members of a finding whose tools and places free words look at.
constexpr uint32_t kMaxSearched = 8;

class FindingSource : public ListSource {
 public:
  explicit FindingSource(const EstateView& view) : view_(view), place_(placesOf(view.scores)) {}

  uint32_t rows() const override { return view_.findingCount(); }
  std::span<const FilterField> fields() const override { return kFields; }
  uint32_t place(uint32_t row) const override { return place_[row]; }
  Dimension dimension(std::string_view field) const override;
  std::vector<int64_t> numbers(std::string_view field) const override;
  void appendText(uint32_t row, std::string& out) const override;
  std::optional<std::vector<uint32_t>> order(std::string_view sort) const override;
  std::span<const std::string_view> rescored() override {
    place_ = placesOf(view_.scores);
    return scoredFields();
  }

 private:
  template <typename TextOf>
  Dimension byText(TextOf textOf) const;
  template <typename AddValues>
  Dimension byMembers(AddValues addValues) const;
  template <typename NumberOf>
  std::vector<uint32_t> byNumber(NumberOf numberOf) const;
  template <typename TextOf>
  std::vector<uint32_t> byOrdinal(TextOf textOf) const;
  Dimension assets() const;
  Dimension components() const;
  Dimension weaknesses() const;
  Dimension vulnerabilities() const;
  Dimension tools() const;
  Dimension reports() const;
  Dimension controls() const;

  const Finding& finding(uint32_t row) const { return view_.findings.rows[row]; }
  const UnitedAsset& asset(uint32_t row) const { return view_.identities.assets[finding(row).asset]; }

  const EstateView& view_;
  std::vector<uint32_t> place_;
};

template <typename TextOf>
Dimension FindingSource::byText(TextOf textOf) const {
  DimensionBuilder built;
  for (uint32_t row = 0; row < rows(); ++row) {
    built.add(built.value(textOf(row)));
    built.endRow();
  }
  return built.take();
}

template <typename AddValues>
Dimension FindingSource::byMembers(AddValues addValues) const {
  DimensionBuilder built;
  for (uint32_t row = 0; row < rows(); ++row) {
    for (uint32_t i = 0; i < finding(row).members; ++i) addValues(built, membersOf(view_, row)[i]);
    built.endRow();
  }
  return built.take();
}

Dimension FindingSource::assets() const {
  DimensionBuilder built;
  for (uint32_t row = 0; row < rows(); ++row) {
    const AssetId id = finding(row).asset;
    if (built.of(id) == kNone) {
      const uint32_t value = built.set(id, built.value(asset(row).name));
      built.also(value, asset(row).key);
      built.also(value, "a" + std::to_string(id));
    }
    built.add(built.of(id));
    built.endRow();
  }
  return built.take();
}

Dimension FindingSource::components() const {
  DimensionBuilder built;
  for (uint32_t row = 0; row < rows(); ++row) {
    if (const ComponentId id = finding(row).component; id != kNone) {
      if (built.of(id) == kNone) {
        const UnitedComponent& it = view_.identities.components[id];
        const uint32_t value = built.set(id, built.value(componentLabel(view_, id)));
        built.also(value, it.name);
        built.also(value, it.purl.empty() ? it.key : it.purl);
        // Maven's "group:artifact" is mostly called by its artifact.
        if (const size_t colon = it.name.rfind(':'); colon != std::string::npos)
          built.also(value, it.name.substr(colon + 1));
      }
      built.add(built.of(id));
    }
    built.endRow();
  }
  return built.take();
}

Dimension FindingSource::weaknesses() const {
  DimensionBuilder built;
  for (uint32_t row = 0; row < rows(); ++row) {
    for (const uint32_t number : finding(row).weaknesses) {
      const uint32_t value = built.value(weaknessId(number));
      if (built.of(value) == kNone) built.also(built.set(value, value), std::to_string(number));
      built.add(value);
    }
    built.endRow();
  }
  return built.take();
}

Dimension FindingSource::vulnerabilities() const {
  DimensionBuilder built;
  for (uint32_t row = 0; row < rows(); ++row) {
    for (const StringId id : finding(row).vulnerabilities) {
      built.add(built.of(id) != kNone ? built.of(id) : built.set(id, built.value(view_.text(id))));
    }
    built.endRow();
  }
  return built.take();
}

Dimension FindingSource::tools() const {
  return byMembers([&](DimensionBuilder& built, uint32_t member) {
    const StringId id = toolIdOf(view_, member);
    built.add(built.of(id) != kNone ? built.of(id) : built.set(id, built.value(view_.text(id))));
  });
}

Dimension FindingSource::reports() const {
  return byMembers([&](DimensionBuilder& built, uint32_t member) {
    const uint32_t id = view_.tables.observationReport[member];
    if (built.of(id) == kNone) {
      const uint32_t value = built.set(id, built.value("r" + std::to_string(id)));
      built.also(value, view_.tables.reports[id].name);
    }
    built.add(built.of(id));
  });
}

/// "pci-dss-4.0.1 6.2.4"; any of a framework's by its id and a star.
Dimension FindingSource::controls() const {
  const auto results =
      complianceOf(view_.tables, view_.identities, view_.findings, std::vector<uint8_t>(rows(), 1));
  std::vector<std::vector<uint32_t>> ofRow(rows());
  DimensionBuilder built;
  for (const ControlResult& result : results) {
    const uint32_t value = built.value(result.control.framework + " " + result.control.id);
    for (const uint32_t row : result.open) ofRow[row].push_back(value);
  }
  for (const std::vector<uint32_t>& values : ofRow) {
    for (const uint32_t value : values) built.add(value);
    built.endRow();
  }
  return built.take();
}

Dimension FindingSource::dimension(std::string_view field) const {
  if (field == "band") return byText([&](uint32_t row) { return name(view_.scores.findings[row].band); });
  if (field == "severity") return byText([&](uint32_t row) { return name(finding(row).severity); });
  if (field == "kind") return byText([&](uint32_t row) { return name(finding(row).kind); });
  if (field == "state") return byText([&](uint32_t row) { return name(finding(row).state); });
  if (field == "owner")
    return byText([&](uint32_t row) { return std::string_view(view_.enrichment.ownerOf(row).name); });
  if (field == "reach") return byText([&](uint32_t row) { return reachLabel(view_, finding(row).asset); });
  if (field == "environment") return byText([&](uint32_t row) { return knownName(asset(row).environment); });
  if (field == "fix")
    return byText([&](uint32_t row) { return std::string_view(hasFix(view_, row) ? "yes" : "no"); });
  if (field == "asset") return assets();
  if (field == "component") return components();
  if (field == "cwe") return weaknesses();
  if (field == "vulnerability") return vulnerabilities();
  if (field == "tool") return tools();
  if (field == "control") return controls();
  if (isTriageField(field)) return triageField(view_, field);
  if (auto scored = scoreField(view_, field)) return std::move(*scored);
  return field == "report" ? reports() : findingFacts(view_, field);
}

std::vector<int64_t> FindingSource::numbers(std::string_view field) const {
  if (auto facts = findingFactNumbers(view_, field); !facts.empty()) return facts;
  if (auto scored = scoreFieldNumbers(view_, field); !scored.empty()) return scored;
  std::vector<int64_t> numbers(rows(), kNoNumber);
  for (uint32_t row = 0; row < rows(); ++row) {
    const FindingContext& context = view_.enrichment.findings[row];
    if (field == "risk") numbers[row] = int64_t{view_.scores.findings[row].risk} * 100;
    if (field == "rank") numbers[row] = (int64_t{place_[row]} + 1) * 1000;
    if (field == "cvss" && context.cvss != 0) numbers[row] = int64_t{context.cvss} * 100;
    if (field == "epss" && context.epss != kNone) numbers[row] = context.epss / 1000;
  }
  return numbers;
}

void FindingSource::appendText(uint32_t row, std::string& out) const {
  const auto part = [&](std::string_view text) {
    if (text.empty()) return;
    out += clipUtf8(text, kMaxCell);
    out += '\n';
  };
  part(titleOf(view_, row));
  part(asset(row).name);
  part(componentLabel(view_, finding(row).component));
  part(view_.enrichment.ownerOf(row).name);
  for (const StringId id : finding(row).vulnerabilities) part(view_.text(id));
  for (const uint32_t number : finding(row).weaknesses) part(weaknessId(number));
  std::string_view toolBefore;
  std::string placeBefore;
  for (uint32_t i = 0; i < std::min(finding(row).members, kMaxSearched); ++i) {
    const uint32_t member = membersOf(view_, row)[i];
    if (const std::string_view tool = toolOf(view_, member); tool != toolBefore) {
      part(tool);
      toolBefore = tool;
    }
    if (std::string place = locationOf(view_, member); place != placeBefore) {
      part(place);
      placeBefore = std::move(place);
    }
  }
}

template <typename NumberOf>
std::vector<uint32_t> FindingSource::byNumber(NumberOf numberOf) const {
  std::vector<uint32_t> numbers(rows());
  for (uint32_t row = 0; row < rows(); ++row) numbers[row] = static_cast<uint32_t>(numberOf(row));
  return numbers;
}

template <typename TextOf>
std::vector<uint32_t> FindingSource::byOrdinal(TextOf textOf) const {
  std::vector<std::string> texts;
  texts.reserve(rows());
  for (uint32_t row = 0; row < rows(); ++row) texts.emplace_back(clipUtf8(textOf(row), kMaxCell));
  return ordinalsOf(texts);
}

std::optional<std::vector<uint32_t>> FindingSource::order(std::string_view sort) const {
  if (sort == "rank" || sort.empty()) return place_;
  if (sort == "risk") return byNumber([&](uint32_t row) { return view_.scores.findings[row].risk; });
  if (sort == "severity") return byNumber([&](uint32_t row) { return finding(row).severity; });
  if (sort == "tools") return byNumber([&](uint32_t row) { return finding(row).tools; });
  if (sort == "title") return byOrdinal([&](uint32_t row) { return titleOf(view_, row); });
  if (sort == "asset") return byOrdinal([&](uint32_t row) { return std::string_view(asset(row).name); });
  if (sort == "owner")
    return byOrdinal([&](uint32_t row) { return std::string_view(view_.enrichment.ownerOf(row).name); });
  if (sort == "component")
    return byOrdinal([&](uint32_t row) { return componentLabel(view_, finding(row).component); });
  // Nearest to the internet first; what has no path, then what is unknown, last.
  if (sort == "reach") {
    return byNumber([&](uint32_t row) {
      const Reach& reach = view_.graph.reach[finding(row).asset];
      if (reach.hops != kNone) return 2 * std::min(reach.hops, 1'000'000U) + (reach.internet ? 0U : 1U);
      return reach.exposureKnown ? 3'000'000U : 3'000'001U;
    });
  }
  // Minutes: 32 bits of seconds end in 2106.
  if (sort == "firstSeen" || sort == "due") {
    const FindingTimes* times = view_.times;
    return byNumber([&](uint32_t row) {
      const UnixSeconds seen = sort == "firstSeen" ? firstSeenOf(view_, row)
                               : times == nullptr  ? kNoTime
                                                   : times->due[row];
      return seen == kNoTime ? UINT32_MAX
                             : static_cast<uint32_t>(std::clamp<int64_t>(seen / 60, 0, UINT32_MAX - 1));
    });
  }
  return std::nullopt;
}

}  // namespace

std::unique_ptr<ListSource> findingSource(const EstateView& view) {
  return std::make_unique<FindingSource>(view);
}

std::span<const FilterField> findingFields() { return kFields; }
std::span<const std::string_view> findingFacets() { return kFacets; }

std::string_view findingFacetTitle(std::string_view field) {
  static constexpr std::string_view kTitles[] = {"Status", "Band",  "Severity",   "Kind",
                                                 "Tool",   "Asset", "Owner",      "Assignee",
                                                 "Reach",  "Fix",   "Environment"};
  for (size_t i = 0; i < std::size(kFacets); ++i) {
    if (kFacets[i] == field) return kTitles[i];
  }
  return field;
}

}  // namespace postern
