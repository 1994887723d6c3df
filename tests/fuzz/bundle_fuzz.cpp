// SPDX-License-Identifier: Apache-2.0
// Bundles: any bytes, bytes behind a valid header so that frames are reached, and bytes as a batch, which a
// bundle's checksums would keep a fuzzer from. What passes the checks goes all the way to the exports.
#include "bundle/bundle.h"
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
  (void)engine.graph("");
  (void)engine.facets("");
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
  use(bytes);
  return 0;
}
