// SPDX-License-Identifier: Apache-2.0
// Calls by name with their answers parsed, as the page makes them; and small reports to call with.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "engine.h"
#include "read/json_parser.h"

namespace postern {

inline const std::string kKeyHex(64, '5');
inline const std::string kToldTime = "2026-11-24T09:00:00Z";

/// An answer; `value` and `error` are valid as long as it.
struct Called {
  explicit Called(Engine::Answer from)
      : answer(std::make_unique<Engine::Answer>(std::move(from))), tape(std::make_unique<Tape>()) {
    Diagnostics diagnostics;
    JsonParser parser(answer->envelope, diagnostics);
    EXPECT_TRUE(parser.parse(*tape)) << answer->envelope.substr(0, 200);
    ok = tape->root()["ok"].isTrue();
    value = tape->root()["value"];
    error = tape->root()["error"];
  }
  std::unique_ptr<Engine::Answer> answer;
  std::unique_ptr<Tape> tape;
  bool ok = false;
  Node value, error;
};

inline std::string withKey(std::string_view fields = {}) {
  return "{" + std::string(fields) + (fields.empty() ? "" : ",") + R"("settings":{"estateKey":")" + kKeyHex +
         "\"}}";
}
inline Called call(Engine& engine, std::string_view name, std::string_view request = "{}",
                   std::string_view bytes = {}) {
  return Called(engine.call(name, request, bytes));
}

/// SARIF with a result of CWE-89 per line number.
inline std::string sarifOf(std::string_view tool, std::string_view repository,
                           const std::vector<int>& lines) {
  JsonWriter out;
  out.beginObject()
      .field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      .field("version", "2.1.0");
  out.key("runs").beginArray().beginObject().key("tool").beginObject().key("driver").beginObject().field(
      "name", tool);
  out.key("rules")
      .beginArray()
      .beginObject()
      .field("id", "sqli")
      .key("properties")
      .beginObject()
      .key("tags")
      .beginArray();
  out.string("external/cwe/cwe-89").endArray().endObject().endObject().endArray().endObject().endObject();
  out.key("versionControlProvenance")
      .beginArray()
      .beginObject()
      .field("repositoryUri", repository)
      .endObject()
      .endArray();
  out.key("results").beginArray();
  for (const int line : lines) {
    out.beginObject().field("ruleId", "sqli").field("level", "error");
    out.key("message").beginObject().field("text", "SQL injection at " + std::to_string(line)).endObject();
    out.key("locations").beginArray().beginObject().key("physicalLocation").beginObject();
    out.key("artifactLocation").beginObject().field("uri", "src/a.java").endObject();
    out.key("region")
        .beginObject()
        .field("startLine", line)
        .endObject()
        .endObject()
        .endObject()
        .endArray()
        .endObject();
  }
  return out.endArray().endObject().endArray().endObject().take();
}

/// Reads a file into the estate; the number of batches added.
inline size_t drop(Engine& engine, std::string_view name, std::string_view bytes) {
  JsonWriter field;
  field.beginObject().field("name", name).endObject();
  const std::string fields = field.text().substr(1, field.text().size() - 2);
  const Called imported = call(engine, "importFile", withKey(fields), bytes);
  EXPECT_TRUE(imported.ok) << name;
  for (const std::string& batch : imported.answer->blobs)
    EXPECT_TRUE(call(engine, "addBatch", withKey(), batch).ok) << name;
  return imported.answer->blobs.size();
}

}  // namespace postern
