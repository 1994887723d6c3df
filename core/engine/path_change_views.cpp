// SPDX-License-Identifier: Apache-2.0
// The attack paths since an earlier state: a bundle is analysed by itself, as of when it was saved and with
// what people had decided then, and nothing of it stays.
#include <algorithm>

#include "base/text.h"
#include "bundle/bundle.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "engine/views.h"
#include "engine/weighing.h"
#include "graph/graph_nodes.h"
#include "output/path_changes.h"

namespace postern {
namespace {

constexpr size_t kMostListed = 200;

/// An estate of its own, with its analysis.
struct EarlierState {
  Estate estate;
  Decisions decisions;
  std::unique_ptr<Analysis> analysis;
};

Result<std::unique_ptr<EarlierState>> analysed(std::string_view name, std::string_view bytes,
                                               UnixSeconds now) {
  auto bundle = readBundle(bytes);
  if (!bundle) {
    Error error = bundle.error();
    error.source = name;
    return error;
  }
  auto out = std::make_unique<EarlierState>();
  for (BundleBatch& batch : bundle.value().batches) {
    if (const auto added = out->estate.add(std::move(batch.image)); !added) return added.error();
  }
  out->decisions = std::move(bundle.value().decisions);
  const UnixSeconds when = bundle.value().when == kNoTime ? now : std::min(bundle.value().when, now);
  const Tables& tables = out->estate.tables();
  out->analysis = std::make_unique<Analysis>(tables, Analysis::correlateAll(tables, out->decisions, when),
                                             out->decisions, when, weightsInForce(out->decisions, when));
  return out;
}

void writePath(JsonWriter& out, const PathChanged& it) {
  const PathDifference& path = it.path;
  out.beginObject().field("change", name(path.change));
  out.field("id", path.after == kNone ? "" : "p" + std::to_string(path.after));
  out.key("riskBefore").decimal(path.riskBefore, 3).key("riskAfter").decimal(path.riskAfter, 3);
  out.key("probabilityBefore").decimal(path.probabilityBefore, 6);
  out.key("probabilityAfter").decimal(path.probabilityAfter, 6).key("nodes").beginArray();
  for (const std::string& title : it.titles) out.string(clipUtf8(title, kMaxCell));
  out.endArray().key("steps").beginArray();
  for (const uint32_t step : it.steps) out.integer(step);
  out.endArray().field("why", it.why).endObject();
}

void writeStep(JsonWriter& out, const StepChanged& it) {
  out.beginObject().field("change", name(it.change)).field("from", clipUtf8(it.from, kMaxCell));
  out.field("to", clipUtf8(it.to, kMaxCell)).field("rule", it.rule).field("technique", it.technique);
  out.key("probabilityBefore").decimal(it.probabilityBefore, 6);
  out.key("probabilityAfter").decimal(it.probabilityAfter, 6);
  out.field("because", clipUtf8(it.because, 4 * kMaxCell)).field("paths", it.paths);
  writeTexts(out, "sources", it.sources);
  writeTexts(out, "findingsNew", it.findingsNew);
  writeTexts(out, "findingsGone", it.findingsGone);
  out.endObject();
}

/// `assets`: rows of the estate as it is now, so that they can be looked at.
void writeReached(JsonWriter& out, std::string_view key, const std::vector<ReachChanged>& reached,
                  bool assets) {
  out.key(key).beginObject().field("total", reached.size()).key("rows").beginArray();
  for (size_t i = 0; i < std::min(reached.size(), kMostListed); ++i) {
    const ReachChanged& it = reached[i];
    out.beginObject().field("assetId", assets ? "a" + std::to_string(it.asset) : "");
    out.field("title", clipUtf8(it.title, kMaxCell)).field("hops", it.hops);
    out.key("probability").decimal(it.probability, 6).endObject();
  }
  out.endArray().endObject();
}

void writeChokePoint(JsonWriter& out, const EstateView& view, const ChokeChanged& it) {
  const uint32_t node = it.isFinding ? kNone : nodeByKey(view.graph, it.key);
  out.beginObject().field("kind", it.isFinding ? "finding" : "node").key("id");
  if (it.isFinding) {
    out.string(it.pathsAfter == 0 ? "" : it.key);
  } else {
    out.string(node == kNone ? "" : nodeId(node));
  }
  out.field("title", clipUtf8(it.title, kMaxCell));
  out.field("pathsBefore", it.pathsBefore).field("pathsAfter", it.pathsAfter);
  out.key("shareBefore").decimal(it.shareBefore, 6).key("shareAfter").decimal(it.shareAfter, 6).endObject();
}

std::string written(const PathChanges& changes, const EstateView& view) {
  JsonWriter out;
  out.beginObject().field("before", formatDate(changes.before)).field("after", formatDate(changes.after));
  out.key("riskBefore").decimal(static_cast<int64_t>(changes.riskBefore), 3);
  out.key("riskAfter").decimal(static_cast<int64_t>(changes.riskAfter), 3);
  out.field("pathsBefore", changes.pathsBefore).field("pathsAfter", changes.pathsAfter);
  out.field("unchanged", changes.unchanged).key("paths").beginArray();
  for (const PathChanged& path : changes.paths) writePath(out, path);
  out.endArray().key("steps").beginArray();
  for (const StepChanged& step : changes.steps) writeStep(out, step);
  out.endArray();
  writeTexts(out, "targetsNew", changes.targetsNew);
  writeTexts(out, "targetsGone", changes.targetsGone);
  writeReached(out, "reachedNew", changes.reachedNew, true);
  writeReached(out, "reachedGone", changes.reachedGone, false);
  out.key("chokePoints").beginArray();
  for (const ChokeChanged& point : changes.chokePoints) writeChokePoint(out, view, point);
  out.endArray();
  writeTexts(out, "notes", changes.notes);
  return out.endObject().take();
}

}  // namespace

Result<ToldTwice> Engine::pathChanges(std::string_view name, std::string_view bytes) const {
  return guarded([&]() -> Result<ToldTwice> {
    if (!state_->analysis) return nothingAnalysed();
    const EstateView& view = state_->analysis->view();
    const auto earlier = analysed(name, bytes, view.now);
    if (!earlier) return earlier.error();
    const EstateView& before = earlier.value()->analysis->view();
    PathChanges changes = postern::pathChanges(before, view);
    if (earlier.value()->decisions.value("setting", kAttackRulesSetting, before.now) !=
        state_->decisions.value("setting", kAttackRulesSetting, view.now))
      changes.notes.push_back("The estate's own attack rules are not the same: steps may differ for that");
    return ToldTwice{written(changes, view), pathChangesText(changes, name)};
  });
}

}  // namespace postern
