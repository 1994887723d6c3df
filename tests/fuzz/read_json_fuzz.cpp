// SPDX-License-Identifier: Apache-2.0
// JSON and JSON Lines, whole and by record.
#include "tests/fuzz/read_through.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  postern::readThrough({reinterpret_cast<const char*>(data), size},
                       {"/", "/*", "/runs/*/results/*", "/*/*", "-/skip"});
  return 0;
}
