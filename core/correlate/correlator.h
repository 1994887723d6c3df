// SPDX-License-Identifier: Apache-2.0
// From blocks to joined observations. Inside a block candidates are tried nearest first; a union is refused
// when it would put two different results of one report into one finding, so a chain of neighbours cannot
// swallow a file.
#pragma once

#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "correlate/join_sets.h"
#include "correlate/rules.h"

namespace postern {

class Correlator {
 public:
  explicit Correlator(ObservationFacts& facts);

  /// What people said, before the rules speak. `saying` is a row of Findings::sayings.
  void joinByPerson(uint32_t a, uint32_t b, uint32_t saying);
  void keepApart(uint32_t a, uint32_t b) { sets_.keepApart(a, b); }
  void run();

  uint32_t rootOf(uint32_t row) { return sets_.find(row); }
  std::vector<Join>& joins() { return joins_; }

 private:
  struct Candidate {
    uint32_t distance, a, b;
    JoinReason reason;
  };
  using Members = std::vector<uint32_t>;

  void markRescans();
  void joinBlocks(BlockKind kind);
  void joinBlock(BlockKind kind, Members& members);
  void joinEqual(BlockKind kind, const Members& members);
  void joinByLine(BlockKind kind, Members& members);
  void joinPairs(BlockKind kind, const Members& members);
  void joinScans(Members& members);
  void joinSources(const Members& members);
  void joinOncePerReport(BlockKind kind, const Members& members);
  void joinOnlyOnes(const Members& members);
  bool joinsOnlyOnes(const std::vector<uint32_t>& roots, const Members& members);
  bool isRename(uint32_t a, uint32_t b);
  void unite(BlockKind kind, const Candidate& candidate);
  Candidate candidate(uint32_t a, uint32_t b, JoinReason reason) const;

  ObservationFacts& facts_;
  Rules rules_;
  JoinSets sets_;
  std::vector<Join> joins_;
  std::vector<bool> isRescanned_;  // per observation: its tool has another report about its asset
  bool anyRescan_ = false;
  std::unordered_set<uint64_t> scannedPaths_;  // report and path; made when first asked
  std::vector<BlockKey> keys_, spareKeys_;
  std::vector<Candidate> candidates_;
};

}  // namespace postern
