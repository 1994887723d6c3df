// SPDX-License-Identifier: Apache-2.0
// `postern vocab cpe`: a CPE name's attributes and bindings; "source<TAB>target" adds how the two relate.
#include "engine/vocab_lines.h"
#include "vocab/cpe.h"

namespace postern {

std::string cpeLine(std::string_view, std::string_view line) {
  const size_t tab = line.find('\t');
  const Result<CpeReading> read = readCpe(line.substr(0, tab));
  if (!read.ok()) return invalidLine(read.error().message);
  const auto& [cpe, problem] = read.value();
  JsonWriter out;
  out.beginObject().field("valid", problem.empty());
  if (!problem.empty()) out.field("error", problem);
  out.field("canonical", cpeText(cpe)).field("uri", cpeUri(cpe)).field("wfn", cpeWfn(cpe));
  for (size_t i = 0; i < kCpeAttributes; ++i) {
    const CpeValue& value = cpe.values[i];
    out.key(cpeAttributeName(static_cast<CpeAttribute>(i)));
    if (value.kind == CpeValue::Kind::kAny)
      out.string("ANY");
    else if (value.kind == CpeValue::Kind::kNotApplicable)
      out.string("NA");
    else
      out.string(value.text);
  }
  if (tab != std::string_view::npos) {
    const Result<CpeReading> target = readCpe(line.substr(tab + 1));
    if (!target.ok()) return invalidLine(target.error().message);
    out.field("relation", cpeRelationName(cpeRelation(cpe, target.value().cpe)));
  }
  return out.endObject().take();
}

}  // namespace postern
