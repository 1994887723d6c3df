// SPDX-License-Identifier: Apache-2.0
// The estate's side of the facade: what changes it, and the analysis. Views are in *_views.cpp.
#include "engine.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "engine/decision_views.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/policy_clocks.h"
#include "engine/weighing.h"
#include "query/coverage_roll_up.h"
#include "query/inventory_source.h"
#include "third_party_versions.h"

namespace postern {

Engine::Engine() : state_(std::make_unique<State>()) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Result<Engine::Added> Engine::addBatch(std::string batch, const EstateKey& key) {
  return guarded([&]() -> Result<Added> {
    const auto added = state_->estate.add(std::move(batch), key);
    if (!added) return added.error();
    return Added{toHex(added.value().hash), added.value().duplicate};
  });
}

Result<Engine::Opened> Engine::openBundle(std::string_view name, std::string_view bytes) {
  return guarded([&]() -> Result<Opened> {
    auto read = readBundle(bytes);
    if (!read) {
      Error error = read.error();
      error.source = name;
      return error;
    }
    Opened opened;
    opened.version = read.value().version;
    for (const std::string& spec : read.value().specs) {
      if (auto added = addSpec(spec); !added) {
        Error error = added.error();
        error.message = "a taught format of the bundle does not read: " + error.message;
        return error;
      }
    }
    for (BundleBatch& batch : read.value().batches) {
      const auto added = state_->estate.add(std::move(batch.image), batch.key);
      if (!added) return added.error();
      ++(added.value().duplicate ? opened.duplicates : opened.reports);
    }
    opened.decisions = joinDecisions(state_->decisions, read.value().decisions);
    return opened;
  });
}

Result<std::string> Engine::saveBundle(std::string_view by, UnixSeconds now) {
  return guarded([&]() -> Result<std::string> {
    BundleContent content = state_->estate.content();
    content.toolVersion = build_info::kVersion;
    content.by = by;
    content.when = now;
    content.decisions = &state_->decisions;
    for (const auto& [id, taught] : state_->specs) content.specs.push_back(taught->json);
    return writeBundle(content);
  });
}

bool Engine::removeReport(std::string_view report) {
  for (const std::string& batch : state_->estate.estate().batches()) {
    if (toHex(batchHash(batch)) == report) return state_->estate.remove(batchHash(batch));
  }
  const auto row = report.starts_with('r') ? parseInt(report.substr(1)) : std::nullopt;
  if (!row || *row < 0 || static_cast<uint64_t>(*row) >= state_->analysedReports.size()) return false;
  return state_->estate.remove(state_->analysedReports[static_cast<size_t>(*row)]);
}

void Engine::clear() {
  state_->analysis.reset();
  state_->analysedReports.clear();
  state_->estate.clear();
  state_->specs.clear();
  state_->decisions.clear();
  state_->undo.clear();
}

std::optional<EstateKey> Engine::estateKey() const { return state_->estate.key(); }

namespace {

/// Names in a note; the rest is counted.
constexpr size_t kNamed = 5;

/// "3 of 61 assets were looked at by no scanner: a, b, c", "" for none.
std::string countedNote(const EstateView& view, const std::vector<AssetId>& which, std::string_view what) {
  if (which.empty()) return {};
  std::string note = std::to_string(which.size()) + " of " + std::to_string(view.identities.assets.size()) +
                     " assets " + std::string(what) + ":";
  for (size_t i = 0; i < std::min(which.size(), kNamed); ++i) {
    note += (i == 0 ? " " : ", ") + std::string(clipUtf8(view.identities.assets[which[i]].name, 80));
  }
  if (which.size() > kNamed) note += " and " + std::to_string(which.size() - kNamed) + " more";
  return note;
}

/// What an inventory would list: images and repositories are parts of what runs, endpoints of what answers.
bool standsAlone(AssetKind kind) {
  switch (kind) {
    case AssetKind::kApplication:
    case AssetKind::kService:
    case AssetKind::kHost:
    case AssetKind::kWorkload:
    case AssetKind::kFunction:
    case AssetKind::kCloudResource:
    case AssetKind::kDataStore:
    case AssetKind::kIngress:
      return true;
    default:
      return false;
  }
}

/// What nobody looked at, and what nobody declared: unknown is not clean.
void addCoverage(const EstateView& view, std::vector<std::string>& notes) {
  std::vector<AssetId> unscanned, undeclared;
  bool hasInventory = false;
  for (AssetId id = 0; id < view.identities.assets.size(); ++id) {
    const UnitedAsset& asset = view.identities.assets[id];
    hasInventory = hasInventory || asset.declared;
    if (asset.declared && scannedFamilies(asset).empty()) unscanned.push_back(id);
    if (!asset.declared && !asset.implied && standsAlone(asset.kind)) undeclared.push_back(id);
  }
  if (!hasInventory) {
    notes.push_back(
        "no inventory was read: what matters, who owns it and how it is reached is known from scanners only");
    return;
  }
  for (std::string note : {countedNote(view, unscanned, "are declared and were looked at by no scanner"),
                           countedNote(view, undeclared, "are in no inventory")}) {
    if (!note.empty()) notes.push_back(std::move(note));
  }
}

/// What was concluded about reports that do not say it themselves.
void addAssumptions(const Identities& identities, std::vector<std::string>& notes) {
  std::map<std::pair<AssetId, std::string>, size_t> reports;
  for (const Assumption& assumption : identities.assumptions)
    ++reports[{assumption.asset, assumption.reason}];
  for (const auto& [what, count] : reports) {
    notes.push_back("assumed: " + std::to_string(count) + (count == 1 ? " report is" : " reports are") +
                    " about " + identities.assets[what.first].name + " (" + what.second + ")");
  }
}

Summary summarise(const Analysis& analysis, const KeyedEstate& estate) {
  const EstateView& view = analysis.view();
  Summary summary;
  summary.coverage = coverageLine(rollUpCoverage(view, analysis.coverage()).estate);
  summary.now = view.now;
  summary.reports = view.tables.reports.size();
  summary.observations = view.tables.observations.rows;
  summary.findings = view.findingCount();
  summary.assets = view.identities.assets.size();
  summary.components = view.identities.components.size();
  summary.paths = view.graph.paths.size();
  for (const Score& score : view.scores.findings) {
    ++(score.band == Band::kNow       ? summary.bandNow
       : score.band == Band::kSoon    ? summary.bandSoon
       : score.band == Band::kPlanned ? summary.bandPlanned
                                      : summary.bandWatch);
  }
  for (const Report& report : view.tables.reports) {
    summary.skipped += report.skipped;
    summary.diagnostics += report.diagnostics.size();
  }
  for (const Feed& feed : view.enrichment.feeds) {
    summary.feeds.push_back({feed.name, formatDate(feed.date), feed.entries});
  }
  summary.notes = view.enrichment.notes;
  if (summary.assets > 0) addCoverage(view, summary.notes);
  addAssumptions(view.identities, summary.notes);
  if (const size_t keys = estate.keyCount(); keys > 1) {
    summary.notes.push_back("these reports were read under " + std::to_string(keys) +
                            " different estate keys: the same secret joins only where the key is the same");
  }
  return summary;
}

}  // namespace

Result<Summary> Engine::analyze(UnixSeconds now) {
  State& state = *state_;
  auto result = guarded([&]() -> Result<Summary> {
    const bool sameSet = state.analysis && state.analysedRevision == state.estate.revision();
    const bool sameDecisions = state.analysedDecisions == state.decisions.revision();
    if (!sameSet || !sameDecisions || state.analysis->view().now != now) {
      // Triage changes no finding; what people say is one does.
      std::vector<ContentHash> identities = heldIdentities(state.decisions, now);
      std::shared_ptr<const Correlated> correlated;
      if (sameSet && identities == state.analysedIdentities) correlated = state.analysis->correlated();
      state.analysis.reset();
      const Tables& tables = state.estate.estate().tables();
      if (!correlated) correlated = Analysis::correlateAll(tables, state.decisions, now);
      state.analysis = std::make_unique<Analysis>(tables, std::move(correlated), state.decisions, now,
                                                  weightsInForce(state.decisions, now));
      takeClocks(*state.analysis, setting("policy"));
      state.analysedRevision = state.estate.revision();
      state.analysedDecisions = state.decisions.revision();
      state.analysedIdentities = std::move(identities);
      state.analysedReports.clear();
      for (const Report& report : tables.reports) state.analysedReports.push_back(report.hash);
    }
    // Weights that were only tried end here.
    if (const Weights weights = weightsInForce(state.decisions, now);
        weights != state.analysis->view().scores.weights)
      reweigh(*state.analysis, state.decisions, weights);
    Summary summary = summarise(*state.analysis, state.estate);
    if (std::string note = weightsNote(state.decisions, state.analysis->view()); !note.empty())
      summary.notes.push_back(std::move(note));
    const AttackGraph& graph = state.analysis->view().graph;
    if (!graph.ruleProblems.empty())
      summary.notes.push_back("The attack rules that were added are left out: " +
                              graph.ruleProblems[0].where + ": " + graph.ruleProblems[0].message);
    if (graph.bounded)
      summary.notes.push_back("An attack rule matched more than is kept: paths may be missing");
    return summary;
  });
  if (!result) state.analysis.reset();
  return result;
}

}  // namespace postern
