// SPDX-License-Identifier: Apache-2.0
// Formats and importing, which need no estate: from formats' outcomes to what the boundary shows.
#include "engine.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "engine/taught_formats.h"
#include "formats/import.h"

namespace postern {
namespace {

InspectEntry toEntry(ImportOutcome& outcome) {
  InspectEntry entry;
  entry.file = std::move(outcome.file);
  if (outcome.format) {
    entry.format = outcome.format->id;
    entry.title = outcome.format->title;
  }
  entry.confidence = outcome.confidence;
  entry.evidence = std::move(outcome.evidence);
  for (Candidate& other : outcome.alternatives) {
    entry.alternatives.push_back({std::string(other.format->id), std::string(other.format->title),
                                  other.confidence, std::move(other.evidence)});
  }
  entry.observations = outcome.observations;
  entry.assets = outcome.assets;
  entry.components = outcome.components;
  entry.edges = outcome.edges;
  entry.skipped = outcome.skipped;
  entry.diagnostics = std::move(outcome.diagnostics);
  using AutoMapped = ImportOutcome::AutoMapped;
  if (outcome.autoMapped != AutoMapped::kNo)
    entry.autoMapped = outcome.autoMapped == AutoMapped::kSure ? "sure" : "check";
  if (outcome.failed) entry.error = std::move(outcome.error);
  return entry;
}

void writeEntry(JsonWriter& out, const InspectEntry& entry) {
  out.beginObject().field("file", entry.file).field("format", entry.format).field("title", entry.title);
  out.key("confidence").decimal(entry.confidence, 2).field("evidence", entry.evidence);
  out.key("alternatives").beginArray();
  for (const InspectEntry::Alternative& other : entry.alternatives) {
    out.beginObject().field("format", other.format).field("title", other.title);
    out.key("confidence").decimal(other.confidence, 2).field("evidence", other.evidence).endObject();
  }
  out.endArray().field("observations", entry.observations).field("assets", entry.assets);
  out.field("components", entry.components).field("edges", entry.edges).field("skipped", entry.skipped);
  out.key("diagnostics");
  writeDiagnostics(out, entry.diagnostics);
  if (!entry.autoMapped.empty()) out.field("autoMapped", entry.autoMapped);
  if (entry.error) {
    out.key("error");
    writeError(out, *entry.error);
  }
  out.endObject();
}

}  // namespace

std::vector<FormatRow> Engine::formats() {
  std::vector<FormatRow> rows;
  for (const Format* format : postern::formats()) {
    rows.push_back(
        {format->id, format->title, format->url, name(format->family), format->syntaxes, format->context});
  }
  return rows;
}

std::string formatsJson() {
  JsonWriter out;
  out.beginArray();
  for (const FormatRow& row : Engine::formats()) {
    out.beginObject().field("id", row.id).field("title", row.title).field("url", row.url);
    out.field("family", row.family).key("syntaxes").beginArray();
    for (const std::string_view syntax : splitList(row.syntaxes)) out.string(syntax);
    out.endArray().field("context", row.context).endObject();
  }
  return out.endArray().take();
}

std::string inspectJson(const std::vector<InspectEntry>& entries) {
  JsonWriter out;
  out.beginArray();
  for (const InspectEntry& entry : entries) writeEntry(out, entry);
  return out.endArray().take();
}

Result<Imported> Engine::importFile(std::string_view name, std::string_view bytes,
                                    const ImportOptions& options) {
  return guarded([&]() -> Result<Imported> {
    const auto taught = TaughtFormats::read(options.specs);
    if (!taught) return taught.error();
    ImportSettings settings{options.key, taught.value().choose(options.format, options.off)};
    settings.progress = options.progress;
    Imported imported;
    importInput(name, bytes, settings, [&](ImportOutcome&& outcome) {
      if (!outcome.failed) {
        imported.batches.push_back(std::move(outcome.batch));
        imported.batchEntry.push_back(static_cast<uint32_t>(imported.entries.size()));
      }
      imported.entries.push_back(toEntry(outcome));
    });
    return imported;
  });
}

}  // namespace postern
