// SPDX-License-Identifier: Apache-2.0
// Encodings, syntaxes told by content alone, plain text, and the bad inputs that people drop.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/read/reading.h"

namespace postern {
namespace {

std::string utf16(std::string_view text, bool bigEndian) {
  std::string out;
  for (const char c : text) {
    if (bigEndian) out += '\0';
    out += c;
    if (!bigEndian) out += '\0';
  }
  return out;
}

TEST(Encoding, Utf8IsNotCopied) {
  const std::string bytes = "{\"a\":\"caf\xC3\xA9\"}";
  Diagnostics diagnostics;
  auto document = Document::open("x", bytes, diagnostics);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document.value().text().data(), bytes.data());
  EXPECT_TRUE(diagnostics.empty());
}

TEST(Encoding, ByteOrderMarkIsDropped) {
  const Reading reading("\xEF\xBB\xBF{\"a\":1}", {"/"});
  EXPECT_EQ(reading.syntax, Syntax::kJson);
  EXPECT_EQ(reading.text, "{\"a\":1}");
  EXPECT_EQ(Reading("\xEF\xBB\xBFid,name,age\n1,2,3\n", {"/*"}).columns.at(0), "id");
}

TEST(Encoding, Utf16WithAndWithoutMark) {
  const std::string json = "{\"name\":\"value\"}";
  for (const bool bigEndian : {false, true}) {
    const std::string mark = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const std::string& bytes : {mark + utf16(json, bigEndian), utf16(json, bigEndian)}) {
      const Reading reading(bytes, {"/"});
      EXPECT_EQ(reading.text, json);
      EXPECT_EQ(reading.records.size(), 1U);
      EXPECT_EQ(reading.noted("encoding"), 1U);
    }
  }
  const std::string pair("\xFF\xFE\"\0\x3D\xD8\x00\xDE\x3D\xD8\"\0", 12);
  EXPECT_EQ(Reading(pair, {}).text, "\"\xF0\x9F\x98\x80\xEF\xBF\xBD\"");
}

TEST(Encoding, Windows1252IsReadAsSuch) {
  const Reading reading("{\"a\":\"caf\xE9 \x93quoted\x94 \x80\"}", {"/"});
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_EQ(reading.records[0].json, "{\"a\":\"caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D \xE2\x82\xAC\"}");
  EXPECT_EQ(reading.noted("encoding"), 4U);
  EXPECT_EQ(reading.diagnostics.entries()[0].where, "byte 9");
}

TEST(Encoding, OneForeignTextInUtf8) {
  const Reading reading("{\"a\":\"\xC3\xA9\xC3\xA9\xC3\xA9\",\"b\":\"\xE9\"}", {"/"});
  EXPECT_EQ(reading.records.at(0).json, "{\"a\":\"\xC3\xA9\xC3\xA9\xC3\xA9\",\"b\":\"\xC3\xA9\"}");
}

TEST(Encoding, InvalidSequencesAreNoUtf8) {
  for (const std::string_view bytes : {"a\xC0\x80", "a\xE0\x80\x80", "a\xED\xA0\x80", "a\xF4\x90\x80\x80",
                                       "a\xF8\x88\x80\x80\x80", "a\x80"}) {
    const Reading reading(bytes, {});
    EXPECT_GT(reading.noted("encoding"), 0U);
    for (size_t i = 0; i < reading.text.size(); ++i)
      EXPECT_NE(static_cast<unsigned char>(reading.text[i]), 0xC0);
  }
}

TEST(Encoding, ACutCharacterIsRepaired) {
  const Reading reading("{\"a\":\"caf\xC3", {"/"});
  EXPECT_EQ(reading.text, "{\"a\":\"caf\xEF\xBF\xBD");
  EXPECT_EQ(reading.syntax, Syntax::kJson);
  EXPECT_FALSE(reading.ok());
}

TEST(Document, EmptyAndBinary) {
  EXPECT_EQ(Reading("", {"/"}).syntax, Syntax::kEmpty);
  EXPECT_EQ(Reading(" \n\t\r\n", {"/"}).syntax, Syntax::kEmpty);
  std::string binary;
  for (int i = 0; i < 4096; ++i) binary += static_cast<char>(i * 7919 >> 3);
  EXPECT_EQ(Reading(binary, {"/", "/*"}).syntax, Syntax::kBinary);
  EXPECT_EQ(Reading(std::string("\x7F"
                                "ELF\x02\x01\x01\0\0\0\0\0",
                                12),
                    {})
                .syntax,
            Syntax::kBinary);
}

