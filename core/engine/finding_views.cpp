// SPDX-License-Identifier: Apache-2.0
// The list of findings, its facets, and one finding with everything that is known about it.
#include <algorithm>

#include "base/text.h"
#include "correlate/observation_key.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "engine/views.h"
#include "enrich/compliance.h"
#include "output/estate_json.h"
#include "query/finding_facts.h"
#include "query/finding_source.h"
#include "query/inventory_source.h"
#include "query/stated_score.h"
#include "vocab/weakness_title.h"

namespace postern {
namespace {

/// A facet's values beyond these are found by searching.
constexpr size_t kMaxFacetValues = 200;

void writeObservation(JsonWriter& out, const EstateView& view, uint32_t row) {
  const ObservationColumns& all = view.tables.observations;
  const uint32_t report = view.tables.observationReport[row];
  const bool hasRange = all.rangeBegin[row] >= 0 && all.rangeEnd[row] > all.rangeBegin[row];
  out.beginObject()
      .field("report", "r" + std::to_string(report))
      .field("file", view.tables.reports[report].name);
  out.field("record", recordOf(view, row)).field("begin", hasRange ? all.rangeBegin[row] : 0);
  out.field("key", toHex(observationKey(view.tables, view.identities, row)));
  out.field("end", hasRange ? all.rangeEnd[row] : 0).field("id", row).field("tool", toolOf(view, row));
  out.field("title", view.text(all.title[row]));
  out.field("severity", name(static_cast<Severity>(all.severity[row])));
  out.field("severityText", view.text(all.severityText[row]));
  out.field("severityByKind", (all.flags[row] & kFlagSeverityByKind) != 0);
  out.field("scoreNote", statedScoreNote(view, row));
  out.field("location", locationOf(view, row));
  out.field("rule", view.text(all.rule[row])).field("description", view.text(all.description[row]));
  out.key("weaknesses").beginArray();
  for (uint32_t i = all.weaknesses.begin[row]; i < all.weaknesses.begin[row + 1]; ++i) {
    out.string(weaknessId(all.weaknesses.items[i]));
  }
  out.endArray().key("vulnerabilities").beginArray();
  for (uint32_t i = all.vulnerabilities.begin[row]; i < all.vulnerabilities.begin[row + 1]; ++i) {
    out.string(view.text(all.vulnerabilities.items[i]));
  }
  out.endArray();
  const uint32_t component = all.component[row];
  out.field("component",
            component == kNone ? "" : componentLabel(view, view.identities.componentOf[component]));
  out.field("secret", view.text(all.secretMasked[row]));
  const auto state = static_cast<State>(all.state[row]);
  const std::string_view said = view.text(all.stateText[row]);
  out.field("state", state == State::kOpen ? std::string_view() : said.empty() ? name(state) : said);
  out.field("snippet", view.text(all.snippet[row])).endObject();
}

/// The distinct texts of a list column over a finding's observations, in order of observations.
std::vector<std::string> collect(const EstateView& view, uint32_t finding, const ListColumn& column) {
  std::vector<std::string> texts;
  for (uint32_t i = 0; i < view.findings.rows[finding].members; ++i) {
    const uint32_t row = membersOf(view, finding)[i];
    for (uint32_t j = column.begin[row]; j < column.begin[row + 1]; ++j) {
      std::string text(view.text(column.items[j]));
      if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
    }
  }
  return texts;
}

/// The longest that an observation says: scanners repeat the short one as a title.
std::string_view longest(const EstateView& view, uint32_t finding, const std::vector<StringId>& column) {
  std::string_view text;
  for (uint32_t i = 0; i < view.findings.rows[finding].members; ++i) {
    const std::string_view said = view.text(column[membersOf(view, finding)[i]]);
    if (said.size() > text.size()) text = said;
  }
  return text;
}

void writeSources(JsonWriter& out, const EstateView& view, uint32_t finding) {
  const Finding& row = view.findings.rows[finding];
  out.key("joins").beginArray();
  for (uint32_t i = 0; i < row.joins; ++i) {
    const Join& join = view.findings.joins[row.firstJoin + i];
    out.beginObject()
        .field("a", join.a)
        .field("b", join.b)
        .field("reason", whyJoined(view.findings, join))
        .endObject();
  }
  out.endArray().key("sources").beginArray();
  for (uint32_t i = 0; i < row.members; ++i) writeObservation(out, view, membersOf(view, finding)[i]);
  out.endArray();
}

void writeControls(JsonWriter& out, const EstateView& view, uint32_t finding) {
  out.key("controls").beginArray();
  for (const Control& control : controlsOf(view.tables, view.findings, finding)) {
    const Framework* framework = findFramework(control.framework);
    out.beginObject().field("framework", control.framework).field("id", control.id);
    out.field("frameworkTitle", framework == nullptr
                                    ? control.framework
                                    : std::string(framework->title) + " " + std::string(framework->edition));
    out.field("title", control.title).field("source", control.source).endObject();
  }
  out.endArray();
}

}  // namespace

FindingRow findingRow(const Analysis& analysis, uint32_t finding, size_t maxText) {
  const EstateView& view = analysis.view();
  const Finding& from = view.findings.rows[finding];
  const UnitedAsset& asset = view.identities.assets[from.asset];
  const Score& score = view.scores.findings[finding];
  const auto clip = [&](std::string_view text) { return std::string(clipUtf8(text, maxText)); };
  FindingRow row;
  row.key = toHex(from.key);
  row.rank = analysis.placeOf(finding) + 1;
  row.risk = score.risk;
  row.band = name(score.band);
  row.severity = name(from.severity);
  row.kind = name(from.kind);
  row.title = clip(titleOf(view, finding));
  if (!from.weaknesses.empty()) row.weakness = weaknessId(from.weaknesses[0]);
  row.asset = clip(asset.name);
  row.assetId = "a" + std::to_string(from.asset);
  row.location = clip(locationOf(view, from.representative));
  row.component = clip(componentLabel(view, from.component));
  row.owner = clip(view.enrichment.ownerOf(finding).name);
  row.reach = reachLabel(view, from.asset);
  for (const StringId id : from.vulnerabilities) row.vulnerabilities.push_back(clip(view.text(id)));
  row.tools = toolsOf(view, finding);
  row.observations = from.members;
  row.fix = hasFix(view, finding);
  row.due = view.times == nullptr ? std::string() : formatTime(view.times->due[finding]);
  row.sla = slaOf(view, finding);
  row.status = name(view.enrichment.triage.status[finding].state);
  if (const FindingSaid* said = view.enrichment.triage.of(finding)) {
    row.assignee = clip(said->assignee);
    row.expires = formatTime(said->expires);
    row.note = !said->note.empty();
    row.expired = said->expired;
    row.contested = said->contested;
  }
  return row;
}

Result<FindingsAnswer> Engine::findings(const ListQuery& query) {
  return guarded([&]() -> Result<FindingsAnswer> {
    FindingsAnswer answer;
    if (!state_->analysis) return answer;
    Analysis& analysis = *state_->analysis;
    const auto view = analysis.findings().view(query.filter, query.sort, query.descending);
    if (!view) return view.error();
    answer.total = view.value().size();
    answer.of = analysis.findings().rows();
    for (const uint32_t row : view.value()) answer.observations += analysis.view().findings.rows[row].members;
    const Window window(query.from, query.to, answer.total);
    for (uint64_t i = window.from; i < window.to; ++i) {
      answer.rows.push_back(findingRow(analysis, view.value()[static_cast<size_t>(i)]));
    }
    return answer;
  });
}

Result<std::string> Engine::facets(std::string_view filter) {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return std::string("[]");
    const auto facets = state_->analysis->findings().facets(filter, findingFacets());
    if (!facets) return facets.error();
    JsonWriter out;
    out.beginArray();
    for (const Facet& facet : facets.value()) {
      out.beginObject()
          .field("field", facet.field)
          .field("title", findingFacetTitle(facet.field))
          .key("values")
          .beginArray();
      for (size_t i = 0; i < std::min(facet.values.size(), kMaxFacetValues); ++i) {
        const FacetValue& value = facet.values[i];
        out.beginObject().field("value", value.value).field("title", clipUtf8(value.title, kMaxCell));
        out.field("count", value.count).field("selected", value.selected).endObject();
      }
      out.endArray().endObject();
    }
    return out.endArray().take();
  });
}

