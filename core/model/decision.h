// SPDX-License-Identifier: Apache-2.0
// What people say: triage of findings, "these two are one", settings of the estate. Append-only records, each
// naming those that it replaces, so that two people's copies join by uniting their sets: commutative,
// associative, idempotent. Where two people decided without knowing of each other, the later one stands and
// the statement is contested.
//
//   subject                          field       value
//   finding <key, 32 hex digits>     status      open | accepted | false_positive | fixed   (State's words)
//   finding <key>                    assignee    who
//   finding <key>                    note        text
//   <kind> <a> TAB <b>  (pairSubject) identity    same | different
//   setting                          weights | policy | …   text (JSON, YAML) of that setting
// An empty value withdraws: nothing is decided then. Fields and words that this Postern does not know are
// kept, travel on and say nothing.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/content_hash.h"
#include "base/error.h"
#include "base/time.h"

namespace postern {

struct Decision {
  std::string subject, field, value;
  std::string reason;              ///< why, in the person's words
  std::string by;                  ///< who, as they call themselves
  UnixSeconds at = kNoTime;        ///< when it was decided
  UnixSeconds expires = kNoTime;   ///< from then on it does not hold; kNoTime = for good
  std::vector<ContentHash> after;  ///< records that it replaces, ascending
  bool operator==(const Decision&) const = default;
};

/// Limits, against inputs that are made to be large. A value may be a policy file.
inline constexpr size_t kMaxDecisionValue = 2'000'000;
inline constexpr size_t kMaxDecisionReason = 20'000;
inline constexpr size_t kMaxDecisionSubject = 10'000;
inline constexpr size_t kMaxDecisionName = 400;  ///< of `by` and of `field`
inline constexpr size_t kMaxDecisionAfter = 1'000;
/// All triage of a large company over years is about a tenth of it.
inline constexpr size_t kMaxDecisions = 1'000'000;

/// Sizes, UTF-8, times (1970 to 9999). What the words mean is not looked at. Errors: malformed, too_large.
Status checkDecision(const Decision& decision);

/// Of everything a record says; equal records are one.
ContentHash idOf(const Decision& decision);

std::string findingSubject(const ContentHash& key);
/// Of two things of one kind ("finding", "observation", "asset", "component", "vulnerability"); either order.
std::string pairSubject(std::string_view kind, std::string_view a, std::string_view b);
struct SubjectPair {
  std::string_view kind, a, b;
};
std::optional<SubjectPair> parsePairSubject(std::string_view subject);

class Decisions {
 public:
  /// What is said of one field of one subject. `others` are further heads that say something else.
  struct Standing {
    const Decision* decision = nullptr;
    std::vector<const Decision*> others;
    bool contested() const { return !others.empty(); }
  };

  /// Takes a checked record as it is; false when it was there.
  bool add(Decision decision);
  /// A new record that replaces every head of its subject and field; its id.
  ContentHash decide(Decision decision);
  /// Unites the sets; the number of records that are new.
  size_t merge(const Decisions& other);

  /// The latest head (by `at`, then id), also when it is withdrawn or expired: see holds().
  std::optional<Standing> standing(std::string_view subject, std::string_view field) const;
  /// The value that holds at `now`; "" when nothing is decided, it is withdrawn or it has expired.
  std::string_view value(std::string_view subject, std::string_view field, UnixSeconds now) const;
  /// What no later record of that subject and field replaces, the latest first (by `at`, then id).
  std::vector<const Decision*> heads(std::string_view subject, std::string_view field) const;
  /// All records of a subject: what a record replaces before it, otherwise oldest first (by `at`, then id).
  std::vector<const Decision*> history(std::string_view subject) const;
  /// By id.
  const std::map<ContentHash, Decision>& records() const { return records_; }
  using Subjects = std::map<std::string, std::set<ContentHash>, std::less<>>;
  /// Subjects with what was said of them, in the order of their text.
  const Subjects& subjects() const { return subjects_; }
  bool empty() const { return records_.empty(); }
  size_t size() const { return records_.size(); }
  void clear();
  /// Raised by every change.
  uint64_t revision() const { return revision_; }
  bool operator==(const Decisions& other) const { return records_ == other.records_; }

 private:
  std::map<ContentHash, Decision> records_;
  Subjects subjects_;
  uint64_t revision_ = 0;
};

/// Whether it says something at `now`: not withdrawn, not expired.
bool holds(const Decision& decision, UnixSeconds now);

}  // namespace postern
