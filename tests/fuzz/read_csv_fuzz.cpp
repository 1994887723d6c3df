// SPDX-License-Identifier: Apache-2.0
// Tables: shape and rows.
#include "tests/fuzz/read_through.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  postern::readThrough({reinterpret_cast<const char*>(data), size}, {"/*"});
  return 0;
}
