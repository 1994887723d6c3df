// SPDX-License-Identifier: Apache-2.0
// Everything the rooms before this one made of an estate, side by side, for what shows it. Borrowed: whoever
// analysed owns it. Also the texts that lists, drawers and exports share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "score/asset_terms.h"
#include "score/explain.h"
#include "score/score.h"

namespace postern {

/// When findings were seen first and are due, per Findings::rows: from a policy's clocks and a baseline.
struct FindingTimes {
  std::vector<UnixSeconds> firstSeen;  ///< kNoTime = nothing says
  std::vector<UnixSeconds> due;        ///< kNoTime = no clock
  std::vector<uint8_t> marked;         ///< a mark before the due date is reached
  std::vector<uint8_t> isNew;          ///< not in the baseline; empty = there is none
};

struct EstateView {
  const Tables& tables;
  const Identities& identities;
  const Findings& findings;
  const Enrichment& enrichment;
  const AttackGraph& graph;
  const Scores& scores;
  const std::vector<AssetKnowledge>& knowledge;
  UnixSeconds now = kNoTime;
  const FindingTimes* times = nullptr;  ///< null = no policy and no baseline

  uint32_t findingCount() const { return static_cast<uint32_t>(findings.rows.size()); }
  std::string_view text(StringId id) const { return tables.strings.text(id); }
  ScoreInput scoreInput() const { return {tables, identities, findings, enrichment, graph, knowledge}; }
};

/// A view's texts are no longer than this many bytes; the drawer's and the export's are whole.
inline constexpr size_t kMaxCell = 400;

/// The tool that made an observation: its own, else its report's, else the name of the format.
std::string_view toolOf(const EstateView& view, uint32_t observation);
StringId toolIdOf(const EstateView& view, uint32_t observation);
/// "src/a.java:118", "GET https://a/b (q)", "db1:5432/tcp", "aws_s3_bucket.logs" or "".
std::string locationOf(const EstateView& view, uint32_t observation);
/// "/runs/0/results/7"
std::string recordOf(const EstateView& view, uint32_t observation);
/// The representative's title; where it has none, its vulnerability, rule or kind.
std::string titleOf(const EstateView& view, uint32_t finding);
/// "log4j-core 2.14.1", "" without a component.
std::string componentLabel(const EstateView& view, ComponentId component);
/// Members of a finding: ids of observations, ascending.
inline const uint32_t* membersOf(const EstateView& view, uint32_t finding) {
  return view.findings.observations.data() + view.findings.rows[finding].firstMember;
}
/// Distinct, in order of text.
std::vector<std::string> toolsOf(const EstateView& view, uint32_t finding);
/// Some observation says that a fix exists.
bool hasFix(const EstateView& view, uint32_t finding);
/// The earliest that any observation says, or the time of its scan; kNoTime when nothing says.
UnixSeconds firstSeenOf(const EstateView& view, uint32_t finding);
/// "upgrade log4j-core to 2.17.1", or what a scanner advises; "" when nobody says how.
std::string fixOf(const EstateView& view, uint32_t finding);
/// "CWE-89"
std::string weaknessId(uint32_t number);
/// The word, or "" for unknown.
template <typename T>
std::string_view knownName(T value) {
  return value == T{} ? std::string_view() : name(value);
}

}  // namespace postern
