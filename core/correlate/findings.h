// SPDX-License-Identifier: Apache-2.0
// Observations to findings: blocking keys, rules that can be read, union-find. Never compares all pairs,
// never joins across assets without a stated identity, never joins two different results of one report
// unless they are the same to the letter. The rules: docs/correlation.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/content_hash.h"
#include "correlate/identity.h"
#include "model/decision.h"

namespace postern {

enum class JoinReason : uint8_t {
  kSameVulnerabilityAndComponent,
  kSameVulnerabilityAndHost,
  kSourcePackage,
  kSameWeaknessSamePlace,
  kOnlyOneInFile,
  kSameSecret,
  kSameEndpointAndWeakness,
  kAnswersEndpointByName,
  kAnswersEndpointByRoute,
  kSameService,
  kSameResourceAndControl,
  kDeployedResource,
  kRepeated,
  kSameFingerprint,
  kRenamedFile,
  kSaidByPerson,
};
/// "same vulnerability, same component, same asset" ...
std::string_view describe(JoinReason reason);

struct Join {
  uint32_t a = 0, b = 0;  ///< observations, a < b
  JoinReason reason = JoinReason::kRepeated;
  uint32_t distance = 0;    ///< lines apart, where lines count
  uint32_t saying = kNone;  ///< row of Findings::sayings where a person said so
};

/// A person's word on what is one.
struct Saying {
  std::string by, reason;
  UnixSeconds at = kNoTime;
};

struct Finding {
  ContentHash key;  ///< stable across rescans, line drift and report order
  ObservationKind kind = ObservationKind::kOther;
  AssetId asset = 0;
  ComponentId component = kNone;
  uint32_t representative = 0;             ///< the observation that title and place are taken from
  uint32_t firstMember = 0, members = 0;   ///< range of Findings::observations, ascending
  uint32_t firstJoin = 0, joins = 0;       ///< range of Findings::joins
  Severity severity = Severity::kUnknown;  ///< highest stated; where no source states one, highest by kind
  bool severityByKind = false;             ///< no source states it (kFlagSeverityByKind)
  State state = State::kOpen;              ///< open unless every observation says otherwise
  /// What the tools say of their own certainty, raised where vendors agree independently: two make it at
  /// least medium, three (or code and running system) high.
  Confidence confidence = Confidence::kUnknown;
  std::span<const uint32_t> weaknesses;       ///< CWE numbers, ascending
  std::span<const StringId> vulnerabilities;  ///< canonical first, then aliases, by text
  uint32_t tools = 0;                         ///< distinct tools that say so
  uint32_t vendors = 0;                       ///< distinct makers of those tools: independent agreement
};

/// Rows hold spans of the two last vectors: movable, not copyable.
struct Findings {
  Findings() = default;
  Findings(Findings&&) = default;
  Findings& operator=(Findings&&) = default;
  Findings(const Findings&) = delete;
  Findings& operator=(const Findings&) = delete;

  struct OtherKey {
    ContentHash key;
    uint32_t finding;
  };
  std::vector<Finding> rows;        ///< ordered by key
  std::vector<OtherKey> otherKeys;  ///< what its members would be called alone; ordered by key, all different
  std::vector<uint32_t> observations;
  std::vector<Join> joins;
  std::vector<Saying> sayings;
  std::vector<uint32_t> findingOf;  ///< per observation
  std::vector<uint32_t> weaknesses;
  std::vector<StringId> vulnerabilities;
};

/// What people said counts as of `now`: "same" of two findings or observations joins them, "different" keeps
/// them apart.
Findings correlate(const Tables& tables, const Identities& identities, const Decisions& decisions = {},
                   UnixSeconds now = kNoTime);

/// The finding one of whose keys it is; kNone where there is none.
uint32_t findKey(const Findings& findings, const ContentHash& key);

/// The whole reason of a join, for people: distance, and who said it when.
std::string whyJoined(const Findings& findings, const Join& join);

/// The assets that its members mean by an address in code (Identities::observationResource), without its own;
/// ascending.
std::vector<AssetId> resourcesOf(const Finding& finding, const Findings& findings,
                                 const Identities& identities);

}  // namespace postern
