// SPDX-License-Identifier: Apache-2.0
// `postern vocab purl`: a package URL's parts and canonical text; an object of parts gives the text.
#include "engine/request.h"
#include "engine/vocab_lines.h"
#include "vocab/purl.h"

namespace postern {
namespace {

void writePart(JsonWriter& out, std::string_view name, std::string_view text) {
  out.key(name);
  text.empty() ? out.null() : out.string(text);
}

Result<PurlReading> readParts(std::string_view line) {
  const Result<Request> object = Request::parse(line);
  if (!object.ok()) return makeError(ErrorCode::kMalformed, "the line is no JSON object of parts");
  const Request& parts = object.value();
  Purl purl{parts.text("type"),   parts.text("namespace"), parts.text("name"), parts.text("version"), {},
            parts.text("subpath")};
  for (const Node::Member member : parts["qualifiers"].members())
    purl.qualifiers.emplace_back(member.key, member.value.text());
  return normalisePurl(std::move(purl));
}

}  // namespace

std::string purlLine(std::string_view, std::string_view line) {
  const Result<PurlReading> read = line.starts_with("{") ? readParts(line) : readPurl(line);
  if (!read.ok()) return invalidLine(read.error().message);
  const auto& [purl, problem] = read.value();
  JsonWriter out;
  out.beginObject().field("valid", problem.empty());
  if (!problem.empty()) out.field("error", problem);
  out.field("canonical", purlText(purl)).field("type", purl.type);
  writePart(out, "namespace", purl.nameSpace);
  writePart(out, "name", purl.name);
  writePart(out, "version", purl.version);
  out.key("qualifiers");
  if (purl.qualifiers.empty()) {
    out.null();
  } else {
    out.beginObject();
    for (const auto& [key, value] : purl.qualifiers) out.field(key, value);
    out.endObject();
  }
  writePart(out, "subpath", purl.subpath);
  return out.endObject().take();
}

}  // namespace postern
