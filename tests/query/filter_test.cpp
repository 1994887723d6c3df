// SPDX-License-Identifier: Apache-2.0
// The filter language: what terms mean, and where an error is.
#include "query/filter.h"

#include <gtest/gtest.h>

namespace postern {
namespace {

constexpr FilterField kFields[] = {{"band"}, {"owner"}, {"risk", true}};

Filter parsed(std::string_view text) {
  auto filter = parseFilter(text, kFields);
  EXPECT_TRUE(filter.ok()) << text << ": " << (filter.ok() ? "" : filter.error().message);
  return filter.ok() ? std::move(filter).value() : Filter{};
}

Error refused(std::string_view text) {
  auto filter = parseFilter(text, kFields);
  EXPECT_FALSE(filter.ok()) << text;
  return filter.ok() ? Error{} : filter.error();
}

TEST(FilterTest, WordsAndQuotes) {
  const Filter filter = parsed("  Log4J \"Order  Search\" ab\"c d\"e ");
  ASSERT_EQ(filter.size(), 3U);
  EXPECT_EQ(filter[0].values, std::vector<std::string>{"log4j"});
  EXPECT_EQ(filter[1].values, std::vector<std::string>{"order  search"});
  EXPECT_EQ(filter[2].values, std::vector<std::string>{"abc de"});
  EXPECT_EQ(filter[0].field, -1);
  EXPECT_TRUE(parsed("   ").empty());
}

TEST(FilterTest, FieldsValuesAndNegation) {
  const Filter filter = parsed("BAND:now,soon -owner:\"Team \\\"A\\\", B\" owner:\"\"");
  ASSERT_EQ(filter.size(), 3U);
  EXPECT_EQ(filter[0].field, 0);
  EXPECT_EQ(filter[0].values, (std::vector<std::string>{"now", "soon"}));
  EXPECT_TRUE(filter[1].negated);
  EXPECT_EQ(filter[1].values, std::vector<std::string>{"team \"a\", b"});
  EXPECT_EQ(filter[2].values, std::vector<std::string>{""});
}

TEST(FilterTest, Numbers) {
  const Filter filter = parsed("risk:>50 risk:<=9.8 risk:7");
  ASSERT_EQ(filter.size(), 3U);
  EXPECT_EQ(filter[0].comparison, Comparison::kAbove);
  EXPECT_EQ(filter[0].milli, 50'000);
  EXPECT_EQ(filter[1].comparison, Comparison::kAtMost);
  EXPECT_EQ(filter[1].milli, 9'800);
  EXPECT_EQ(filter[2].comparison, Comparison::kHas);
}

TEST(FilterTest, AddressesAreWords) {
  const Filter filter = parsed("https://shop.example/search");
  ASSERT_EQ(filter.size(), 1U);
  EXPECT_EQ(filter[0].values, std::vector<std::string>{"https://shop.example/search"});
}

TEST(FilterTest, ErrorsSayWhere) {
  EXPECT_EQ(refused("band:now color:red").where, "column 10");
  EXPECT_EQ(refused("abc \"open").where, "column 5");
  EXPECT_EQ(refused("owner:").where, "column 7");
  EXPECT_EQ(refused("x - y").where, "column 3");
  EXPECT_EQ(refused("risk:high").where, "column 6");
  EXPECT_EQ(refused("risk:high").code, ErrorCode::kBadQuery);
  EXPECT_NE(refused("color:red").message.find("band owner risk"), std::string::npos);
  std::string many;
  for (size_t i = 0; i <= kMaxFilterTerms; ++i) many += "x ";
  EXPECT_EQ(refused(many).code, ErrorCode::kBadQuery);
}

}  // namespace
}  // namespace postern
