// SPDX-License-Identifier: Apache-2.0
// What must hold of every import, whatever the bytes: a batch that checks, or an error that says something;
// every record that was left out has a reason; the same bytes give the same batch.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/content_hash.h"
#include "formats/import.h"
#include "model/batch.h"
#include "tests/fuzz/read_through.h"

namespace postern {

inline void checkRead(std::string_view batch, const std::vector<Diagnostic>& diagnostics, uint64_t skipped) {
  require(checkBatch(batch).ok(), "the batch checks");
  Tables tables;
  appendBatch(batch, tables);
  uint64_t reasons = 0;
  for (const Diagnostic& entry : diagnostics) {
    require(!entry.code.empty() && !entry.message.empty(), "a diagnostic says something");
    reasons += entry.count;
  }
  require(reasons >= skipped, "what was left out has a reason");
  for (uint32_t row = 0; row < tables.observations.rows; ++row) {
    require(tables.observations.title[row] != kNoString, "an observation has a title");
    require(tables.observations.rangeBegin[row] <= tables.observations.rangeEnd[row],
            "a range ends after its begin");
  }
}

/// The whole way: archives, detection, a guess where no format claims the input.
inline std::vector<std::string> importChecked(std::string_view bytes) {
  std::vector<std::string> batches;
  importInput("in", bytes, {}, [&](ImportOutcome&& outcome) {
    if (outcome.failed) {
      require(!outcome.error.message.empty() && outcome.batch.empty());
    } else {
      require(outcome.format != nullptr && !outcome.evidence.empty());
      checkRead(outcome.batch, outcome.diagnostics, outcome.skipped);
    }
    batches.push_back(std::move(outcome.batch));
  });
  require(!batches.empty());
  return batches;
}

/// One plain input by one format, without asking the others: detection takes most of the time of an import
/// this small.
inline std::string readChecked(std::string_view bytes, const Format& format) {
  Diagnostics reading;
  auto opened = Document::open("in", bytes, reading);
  if (!opened) return opened.error().message;
  Document in = std::move(opened).value();
  (void)sniffFormat(format, in.probe());
  ReportFacts facts;
  facts.format = format.id;
  BatchBuilder out(std::move(facts), EstateKey{});
  const Status status = importFormat(format, in, out);
  require(status.ok() || !status.error().message.empty());
  out.skipMany(in.skippedRecords());
  if (!status)
    out.diagnostics().add("stopped", status.error().message, status.error().where);  // as import.cpp does
  const std::vector<Diagnostic> diagnostics = out.diagnostics().entries();
  const uint64_t skipped = out.skipped();
  const std::string batch = out.finish();
  checkRead(batch, diagnostics, skipped);
  return batch;
}

/// One input in eight is read twice, which is enough to meet every container without an order.
inline bool isReadTwice(std::string_view bytes) { return hashContent(bytes).low % 8 == 0; }

}  // namespace postern
