// SPDX-License-Identifier: Apache-2.0
// What a policy says of an estate at a moment: the same struct, and so the same bytes of every report made of
// it, in the page and on the command line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/columns.h"
#include "policy/policy.h"

namespace postern {

/// One thing that a rule is about: a finding, an asset, a component, a path, a vulnerability. Texts are ""
/// and times kNoTime where there is nothing to say.
struct Matched {
  uint32_t row = kNone;  ///< of its subject; kNone for a waiver
  std::string key;       ///< stable: the finding's key, the asset's or component's, the vulnerability's id
  std::string title, asset, owner, location, component;
  std::string file;  ///< path in a repository
  uint32_t line = 0, endLine = 0;
  std::string severity, band;
  uint32_t risk = kNone;  ///< tenths
  std::string reason;     ///< why it matters, or why the rule fits
  std::string fix;        ///< what a source says helps
  UnixSeconds firstSeen = kNoTime, due = kNoTime;
  int64_t overdueDays = 0;
  bool isNew = true;
  std::string waiver;  ///< id of the waiver that takes it out
};

enum class Outcome : uint8_t { kPass, kFail, kWarn, kEscalate };
std::string_view name(Outcome outcome);

struct RuleResult {
  std::string id, title, message, escalateTo;
  std::vector<std::string> links;
  Subject on = Subject::kFindings;
  Action action = Action::kFail;
  Outcome outcome = Outcome::kPass;
  uint32_t atMost = 0;
  uint32_t checked = 0;             ///< rows of its subject that were looked at
  std::vector<Matched> violations;  ///< that count; the rule is broken when they are more than atMost
  std::vector<Matched> waived;
};

struct WaiverResult {
  std::string id, owner, reason, expires, link;
  bool expired = false;
  uint32_t waived = 0;  ///< violations that it takes out, or, expired, would have
};

/// A finding on its way to the due date that has passed a mark.
struct Escalation {
  Matched finding;
  uint32_t percent = 0;
  std::string to;
};

struct Verdict {
  bool passed = true;
  std::string policy, policyHash;
  UnixSeconds now = kNoTime;
  uint64_t reports = 0, observations = 0, findings = 0, openFindings = 0;
  struct BaselineCounts {
    bool given = false;
    uint64_t findings = 0, fresh = 0, kept = 0, gone = 0;
  } baseline;
  std::vector<RuleResult> rules;  ///< in the policy's order, then the one about waivers where there are any
  std::vector<WaiverResult> waivers;
  std::vector<Escalation> escalations;
  std::vector<std::string> warnings;

  /// Of all rules with that outcome.
  uint64_t violationsOf(Outcome outcome) const;
};

}  // namespace postern
