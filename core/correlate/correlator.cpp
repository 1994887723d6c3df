// SPDX-License-Identifier: Apache-2.0
// See correlator.h.
#include "correlate/correlator.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "correlate/block_key.h"
#include "correlate/radix_sort.h"

namespace postern {
namespace {

// Candidates looked at per member of a block: a place that a hundred results share is a repetition, found by
// neighbours.
constexpr size_t kLookAhead = 48;
constexpr size_t kLookAheadInCrowd = 8;
constexpr size_t kCrowd = 1000;
// More groups than that in one file are no "only one".
constexpr size_t kMostOnlyOnes = 12;

uint64_t pathInReport(uint32_t report, StringId path) { return static_cast<uint64_t>(report) << 32 | path; }

}  // namespace

Correlator::Correlator(ObservationFacts& facts)
    : facts_(facts), rules_(facts), sets_(facts.tables().observationReport) {}

void Correlator::run() {
  markRescans();
  for (size_t kind = 0; kind < kBlockKinds; ++kind) joinBlocks(static_cast<BlockKind>(kind));
}

void Correlator::joinByPerson(uint32_t a, uint32_t b, uint32_t saying) {
  const auto always = [](uint32_t, uint32_t) { return true; };
  if (!sets_.unite(a, b, always)) return;
  joins_.push_back({std::min(a, b), std::max(a, b), JoinReason::kSaidByPerson, 0, saying});
}

// Whether there is anything to recognise from one scan to the next.
void Correlator::markRescans() {
  struct Seen {
    uint32_t report;
    bool several;
  };
  std::unordered_map<uint64_t, Seen> reports;
  const uint32_t rows = facts_.tables().observations.rows;
  const auto keyOf = [&](uint32_t row) {
    return static_cast<uint64_t>(facts_.asset(row)) << 32 | facts_.tool(row);
  };
  uint64_t newest = ~uint64_t{0};
  Seen* at = nullptr;
  for (uint32_t row = 0; row < rows; ++row) {
    if (const uint64_t key = keyOf(row); key != newest || at == nullptr) {
      newest = key;
      at = &reports.try_emplace(key, Seen{facts_.report(row), false}).first->second;
    }
    if (at->report != facts_.report(row)) at->several = anyRescan_ = true;
  }
  if (!anyRescan_) return;
  isRescanned_.resize(rows);
  for (uint32_t row = 0; row < rows; ++row) isRescanned_[row] = reports.find(keyOf(row))->second.several;
}

void Correlator::joinBlocks(BlockKind kind) {
  const bool ofScans =
      kind == BlockKind::kFingerprint || kind == BlockKind::kMoved || kind == BlockKind::kRenamed;
  if (ofScans && !anyRescan_) return;
  if (kind == BlockKind::kHandler && !rules_.hasHandlers()) return;
  if (kind == BlockKind::kSourcePackage && !facts_.hasSources()) return;
  keys_.clear();
  for (uint32_t row = 0; row < facts_.tables().observations.rows; ++row) {
    if (!ofScans || isRescanned_[row]) rules_.emitBlocks(kind, row, keys_);
  }
  radixSortByHash(keys_, spareKeys_);
  Members members;
  for (size_t from = 0; from < keys_.size();) {
    size_t to = from + 1;
    while (to < keys_.size() && keys_[to].hash == keys_[from].hash) ++to;
    if (to - from > 1) {
      members.clear();
      for (size_t i = from; i < to; ++i) members.push_back(keys_[i].observation);
      joinBlock(kind, members);
    }
    from = to;
  }
}

void Correlator::joinBlock(BlockKind kind, Members& members) {
  if (isLoose(kind)) return joinEqual(kind, members);
  if (isByLine(kind)) {
    joinByLine(kind, members);
    if (kind == BlockKind::kCode) joinOnlyOnes(members);
    return;
  }
  if (kind == BlockKind::kMoved) return joinScans(members);
  if (kind == BlockKind::kSourcePackage) return joinSources(members);
  if (kind == BlockKind::kRenamed || kind == BlockKind::kFingerprint) return joinOncePerReport(kind, members);
  joinPairs(kind, members);
}

Correlator::Candidate Correlator::candidate(uint32_t a, uint32_t b, JoinReason reason) const {
  const uint32_t x = facts_.line(a);
  const uint32_t y = facts_.line(b);
  return {std::max(x, y) - std::min(x, y), std::min(a, b), std::max(a, b), reason};
}

// Nearly all of a block are the same: each is compared with the first of every kind there.
void Correlator::joinEqual(BlockKind kind, const Members& members) {
  Members firsts;
  for (const uint32_t row : members) {
    bool found = false;
    for (const uint32_t first : firsts) {
      const auto reason = rules_.confirm(kind, first, row);
      if (!reason) continue;
      found = true;
      unite(kind, {0, first, row, *reason});
      break;
    }
    if (!found && firsts.size() < kLookAhead) firsts.push_back(row);
  }
}

void Correlator::joinByLine(BlockKind kind, Members& members) {
  std::stable_sort(members.begin(), members.end(),
                   [&](uint32_t a, uint32_t b) { return facts_.line(a) < facts_.line(b); });
  const size_t lookAhead = members.size() > kCrowd ? kLookAheadInCrowd : kLookAhead;
  candidates_.clear();
  for (size_t i = 0; i < members.size(); ++i) {
    for (size_t j = i + 1; j < members.size() && j <= i + lookAhead; ++j) {
      const uint32_t distance = facts_.line(members[j]) - facts_.line(members[i]);
      if (distance > kLineWindow && facts_.line(members[i]) != 0) break;
      if (const auto reason = rules_.confirm(kind, members[i], members[j]))
        candidates_.push_back(candidate(members[i], members[j], *reason));
    }
  }
  std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& x, const Candidate& y) {
    return std::tuple(x.distance, x.a, x.b) < std::tuple(y.distance, y.a, y.b);
  });
  for (const Candidate& candidate : candidates_) unite(kind, candidate);
}