Result<std::string> Engine::finding(std::string_view key) {
  return guarded([&]() -> Result<std::string> {
    const uint32_t row = state_->analysis ? state_->analysis->findingByKey(key) : kNone;
    if (row == kNone) return notFound("finding", key);
    const EstateView& view = state_->analysis->view();
    const Finding& from = view.findings.rows[row];
    JsonWriter out;
    out.beginObject();
    writeFields(out, findingRow(*state_->analysis, row, SIZE_MAX));
    out.key("weaknesses").beginArray();
    for (const uint32_t number : from.weaknesses) {
      out.beginObject().field("id", weaknessId(number)).field("title", weaknessTitle(number)).endObject();
    }
    out.endArray().field("description", longest(view, row, view.tables.observations.description));
    out.field("fixText", longest(view, row, view.tables.observations.fixText));
    writeTexts(out, "fixVersions", collect(view, row, view.tables.observations.fixVersions));
    writeTexts(out, "references", collect(view, row, view.tables.observations.references));
    writeTriage(out, view, row);
    writeExplanation(out, view, row);
    writeFacts(out, view, row);
    writeOthersScores(out, view, row);
    writeControls(out, view, row);
    writeSources(out, view, row);
    out.key("path");
    if (const uint32_t path = view.graph.pathThrough[row]; path != kNone) {
      write(out, pathView(*state_->analysis, path));
    } else {
      out.null();
    }
    out.field("environment", knownName(view.identities.assets[from.asset].environment));
    out.field("ownerFrom", view.enrichment.ownerOf(row).from);
    out.field("confidence", name(from.confidence)).field("vendors", from.vendors);
    return out.field("firstSeen", formatTime(firstSeenOf(view, row))).endObject().take();
  });
}

}  // namespace postern
