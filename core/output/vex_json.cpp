// SPDX-License-Identifier: Apache-2.0
// See vex_json.h.
#include "output/vex_json.h"

#include <string>

namespace postern {
namespace {

void writeStatement(JsonWriter& out, const Tables& tables, uint32_t row) {
  const VexColumns& vex = tables.vex;
  const auto text = [&](StringId id) { return tables.strings.text(id); };
  std::string record(text(vex.recordParent[row]));
  record += vex.recordKey[row] == kNoString ? std::to_string(vex.recordIndex[row])
                                            : std::string(text(vex.recordKey[row]));
  const Report& report = tables.reports[tables.vexReport[row]];
  out.field("status", name(static_cast<VexStatus>(vex.status[row])))
      .field("said", text(vex.statusText[row]))
      .field("text", describeVex(tables, row))
      .field("justification", text(vex.justification[row]))
      .field("impact", text(vex.impact[row]))
      .field("action", text(vex.action[row]))
      .field("product", text(vex.productName[row]))
      .field("by", text(vex.author[row]))
      .field("role", text(vex.role[row]))
      .field("authority", name(static_cast<VexAuthority>(vex.authority[row])))
      .field("at", formatTime(vex.at[row]))
      .field("document", text(vex.document[row]))
      .field("version", text(vex.documentVersion[row]))
      .field("report", "r" + std::to_string(tables.vexReport[row]))
      .field("file", report.name)
      .field("record", record);
}

}  // namespace

void writeVex(JsonWriter& out, const EstateView& view, uint32_t finding) {
  const VexOfFinding* said = view.enrichment.vex.of(finding);
  if (said == nullptr) return;
  out.key("vex").beginObject();
  if (said->statement != kNone) writeStatement(out, view.tables, said->statement);
  if (said->restates != kNone) out.field("restates", toHex(view.findings.rows[said->restates].key));
  out.key("others").beginArray();
  for (const uint32_t row : said->others) {
    out.beginObject();
    writeStatement(out, view.tables, row);
    out.endObject();
  }
  out.endArray().endObject();
}

}  // namespace postern
