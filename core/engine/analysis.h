// SPDX-License-Identifier: Apache-2.0
// One run of the rooms from correlate/ to score/ over the estate, owned together, with the lists made of it.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "correlate/adoption.h"
#include "enrich/compliance.h"
#include "query/estate_view.h"
#include "query/fix_groups.h"
#include "query/inventory_counts.h"
#include "query/list.h"
#include "query/scan_coverage.h"
#include "query/views/view_catalog.h"
#include "score/roll_up.h"

namespace postern {

/// What depends on the set of batches alone, and on what people say is one or is not (heldIdentities()).
struct Correlated {
  Identities identities;
  Findings findings;
  std::unique_ptr<KeyIndex> keys;  ///< of these findings
};

/// YAML of attack rules that people added to the built-in ones (docs/attack-rules.md).
inline constexpr std::string_view kAttackRulesSetting = "attack_rules";

class Analysis {
 public:
  /// `tables` must outlive the analysis.
  Analysis(const Tables& tables, std::shared_ptr<const Correlated> correlated, const Decisions& decisions,
           UnixSeconds now, const Weights& weights);
  static std::shared_ptr<const Correlated> correlateAll(const Tables& tables, const Decisions& decisions,
                                                        UnixSeconds now);

  const EstateView& view() const { return view_; }
  const std::shared_ptr<const Correlated>& correlated() const { return correlated_; }
  List& findings() { return *findings_; }
  List& assets();
  List& components();
  const InventoryCounts& counts() const;
  const std::vector<FixGroup>& fixes() const;
  const std::vector<ControlResult>& controls();
  const RollUps& rollUps() const;
  const ScanCoverage& coverage() const;
  /// With a person's views as the setting says them now.
  ViewCatalog& graphs(std::string_view setting);
  /// Ranks anew by other weights: points from the facts that are there. Attack paths stay as they are,
  /// because they are computed with the published weights (docs/scoring.md).
  void reweigh(const Weights& weights);
  /// When findings are due, by the clocks of the estate's policy; before the list is looked at.
  void setTimes(FindingTimes times) {
    times_ = std::move(times);
    view_.times = &times_;
  }
  /// Row of the finding of that key (hex), or kNone.
  uint32_t findingByKey(std::string_view key) const;
  /// Row in the order of the ranking, from 0.
  uint32_t placeOf(uint32_t finding) const { return place_[finding]; }

 private:
  std::shared_ptr<const Correlated> correlated_;
  Enrichment enrichment_;
  AttackGraph graph_;
  std::vector<AssetKnowledge> knowledge_;
  Scores scores_;
  FindingTimes times_;  // where view_ has any
  EstateView view_;
  std::vector<uint32_t> place_;
  // Made when first asked for.
  mutable std::optional<RollUps> rollUps_;
  mutable std::optional<ScanCoverage> coverage_;
  mutable std::optional<InventoryCounts> counts_;
  std::optional<std::vector<ControlResult>> controls_;
  mutable std::optional<std::vector<FixGroup>> fixes_;
  std::unique_ptr<List> findings_, assets_, components_;
  std::string graphsSetting_;
  std::unique_ptr<ViewCatalog> graphs_;
};

}  // namespace postern
