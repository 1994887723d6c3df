// SPDX-License-Identifier: Apache-2.0
// Archives: every member that opens can be extracted again by its name. Workbooks are read through.
#include <cstdint>

#include "read/archive.h"
#include "read/xlsx_reader.h"
#include "tests/fuzz/read_through.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string first;
  bool any = false;
  const auto keep = [&](std::string_view name, std::string_view plain) {
    if (postern::isWorkbook(plain)) postern::readThrough(plain, {"/*", "/Sheet1/*"});
    if (!any) first = name;
    any = true;
  };
  postern::openInput("in", bytes, keep, [](std::string_view, const postern::Error& error) {
    postern::require(!error.message.empty() && !error.source.empty());
  });
  if (any) postern::require(postern::extractInput("in", bytes, first).ok());
  return 0;
}
