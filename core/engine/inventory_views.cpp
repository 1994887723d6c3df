// SPDX-License-Identifier: Apache-2.0
// Assets and components: windows of their lists, and one asset with its relations.
#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "engine/views.h"
#include "output/score_json.h"
#include "query/inventory_source.h"

namespace postern {
namespace {

constexpr size_t kTopFindings = 10;
/// Relations of one asset; a hub has thousands that say the same.
constexpr size_t kMaxRelations = 500;

void writeScans(JsonWriter& out, const ScanCoverage& coverage, AssetId id) {
  out.key("scans").beginArray();
  for (const Family family : kScanFamilies) {
    if (!coverage.scans.has(id, family)) continue;
    out.beginObject().field("family", name(family));
    out.field("last", formatTime(coverage.scans.last(id, family))).endObject();
  }
  out.endArray().key("missing").beginArray();
  for (const Family family : kScanFamilies) {
    if ((coverage.assets[id].missing & bitOf(family)) != 0) out.string(name(family));
  }
  out.endArray().key("gaps").beginArray();
  for (const Gap gap : kGaps) {
    if (coverage.assets[id].has(gap)) out.string(name(gap));
  }
  out.endArray();
}

void writeAsset(JsonWriter& out, const Analysis& analysis, AssetId id) {
  const EstateView& view = analysis.view();
  const InventoryCounts& counts = analysis.counts();
  const UnitedAsset& asset = view.identities.assets[id];
  out.field("id", "a" + std::to_string(id))
      .field("kind", name(asset.kind))
      .field("title", clipUtf8(asset.name, kMaxCell));
  out.field("owner", clipUtf8(view.enrichment.assetOwners[id], kMaxCell))
      .field("criticality", knownName(asset.criticality));
  writeTexts(out, "data", asset.dataClasses);
  out.field("exposure", name(asset.exposure)).field("environment", knownName(asset.environment));
  out.field("declared", asset.declared);
  writeScans(out, analysis.coverage(), id);
  out.field("findings", counts.assets[id].findings).key("worst").decimal(counts.assets[id].worst, 1);
  out.field("reach", reachLabel(view, id));
}

void writeComponent(JsonWriter& out, const EstateView& view, const InventoryCounts& counts, ComponentId id) {
  const UnitedComponent& it = view.identities.components[id];
  const InventoryCounts::Of& of = counts.components[id];
  out.field("id", "c" + std::to_string(id)).field("purl", clipUtf8(it.purl, kMaxCell));
  out.field("name", clipUtf8(it.name, kMaxCell)).field("version", clipUtf8(it.version, kMaxCell));
  out.field("ecosystem", it.ecosystem);
  writeTexts(out, "licences", it.licences);
  out.field("assets", of.assets).field("findings", of.findings).key("worst").decimal(of.worst, 1);
}

struct Relative {
  bool isOut;
  Relation relation;
  AssetId other;
  std::string because;
};

/// Distinct relations with other assets, each with the first record that states it.
std::vector<Relative> relationsOf(const EstateView& view, AssetId id) {
  const EdgeColumns& edges = view.tables.edges;
  std::vector<Relative> relations;
  std::set<std::tuple<bool, uint8_t, AssetId>> known;
  for (uint32_t i = 0; i < edges.rows && relations.size() < kMaxRelations; ++i) {
    if (edges.fromKind[i] != 0 || edges.toKind[i] != 0) continue;
    const AssetId from = view.identities.assetOf[edges.from[i]];
    const AssetId to = view.identities.assetOf[edges.to[i]];
    if (from == to || (from != id && to != id)) continue;
    const AssetId other = from == id ? to : from;
    if (!known.insert({from == id, edges.relation[i], other}).second) continue;
    std::string because(view.text(edges.detail[i]));
    if (!because.empty()) because += ", ";
    because += view.tables.reports[view.tables.edgeReport[i]].name;
    relations.push_back({from == id, static_cast<Relation>(edges.relation[i]), other, std::move(because)});
  }
  return relations;
}

void writeDetail(JsonWriter& out, const Analysis& analysis, AssetId id) {
  const EstateView& view = analysis.view();
  const UnitedAsset& asset = view.identities.assets[id];
  writeTexts(out, "identities", asset.identities);
  out.key("relations").beginArray();
  for (const Relative& relative : relationsOf(view, id)) {
    out.beginObject()
        .field("relation", name(relative.relation))
        .field("direction", relative.isOut ? "out" : "in");
    out.field("other", clipUtf8(view.identities.assets[relative.other].name, kMaxCell));
    out.field("otherId", "a" + std::to_string(relative.other)).field("because", relative.because).endObject();
  }
  out.endArray().key("topFindings").beginArray();
  size_t left = kTopFindings;
  for (const uint32_t row : view.scores.ranked) {
    if (view.findings.rows[row].asset != id) continue;
    out.beginObject();
    writeFields(out, findingRow(analysis, row));
    out.endObject();
    if (--left == 0) break;
  }
  out.endArray().key("reports").beginArray();
  for (const uint32_t report : asset.reports) out.string(view.tables.reports[report].name);
  out.endArray().field("value", asset.value == kNoNumber ? 0 : asset.value);
}

}  // namespace

Result<std::string> Engine::inventory(std::string_view tab, const ListQuery& query) {
  return guarded([&]() -> Result<std::string> {
    if (tab != "assets" && tab != "components") return notFound("inventory", tab);
    if (!state_->analysis) return std::string(R"({"total":0,"of":0,"rows":[]})");
    Analysis& analysis = *state_->analysis;
    List& list = tab == "assets" ? analysis.assets() : analysis.components();
    const auto rows = list.view(query.filter, query.sort, query.descending);
    if (!rows) return rows.error();
    JsonWriter out;
    out.beginObject().field("total", rows.value().size()).field("of", list.rows()).key("rows").beginArray();
    const Window window(query.from, query.to, rows.value().size());
    for (uint64_t i = window.from; i < window.to; ++i) {
      const uint32_t row = rows.value()[static_cast<size_t>(i)];
      out.beginObject();
      if (tab == "assets") {
        writeAsset(out, analysis, row);
      } else {
        writeComponent(out, analysis.view(), analysis.counts(), row);
      }
      out.endObject();
    }
    return out.endArray().endObject().take();
  });
}

Result<std::string> Engine::asset(std::string_view id) {
  return guarded([&]() -> Result<std::string> {
    const uint32_t row =
        state_->analysis ? parseId(id, 'a', state_->analysis->view().identities.assets.size()) : kNone;
    if (row == kNone) return notFound("asset", id);
    JsonWriter out;
    out.beginObject();
    writeAsset(out, *state_->analysis, row);
    writeDetail(out, *state_->analysis, row);
    out.key("rollUp").beginObject();
    writeRollUp(out, state_->analysis->rollUps().assets[row]);
    out.endObject();
    return out.endObject().take();
  });
}

Result<std::string> Engine::rollUps() const {
  return guarded([&]() -> Result<std::string> {
    JsonWriter out;
    out.beginObject();
    writeRollUps(out, state_->analysis ? state_->analysis->rollUps() : RollUps{});
    return out.endObject().take();
  });
}

}  // namespace postern
