// SPDX-License-Identifier: Apache-2.0
// See said_pairs.h. Of contested statements the latest stands, as decision.h says.
#include "correlate/said_pairs.h"

namespace postern {

std::vector<SaidPair> saidPairs(const Decisions& decisions, std::string_view kind, UnixSeconds now) {
  std::vector<SaidPair> out;
  const std::string prefix = std::string(kind) + " ";
  for (auto at = decisions.subjects().lower_bound(prefix);
       at != decisions.subjects().end() && at->first.starts_with(prefix); ++at) {
    const auto pair = parsePairSubject(at->first);
    if (!pair || pair->a == pair->b) continue;
    const auto standing = decisions.standing(at->first, "identity");
    if (!standing || !holds(*standing->decision, now)) continue;
    const Decision& said = *standing->decision;
    if (said.value != "same" && said.value != "different") continue;
    out.push_back(
        {std::string(pair->a), std::string(pair->b), said.value == "same", said.by, said.reason, said.at});
  }
  return out;
}

std::string describe(const SaidPair& pair) {
  std::string out = pair.same ? "joined by " : "kept apart by ";
  out += pair.by.empty() ? "a person" : pair.by;
  if (pair.at != kNoTime) out += " on " + formatDate(pair.at);
  if (!pair.reason.empty()) out += ": " + pair.reason;
  return out;
}

}  // namespace postern
