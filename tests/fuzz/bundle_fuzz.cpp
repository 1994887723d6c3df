// SPDX-License-Identifier: Apache-2.0
// Bundles: any bytes, and bytes behind a valid header so that frames are reached. What opens must be usable
// as it is.
#include "bundle/bundle.h"
#include "model/batch.h"

namespace {

void read(std::string_view bytes) {
  const auto bundle = postern::readBundle(bytes);
  if (!bundle) return;
  postern::Tables tables;
  for (const postern::BundleBatch& batch : bundle.value().batches) postern::appendBatch(batch.image, tables);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  read(std::string("POSTERN\0\1\0\0\0", 12) + std::string(bytes));
  return 0;
}
