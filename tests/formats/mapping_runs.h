// SPDX-License-Identifier: Apache-2.0
// Runs a mapping spec written in a test over a document written beside it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/import.h"
#include "formats/mapping/spec.h"
#include "model/batch.h"

namespace postern::mapping {

/// A spec of one layout: JSON, records below "r" unless `layout` says otherwise; `layout` are further
/// members.
inline std::string specOf(std::string_view fields, std::string_view layout = R"("records": "/r/*")") {
  return R"({"postern_spec": 1, "id": "taught", "title": "Taught", "family": "code", "layouts": [{
    "detect": {"syntax": "json", "has": ["r"]}, "fields": {)" +
         std::string(fields) + "}, " + std::string(layout) + "}]}";
}

struct Mapped {
  std::string mistake;  ///< of the spec, with its place
  ImportOutcome outcome;
  Tables tables;

  std::vector<std::string> texts(const std::vector<StringId>& column) const {
    std::vector<std::string> out;
    for (const StringId id : column) out.emplace_back(tables.strings.text(id));
    return out;
  }
  /// The texts of one observation in a list column.
  std::vector<std::string> list(const ListColumn& column, uint32_t row = 0) const {
    std::vector<std::string> out;
    for (uint32_t i = column.begin[row]; i < column.begin[row + 1]; ++i)
      out.emplace_back(tables.strings.text(column.items[i]));
    return out;
  }
  const Diagnostic* noted(std::string_view code) const {
    for (const Diagnostic& entry : outcome.diagnostics) {
      if (entry.code == code) return &entry;
    }
    return nullptr;
  }
};

inline Mapped run(std::string_view spec, std::string_view document) {
  Mapped out;
  auto taught = teachFormat("test", spec);
  if (!taught) {
    out.mistake = taught.error().where + ": " + taught.error().message;
    return out;
  }
  const Format* all[] = {&taught.value()->format};
  ImportSettings settings;
  settings.choice = {all, taught.value()->format.id};
  out.outcome = importPlain("in", document, settings);
  out.outcome.format = nullptr;  // it goes with `taught`
  out.outcome.alternatives.clear();
  if (out.outcome.failed) return out;
  const Status status = checkBatch(out.outcome.batch);
  EXPECT_TRUE(status.ok());
  if (status) appendBatch(out.outcome.batch, out.tables);
  return out;
}

/// What a value gives for a list column of the first record of a JSON document.
inline std::vector<std::string> textsOf(std::string_view value, std::string_view document,
                                        std::string_view layout = R"("records": "/r/*")") {
  const Mapped result =
      run(specOf(R"("title": "=t", "fingerprints": )" + std::string(value), layout), document);
  EXPECT_EQ(result.mistake, "");
  if (!result.mistake.empty() || result.tables.observations.rows == 0) return {"no observation"};
  return result.list(result.tables.observations.fingerprints);
}

using Texts = std::vector<std::string>;

}  // namespace postern::mapping
