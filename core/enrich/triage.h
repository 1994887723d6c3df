// SPDX-License-Identifier: Apache-2.0
// What a finding's status is, and what people said of it. The status is what a person decided, as long as
// that holds; else what a VEX statement says; else what the finding's sources call it. An acceptance that has
// expired decides nothing any more, and is marked.
//
// A decision is found by the finding's key; where nothing was said under that, by its other keys (findKey),
// and by a key that no finding has any more where the traits kept beside it are this finding's (adoption.h).
// Of several of those the latest stands, and the finding is contested where they differ.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "correlate/adoption.h"
#include "correlate/findings.h"
#include "model/decision.h"

namespace postern {

enum class StatusFrom : uint8_t { kSource, kVex, kDecision };

struct FindingStatus {
  State state = State::kOpen;
  StatusFrom from = StatusFrom::kSource;
};

/// What people said of one finding.
struct FindingSaid {
  uint32_t finding = 0;
  State decided = State::kOpen;  ///< the status that was decided, where `at` is a time
  std::string by, reason;        ///< of that decision
  UnixSeconds at = kNoTime, expires = kNoTime;
  bool expired = false;    ///< that decision would have closed it, and holds no more
  bool contested = false;  ///< two people decided without knowing of each other
  std::string assignee, note;
};

/// A subject of decisions, and the finding it speaks of now.
struct SaidUnder {
  uint32_t finding = 0;
  std::string subject;
};

struct Triage {
  std::vector<FindingStatus> status;  ///< per Findings::rows
  std::vector<SaidUnder> subjects;    ///< ascending by finding
  std::vector<FindingSaid> said;      ///< ascending by finding; those of which nothing is said are left out

  /// nullptr when nobody said anything.
  const FindingSaid* of(uint32_t finding) const;
  /// All under which something was said of it, its own key's first; those of other keys by text.
  std::vector<std::string> subjectsOf(uint32_t finding, const Findings& findings) const;
};

/// The field beside a decision that keeps the finding's traits (traitsText).
inline constexpr std::string_view kTraitsField = "traits";

/// `vex`: per finding what VEX says; where that is not `kVex`, and where it is empty, it says nothing.
/// Without `keys` nothing is recognised by its traits.
Triage triage(const Findings& findings, const Decisions& decisions, UnixSeconds now,
              std::span<const FindingStatus> vex = {}, const KeyIndex* keys = nullptr);

/// What somebody should look at, in sentences: decisions that have expired, findings that are contested.
void noteTriage(const Triage& triage, std::vector<std::string>& notes);

/// "accepted by ann on 2026-11-24, until 2027-01-01: behind the proxy"; "" when no status was decided.
std::string describeStatus(const FindingSaid& said);

}  // namespace postern
