// SPDX-License-Identifier: Apache-2.0
// See clocks.h.
#include "policy/clocks.h"

#include <algorithm>

#include "policy/conditions.h"
#include "query/finding_source.h"
#include "score/ssvc_facts.h"

namespace postern {
namespace {

constexpr int64_t kDay = 86'400;

UnixSeconds earlier(UnixSeconds a, UnixSeconds b) {
  return a == kNoTime ? b : b == kNoTime ? a : std::min(a, b);
}

/// When the clock of a finding starts.
UnixSeconds startOf(const EstateView& view, const FindingTimes& times, uint32_t finding) {
  // A date in the future is a scanner's clock gone wrong: it gives no more time than now does.
  const UnixSeconds seen = times.firstSeen[finding];
  return seen == kNoTime ? view.now : std::min(seen, view.now);
}

}  // namespace

FindingTimes timesOf(const EstateView& view, const Sla& sla, const Baseline* baseline) {
  FindingTimes times;
  const uint32_t count = view.findingCount();
  times.due.resize(count, kNoTime);
  times.marked.resize(count, 0);
  times.firstSeen.resize(count, kNoTime);
  for (uint32_t row = 0; row < count; ++row) {
    times.firstSeen[row] =
        earlier(firstSeenOf(view, row), baseline == nullptr ? kNoTime : baseline->firstSeen[row]);
  }
  if (baseline != nullptr) {
    times.isNew.resize(count);
    for (uint32_t row = 0; row < count; ++row) times.isNew[row] = baseline->known[row] ^ 1;
  }
  if (sla.clocks.empty()) return times;
  EstateView seen = view;
  seen.times = &times;
  const auto source = findingSource(seen);
  Matcher matcher(*source);
  for (const Clock& clock : sla.clocks) {
    const std::vector<uint8_t> holds = holdsFor(clock.when, matcher);
    for (uint32_t row = 0; row < count; ++row) {
      if (holds[row] == 0) continue;
      UnixSeconds due = kNoTime;
      if (clock.due == Clock::Due::kDays) due = startOf(view, times, row) + clock.days * kDay;
      if (clock.due == Clock::Due::kKev && view.enrichment.findings[row].kevDue != kNoNumber)
        due = view.enrichment.findings[row].kevDue + kDay;  // a date: by its end
      // The directive is about known vulnerabilities.
      if (clock.due == Clock::Due::kBod2604 && !view.findings.rows[row].vulnerabilities.empty())
        due = bod2604Due(view.scoreInput(), row, startOf(view, times, row));
      times.due[row] = earlier(times.due[row], due);
    }
  }
  for (uint32_t row = 0; row < count; ++row)
    times.marked[row] = markOf(view, times, sla, row) != nullptr ? 1 : 0;
  return times;
}

const Mark* markOf(const EstateView& view, const FindingTimes& times, const Sla& sla, uint32_t finding) {
  const UnixSeconds due = times.due[finding];
  if (due == kNoTime || sla.marks.empty()) return nullptr;
  const UnixSeconds start = startOf(view, times, finding);
  const Mark* passed = nullptr;
  for (const Mark& mark : sla.marks) {
    // A due date before the first sight is past all marks up to it.
    const UnixSeconds at =
        due <= start ? due + (mark.percent > 100 ? (mark.percent - 100) * kDay / 100 : 0)
                     : start + (due - start) / 100 * mark.percent + (due - start) % 100 * mark.percent / 100;
    if (at <= view.now) passed = &mark;
  }
  return passed;
}

}  // namespace postern
