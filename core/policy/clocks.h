// SPDX-License-Identifier: Apache-2.0
// When findings are due by a policy's clocks. A clock runs from the first sight of the finding, whoever saw
// it: a source's own date, the time of its scan, the baseline. Where nothing says when that was it runs from
// now.
#pragma once

#include "policy/baseline.h"
#include "policy/policy.h"

namespace postern {

/// `baseline` may be null; `view.times` is not looked at.
FindingTimes timesOf(const EstateView& view, const Sla& sla, const Baseline* baseline);

/// The highest mark that the finding has passed, or null.
const Mark* markOf(const EstateView& view, const FindingTimes& times, const Sla& sla, uint32_t finding);

}  // namespace postern
