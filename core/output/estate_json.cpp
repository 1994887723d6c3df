// SPDX-License-Identifier: Apache-2.0
// See estate_json.h.
#include "output/estate_json.h"

#include "output/score_json.h"
#include "output/vex_json.h"
#include "query/inventory_source.h"
#include "query/path_text.h"
#include "query/scan_coverage.h"

namespace postern {
namespace {

void writeTexts(JsonWriter& out, std::string_view key, const std::vector<std::string>& texts) {
  out.key(key).beginArray();
  for (const std::string& text : texts) out.string(text);
  out.endArray();
}

void writeDiagnostic(JsonWriter& out, const Diagnostic& entry) {
  out.field("code", entry.code)
      .field("message", entry.message)
      .field("where", entry.where)
      .field("count", entry.count);
}

void writeReport(JsonWriter& out, const EstateView& view, uint32_t row) {
  const Report& report = view.tables.reports[row];
  out.beginObject()
      .field("id", "r" + std::to_string(row))
      .field("file", report.name)
      .field("hash", toHex(report.hash));
  out.field("bytes", report.bytes)
      .field("format", view.text(report.format))
      .field("title", view.text(report.title));
  out.field("family", name(report.family)).field("tool", view.text(report.tool));
  out.field("toolVersion", view.text(report.toolVersion)).field("when", formatTime(report.scannedAt));
  if (report.date != kNoTime) out.field("date", formatDate(report.date));
  if (report.asset != kNone)
    out.field("asset", view.identities.assets[view.identities.assetOf[report.asset]].name);
  out.field("observations", report.observations)
      .field("assets", report.assets)
      .field("components", report.components);
  out.field("edges", report.edges).field("skipped", report.skipped).endObject();
}

void writeHop(JsonWriter& out, const EstateView& view, uint32_t node, const AttackEdge* edge) {
  out.beginObject().field("node", view.graph.nodes[node].key).field("kind", nodeKind(view, node));
  out.field("title", view.graph.nodes[node].title)
      .field("edge", edge ? view.graph.ruleName(*edge) : std::string_view());
  out.field("technique", edge ? view.graph.technique(*edge) : std::string_view());
  out.field("because", edge ? because(view, *edge) : std::string());
  out.key("probability").decimal(edge ? edge->probability : 1'000'000, 6).key("findings").beginArray();
  if (edge) {
    for (const uint32_t finding : view.graph.findings(*edge))
      out.string(toHex(view.findings.rows[finding].key));
  }
  out.endArray().endObject();
}

}  // namespace

void writeAssetJson(JsonWriter& out, const EstateView& view, const InventoryCounts& counts,
                    const RollUps& rollUps, AssetId id) {
  const UnitedAsset& asset = view.identities.assets[id];
  out.beginObject().field("id", "a" + std::to_string(id)).field("key", asset.key).field("name", asset.name);
  out.field("kind", name(asset.kind))
      .field("owner", view.enrichment.assetOwners[id])
      .field("criticality", name(asset.criticality));
  writeTexts(out, "data", asset.dataClasses);
  out.field("exposure", name(asset.exposure)).field("environment", name(asset.environment));
  out.field("application", view.enrichment.assetApplications[id])
      .field("zone", asset.zone)
      .field("declared", asset.declared);
  out.key("value");
  asset.value == kNoNumber ? out.null() : out.integer(asset.value);
  out.key("scanned").beginArray();
  for (const std::string_view family : scannedFamilies(asset)) out.string(family);
  out.endArray();
  writeTexts(out, "identities", asset.identities);
  out.field("reach", reachLabel(view, id)).field("findings", counts.assets[id].findings);
  out.key("worst").decimal(counts.assets[id].worst, 1).key("reports").beginArray();
  for (const uint32_t report : asset.reports) out.string(view.tables.reports[report].name);
  out.endArray();
  writePlaceFacts(out, view, id);
  if (const AssetId whole = rollUps.wholes[id]; whole != kNone)
    out.field("partOf", "a" + std::to_string(whole));
  out.key("rollUp").beginObject();
  writeRollUp(out, rollUps.assets[id]);
  out.endObject().endObject();
}

void writeComponentJson(JsonWriter& out, const EstateView& view, const InventoryCounts& counts,
                        ComponentId id) {
  const UnitedComponent& component = view.identities.components[id];
  out.beginObject()
      .field("id", "c" + std::to_string(id))
      .field("key", component.key)
      .field("name", component.name);
  out.field("version", component.version)
      .field("ecosystem", component.ecosystem)
      .field("purl", component.purl);
  writeTexts(out, "licences", component.licences);
  out.field("assets", counts.components[id].assets).field("findings", counts.components[id].findings);
  out.key("worst").decimal(counts.components[id].worst, 1).endObject();
}

void writePathsJson(JsonWriter& out, const EstateView& view) {
  out.key("paths").beginArray();
  for (size_t i = 0; i < view.graph.paths.size(); ++i) {
    const AttackPath& path = view.graph.paths[i];
    out.beginObject().field("id", "p" + std::to_string(i)).key("risk").decimal(path.risk, 3);
    out.key("probability").decimal(path.probability, 6).field("target", view.graph.nodes[path.target].title);
    out.field("summary", pathSummary(view, path))
        .field("weakestFix", weakestFix(view, path))
        .key("hops")
        .beginArray();
    if (!path.edges.empty()) writeHop(out, view, view.graph.edges[path.edges[0]].from, nullptr);
    for (const uint32_t edge : path.edges)
      writeHop(out, view, view.graph.edges[edge].to, &view.graph.edges[edge]);
    out.endArray().endObject();
  }
  out.endArray();
}

void writeCoverageJson(JsonWriter& out, const EstateView& view) {
  const ScanCoverage coverage = scanCoverageOf(view.tables, view.identities);
  out.key("coverage").beginObject();
  for (const Gap gap : kGaps) out.field(name(gap), coverage.count(gap));
  out.key("scans").beginArray();
  for (const ScanCoverage::FamilyCount& count : coverage.families) {
    out.beginObject()
        .field("family", name(count.family))
        .field("assets", count.wanted)
        .field("missing", count.missing)
        .endObject();
  }
  out.endArray().endObject();
}

void writeReportsJson(JsonWriter& out, const EstateView& view) {
  const auto count = static_cast<uint32_t>(view.tables.reports.size());
  out.key("reports").beginArray();
  for (uint32_t row = 0; row < count; ++row) writeReport(out, view, row);
  out.endArray().key("diagnostics").beginArray();
  for (uint32_t row = 0; row < count; ++row) {
    for (const Diagnostic& entry : view.tables.reports[row].diagnostics) {
      out.beginObject()
          .field("report", view.tables.reports[row].name)
          .field("reportId", "r" + std::to_string(row));
      writeDiagnostic(out, entry);
      out.endObject();
    }
  }
  out.endArray().key("feeds").beginArray();
  for (const Feed& feed : view.enrichment.feeds) {
    out.beginObject()
        .field("name", feed.name)
        .field("date", formatDate(feed.date))
        .field("entries", feed.entries)
        .endObject();
  }
  out.endArray();
  writeTexts(out, "notes", view.enrichment.notes);
}

void writeTriage(JsonWriter& out, const EstateView& view, uint32_t finding) {
  static constexpr std::string_view kFrom[] = {"source", "vex", "decision"};
  const Triage& triage = view.enrichment.triage;
  const FindingStatus& status = triage.status[finding];
  out.key("triage").beginObject().field("status", name(status.state));
  out.field("from", kFrom[static_cast<size_t>(status.from)]);
  if (const FindingSaid* said = triage.of(finding)) {
    if (said->at != kNoTime) {
      out.field("decided", name(said->decided)).field("by", said->by).field("at", formatTime(said->at));
      out.field("reason", said->reason).field("expires", formatTime(said->expires));
    }
    out.field("assignee", said->assignee).field("note", said->note);
    out.field("expired", said->expired).field("contested", said->contested);
  }
  out.endObject();
  writeVex(out, view, finding);
}

}  // namespace postern
