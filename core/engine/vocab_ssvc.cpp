// SPDX-License-Identifier: Apache-2.0
// `postern vocab ssvc`: the outcome of a decision table; where values are missing, the outcomes that remain.
#include "base/text.h"
#include "engine/vocab_lines.h"
#include "vocab/ssvc_decision.h"

namespace postern {

std::string ssvcLine(std::string_view, std::string_view line) {
  const auto read = decideSsvc(line);
  if (!read) return invalidLine(read.error().message);
  const SsvcDecision& decision = read.value();
  const SsvcPoint& point = *decision.table->outcome;
  JsonWriter out;
  out.beginObject().field("valid", true).field("table", decision.table->id);
  out.field("title", decision.table->title).key("values").beginObject();
  for (const auto& choice : decision.inputs)
    out.field(choice.point->name, toLowerAscii(choice.point->values[choice.value].name));
  out.endObject();
  if (decision.possible.size() == 1) {
    const SsvcValue& outcome = point.values[decision.possible.front()];
    out.field("outcome", toLowerAscii(outcome.name)).field("key", outcome.key).field("name", outcome.name);
    if (decision.table->alias == "bod_26_04") {
      const auto timeline = static_cast<Bod2604Timeline>(decision.possible.front());
      const auto days = bod2604Days(timeline);
      out.key("days");
      days ? out.integer(*days) : out.null();
      out.field("forensics", timeline == Bod2604Timeline::kDays3Forensic);
    }
  } else {
    out.key("outcome").null().key("possible").beginArray();
    for (const uint8_t value : decision.possible) out.string(toLowerAscii(point.values[value].name));
    out.endArray();
  }
  if (!decision.unknown.empty()) {
    out.key("unknown").beginArray();
    for (const SsvcPoint* unknown : decision.unknown) out.string(unknown->name);
    out.endArray();
  }
  if (decision.stated != nullptr) {
    bool agrees = false;
    for (const uint8_t value : decision.possible) agrees |= &point.values[value] == decision.stated;
    out.field("stated", toLowerAscii(decision.stated->name)).field("agrees", agrees);
  }
  return out.endObject().take();
}

}  // namespace postern
