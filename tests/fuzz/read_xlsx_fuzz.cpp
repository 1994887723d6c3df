// SPDX-License-Identifier: Apache-2.0
// Workbooks: the input's parts, between zero bytes, become a sheet, the shared texts, the styles and the
// workbook's list. A fuzzer alone would not get past the checksums of a zip.
#include "base/text.h"
#include "tests/fuzz/read_through.h"
#include "tests/read/archives.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto parts = postern::split(input, '\0');
  const auto part = [&](size_t i, std::string_view fallback) {
    return std::string(i < parts.size() && !parts[i].empty() ? parts[i] : fallback);
  };
  const auto stored = [](std::string name, std::string text) {
    postern::Member member{std::move(name), std::move(text)};
    member.deflate = false;
    return member;
  };
  const std::string bytes = postern::zip(
      {stored("[Content_Types].xml", "<Types/>"), stored("xl/worksheets/sheet1.xml", part(0, "<worksheet/>")),
       stored("xl/sharedStrings.xml", part(1, "<sst/>")), stored("xl/styles.xml", part(2, "<styleSheet/>")),
       stored("xl/workbook.xml", part(3,
                                      "<workbook><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\" "
                                      "xmlns:r=\"r\"/></sheets></workbook>")),
       stored("xl/_rels/workbook.xml.rels",
              part(4,
                   "<Relationships><Relationship Id=\"r1\" Type=\"http://x/worksheet\" "
                   "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"s\" Type=\"http://x/sharedStrings\" "
                   "Target=\"/xl/sharedStrings.xml\"/></Relationships>"))});
  postern::Diagnostics diagnostics;
  if (!postern::Document::open("input", bytes, diagnostics)) return 0;  // no sheet is left
  postern::readThrough(bytes, {"/*", "/A/*", "/A"});
  return 0;
}
