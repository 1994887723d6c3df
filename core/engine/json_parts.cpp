// SPDX-License-Identifier: Apache-2.0
// See json_parts.h.
#include "engine/json_parts.h"

namespace postern {

void writeDiagnostics(JsonWriter& out, const std::vector<Diagnostic>& entries) {
  out.beginArray();
  for (const Diagnostic& entry : entries) {
    out.beginObject().field("code", entry.code).field("message", entry.message);
    out.field("where", entry.where).field("count", entry.count).endObject();
  }
  out.endArray();
}

void writeError(JsonWriter& out, const Error& error) {
  out.beginObject().field("code", errorCodeName(error.code)).field("message", error.message);
  if (!error.source.empty()) out.field("source", error.source);
  if (error.offset != 0) out.field("offset", error.offset);
  if (!error.where.empty()) out.field("where", error.where);
  out.endObject();
}

void writeTexts(JsonWriter& out, std::string_view key, const std::vector<std::string>& texts) {
  out.key(key).beginArray();
  for (const std::string& text : texts) out.string(text);
  out.endArray();
}

}  // namespace postern
