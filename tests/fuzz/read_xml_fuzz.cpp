// SPDX-License-Identifier: Apache-2.0
// XML by path, by name and whole.
#include "tests/fuzz/read_through.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  postern::readThrough({reinterpret_cast<const char*>(data), size}, {"/r/h", "//item", "-/r/skip", "/*/*/x"});
  return 0;
}
