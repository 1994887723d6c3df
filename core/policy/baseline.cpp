// SPDX-License-Identifier: Apache-2.0
// See baseline.h.
#include "policy/baseline.h"

#include "correlate/adoption.h"

namespace postern {
namespace {

UnixSeconds earlier(UnixSeconds a, UnixSeconds b) { return a == kNoTime || (b != kNoTime && b < a) ? b : a; }

UnixSeconds firstSeenIn(const Tables& tables, const Findings& findings, uint32_t finding, UnixSeconds when) {
  UnixSeconds first = kNoTime;
  const Finding& row = findings.rows[finding];
  for (uint32_t i = 0; i < row.members; ++i) {
    const uint32_t member = findings.observations[row.firstMember + i];
    UnixSeconds seen = tables.observations.firstSeen[member];
    if (seen == kNoTime) seen = tables.reports[tables.observationReport[member]].scannedAt;
    first = earlier(first, seen);
  }
  return first == kNoTime ? when : first;
}

}  // namespace

Baseline compareWith(const Tables& before, UnixSeconds when, const EstateView& now,
                     const Decisions& decisions) {
  const Identities identities = resolveIdentities(before, decisions, now.now);
  const Findings findings = correlate(before, identities, decisions, now.now);
  Baseline baseline;
  baseline.findings = findings.rows.size();
  baseline.known.resize(now.findingCount(), 0);
  baseline.firstSeen.resize(now.findingCount(), kNoTime);
  std::vector<uint8_t> kept(findings.rows.size(), 0);
  const KeyIndex was(before, identities, findings);
  const KeyIndex is(now.tables, now.identities, now.findings);
  for (const Adoption& adoption : adopt(was, is)) {
    kept[adoption.earlier] = 1;
    if (findings.rows[adoption.earlier].state != State::kFixed) baseline.known[adoption.finding] = 1;
    baseline.firstSeen[adoption.finding] =
        earlier(baseline.firstSeen[adoption.finding], firstSeenIn(before, findings, adoption.earlier, when));
  }
  for (const uint8_t one : kept) baseline.gone += one ^ 1;
  return baseline;
}

}  // namespace postern