void Correlator::joinPairs(BlockKind kind, const Members& members) {
  const size_t lookAhead = members.size() > kCrowd ? kLookAheadInCrowd : kLookAhead;
  for (size_t i = 0; i < members.size(); ++i) {
    for (size_t j = i + 1; j < members.size() && j <= i + lookAhead; ++j) {
      const auto reason = rules_.confirm(kind, members[i], members[j]);
      if (reason) unite(kind, {0, members[i], members[j], *reason});
    }
  }
}

// A source's result means the only package built from it that has the vulnerability; of two it could be
// either.
void Correlator::joinSources(const Members& members) {
  uint32_t binary = kNone;
  for (const uint32_t row : members) {
    const auto package = facts_.package(row);
    if (package.source == kNoString || package.source == package.bare) continue;
    if (binary != kNone && sets_.find(binary) != sets_.find(row)) return;
    binary = row;
  }
  if (binary == kNone) return;
  for (const uint32_t row : members) {
    if (const auto reason = rules_.confirm(BlockKind::kSourcePackage, binary, row))
      unite(BlockKind::kSourcePackage, {0, std::min(binary, row), std::max(binary, row), *reason});
  }
}

// Scans of one tool: where two say the same of the same code equally often in a file, the results are the
// same ones, in line order. Where they do not, only those whose line did not change are.
void Correlator::joinScans(Members& members) {
  std::stable_sort(members.begin(), members.end(), [&](uint32_t a, uint32_t b) {
    return std::pair(facts_.report(a), facts_.line(a)) < std::pair(facts_.report(b), facts_.line(b));
  });
  const auto endOf = [&](size_t from) {
    size_t to = from;
    while (to < members.size() && facts_.report(members[to]) == facts_.report(members[from])) ++to;
    return to;
  };
  const auto join = [&](uint32_t a, uint32_t b) {
    if (const auto reason = rules_.confirm(BlockKind::kMoved, a, b))
      unite(BlockKind::kMoved, candidate(a, b, *reason));
  };
  size_t before = 0;
  for (size_t from = endOf(0); from < members.size();) {
    const size_t to = endOf(from);
    if (to - from == from - before) {
      for (size_t i = 0; i < to - from; ++i) join(members[before + i], members[from + i]);
    } else {
      for (size_t i = before, j = from; i < from && j < to;) {
        const uint32_t x = facts_.line(members[i]);
        const uint32_t y = facts_.line(members[j]);
        if (x == y) join(members[i], members[j]);
        i += x <= y ? 1 : 0;
        j += y <= x ? 1 : 0;
      }
    }
    before = from;
    from = to;
  }
}

