// SPDX-License-Identifier: Apache-2.0
// Bundles: any bytes, bytes behind a valid header so that frames are reached, and bytes as a batch or as
// decisions, which a bundle's checksums would keep a fuzzer from. What passes the checks goes all the way to
// the exports; decisions come back from what they are written as.
#include "bundle/bundle.h"

#include "bundle/decision_lines.h"
#include "bundle/decision_records.h"
#include "engine.h"
#include "model/batch.h"

namespace {

void use(const std::string& image) {
  postern::Engine engine;
  if (!engine.addBatch(image, {})) return;
  if (!engine.analyze(1'764'000'000)) return;
  const auto ignore = [](std::string_view) {};
  (void)engine.exportJson(ignore);
  (void)engine.exportCsv(ignore);
  (void)engine.graph({});
  (void)engine.facets("");
}

void backAndForth(const postern::Result<postern::Decisions>& read) {
  if (!read) return;
  const auto lines = postern::readDecisionLines(postern::writeDecisionLines(read.value()));
  const auto image = postern::writeDecisionRecords(read.value());
  if (!lines || !image || !(lines.value() == read.value())) __builtin_trap();
  const auto again = postern::readDecisionRecords(image.value());
  if (!again || !(again.value() == read.value())) __builtin_trap();
}

void read(std::string_view bytes) {
  const auto bundle = postern::readBundle(bytes);
  if (!bundle) return;
  for (const postern::BundleBatch& batch : bundle.value().batches) use(batch.image);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  read(std::string("POSTERN\0\1\0\0\0", 12) + bytes);
  read(std::string("POSTERN\0\2\0\0\0", 12) + bytes);
  backAndForth(postern::readDecisionRecords(bytes));
  backAndForth(postern::readDecisionLines(bytes));
  use(bytes);
  return 0;
}
