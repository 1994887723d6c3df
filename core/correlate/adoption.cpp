// SPDX-License-Identifier: Apache-2.0
// See adoption.h. Level by level, the strongest trait first; within a level all matches are found before any
// is made, so that the order of findings decides nothing.
#include "correlate/adoption.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "correlate/finding_traits.h"
#include "correlate/rules.h"

namespace postern {

std::string_view describe(AdoptedBy by) {
  switch (by) {
    case AdoptedBy::kKey:
      return "same key";
    case AdoptedBy::kFingerprint:
      return "same fingerprint of the same tool";
    case AdoptedBy::kSecret:
      return "same secret";
    case AdoptedBy::kPlaceAndCode:
      return "same file, same code";
    case AdoptedBy::kPlaceAndTitle:
      return "same place, same title";
    case AdoptedBy::kRenamedFile:
      return "same code in a file that was renamed";
    case AdoptedBy::kVulnerability:
      return "same vulnerability of the same asset";
    case AdoptedBy::kNeighbour:
      return "another tool, same weakness, same place";
  }
  return {};
}

const std::vector<FindingTraits>& KeyIndex::all() const {
  if (traits_.size() != findings_.rows.size()) {
    traits_ = makeTraits(tables_, identities_, findings_);
    for (const FindingTraits& traits : traits_) places_.insert(traits.place);
  }
  return traits_;
}

bool KeyIndex::hasPlace(uint64_t place) const {
  all();
  return places_.count(place) > 0;
}

namespace {

// A place that this many findings agree to have moved from, to one other place only, was renamed.
constexpr uint32_t kVotes = 1;

class Adopter {
 public:
  Adopter(size_t earlier, const KeyIndex& now)
      : now_(now), of_(earlier, kNone), by_(earlier, AdoptedBy::kKey), isTaken_(now.findings().rows.size()) {}

  /// By the first key, then by any other. The rest is left to the traits.
  void byKey(uint32_t earlier, const ContentHash& key) {
    if (of_[earlier] == kNone) of_[earlier] = findKey(now_.findings(), key);
  }
  void take() {
    for (const uint32_t finding : of_) {
      if (finding != kNone) isTaken_[finding] = true;
    }
  }
  bool isOver() const {
    return std::find(of_.begin(), of_.end(), kNone) == of_.end() ||
           std::find(isTaken_.begin(), isTaken_.end(), false) == isTaken_.end();
  }
  void byTraits(std::span<const FindingTraits> earlier);
  std::vector<Adoption> result() const;

 private:
  struct Match {
    uint32_t earlier, finding;
  };
  void level(AdoptedBy by);
  bool agree(AdoptedBy by, const FindingTraits& then, const FindingTraits& now) const;
  bool isRename(const FindingTraits& then, const FindingTraits& now) const;
  void inRenamedFiles();
  void neighbours();
  void make(AdoptedBy by, const std::vector<Match>& matches);

  const KeyIndex& now_;
  std::span<const FindingTraits> earlier_;
  std::unordered_set<uint64_t> placesThen_;
  std::vector<uint32_t> of_;  // per earlier one
  std::vector<AdoptedBy> by_;
  std::vector<bool> isTaken_;  // per finding of now
};

template <typename T>
bool overlap(const std::vector<T>& a, const std::vector<T>& b) {  // both ascending
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) return true;
    *x < *y ? void(++x) : void(++y);
  }
  return false;
}

bool Adopter::isRename(const FindingTraits& then, const FindingTraits& now) const {
  return then.place != 0 && now.place != 0 && !now_.hasPlace(then.place) && placesThen_.count(now.place) == 0;
}