TEST(Document, OneStrayNulLeavesTextText) {
  std::string text = "{\"a\":\"" + std::string(200, 'x') + "\"}";
  text[50] = '\0';
  EXPECT_EQ(Reading(text, {"/"}).syntax, Syntax::kJson);
}

TEST(Document, SyntaxComesFromContentNotFromTheName) {
  EXPECT_EQ(Reading("{\"a\":1}", {}, "report.xml").syntax, Syntax::kJson);
  EXPECT_EQ(Reading("<a/>", {}, "report.json").syntax, Syntax::kXml);
  EXPECT_EQ(Reading("null", {}, "r.txt").syntax, Syntax::kJson);
  EXPECT_EQ(Reading("[05:01:52] Running\n[05:01:53] Done\n", {}, "r.json").syntax, Syntax::kText);
  EXPECT_EQ(Reading("{a: 1, b: [x]}", {}, "r.json").syntax, Syntax::kYaml);
  EXPECT_EQ(Reading("<3 you all", {}, "r.xml").syntax, Syntax::kText);
}

TEST(Document, TextGivesLines) {
  const Reading reading("first line here\r\n\n  second line\n", {"/*"});
  EXPECT_EQ(reading.syntax, Syntax::kText);
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[1].json, "\"  second line\"");
  EXPECT_EQ(reading.records[1].path, "/2");
  EXPECT_EQ(reading.records[1].raw, "  second line");
}

TEST(Document, MayBeReadAgainAndMoved) {
  const std::string bytes = R"({"a":[1,2],"b":[3]})";
  Diagnostics diagnostics;
  Document first = std::move(Document::open("x", bytes, diagnostics)).value();
  Document document = std::move(first);
  int sum = 0;
  const auto add = [&](const Record& record) { sum += static_cast<int>(record.node.integer().value_or(0)); };
  ASSERT_TRUE(document.read({"/a/*"}, add, diagnostics).ok());
  ASSERT_TRUE(document.read({"/b/*", "/a/*"}, add, diagnostics).ok());
  EXPECT_EQ(sum, 9);
}

TEST(Document, ProbeFindsColumnsWhateverTheirCase) {
  Diagnostics diagnostics;
  const auto document = Document::open("x", "Plugin ID,CVE,Risk\n1,2,3\n", diagnostics);
  ASSERT_TRUE(document.ok());
  EXPECT_TRUE(document.value().probe().hasColumn("plugin id"));
  EXPECT_FALSE(document.value().probe().hasColumn("plugin"));
  EXPECT_EQ(document.value().probe().root["CVE"].text(), "2");
}

TEST(Document, SaysHowFarItIsInALargeInput) {
  std::string text = "id,name,level\n";
  while (text.size() < 30'000'000) text += "1234567,some name of a row,high\n";
  Diagnostics diagnostics;
  auto opened = Document::open("x", text, diagnostics);
  ASSERT_TRUE(opened.ok());
  std::vector<uint64_t> seen;
  opened.value().onProgress([&](uint64_t read, uint64_t of) {
    EXPECT_EQ(of, text.size());
    seen.push_back(read);
  });
  uint64_t rows = 0;
  EXPECT_TRUE(opened.value()
                  .read(
                      {"/*"}, [&](const Record&) { ++rows; }, diagnostics)
                  .ok());
  EXPECT_EQ(rows, (text.size() - 14) / 32);
  ASSERT_EQ(seen.size(), 7U);  // every 4 MB
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
  EXPECT_GE(seen.front(), 4'000'000U);
  EXPECT_LE(seen.back(), text.size());
}

// Found by fuzzing: a format that surveys first and stops there had records left out without a reason.
TEST(Document, ASurveyNeitherNotesNorCounts) {
  const std::string_view text = "{\"a\":1}\n{\"a\":}\n{\"a\":2}\n";
  Diagnostics diagnostics;
  auto opened = Document::open("x.jsonl", text, diagnostics);
  ASSERT_TRUE(opened.ok());
  Document& in = opened.value();
  uint64_t seen = 0;
  const auto count = [&](const Record&) { ++seen; };
  EXPECT_TRUE(in.survey({"/", "/*"}, count).ok());
  EXPECT_EQ(seen, 2U);
  EXPECT_EQ(in.skippedRecords(), 0U);
  EXPECT_TRUE(in.read({"/", "/*"}, count, diagnostics).ok());
  EXPECT_EQ(in.skippedRecords(), 1U);
  EXPECT_EQ(diagnostics.entries().size(), 1U);
  EXPECT_TRUE(in.survey({"/", "/*"}, count).ok());
  EXPECT_EQ(in.skippedRecords(), 1U);
}

}  // namespace
}  // namespace postern
