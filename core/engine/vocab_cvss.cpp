// SPDX-License-Identifier: Apache-2.0
// `postern vocab cvss`: a vector's scores.
#include "engine/vocab_lines.h"
#include "vocab/cvss.h"

namespace postern {

std::string cvssLine(std::string_view, std::string_view line) {
  const auto cvss = parseCvss(line);
  if (!cvss) return invalidLine("no CVSS vector");
  JsonWriter out;
  out.beginObject().field("valid", true).key("base");
  cvss->base ? out.decimal(*cvss->base, 1) : out.null();
  return out.endObject().take();
}

}  // namespace postern
