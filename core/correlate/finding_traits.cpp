// SPDX-License-Identifier: Apache-2.0
// See finding_traits.h. Every member of a finding gives its traits, so that each of several tools is enough
// to recognise it by.
#include "correlate/finding_traits.h"

#include <algorithm>

#include "base/content_hash.h"
#include "correlate/block_key.h"
#include "correlate/finding_key.h"
#include "correlate/observation_facts.h"

namespace postern {
namespace {

// Shorter texts are on many lines.
constexpr size_t kShortestCode = 12;

template <typename T>
void sortUnique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

class TraitMaker {
 public:
  TraitMaker(const Tables& tables, const Identities& identities)
      : facts_(tables, identities), columns_(tables.observations), assets_(lastingAssets(identities)) {}

  FindingTraits make(const Findings& findings, const Finding& finding);

 private:
  void addMember(uint32_t row, FindingTraits& to);
  void addFingerprints(uint32_t row, FindingTraits& to);
  void addCode(uint32_t row, FindingTraits& to);
  void addVulnerabilities(uint32_t row, FindingTraits& to);
  uint64_t place(uint32_t row);
  uint64_t code(uint32_t row);
  BlockHash of(AdoptedBy by, uint32_t row) const {
    BlockHash hash(static_cast<uint32_t>(by));
    hash.add(static_cast<uint64_t>(facts_.kind(row))).add(assets_[facts_.asset(row)]);
    return hash;
  }
  static void add(AdoptedBy by, const BlockHash& hash, FindingTraits& to) {
    to.traits.push_back({by, hash.value()});
  }

