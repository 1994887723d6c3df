// SPDX-License-Identifier: Apache-2.0
// Weights across the boundary: what they are, and what other ones would change.
#include "engine/weighing.h"

#include <algorithm>

#include "base/text.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "engine/policy_clocks.h"

namespace postern {
namespace {

/// Findings whose places a person watches while weights move.
constexpr size_t kWatched = 20;

struct Watched {
  uint32_t row, rank, risk;
};

std::string settingOf(const Decisions& decisions, UnixSeconds now) {
  return std::string(decisions.value("setting", kWeightsSetting, now));
}

void writeWeights(JsonWriter& out, const Weights& weights) {
  out.field("version", Weights::kVersion).field("title", weights.title()).field("hash", weights.hash());
  out.field("edited", weights != Weights::published()).key("weights").beginArray();
  for (const WeightRow& row : weightRows()) {
    out.beginObject().field("name", row.name).field("group", row.group).field("meaning", row.meaning);
    out.field("value", weights[row.weight]).field("published", row.value);
    out.field("least", row.least).field("most", row.most).endObject();
  }
  out.endArray();
}

std::vector<Watched> topOf(const EstateView& view) {
  std::vector<Watched> out;
  for (uint32_t i = 0; i < std::min<size_t>(kWatched, view.scores.ranked.size()); ++i) {
    const uint32_t row = view.scores.ranked[i];
    out.push_back({row, i + 1, view.scores.findings[row].risk});
  }
  return out;
}

/// Where each of the first findings stands now, and stood before.
void writeTop(JsonWriter& out, const EstateView& view, const std::vector<uint32_t>& ranksBefore,
              const std::vector<Score>& before) {
  out.key("top").beginArray();
  for (const Watched& watched : topOf(view)) {
    out.beginObject().field("key", toHex(view.findings.rows[watched.row].key));
    out.field("title", clipUtf8(titleOf(view, watched.row), kMaxCell));
    out.field("asset", view.identities.assets[view.findings.rows[watched.row].asset].name);
    out.field("rank", watched.rank).field("rankBefore", ranksBefore[watched.row] + 1);
    out.key("risk").decimal(watched.risk, 1).key("riskBefore").decimal(before[watched.row].risk, 1);
    out.field("band", name(view.scores.findings[watched.row].band));
    out.field("bandBefore", name(before[watched.row].band)).endObject();
  }
  out.endArray();
}

void writeBands(JsonWriter& out, std::string_view key, const std::vector<Score>& scores) {
  uint64_t counts[4] = {};
  for (const Score& score : scores) ++counts[static_cast<size_t>(score.band)];
  out.key(key).beginObject();
  for (const Band band : {Band::kNow, Band::kSoon, Band::kPlanned, Band::kWatch})
    out.field(name(band), counts[static_cast<size_t>(band)]);
  out.endObject();
}

}  // namespace

void reweigh(Analysis& analysis, const Decisions& decisions, const Weights& weights) {
  analysis.reweigh(weights);
  const auto policy = decisions.standing("setting", "policy");
  takeClocks(analysis, policy ? std::string_view(policy->decision->value) : std::string_view());
}

Weights weightsInForce(const Decisions& decisions, UnixSeconds now) {
  const std::string text = settingOf(decisions, now);
  if (text.empty()) return Weights::published();
  auto weights = Weights::parse(text);
  return weights ? std::move(weights).value() : Weights::published();
}

std::string weightsNote(const Decisions& decisions, const EstateView& view) {
  const std::string text = settingOf(decisions, view.now);
  if (!text.empty()) {
    if (const auto weights = Weights::parse(text); !weights)
      return "the weights that were set are not used: " + weights.error().message;
  }
  if (view.scores.weights == Weights::published()) return {};
  return "ranked by edited weights (" + view.scores.weights.hash() + ")";
}

Result<std::string> Engine::weights() const {
  return guarded([&]() -> Result<std::string> {
    JsonWriter out;
    out.beginObject();
    const bool analysed = state_->analysis != nullptr;
    writeWeights(out, analysed ? state_->analysis->view().scores.weights : Weights::published());
    return out.endObject().take();
  });
}

Result<std::string> Engine::setWeights(std::string_view json, bool keep, std::string_view by,
                                       UnixSeconds now) {
  return guarded([&]() -> Result<std::string> {
    State& state = *state_;
    auto weights = json.empty() ? Result<Weights>(Weights::published()) : Weights::parse(json);
    if (!weights) return weights.error();
    const bool current = state.analysedDecisions == state.decisions.revision();
    if (keep) {
      const bool published = weights.value() == Weights::published();
      const std::string text = published ? std::string() : weights.value().json();
      if (Status set = setSetting(kWeightsSetting, text, by, now); !set) return set.error();
    }
    JsonWriter out;
    out.beginObject();
    writeWeights(out, weights.value());
    if (state.analysis) {
      Analysis& analysis = *state.analysis;
      const EstateView& view = analysis.view();
      const std::vector<Score> before = view.scores.findings;
      std::vector<uint32_t> ranks(before.size());
      for (uint32_t row = 0; row < ranks.size(); ++row) ranks[row] = analysis.placeOf(row);
      reweigh(analysis, state.decisions, weights.value());
      // Nothing else has changed: the ranking is that of the decisions with this one.
      if (keep && current) state.analysedDecisions = state.decisions.revision();
      writeTop(out, view, ranks, before);
      writeBands(out, "bands", view.scores.findings);
      writeBands(out, "bandsBefore", before);
    }
    return out.endObject().take();
  });
}

}  // namespace postern
