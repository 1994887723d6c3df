// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include <gtest/gtest.h>

#include "base/scan.h"

namespace postern {
namespace {

TEST(Text, ParseIntTakesWholeNumbersOnly) {
  EXPECT_EQ(parseInt(" 42 "), 42);
  EXPECT_EQ(parseInt("+7"), 7);
  EXPECT_EQ(parseInt("-9223372036854775808"), INT64_MIN);
  for (const std::string_view bad : {"", "+", "-", "1.0", "12x", "9223372036854775808", "+-1"})
    EXPECT_FALSE(parseInt(bad)) << bad;
  EXPECT_EQ(parseLeadingInt("443/tcp"), 443);
  EXPECT_FALSE(parseLeadingInt("tcp"));
}

TEST(Text, ParseMilliRoundsHalfAwayFromZero) {
  EXPECT_EQ(parseMilli("9.85"), 9850);
  EXPECT_EQ(parseMilli("1e-3"), 1);
  EXPECT_EQ(parseMilli("0.0005"), 1);
  EXPECT_EQ(parseMilli("-0.0005"), -1);
  EXPECT_EQ(parseMilli("0.00049"), 0);
  EXPECT_EQ(parseMilli("7"), 7000);
  EXPECT_EQ(parseMilli(".5"), 500);
  EXPECT_EQ(parseMilli("5."), 5000);
  EXPECT_EQ(parseMilli("1.5E2"), 150000);
  EXPECT_EQ(parseMilli("1e-50"), 0);
  EXPECT_EQ(parseMicro("0.97234"), 972340);
  for (const std::string_view bad : {"", ".", "abc", "1.2.3", "1e", "1e999", "0x10", "1,5", "1e30", "--1"})
    EXPECT_FALSE(parseMilli(bad)) << bad;
}

TEST(Text, SplitKeepsEmptyPartsAndSplitListDropsThem) {
  EXPECT_EQ(split("a,,b,", ','), (std::vector<std::string_view>{"a", "", "b", ""}));
  EXPECT_TRUE(split("", ',').empty());
  EXPECT_EQ(splitList(" a ;, b,"), (std::vector<std::string_view>{"a", "b"}));
}

TEST(Text, ClipNeverSplitsACharacter) {
  EXPECT_EQ(clipUtf8("caf\xC3\xA9", 4), "caf");
  EXPECT_EQ(clipUtf8("caf\xC3\xA9", 5), "caf\xC3\xA9");
  EXPECT_EQ(clipUtf8("\xF0\x9F\x98\x80", 3), "");
}

TEST(Text, CaseIsIgnoredForAsciiOnly) {
  EXPECT_TRUE(equalsIgnoreCase("SeVerity", "severity"));
  EXPECT_FALSE(equalsIgnoreCase("a", "ab"));
  EXPECT_EQ(findIgnoreCase("xxHIGHxx", "high"), 2U);
  EXPECT_EQ(findIgnoreCase("abc", "d"), std::string_view::npos);
}

TEST(Text, MarkupBecomesText) {
  EXPECT_EQ(stripMarkup("<p>a &lt;b&gt;</p><ul><li>c</li></ul>"), "a <b>\nc");
  EXPECT_EQ(stripMarkup("1 < 2 && 3 > 2"), "1 < 2 && 3 > 2");
  EXPECT_EQ(stripMarkup("&amp;lt;"), "&lt;");
  EXPECT_EQ(firstSentence("  Title   with spaces \nsecond line"), "Title with spaces");
}

// Against the library's own, over texts short and long, with words at every place and across the blocks of
// sixteen.
TEST(Scan, FindsWhatTheLibraryFinds) {
  uint64_t random = 99;
  for (int round = 0; round < 3000; ++round) {
    const auto next = [&](uint64_t bound) {
      random = random * 6364136223846793005ULL + 1442695040888963407ULL;
      return (random >> 33) % bound;
    };
    std::string text;
    for (uint64_t n = next(90); n > 0; --n) text += static_cast<char>('a' + next(3));
    std::string word;
    for (uint64_t n = 1 + next(5); n > 0; --n) word += static_cast<char>('a' + next(3));
    const size_t from = next(text.size() + 1);
    EXPECT_EQ(scan::find(text, word, from), std::string_view(text).find(word, from))
        << text << " " << word << " " << from;
    EXPECT_EQ(scan::same(text, text + ""), true);
    EXPECT_EQ(scan::same(text, text + "a"), false);
    const char* end = text.data() + text.size();
    const size_t first = text.find_first_of("bc");
    EXPECT_EQ(scan::either(text.data(), end, 'b', 'c') - text.data(),
              static_cast<ptrdiff_t>(first == std::string::npos ? text.size() : first));
  }
  EXPECT_EQ(scan::find("abc", "", 0), std::string_view::npos);
}

TEST(TextTest, Utf8IsWhatRfc3629Allows) {
  for (const std::string_view good :
       {"", "a", "\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(isUtf8(good)) << good;
  for (const std::string_view bad :
       {"\x80", "\xC3", "\xC3(", "\xC0\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "a\xFF", "\xE2\x82"})
    EXPECT_FALSE(isUtf8(bad)) << bad;
}

}  // namespace
}  // namespace postern