  ObservationFacts facts_;
  const ObservationColumns& columns_;
  std::vector<uint64_t> assets_;
};

uint64_t TraitMaker::place(uint32_t row) {
  const StringId path = facts_.path(row) != kNoString ? facts_.path(row) : facts_.url(row);
  if (path == kNoString) return 0;
  return BlockHash(99).add(assets_[facts_.asset(row)]).add(facts_.hash(path)).value() | 1;
}

// Of a web result the parameter tells results of one place apart, as code does in a file.
uint64_t TraitMaker::code(uint32_t row) {
  if (facts_.kind(row) == ObservationKind::kDynamic) return facts_.hash(facts_.parameter(row));
  if (facts_.kind(row) == ObservationKind::kSecret) return facts_.rawHash(columns_.secretMasked[row]);
  return codeOf(facts_, row);
}

void TraitMaker::addFingerprints(uint32_t row, FindingTraits& to) {
  const ListColumn& said = columns_.fingerprints;
  for (uint32_t i = said.begin[row]; i < said.begin[row + 1]; ++i) {
    const uint64_t print = facts_.fingerprintHash(said.items[i]);
    if (print == 0) continue;
    add(AdoptedBy::kFingerprint,
        of(AdoptedBy::kFingerprint, row).add(facts_.hash(facts_.vendor(row))).add(print), to);
  }
}

void TraitMaker::addCode(uint32_t row, FindingTraits& to) {
  const uint64_t vendor = facts_.hash(facts_.vendor(row));
  const uint64_t path = facts_.hash(facts_.path(row) != kNoString ? facts_.path(row) : facts_.url(row));
  const uint64_t snippet =
      facts_.text(facts_.snippet(row)).size() >= kShortestCode ? facts_.hash(facts_.snippet(row)) : 0;
  const uint64_t resource = facts_.hash(facts_.resource(row));
  const uint64_t wrong = wrongOf(facts_, row);
  if (path != 0 && snippet != 0)
    add(AdoptedBy::kPlaceAndCode,
        of(AdoptedBy::kPlaceAndCode, row).add(vendor).add(path).add(snippet).add(resource), to);
  if (path != 0 || resource != 0)
    add(AdoptedBy::kPlaceAndTitle,
        of(AdoptedBy::kPlaceAndTitle, row)
            .add(vendor)
            .add(path)
            .add(resource)
            .add(code(row))
            .add(facts_.hash(facts_.title(row))),
        to);
  const bool secret = facts_.kind(row) == ObservationKind::kSecret;
  const uint64_t moved = secret ? code(row) : snippet != 0 ? snippet : resource;
  if (path != 0 && moved != 0 && facts_.kind(row) != ObservationKind::kDynamic) {
    BlockHash renamed = of(AdoptedBy::kRenamedFile, row);
    renamed.add(vendor).add(wrong).add(moved);
    add(AdoptedBy::kRenamedFile, renamed, to);
    add(AdoptedBy::kRenamedFile, renamed.add(facts_.hash(facts_.baseName(row))), to);
  }
  if (path != 0 && !secret) {
    for (const uint32_t family : facts_.families(row))
      add(AdoptedBy::kNeighbour, of(AdoptedBy::kNeighbour, row).add(path).add(family), to);
  }
}

// Every name of it: the next scan may know it by another one.
void TraitMaker::addVulnerabilities(uint32_t row, FindingTraits& to) {
  const auto addId = [&](StringId id) {
    add(AdoptedBy::kVulnerability, of(AdoptedBy::kVulnerability, row).add(facts_.rawHash(id)), to);
  };
  for (const StringId id : facts_.vulnerabilities(row)) addId(id);
  const ListColumn& said = columns_.vulnerabilities;
  for (uint32_t i = said.begin[row]; i < said.begin[row + 1]; ++i) addId(said.items[i]);
  if (const uint64_t bare = facts_.hash(facts_.package(row).bare); bare != 0) to.packages.push_back(bare);
}

void TraitMaker::addMember(uint32_t row, FindingTraits& to) {
  to.tools.push_back(facts_.hash(facts_.vendor(row)));
  if (to.what == 0) to.what = wrongOf(facts_, row);
  if (to.place == 0) to.place = place(row);
  if (to.name == 0) to.name = facts_.hash(facts_.baseName(row));
  if (to.code == 0) to.code = code(row);
  if (facts_.line(row) != 0) to.line = to.line == 0 ? facts_.line(row) : std::min(to.line, facts_.line(row));
  addFingerprints(row, to);
  switch (facts_.kind(row)) {
    case ObservationKind::kVulnerability:
      addVulnerabilities(row, to);
      break;
    case ObservationKind::kExposure:
    case ObservationKind::kLicence:
      break;
    case ObservationKind::kSecret:
      if (columns_.secretHash[row] != kNoString)
        add(AdoptedBy::kSecret, of(AdoptedBy::kSecret, row).add(facts_.rawHash(columns_.secretHash[row])),
            to);
      addCode(row, to);
      break;
    default:
      addCode(row, to);
  }
}

FindingTraits TraitMaker::make(const Findings& findings, const Finding& finding) {
  FindingTraits out;
  out.keys.push_back(finding.key);
  for (uint32_t i = 0; i < finding.members; ++i)
    addMember(findings.observations[finding.firstMember + i], out);
  sortUnique(out.traits);
  sortUnique(out.tools);
  sortUnique(out.packages);
  return out;
}

}  // namespace

std::vector<FindingTraits> makeTraits(const Tables& tables, const Identities& identities,
                                      const Findings& findings) {
  TraitMaker maker(tables, identities);
  std::vector<FindingTraits> out;
  out.reserve(findings.rows.size());
  for (const Finding& finding : findings.rows) out.push_back(maker.make(findings, finding));
  for (const Findings::OtherKey& other : findings.otherKeys) out[other.finding].keys.push_back(other.key);
  std::vector<FindingTraits::Trait> all;
  for (const FindingTraits& traits : out) all.insert(all.end(), traits.traits.begin(), traits.traits.end());
  std::sort(all.begin(), all.end());
  const auto isShared = [&](const FindingTraits::Trait& trait) {
    if (trait.by == AdoptedBy::kNeighbour) return false;  // lines decide among those
    const auto at = std::lower_bound(all.begin(), all.end(), trait);
    return at + 1 != all.end() && at[1] == trait;
  };
  for (FindingTraits& traits : out)
    traits.traits.erase(std::remove_if(traits.traits.begin(), traits.traits.end(), isShared),
                        traits.traits.end());
  return out;
}

}  // namespace postern