bool Adopter::agree(AdoptedBy by, const FindingTraits& then, const FindingTraits& now) const {
  const bool moved = then.place != now.place;
  const bool otherCode = then.code != 0 && now.code != 0 && then.code != now.code;
  switch (by) {
    case AdoptedBy::kFingerprint:
      return !otherCode && (!moved || isRename(then, now));
    case AdoptedBy::kSecret:
    case AdoptedBy::kRenamedFile:
      return !moved || isRename(then, now);
    case AdoptedBy::kVulnerability:
      return then.packages.empty() || now.packages.empty() || overlap(then.packages, now.packages);
    case AdoptedBy::kNeighbour: {
      // One tool that sees other code sees another result; two tools may clip it otherwise, in one place.
      if (overlap(then.tools, now.tools)) return false;
      const uint32_t distance = std::max(then.line, now.line) - std::min(then.line, now.line);
      if (then.line == 0 && now.line == 0) return !otherCode;
      return (then.line != 0 && now.line != 0 && distance <= kLineWindow) ||
             (then.code != 0 && then.code == now.code);
    }
    default:
      return !otherCode;
  }
}

void Adopter::make(AdoptedBy by, const std::vector<Match>& matches) {
  std::unordered_map<uint32_t, uint32_t> wanted;
  for (const Match& match : matches) ++wanted[match.finding];
  for (const Match& match : matches) {
    if (wanted[match.finding] != 1) continue;  // two want it: neither gets it
    of_[match.earlier] = match.finding;
    by_[match.earlier] = by;
    isTaken_[match.finding] = true;
  }
}

void Adopter::level(AdoptedBy by) {
  std::unordered_map<uint64_t, uint32_t> findings;
  const auto& all = now_.all();
  for (uint32_t i = 0; i < all.size(); ++i) {
    if (isTaken_[i]) continue;
    for (const FindingTraits::Trait& trait : all[i].traits)
      if (trait.by == by) findings[trait.hash] = i;
  }
  if (findings.empty()) return;
  std::vector<Match> matches;
  for (uint32_t i = 0; i < earlier_.size(); ++i) {
    if (of_[i] != kNone) continue;
    uint32_t found = kNone;
    bool several = false;
    for (const FindingTraits::Trait& trait : earlier_[i].traits) {
      if (trait.by != by) continue;
      const auto at = findings.find(trait.hash);
      if (at == findings.end()) continue;
      several |= found != kNone && found != at->second;
      found = at->second;
    }
    if (found != kNone && !several && agree(by, earlier_[i], all[found])) matches.push_back({i, found});
  }
  make(by, matches);
}

// Of those that name one weakness in one file, the one near enough, where there is one only.
void Adopter::neighbours() {
  std::unordered_map<uint64_t, std::vector<uint32_t>> there;
  const auto& all = now_.all();
  for (uint32_t i = 0; i < all.size(); ++i) {
    if (isTaken_[i]) continue;
    for (const FindingTraits::Trait& trait : all[i].traits)
      if (trait.by == AdoptedBy::kNeighbour) there[trait.hash].push_back(i);
  }
  std::vector<Match> matches;
  for (uint32_t i = 0; i < earlier_.size() && !there.empty(); ++i) {
    if (of_[i] != kNone) continue;
    std::vector<uint32_t> found;
    for (const FindingTraits::Trait& trait : earlier_[i].traits) {
      const auto at = trait.by == AdoptedBy::kNeighbour ? there.find(trait.hash) : there.end();
      if (at == there.end()) continue;
      for (const uint32_t finding : at->second) {
        const bool known = std::find(found.begin(), found.end(), finding) != found.end();
        if (!known && agree(AdoptedBy::kNeighbour, earlier_[i], all[finding])) found.push_back(finding);
      }
    }
    if (found.size() == 1) matches.push_back({i, found[0]});
  }
  make(AdoptedBy::kNeighbour, matches);
}

