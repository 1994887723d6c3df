// SPDX-License-Identifier: Apache-2.0
// What the estate says of a framework's controls, and the auditor's table.
#include <algorithm>

#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "engine/views.h"
#include "output/compliance_csv.h"

namespace postern {
namespace {

/// Findings of a control that the view names; the rest is behind its count.
constexpr size_t kNamedFindings = 5;

void writeFindings(JsonWriter& out, const Analysis& analysis, std::vector<uint32_t> rows) {
  std::sort(rows.begin(), rows.end(),
            [&](uint32_t a, uint32_t b) { return analysis.placeOf(a) < analysis.placeOf(b); });
  if (rows.size() > kNamedFindings) rows.resize(kNamedFindings);
  out.key("findings").beginArray();
  for (const uint32_t row : rows) {
    out.beginObject();
    writeFields(out, findingRow(analysis, row));
    out.endObject();
  }
  out.endArray();
}

void writeControl(JsonWriter& out, const Analysis& analysis, const ControlResult& result) {
  out.beginObject().field("id", result.control.id).field("title", result.control.title);
  out.field("status", name(result.status)).field("source", result.control.source);
  out.field("open", result.open.size()).field("closed", result.closed.size()).key("scans").beginArray();
  for (uint32_t bit = 0; bit <= static_cast<uint32_t>(Family::kContext); ++bit) {
    if ((result.control.families >> bit & 1U) != 0) out.string(name(static_cast<Family>(bit)));
  }
  out.endArray();
  writeFindings(out, analysis, result.open);
  out.endObject();
}

void writeFramework(JsonWriter& out, const Framework& framework, const std::vector<ControlResult>& results) {
  uint64_t counts[3] = {};
  for (const ControlResult& result : results) {
    if (result.control.framework == framework.id) ++counts[static_cast<size_t>(result.status)];
  }
  out.beginObject().field("id", framework.id).field("title", framework.title);
  out.field("edition", framework.edition).field("url", framework.url);
  out.field("notLookedAt", counts[static_cast<size_t>(ControlStatus::kNotLookedAt)]);
  out.field("clear", counts[static_cast<size_t>(ControlStatus::kClear)]);
  out.field("open", counts[static_cast<size_t>(ControlStatus::kOpen)]).endObject();
}

}  // namespace

Result<std::string> Engine::compliance(std::string_view asked) const {
  return guarded([&]() -> Result<std::string> {
    JsonWriter out;
    out.beginObject().key("frameworks").beginArray();
    if (!state_->analysis) return out.endArray().key("controls").beginArray().endArray().endObject().take();
    const Analysis& analysis = *state_->analysis;
    if (!asked.empty() && findFramework(asked) == nullptr) return notFound("framework", asked);
    const std::vector<ControlResult>& results = state_->analysis->controls();
    for (const Framework& framework : frameworks()) writeFramework(out, framework, results);
    out.endArray().key("controls").beginArray();
    for (const ControlResult& result : results) {
      if (result.control.framework == asked) writeControl(out, analysis, result);
    }
    return out.endArray().endObject().take();
  });
}

Status Engine::exportCompliance(ByteSink sink) const {
  return guarded([&]() -> Status {
    if (!state_->analysis) return nothingAnalysed();
    writeComplianceCsv(state_->analysis->view(), sink);
    return Done{};
  });
}

}  // namespace postern
