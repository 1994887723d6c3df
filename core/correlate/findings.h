// SPDX-License-Identifier: Apache-2.0
// Observations to findings: blocking keys, rules that can be read, union-find. Never compares all pairs,
// never joins across assets, never joins two different results of one report unless they are the same to the
// letter.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/content_hash.h"
#include "correlate/identity.h"

namespace postern {

enum class JoinReason : uint8_t {
  kSameVulnerabilityAndComponent,
  kSameVulnerabilityAndHost,
  kSameWeaknessSamePlace,
  kSameSecret,
  kSameEndpointAndWeakness,
  kSameService,
  kSameResourceAndControl,
  kRepeated,
};
/// "same vulnerability, same component, same asset" ...
std::string_view describe(JoinReason reason);

struct Join {
  uint32_t a = 0, b = 0;  ///< observations, a < b
  JoinReason reason = JoinReason::kRepeated;
  uint32_t distance = 0;  ///< lines apart, where lines count
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
  std::vector<uint32_t> weaknesses;        ///< CWE numbers, ascending
  std::vector<StringId> vulnerabilities;   ///< canonical first, then aliases, by text
  uint32_t tools = 0;                      ///< distinct tools that say so
};

struct Findings {
  std::vector<Finding> rows;  ///< ordered by key
  std::vector<uint32_t> observations;
  std::vector<Join> joins;
  std::vector<uint32_t> findingOf;  ///< per observation
};

Findings correlate(const Tables& tables, const Identities& identities);

}  // namespace postern
