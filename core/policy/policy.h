// SPDX-License-Identifier: Apache-2.0
// A policy as it was read (docs/policies.md, version 1): rules, waivers, clocks. Conditions are the filters
// of the lists (query/filter.h), already checked against the fields of what they are about.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/content_hash.h"
#include "base/time.h"
#include "model/terms.h"
#include "query/filter.h"

namespace postern {

/// What a rule is about.
enum class Subject : uint8_t { kFindings, kAssets, kComponents, kPaths, kVulnerabilities, kCoverage, kQuery };
inline constexpr int kSubjectCount = 7;

enum class Action : uint8_t {
  kFail,     ///< the gate fails
  kWarn,     ///< is said, and passes
  kEscalate  ///< is said to whom the rule names, and passes
};

/// Holds where all of its parts do.
struct PolicyCondition {
  Filter terms;                      ///< as a person types them in a list
  Filter exact;                      ///< whose values are whole values
  std::vector<PolicyCondition> all;  ///< each holds
  std::vector<PolicyCondition> any;  ///< one holds, where there are any
  std::vector<PolicyCondition> none;
};

/// What an asset must have been looked at by: each of `scans`, since not longer than `within` seconds.
struct CoverageNeed {
  std::vector<Family> scans;
  int64_t within = 0;        ///< 0 = whenever
  bool undatedPass = false;  ///< a report that does not say when counts as recent
};

/// A query that must return nothing: typed, or one of the estate's named queries.
struct QueryCondition {
  std::string text, named;
  std::string view;  ///< "" = the default, or as the named query says
};

struct PolicyRule {
  std::string id, title, message, escalateTo;
  std::vector<std::string> links;
  Subject on = Subject::kFindings;
  PolicyCondition when;
  CoverageNeed need;     ///< of kCoverage
  QueryCondition query;  ///< of kQuery
  bool onlyNew = false;  ///< findings that the baseline has do not count
  uint32_t atMost = 0;   ///< as many are allowed
  Action action = Action::kFail;
  std::string where;             ///< place in the policy, for messages
  bool asksEnvironment = false;  ///< it is about some environments only
};

struct Waiver {
  std::string id, owner, reason, link;
  Subject on = Subject::kFindings;
  std::vector<ContentHash> findings;  ///< keys, ascending; empty = not asked
  PolicyCondition match;
  std::vector<std::string> rules;  ///< of these only; empty = of all
  UnixSeconds expires = kNoTime;   ///< from then on it does not hold
  std::string expiresText;         ///< as written
  std::string where;
};

/// When what it is about is due. Of several clocks of a finding the earliest counts.
struct Clock {
  enum class Due : uint8_t { kDays, kKev, kBod2604 };
  PolicyCondition when;
  Due due = Due::kDays;
  int64_t days = 0;
};

/// A mark on the way to the due date, at `percent` of the time (100 = due).
struct Mark {
  uint32_t percent = 0;
  std::string to;  ///< "{owner}" stands for the finding's owner
};

struct Sla {
  std::vector<Clock> clocks;
  std::vector<Mark> marks;  ///< ascending
};

struct Policy {
  std::string name, description;
  std::vector<PolicyRule> rules;
  std::vector<Waiver> waivers;
  Sla sla;
  ContentHash hash;  ///< of its text
};

/// Bounds of a policy: what it asks costs conditions times rows.
inline constexpr size_t kMaxPolicyBytes = 1'000'000;
inline constexpr size_t kMaxRules = 500;
inline constexpr size_t kMaxWaivers = 2'000;
inline constexpr size_t kMaxClocks = 200;
inline constexpr size_t kMaxConditionDepth = 8;
inline constexpr size_t kMaxPolicyTerms = 10'000;
/// The clocks of a bundle's policy run whenever the bundle is opened.
inline constexpr size_t kMaxClockTerms = 1'000;
/// Bytes of a value; a pattern costs its length times that of each text.
inline constexpr size_t kMaxTermValue = 1'000;

/// The id of the rule that every policy has: no waiver has expired.
inline constexpr std::string_view kWaiverRuleId = "waivers";

std::string_view name(Subject subject);
std::string_view name(Action action);

}  // namespace postern
