// SPDX-License-Identifier: Apache-2.0
// See json_export.h. The observations of a finding are numbered from 0 in `joins`.
#include "output/json_export.h"

#include <algorithm>

#include "base/json_writer.h"
#include "base/text.h"
#include "output/estate_json.h"
#include "output/score_json.h"
#include "query/inventory_source.h"
#include "query/stated_score.h"

namespace postern {
namespace {

constexpr size_t kPart = 1 << 20;

void writeTexts(JsonWriter& out, const EstateView& view, std::string_view key, const ListColumn& column,
                uint32_t row) {
  out.key(key).beginArray();
  for (uint32_t i = column.begin[row]; i < column.begin[row + 1]; ++i) out.string(view.text(column.items[i]));
  out.endArray();
}

/// Only what the source said: an empty field is left out.
void writePlace(JsonWriter& out, const EstateView& view, uint32_t row) {
  const ObservationColumns& all = view.tables.observations;
  const auto text = [&](std::string_view key, StringId id) {
    if (id != kNoString) out.field(key, view.text(id));
  };
  const auto number = [&](std::string_view key, uint32_t value) {
    if (value != 0) out.field(key, value);
  };
  text("file", all.file[row]);
  number("line", all.line[row]);
  number("endLine", all.endLine[row]);
  text("url", all.url[row]);
  text("method", all.method[row]);
  text("parameter", all.parameter[row]);
  text("host", all.host[row]);
  number("port", all.port[row]);
  text("protocol", all.protocol[row]);
  text("resource", all.resource[row]);
}

void writeObservation(JsonWriter& out, const EstateView& view, uint32_t row) {
  const ObservationColumns& all = view.tables.observations;
  const uint32_t report = view.tables.observationReport[row];
  out.beginObject()
      .field("report", view.tables.reports[report].name)
      .field("reportId", "r" + std::to_string(report));
  out.field("record", recordOf(view, row))
      .field("tool", toolOf(view, row))
      .field("title", view.text(all.title[row]));
  out.field("kind", name(static_cast<ObservationKind>(all.kind[row])));
  out.field("severity", name(static_cast<Severity>(all.severity[row])));
  out.field("severityText", view.text(all.severityText[row]));
  if ((all.flags[row] & kFlagSeverityByKind) != 0) out.field("severityByKind", true);
  out.field("state", name(static_cast<State>(all.state[row])));
  out.field("rule", view.text(all.rule[row])).key("weaknesses").beginArray();
  for (uint32_t i = all.weaknesses.begin[row]; i < all.weaknesses.begin[row + 1]; ++i) {
    out.string(weaknessId(all.weaknesses.items[i]));
  }
  out.endArray();
  writeTexts(out, view, "vulnerabilities", all.vulnerabilities, row);
  if (const uint32_t component = all.component[row]; component != kNone) {
    const ComponentColumns& components = view.tables.components;
    out.field("component", view.text(components.name[component]))
        .field("version", view.text(components.version[component]));
    if (components.purl[component] != kNoString) out.field("purl", view.text(components.purl[component]));
    if (components.file[component] != kNoString)
      out.field("componentFile", view.text(components.file[component]));
  }
  writePlace(out, view, row);
  writeTexts(out, view, "cvss", all.cvss, row);
  if (all.cvssScore[row] != 0) out.key("cvssScore").decimal(all.cvssScore[row], 1);
  if (const std::string note = statedScoreNote(view, row); !note.empty()) out.field("scoreNote", note);
  writeTexts(out, view, "fixVersions", all.fixVersions, row);
  if (all.secretMasked[row] != kNoString) out.field("secret", view.text(all.secretMasked[row]));
  if (all.occurrences[row] > 1) out.field("occurrences", all.occurrences[row]);
  out.endObject();
}

void writeWhat(JsonWriter& out, const EstateView& view, uint32_t rank, uint32_t row) {
  const Finding& finding = view.findings.rows[row];
  const Score& score = view.scores.findings[row];
  out.field("key", toHex(finding.key)).field("rank", rank).key("risk").decimal(score.risk, 1);
  out.field("band", name(score.band)).field("title", titleOf(view, row));
  out.field("weakness", finding.weaknesses.empty() ? std::string() : weaknessId(finding.weaknesses[0]));
  out.key("weaknesses").beginArray();
  for (const uint32_t number : finding.weaknesses) out.string(weaknessId(number));
  out.endArray().key("vulnerabilities").beginArray();
  for (const StringId id : finding.vulnerabilities) out.string(view.text(id));
  out.endArray().field("severity", name(finding.severity)).field("kind", name(finding.kind));
  out.field("confidence", name(finding.confidence)).field("vendors", finding.vendors);
  out.field("state", name(finding.state)).field("asset", view.identities.assets[finding.asset].name);
  out.field("assetId", "a" + std::to_string(finding.asset))
      .field("location", locationOf(view, finding.representative));
  writePlace(out, view, finding.representative);
  out.field("component", componentLabel(view, finding.component));
  if (finding.component != kNone) {
    const UnitedComponent& component = view.identities.components[finding.component];
    out.field("componentName", component.name)
        .field("componentVersion", component.version)
        .field("purl", component.purl);
  }
}

void writeFinding(JsonWriter& out, const EstateView& view, uint32_t rank, uint32_t row) {
  const Finding& finding = view.findings.rows[row];
  out.beginObject();
  writeWhat(out, view, rank, row);
  out.field("owner", view.enrichment.ownerOf(row).name)
      .field("ownerFrom", view.enrichment.ownerOf(row).from)
      .field("reach", reachLabel(view, finding.asset))
      .field("fix", fixOf(view, row));
  out.field("fixAvailable", hasFix(view, row)).field("firstSeen", formatTime(firstSeenOf(view, row)));
  out.key("tools").beginArray();
  for (const std::string& tool : toolsOf(view, row)) out.string(tool);
  out.endArray().key("observations").beginArray();
  for (uint32_t i = 0; i < finding.members; ++i) writeObservation(out, view, membersOf(view, row)[i]);
  out.endArray();
  writeTriage(out, view, row);
  writeExplanation(out, view, row);
  writeFacts(out, view, row);
  writeOthersScores(out, view, row);
  out.key("joins").beginArray();
  const uint32_t* members = membersOf(view, row);
  const auto indexOf = [&](uint32_t member) {
    return std::lower_bound(members, members + finding.members, member) - members;
  };
  for (uint32_t i = 0; i < finding.joins; ++i) {
    const Join& join = view.findings.joins[finding.firstJoin + i];
    out.beginObject()
        .field("a", indexOf(join.a))
        .field("b", indexOf(join.b))
        .field("reason",
               join.saying == kNone ? std::string(describe(join.reason)) : whyJoined(view.findings, join));
    out.field("distance", join.distance).endObject();
  }
  out.endArray().endObject();
}

}  // namespace

void writeJsonExport(const EstateView& view, std::string_view toolVersion,
                     FunctionRef<void(std::string_view)> sink) {
  JsonWriter out;
  const auto pass = [&](size_t above) {
    if (out.text().size() < above) return;
    sink(out.take());
  };
  out.beginObject().field("postern", toolVersion).field("now", formatTime(view.now));
  out.field("weights", Weights::kVersion);
  writeWeighting(out, view);
  const RollUps rollUps = rollUp(view.scoreInput(), view.scores);
  writeRollUps(out, rollUps);
  out.key("findings").beginArray();
  for (uint32_t i = 0; i < view.scores.ranked.size(); ++i) {
    writeFinding(out, view, i + 1, view.scores.ranked[i]);
    pass(kPart);
  }
  out.endArray();
  const InventoryCounts counts = countInventory(view);
  out.key("assets").beginArray();
  for (AssetId id = 0; id < view.identities.assets.size(); ++id) {
    writeAssetJson(out, view, counts, rollUps, id);
    pass(kPart);
  }
  out.endArray().key("components").beginArray();
  for (ComponentId id = 0; id < view.identities.components.size(); ++id) {
    writeComponentJson(out, view, counts, id);
    pass(kPart);
  }
  out.endArray();
  writePathsJson(out, view);
  writeCoverageJson(out, view);
  writeReportsJson(out, view);
  out.endObject();
  pass(0);
  sink("\n");
}

}  // namespace postern