// What a report says twice names neither of the two.
void Correlator::joinOncePerReport(BlockKind kind, const Members& members) {
  for (size_t i = 1; i < members.size(); ++i) {
    if (facts_.report(members[i - 1]) == facts_.report(members[i])) return;
  }
  for (size_t i = 1; i < members.size(); ++i) {
    const uint32_t a = members[i - 1];
    const uint32_t b = members[i];
    if (facts_.path(a) != facts_.path(b) && !isRename(a, b)) continue;
    if (const auto reason = rules_.confirm(kind, a, b)) unite(kind, candidate(a, b, *reason));
  }
}

// A file is called otherwise now when neither scan knows the other's name: a copy would be known beside it.
bool Correlator::isRename(uint32_t a, uint32_t b) {
  if (scannedPaths_.empty()) {
    for (uint32_t row = 0; row < facts_.tables().observations.rows; ++row) {
      if (facts_.path(row) != kNoString)
        scannedPaths_.insert(pathInReport(facts_.report(row), facts_.path(row)));
    }
  }
  return scannedPaths_.count(pathInReport(facts_.report(a), facts_.path(b))) == 0 &&
         scannedPaths_.count(pathInReport(facts_.report(b), facts_.path(a))) == 0;
}

// "The only SQL injection that either tool sees in this file": tools point at the source, the sink or the
// head of one method. One line (or none) is how tools say "this file".
void Correlator::joinOnlyOnes(const Members& members) {
  if (facts_.families(members[0]).empty()) return;
  std::vector<uint32_t> firsts;              // a member of each file
  std::vector<std::vector<uint32_t>> roots;  // of each file
  for (const uint32_t row : members) {
    size_t at = 0;
    while (at < firsts.size() && !facts_.samePath(firsts[at], row)) ++at;
    if (at == kMostOnlyOnes) return;
    if (at == firsts.size()) {
      firsts.push_back(row);
      roots.emplace_back();
    }
    const uint32_t root = sets_.find(row);
    if (std::find(roots[at].begin(), roots[at].end(), root) != roots[at].end()) continue;
    roots[at].push_back(root);
    if (roots[at].size() > kMostOnlyOnes) return;
  }
  for (const auto& ofFile : roots) {
    if (ofFile.size() > 1) joinsOnlyOnes(ofFile, members);
  }
}

bool Correlator::joinsOnlyOnes(const std::vector<uint32_t>& roots, const Members& members) {
  struct Voice {
    StringId vendor;
    uint32_t root;
  };
  std::vector<Voice> voices;
  std::vector<uint32_t> placed(roots.size(), kNone);  // the first member of each root that names a line
  std::vector<uint32_t> any(roots.size(), kNone);
  for (const uint32_t row : members) {
    const uint32_t root = sets_.find(row);
    const auto at = std::find(roots.begin(), roots.end(), root);
    if (at == roots.end()) continue;
    const auto i = static_cast<size_t>(at - roots.begin());
    const StringId vendor = facts_.vendor(row);
    const auto said = std::find_if(voices.begin(), voices.end(),
                                   [&](const Voice& voice) { return voice.vendor == vendor; });
    if (said == voices.end()) {
      voices.push_back({vendor, root});
    } else if (said->root != root) {
      return false;  // one tool sees two
    }
    any[i] = any[i] == kNone ? row : any[i];
    if (facts_.line(row) > 1 && placed[i] == kNone) placed[i] = row;
  }
  // By line, those without one first: they mean whatever one there is.
  std::vector<uint32_t> order;
  for (size_t i = 0; i < roots.size(); ++i) order.push_back(placed[i] != kNone ? placed[i] : any[i]);
  const auto lineOf = [&](uint32_t row) { return facts_.line(row) > 1 ? facts_.line(row) : 0; };
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return lineOf(a) < lineOf(b); });
  for (size_t i = 1; i < order.size(); ++i) {
    const uint32_t before = lineOf(order[i - 1]);
    if (before != 0 && lineOf(order[i]) - before > kMethodWindow) return false;
    if (facts_.inOtherMethods(order[i - 1], order[i])) return false;
  }
  for (size_t i = 1; i < order.size(); ++i)
    unite(BlockKind::kCode, candidate(order[i - 1], order[i], JoinReason::kOnlyOneInFile));
  return true;
}

void Correlator::unite(BlockKind kind, const Candidate& candidate) {
  const auto mayRepeat = [&](uint32_t a, uint32_t b) { return rules_.isRepetition(kind, a, b); };
  if (!sets_.unite(candidate.a, candidate.b, mayRepeat)) return;
  joins_.push_back({candidate.a, candidate.b, candidate.reason, candidate.distance, kNone});
}

}  // namespace postern
