// SPDX-License-Identifier: Apache-2.0
// JSON of the views that are structs in engine.h.
#include "base/text.h"
#include "engine/json_parts.h"
#include "engine/views.h"

namespace postern {

void writeFields(JsonWriter& out, const FindingRow& row) {
  out.field("key", row.key).field("rank", row.rank).key("risk").decimal(row.risk, 1);
  out.field("band", row.band).field("severity", row.severity).field("title", row.title);
  out.field("weakness", row.weakness);
  writeTexts(out, "vulnerabilities", row.vulnerabilities);
  out.field("asset", row.asset).field("assetId", row.assetId).field("location", row.location);
  out.field("component", row.component)
      .field("owner", row.owner)
      .field("reach", row.reach)
      .field("kind", row.kind);
  writeTexts(out, "tools", row.tools);
  out.field("observations", row.observations).field("fix", row.fix).field("status", row.status);
  out.field("due", row.due).field("sla", row.sla);
  out.field("assignee", row.assignee).field("expires", row.expires).field("note", row.note);
  out.field("expired", row.expired).field("contested", row.contested);
}

void write(JsonWriter& out, const PathView& path) {
  out.beginObject().field("id", path.id).key("risk").decimal(path.risk, 3);
  out.key("probability").decimal(path.probability, 6).field("from", path.from).field("to", path.to);
  out.field("summary", path.summary).field("weakestFix", path.weakestFix).field("turn", path.turn);
  if (path.cut) {
    out.key("cut").beginObject().field("step", path.cut->step);
    writeTexts(out, "keys", path.cut->keys);
    writeTexts(out, "titles", path.cut->titles);
    out.field("effort", path.cut->effort).field("paths", path.cut->paths).endObject();
  }
  out.key("hops").beginArray();
  for (const Hop& hop : path.hops) {
    out.beginObject().field("node", hop.node).field("kind", hop.kind).field("title", hop.title);
    out.field("zone", hop.zone).field("edge", hop.edge).field("technique", hop.technique);
    out.field("because", hop.because).key("probability").decimal(hop.probability, 6);
    writeTexts(out, "findings", hop.findings);
    out.endObject();
  }
  out.endArray().endObject();
}

void write(JsonWriter& out, const Summary& summary) {
  out.beginObject().field("now", formatTime(summary.now)).field("reports", summary.reports);
  out.field("observations", summary.observations).field("findings", summary.findings);
  out.field("assets", summary.assets).field("components", summary.components).field("paths", summary.paths);
  out.key("bands").beginObject().field("now", summary.bandNow).field("soon", summary.bandSoon);
  out.field("planned", summary.bandPlanned).field("watch", summary.bandWatch).endObject();
  out.field("skipped", summary.skipped).field("diagnostics", summary.diagnostics);
  out.key("feeds").beginArray();
  for (const Summary::Feed& feed : summary.feeds) {
    out.beginObject()
        .field("name", feed.name)
        .field("date", feed.date)
        .field("entries", feed.entries)
        .endObject();
  }
  out.endArray().field("coverage", summary.coverage);
  writeTexts(out, "notes", summary.notes);
  out.endObject();
}

void write(JsonWriter& out, const ReportRow& row) {
  out.beginObject()
      .field("id", row.id)
      .field("file", row.file)
      .field("format", row.format)
      .field("title", row.title);
  out.field("tool", row.tool)
      .field("toolVersion", row.toolVersion)
      .field("when", row.when)
      .field("bytes", row.bytes);
  out.field("observations", row.observations).field("assets", row.assets).field("components", row.components);
  out.field("edges", row.edges).field("skipped", row.skipped).key("diagnostics");
  writeDiagnostics(out, row.diagnostics);
  out.field("asset", row.asset).endObject();
}

uint32_t parseId(std::string_view id, char prefix, size_t count) {
  if (id.size() < 2 || id[0] != prefix || !isAsciiDigit(id[1])) return kNone;
  const auto number = parseInt(id.substr(1));
  return number && static_cast<uint64_t>(*number) < count ? static_cast<uint32_t>(*number) : kNone;
}

void write(JsonWriter& out, const PatchRow& row) {
  out.beginObject().field("file", row.file).field("diff", row.diff);
  out.field("title", row.title).field("body", row.body).key("changes").beginArray();
  for (const PatchRow::Change& change : row.changes) {
    out.beginObject().field("package", change.package).field("before", change.before);
    out.field("after", change.after).field("findings", change.findings);
    out.field("staysInMajor", change.staysInMajor).endObject();
  }
  out.endArray().key("left").beginArray();
  for (const PatchRow::Left& left : row.left)
    out.beginObject().field("package", left.package).field("why", left.why).endObject();
  out.endArray().endObject();
}

}  // namespace postern
