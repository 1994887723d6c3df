// SPDX-License-Identifier: Apache-2.0
// A policy held against an estate. Deterministic: the same estate, policy, baseline and `view.now` give the
// same verdict.
#pragma once

#include "policy/baseline.h"
#include "policy/policy.h"
#include "policy/verdict.h"
#include "query/inventory_counts.h"

namespace postern {

/// The estate's settings "views" and "queries", for rules that are queries.
struct QuerySettings {
  std::string views, queries;
};

/// `baseline` may be null: then everything is new. `view.times` is not looked at.
Verdict judge(const EstateView& view, const InventoryCounts& counts, const Policy& policy,
              const Baseline* baseline, const QuerySettings& settings = {});

}  // namespace postern
