// SPDX-License-Identifier: Apache-2.0
// Pages: tables, elements, data in scripts, the whole.
#include "tests/fuzz/read_through.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string page = "<html>" + std::string(reinterpret_cast<const char*>(data), size);
  postern::readThrough(page, {"/*", "//div.a", "/html/body/*/p", "/data/*", "/", "-//p"});
  return 0;
}
