// SPDX-License-Identifier: Apache-2.0
// `postern vocab cwe`: a weakness with its place in the tree and on the lists; two of them, separated by a
// tab, with their nearest common ancestor.
#include "engine/vocab_lines.h"
#include "vocab/cwe.h"

namespace postern {
namespace {

std::string written(uint32_t id) { return "CWE-" + std::to_string(id); }

void writeLists(JsonWriter& out, uint32_t id) {
  for (const uint32_t year : {2017U, 2021U, 2025U}) {
    out.key("owasp" + std::to_string(year)).beginArray();
    for (const uint32_t category : owaspTopTen(year, id))
      out.string((category < 10 ? "A0" : "A") + std::to_string(category));
    out.endArray();
  }
  out.key("top25").beginObject();
  for (uint32_t year = 2021; year <= 2025; ++year) {
    if (const uint32_t place = cweTop25(year, id)) out.field(std::to_string(year), place);
  }
  out.endObject();
}

std::string kinship(std::string_view left, std::string_view right) {
  const auto a = parseCweId(left);
  const auto b = parseCweId(right);
  if (!a || !b || !findCwe(*a) || !findCwe(*b)) return invalidLine("both sides must be weaknesses of CWE");
  const auto found = cweKinship(*a, *b);
  JsonWriter out;
  out.beginObject().field("valid", true).key("common");
  found ? out.string(written(found->common)) : out.null();
  out.key("distance");
  found ? out.integer(found->up + found->upOther) : out.null();
  return out.endObject().take();
}

}  // namespace

std::string cweLine(std::string_view, std::string_view line) {
  if (const size_t tab = line.find('\t'); tab != std::string_view::npos)
    return kinship(line.substr(0, tab), line.substr(tab + 1));
  const auto id = parseCweId(line);
  if (!id) return invalidLine("no CWE id");
  const auto cwe = findCwe(*id);
  if (!cwe) return invalidLine(written(*id) + " is no weakness of CWE (categories and views are not)");
  JsonWriter out;
  out.beginObject().field("valid", true).field("id", written(*id)).field("name", cwe->name);
  out.field("abstraction", name(cwe->abstraction)).field("deprecated", cwe->deprecated);
  out.key("parents").beginArray();
  for (const uint16_t parent : cwe->parents) out.string(written(parent));
  out.endArray().key("ancestors").beginArray();
  for (const uint32_t ancestor : cweAncestors(*id)) out.string(written(ancestor));
  out.endArray();
  writeLists(out, *id);
  return out.endObject().take();
}

}  // namespace postern
