// SPDX-License-Identifier: Apache-2.0
// Rules that are queries: every row is a violation. A query that cannot be answered (no such view or named
// query, a limit) breaks its rule, because what is unknown is not clean.
#pragma once

#include <optional>

#include "policy/gate.h"
#include "query/views/query_book.h"
#include "query/views/view_catalog.h"

namespace postern {

class QueryRules {
 public:
  /// All must outlive it.
  QueryRules(const EstateView& view, const InventoryCounts& counts, const QuerySettings& settings)
      : view_(view), counts_(counts), settings_(settings) {}

  /// Fills violations and `checked` of the rule's result.
  void answer(const PolicyRule& rule, RuleResult& result);
  /// Whether the last one was.
  bool isAnswered() const { return answered_; }

 private:
  void refuse(const Error& error, RuleResult& result);

  const EstateView& view_;
  const InventoryCounts& counts_;
  const QuerySettings& settings_;
  std::optional<ViewCatalog> catalog_;  // made for the first rule
  bool answered_ = true;
};

/// Rows that a verdict tells, and what a rule may cost.
inline constexpr uint64_t kMaxRuleRows = 10'000;
inline constexpr uint64_t kMaxRuleSteps = 200'000'000;

}  // namespace postern
