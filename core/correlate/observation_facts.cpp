// SPDX-License-Identifier: Apache-2.0
// Caches of folded texts (observation_facts.h).
#include "correlate/observation_facts.h"

#include <algorithm>
#include <map>

#include "base/content_hash.h"
#include "base/text.h"
#include "correlate/component_identity.h"
#include "correlate/control.h"
#include "correlate/place_text.h"
#include "correlate/vendor.h"
#include "correlate/weakness_family.h"

namespace postern {
namespace {

constexpr size_t kMostFamilies = 4;

// "src/main/resources/application.properties" has four parts and is in every module: with fewer than that
// many in common, paths say nothing about each other.
constexpr uint32_t kPartsOfACheckout = 4;

// Families of CWE numbers below this are looked up once.
constexpr uint32_t kCachedWeaknesses = 2048;

}  // namespace

ObservationFacts::ObservationFacts(const Tables& tables, const Identities& identities)
    : tables_(tables), identities_(identities), columns_(tables.observations) {
  for (auto& cache : cache_) {
    cache.assign(tables.strings.size(), kNone);
    cache[kNoString] = kNoString;
  }
  gatherPackages();
  gatherVulnerabilities();
  gatherFamilies();
  gatherKinds();
}

void ObservationFacts::gatherPackages() {
  const ComponentColumns& rows = tables_.components;
  packages_.resize(rows.rows);
  for (uint32_t row = 0; row < rows.rows; ++row) {
    const std::string key = componentKey(tables_, row);
    const size_t slash = key.find('/');
    const std::string_view full = std::string_view(key).substr(slash + 1);
    const size_t last = full.find_last_of("/:");
    packages_[row] = {pool_.intern(std::string_view(key).substr(0, slash)), pool_.intern(full),
                      pool_.intern(last == std::string_view::npos ? full : full.substr(last + 1)),
                      rows.version[row], pool_.intern(sourcePackage(tables_, row))};
    hasSources_ |= packages_[row].source != kNoString;
  }
}

void ObservationFacts::gatherVulnerabilities() {
  const ListColumn& said = columns_.vulnerabilities;
  vulnerabilityBegin_.reserve(columns_.rows + 1);
  vulnerabilityBegin_.push_back(0);
  vulnerabilityItems_.reserve(said.items.size());
  vulnerabilitySet_.resize(columns_.rows);
  std::map<std::vector<StringId>, uint32_t> sets;  // of several; one alone is its own number
  std::vector<StringId> several;
  for (uint32_t row = 0; row < columns_.rows; ++row) {
    const size_t first = vulnerabilityItems_.size();
    for (uint32_t i = said.begin[row]; i < said.begin[row + 1]; ++i)
      vulnerabilityItems_.push_back(identities_.canonicalVulnerability[said.items[i]]);
    const auto begin = vulnerabilityItems_.begin() + static_cast<ptrdiff_t>(first);
    if (vulnerabilityItems_.size() - first > 1) {
      std::sort(begin, vulnerabilityItems_.end());
      vulnerabilityItems_.erase(std::unique(begin, vulnerabilityItems_.end()), vulnerabilityItems_.end());
    }
    const size_t count = vulnerabilityItems_.size() - first;
    if (count == 1) vulnerabilitySet_[row] = vulnerabilityItems_[first];
    if (count > 1) {
      several.assign(vulnerabilityItems_.begin() + static_cast<ptrdiff_t>(first), vulnerabilityItems_.end());
      vulnerabilitySet_[row] =
          sets.try_emplace(several, tables_.strings.size() + static_cast<uint32_t>(sets.size()))
              .first->second;
    }
    vulnerabilityBegin_.push_back(static_cast<uint32_t>(vulnerabilityItems_.size()));
  }
}

void ObservationFacts::gatherFamilies() {
  std::vector<uint32_t> ofWeakness(kCachedWeaknesses, kNone);
  const auto familyOf = [&](uint32_t cwe) {
    if (cwe >= kCachedWeaknesses) return weaknessFamily(cwe);
    if (ofWeakness[cwe] == kNone) ofWeakness[cwe] = weaknessFamily(cwe);
    return ofWeakness[cwe];
  };
  const uint32_t texts = tables_.strings.size();
  std::vector<uint32_t> ofRule(texts, kNone);  // a family, 0 = says nothing
  std::vector<uint32_t> ofTitle(texts, kNone);
  const auto learnt = [&](std::vector<uint32_t>& cache, StringId id, uint32_t (*read)(std::string_view)) {
    if (cache[id] != kNone) return cache[id];
    const uint32_t cwe = read(tables_.strings.text(id));
    return cache[id] = cwe == 0 ? 0 : familyOf(cwe);
  };
  const ListColumn& said = columns_.weaknesses;
  familyBegin_.reserve(columns_.rows + 1);
  familyBegin_.push_back(0);
  familyItems_.reserve(columns_.rows);
  for (uint32_t row = 0; row < columns_.rows; ++row) {
    const size_t first = familyItems_.size();
    for (uint32_t i = said.begin[row]; i < said.begin[row + 1]; ++i) {
      if (familyItems_.size() - first == kMostFamilies) break;
      const uint32_t family = familyOf(said.items[i]);
      if (std::find(familyItems_.begin() + static_cast<ptrdiff_t>(first), familyItems_.end(), family) ==
          familyItems_.end())
        familyItems_.push_back(family);
    }
    const auto kind = static_cast<ObservationKind>(columns_.kind[row]);
    const bool words = kind == ObservationKind::kCode || kind == ObservationKind::kDynamic ||
                       kind == ObservationKind::kOther;
    if (familyItems_.size() == first && words) {
      uint32_t family = learnt(ofRule, columns_.rule[row], weaknessOfRule);
      if (family == 0) family = learnt(ofTitle, columns_.rule[row], weaknessOfWords);
      if (family == 0) family = learnt(ofTitle, columns_.title[row], weaknessOfWords);
      if (family != 0) familyItems_.push_back(family);
    }
    familyBegin_.push_back(static_cast<uint32_t>(familyItems_.size()));
  }
}

void ObservationFacts::gatherKinds() {
  kinds_ = columns_.kind;
  for (uint32_t row = 0; row < columns_.rows; ++row) {
    const ObservationKind stated = kind(row);
    const bool open = stated == ObservationKind::kOther ||
                      (stated == ObservationKind::kVulnerability && vulnerabilitySet_[row] == 0 &&
                       columns_.component[row] == kNone);
    if (!open || families(row).empty()) continue;
    if (columns_.url[row] != kNoString) {
      const std::string_view url = tables_.strings.text(columns_.url[row]);
      if (url.starts_with("http") || url.starts_with('/'))
        kinds_[row] = static_cast<uint8_t>(ObservationKind::kDynamic);
    } else if (columns_.file[row] != kNoString && columns_.host[row] == kNoString) {
      kinds_[row] = static_cast<uint8_t>(ObservationKind::kCode);
    }
  }
}

bool ObservationFacts::sharesFamily(uint32_t a, uint32_t b) const {
  for (const uint32_t x : families(a)) {
    for (const uint32_t y : families(b)) {
      if (x == y) return true;
    }
  }
  return false;
}

uint32_t ObservationFacts::control(uint32_t row) const {
  const StringId rule = columns_.rule[row];
  if (controls_.empty()) controls_.assign(tables_.strings.size(), kNone);
  if (controls_[rule] == kNone) controls_[rule] = controlOf(tables_.strings.text(rule));
  return controls_[rule];
}

void ObservationFacts::gatherRoots() {
  roots_.assign(tables_.reports.size(), 0);
  std::vector<std::string_view> common(roots_.size());
  std::vector<bool> seen(roots_.size());
  for (uint32_t row = 0; row < columns_.rows; ++row) {
    if (columns_.file[row] == kNoString) continue;
    const std::string_view said = pool_.text(path(row));
    const std::string_view folder = said.substr(0, said.rfind('/') + 1);  // npos + 1 is 0
    const uint32_t at = report(row);
    if (!seen[at]) {
      common[at] = folder;
      seen[at] = true;
    }
    while (!folder.starts_with(common[at])) {
      common[at].remove_suffix(1);
      common[at] = common[at].substr(0, common[at].rfind('/') + 1);
    }
  }
  for (size_t i = 0; i < roots_.size(); ++i)
    roots_[i] = static_cast<uint32_t>(std::count(common[i].begin(), common[i].end(), '/'));
}

bool ObservationFacts::inOtherMethods(uint32_t a, uint32_t b) {
  const std::string_view x = lastIdentifier(pool_.text(symbol(a)));
  const std::string_view y = lastIdentifier(pool_.text(symbol(b)));
  const auto isClass = [&](std::string_view name, uint32_t row) {
    const std::string file = toLowerAscii(pool_.text(baseName(row)));
    return file.substr(0, file.find('.')) == name;
  };
  return !x.empty() && !y.empty() && x != y && !isClass(x, a) && !isClass(y, b);
}

bool ObservationFacts::samePath(uint32_t a, uint32_t b) {
  const StringId x = path(a);
  const StringId y = path(b);
  if (x == y) return true;
  if (x == kNoString || y == kNoString) return false;
  const CommonEnd common = commonEnd(pool_.text(x), pool_.text(y));
  if (common.parts > 0 && (common.restA == 0 || common.restB == 0)) return true;
  if (common.parts < kPartsOfACheckout) return false;
  if (roots_.empty()) gatherRoots();
  return common.restA <= roots_[report(a)] && common.restB <= roots_[report(b)];
}

StringId ObservationFacts::fold(StringId id, Fold how) {
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
    case Fold::kResource:
      out = resourceKey(text);
      break;
    case Fold::kVendor:
      out = vendorOf(text);
      break;
  }
  return cache_[static_cast<size_t>(how)][id] = pool_.intern(out);
}

uint64_t ObservationFacts::rawHash(StringId text) {
  if (text == kNoString) return 0;
  if (rawHashes_.empty()) rawHashes_.resize(tables_.strings.size());
  uint64_t& known = rawHashes_[text];
  if (known == 0) known = hashText(tables_.strings.text(text)) | 1;
  return known;
}

uint64_t ObservationFacts::fingerprintHash(StringId text) {
  constexpr uint64_t kNothing = 2;  // other hashes are odd
  if (fingerprintHashes_.empty()) fingerprintHashes_.resize(tables_.strings.size());
  uint64_t& known = fingerprintHashes_[text];
  if (known == 0) {
    const std::string_view lasting = lastingFingerprint(tables_.strings.text(text));
    known = lasting.empty() ? kNothing : hashText(lasting) | 1;
  }
  return known == kNothing ? 0 : known;
}

uint64_t ObservationFacts::hash(StringId folded) {
  if (folded == kNoString) return 0;
  if (hashes_.size() <= folded) hashes_.resize(pool_.size() + pool_.size() / 2);
  uint64_t& known = hashes_[folded];
  if (known == 0) known = hashText(pool_.text(folded)) | 1;  // never 0
  return known;
}

}  // namespace postern
