// SPDX-License-Identifier: Apache-2.0
// The list of formats as a whole: ids, metadata, and a fixture with facts in it for each.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "formats/format.h"
#include "tests/formats/fixtures.h"

namespace postern::fixtures {
namespace {

TEST(Registry, IdsAreUniqueSnakeCase) {
  std::set<std::string_view> ids;
  std::set<std::string_view> titles;
  for (const Format* format : formats()) {
    EXPECT_TRUE(ids.insert(format->id).second) << format->id << " is there twice";
    EXPECT_TRUE(titles.insert(format->title).second) << format->title << " names two formats";
    const bool isSnakeCase =
        !format->id.empty() &&
        format->id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
    EXPECT_TRUE(isSnakeCase) << format->id;
  }
}

TEST(Registry, EveryFormatDescribesItself) {
  for (const Format* format : formats()) {
    EXPECT_FALSE(format->title.empty()) << format->id;
    EXPECT_FALSE(format->syntaxes.empty()) << format->id;
    // Formats of our own are documented in the repository.
    EXPECT_TRUE(format->url.empty() || format->url.starts_with("https://") ||
                format->url.find(".md") != std::string_view::npos)
        << format->id << ": " << format->url;
    // A spec, or two functions.
    EXPECT_NE(format->spec != nullptr, format->sniff != nullptr) << format->id;
    EXPECT_NE(format->spec != nullptr, format->import != nullptr) << format->id;
  }
}

TEST(Registry, EveryFormatHasAFixtureThatSaysSomething) {
  for (const Format* format : formats()) {
    bool saysSomething = false;
    size_t count = 0;
    for (const Fixture& fixture : all()) {
      if (fixture.format != format->id) continue;
      ++count;
      const Tables tables = import(fixture.path.filename().string(), fixture.bytes()).tables;
      saysSomething = saysSomething || tables.observations.rows + tables.assets.rows +
                                               tables.components.rows + tables.vulnerabilities.rows +
                                               tables.ownerships.rows >
                                           0;
    }
    EXPECT_GT(count, 0U) << format->id << " has no fixture in " << folder() / std::string(format->id);
    // A manifest is there to be patched; what it requires is no fact about what is installed.
    if (format->id == "dependency_manifest") continue;
    EXPECT_TRUE(count == 0 || saysSomething) << "no fixture of " << format->id << " gives a fact";
  }
}

TEST(Registry, NothingIsClaimedByNobody) {
  for (const std::string_view text :
       {"", "{}", "[]", "42", "\"text\"", "a,b\n1,2\n", "<root/>", "hello\nworld\n"}) {
    for (const ImportOutcome& outcome : import("unknown", text).outcomes) {
      EXPECT_TRUE(outcome.failed) << '"' << text << "\" is taken for "
                                  << (outcome.format ? outcome.format->id : "nothing");
      EXPECT_EQ(outcome.error.code, ErrorCode::kUnknownFormat) << text;
    }
  }
}

}  // namespace
}  // namespace postern::fixtures
