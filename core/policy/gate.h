// SPDX-License-Identifier: Apache-2.0
// A policy held against an estate. Deterministic: the same estate, policy, baseline and `view.now` give the
// same verdict.
#pragma once

#include "policy/baseline.h"
#include "policy/policy.h"
#include "policy/verdict.h"
#include "query/inventory_counts.h"

namespace postern {

/// `baseline` may be null: then everything is new. `view.times` is not looked at.
Verdict judge(const EstateView& view, const InventoryCounts& counts, const Policy& policy,
              const Baseline* baseline);

}  // namespace postern
