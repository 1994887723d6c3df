// SPDX-License-Identifier: Apache-2.0
// See analysis.h.
#include "engine/analysis.h"

#include <algorithm>

#include "output/compliance_csv.h"
#include "query/finding_source.h"
#include "query/inventory_source.h"

namespace postern {
namespace {

constexpr uint32_t kAttackPaths = 100;

}  // namespace

std::shared_ptr<const Correlated> Analysis::correlateAll(const Tables& tables, const Decisions& decisions,
                                                         UnixSeconds now) {
  auto made = std::make_shared<Correlated>();
  made->identities = resolveIdentities(tables, decisions, now);
  made->findings = correlate(tables, made->identities, decisions, now);
  made->keys = std::make_unique<KeyIndex>(tables, made->identities, made->findings);
  return made;
}

Analysis::Analysis(const Tables& tables, std::shared_ptr<const Correlated> correlated,
                   const Decisions& decisions, UnixSeconds now, const Weights& weights)
    : correlated_(std::move(correlated)),
      enrichment_(enrich({tables, correlated_->identities, correlated_->findings, now, &decisions,
                          correlated_->keys.get()})),
      graph_(buildAttackGraph(tables, correlated_->identities, correlated_->findings, enrichment_,
                              kAttackPaths, decisions.value("setting", kAttackRulesSetting, now))),
      knowledge_(assetKnowledge(tables, correlated_->identities, graph_)),
      scores_(score({tables, correlated_->identities, correlated_->findings, enrichment_, graph_, knowledge_},
                    weights)),
      view_{tables, correlated_->identities, correlated_->findings, enrichment_, graph_, scores_, knowledge_,
            now},
      place_(placesOf(scores_)),
      findings_(std::make_unique<List>(findingSource(view_))) {}

void Analysis::reweigh(const Weights& weights) {
  scores_ = score(view_.scoreInput(), weights);
  place_ = placesOf(scores_);
  findings_->rescored();
  graphs_.reset();
  counts_.reset();
  rollUps_.reset();
  fixes_.reset();
  assets_.reset();
  components_.reset();
}

const InventoryCounts& Analysis::counts() const {
  if (!counts_) counts_ = countInventory(view_);
  return *counts_;
}

const std::vector<FixGroup>& Analysis::fixes() const {
  if (!fixes_) fixes_ = fixGroups(view_);
  return *fixes_;
}

const RollUps& Analysis::rollUps() const {
  if (!rollUps_) rollUps_ = rollUp(view_.scoreInput(), scores_);
  return *rollUps_;
}

const ScanCoverage& Analysis::coverage() const {
  if (!coverage_) coverage_ = scanCoverageOf(view_.tables, view_.identities);
  return *coverage_;
}

const std::vector<ControlResult>& Analysis::controls() {
  if (!controls_)
    controls_ = complianceOf(view_.tables, view_.identities, view_.findings, openForAuditors(view_));
  return *controls_;
}

ViewCatalog& Analysis::graphs(std::string_view setting) {
  if (!graphs_ || graphsSetting_ != setting) {
    graphsSetting_ = setting;
    graphs_ = std::make_unique<ViewCatalog>(view_, counts(), graphsSetting_);
  }
  return *graphs_;
}

List& Analysis::assets() {
  if (!assets_) assets_ = std::make_unique<List>(assetSource(view_, counts()));
  return *assets_;
}

List& Analysis::components() {
  if (!components_) components_ = std::make_unique<List>(componentSource(view_, counts()));
  return *components_;
}

uint32_t Analysis::findingByKey(std::string_view key) const {
  const auto hash = contentHashFromHex(key);
  return hash ? findKey(view_.findings, *hash) : kNone;
}

}  // namespace postern