// Other findings say that the file was renamed: in it, what is alike equally often is the same in line order.
void Adopter::inRenamedFiles() {
  struct Move {
    uint64_t to = 0;
    uint32_t votes = 0;
    bool several = false;
  };
  std::unordered_map<uint64_t, Move> moves;
  const auto& all = now_.all();
  for (uint32_t i = 0; i < earlier_.size(); ++i) {
    if (of_[i] == kNone || earlier_[i].place == 0 || earlier_[i].place == all[of_[i]].place) continue;
    Move& move = moves[earlier_[i].place];
    move.several |= move.votes > 0 && move.to != all[of_[i]].place;
    move.to = all[of_[i]].place;
    ++move.votes;
  }
  if (moves.empty()) return;
  using Alike = std::tuple<uint64_t, uint64_t, uint64_t>;  // place of now, code, what
  struct Group {
    std::vector<uint32_t> then, now;
  };
  std::map<Alike, Group> groups;
  for (uint32_t i = 0; i < earlier_.size(); ++i) {
    const FindingTraits& traits = earlier_[i];
    const auto move = moves.find(traits.place);
    if (of_[i] != kNone || move == moves.end() || move->second.several || move->second.votes < kVotes)
      continue;
    groups[{move->second.to, traits.code, traits.what}].then.push_back(i);
  }
  for (uint32_t i = 0; i < all.size(); ++i) {
    const auto group = isTaken_[i] ? groups.end() : groups.find({all[i].place, all[i].code, all[i].what});
    if (group != groups.end()) group->second.now.push_back(i);
  }
  std::vector<Match> matches;
  for (auto& [alike, group] : groups) {
    if (group.then.size() != group.now.size()) continue;
    const auto byLine = [](const auto& traits) {
      return [&traits](uint32_t a, uint32_t b) { return traits[a].line < traits[b].line; };
    };
    std::stable_sort(group.then.begin(), group.then.end(), byLine(earlier_));
    std::stable_sort(group.now.begin(), group.now.end(), byLine(all));
    for (size_t i = 0; i < group.then.size(); ++i) {
      if (overlap(earlier_[group.then[i]].tools, all[group.now[i]].tools))
        matches.push_back({group.then[i], group.now[i]});
    }
  }
  make(AdoptedBy::kRenamedFile, matches);
}

void Adopter::byTraits(std::span<const FindingTraits> earlier) {
  earlier_ = earlier;
  for (const FindingTraits& traits : earlier) placesThen_.insert(traits.place);
  for (int by = static_cast<int>(AdoptedBy::kFingerprint); by < static_cast<int>(AdoptedBy::kNeighbour);
       ++by) {
    level(static_cast<AdoptedBy>(by));
    if (static_cast<AdoptedBy>(by) == AdoptedBy::kRenamedFile) inRenamedFiles();
  }
  neighbours();
}

std::vector<Adoption> Adopter::result() const {
  std::vector<Adoption> out;
  for (uint32_t i = 0; i < of_.size(); ++i) {
    if (of_[i] != kNone) out.push_back({i, of_[i], by_[i]});
  }
  return out;
}

}  // namespace

std::vector<Adoption> adopt(std::span<const FindingTraits> earlier, const KeyIndex& now) {
  Adopter adopter(earlier.size(), now);
  for (uint32_t i = 0; i < earlier.size(); ++i) {
    for (const ContentHash& key : earlier[i].keys) adopter.byKey(i, key);
  }
  adopter.take();
  if (!adopter.isOver()) adopter.byTraits(earlier);
  return adopter.result();
}

std::vector<Adoption> adopt(const KeyIndex& earlier, const KeyIndex& now) {
  const Findings& then = earlier.findings();
  Adopter adopter(then.rows.size(), now);
  for (uint32_t i = 0; i < then.rows.size(); ++i) adopter.byKey(i, then.rows[i].key);
  for (const Findings::OtherKey& other : then.otherKeys) adopter.byKey(other.finding, other.key);
  adopter.take();
  if (!adopter.isOver()) adopter.byTraits(earlier.all());
  return adopter.result();
}

}  // namespace postern
