// SPDX-License-Identifier: Apache-2.0
// Inputs that once broke something (tests/regressions, most of them found by tools/fuzz): as whatever
// detection says, by a guess, and by every format. What must hold is the fuzzers' own
// (tests/fuzz/check_import.h); a failure aborts.
// "<name>.spec" is a mapping spec, a zero byte and a report; anything else a report.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "formats/mapping/spec.h"
#include "formats/teach/auto_map.h"
#include "tests/fuzz/check_import.h"

namespace postern {
namespace {

void replaySpec(std::string_view input) {
  const size_t zero = input.find('\0');
  auto taught = teachFormat("spec", input.substr(0, zero));
  if (!taught) return require(!taught.error().message.empty(), "a mistake is said");
  if (zero != std::string_view::npos) (void)readChecked(input.substr(zero + 1), taught.value()->format);
}

void replayReport(std::string_view input) {
  (void)importChecked(input);
  for (const Format* format : formats()) {
    const std::string batch = readChecked(input, *format);
    require(batch == readChecked(input, *format), "the same bytes give the same batch");
  }
  Diagnostics diagnostics;
  auto opened = Document::open("in", input, diagnostics);
  if (!opened) return;
  const AutoMapping guess = autoMap("in", opened.value());
  if (guess.taught != nullptr) (void)readChecked(input, guess.taught->format);
}

TEST(Regressions, StayMended) {
  size_t files = 0;
  const auto folder = std::filesystem::path(POSTERN_SOURCE_DIR) / "tests" / "regressions";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    std::fprintf(stderr, "%s\n", entry.path().filename().string().c_str());  // which one, should it abort
    if (entry.path().extension() == ".spec") {
      replaySpec(bytes);
    } else {
      replayReport(bytes);
    }
    ++files;
  }
  EXPECT_GT(files, 0U);
}

}  // namespace
}  // namespace postern
