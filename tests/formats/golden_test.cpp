// SPDX-License-Identifier: Apache-2.0
// Every fixture says what its golden says. POSTERN_UPDATE_GOLDEN=1 (tools/golden) writes the goldens instead;
// read the difference before committing it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "tests/formats/fixtures.h"
#include "tests/formats/golden_dump.h"

namespace postern::fixtures {
namespace {

namespace fs = std::filesystem;

bool isUpdating() {
  const char* value = std::getenv("POSTERN_UPDATE_GOLDEN");
  return value != nullptr && std::string_view(value) == "1";
}

// Line and both texts of the first difference: the whole dump would bury it.
std::string firstDifference(std::string_view golden, std::string_view ours) {
  for (size_t line = 1;; ++line) {
    const size_t goldenEnd = golden.find('\n');
    const size_t oursEnd = ours.find('\n');
    const std::string_view was = golden.substr(0, goldenEnd);
    const std::string_view is = ours.substr(0, oursEnd);
    if (was != is || goldenEnd == std::string_view::npos || oursEnd == std::string_view::npos) {
      return "line " + std::to_string(line) + "\n  golden: " + std::string(was) +
             "\n  ours:   " + std::string(is);
    }
    golden.remove_prefix(goldenEnd + 1);
    ours.remove_prefix(oursEnd + 1);
  }
}

TEST(Golden, EveryFixtureSaysWhatItsGoldenSays) {
  ASSERT_FALSE(all().empty());
  std::set<fs::path> written;
  for (const Fixture& fixture : all()) {
    const fs::path path = fixture.golden();
    EXPECT_TRUE(written.insert(path).second) << "two fixtures share the golden " << path;
    const std::string ours = dumpTables(import(fixture.path.filename().string(), fixture.bytes()).tables);
    if (isUpdating()) {
      if (readFile(path) == ours) continue;
      fs::create_directories(path.parent_path());
      std::ofstream(path, std::ios::binary) << ours;
      continue;
    }
    ASSERT_TRUE(fs::exists(path)) << path << " is missing: run tools/golden";
    const std::string golden = readFile(path);
    if (golden != ours)
      ADD_FAILURE() << fixture.path << ": " << firstDifference(golden, ours) << "\n(tools/golden rewrites)";
  }
}

TEST(Golden, EveryGoldenHasItsFixture) {
  std::set<fs::path> wanted;
  for (const Fixture& fixture : all()) wanted.insert(fixture.golden());
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(goldenFolder(), error)) {
    if (!entry.is_regular_file() || wanted.count(entry.path()) > 0) continue;
    if (isUpdating()) {
      fs::remove(entry.path());
    } else {
      ADD_FAILURE() << entry.path() << " belongs to no fixture";
    }
  }
}

}  // namespace
}  // namespace postern::fixtures
