// SPDX-License-Identifier: Apache-2.0
// Workbooks as rows: headers, several sheets, values as a person sees them, damage, and what hostile ones
// try.
#include <gtest/gtest.h>

#include <random>

#include "read/archive.h"
#include "read/limits.h"
#include "read/xlsx_values.h"
#include "tests/read/archives.h"
#include "tests/read/reading.h"
#include "tests/read/workbooks.h"

namespace postern {
namespace {

std::string row(const std::vector<std::string>& texts) {
  std::string out = "<row>";
  for (const std::string& text : texts) out += "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  return out + "</row>";
}

TEST(XlsxReader, SheetsAreTablesInOrder) {
  const std::string bytes = workbook(
      {{"Cover", row({"Report of today"}) + row({"", "by me"})},
       {"Found", row({"A title"}) + row({"Name", "Severity", "CWE"}) + row({"x, \"y\"", "high", "79"}) +
                     row({}) + row({"", "low"}) + row({"a", "b", "c", "d"})},
       {"More", row({"Id", "Name"}) + row({"1", "two\nlines"})}});
  const Reading reading(bytes, {"/*"}, "report.xlsx");
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_EQ(reading.syntax, Syntax::kXlsx);
  EXPECT_EQ(reading.columns,
            (std::vector<std::string>{"column 1", "column 2", "Name", "Severity", "CWE", "Id"}));
  ASSERT_EQ(reading.records.size(), 6U);
  EXPECT_EQ(reading.noted("no_header"), 1U);
  const SeenRecord& first = reading.records[2];
  EXPECT_EQ(first.json, R"({"Name":"x, \"y\"","Severity":"high","CWE":"79"})");
  EXPECT_EQ(first.path, "/Found/0");
  EXPECT_EQ(first.raw, R"("x, ""y""",high,79)");
  EXPECT_EQ(first.ancestors, (std::vector<std::string>{R"({"#title":"Found","#title":"A title"})"}));
  EXPECT_EQ(reading.records[3].json, R"({"Name":"","Severity":"low","CWE":""})");
  EXPECT_EQ(reading.records[4].json, R"({"Name":"a","Severity":"b","CWE":"c","#extra":["d"]})");
  EXPECT_EQ(reading.noted("ragged_row"), 1U);
  EXPECT_EQ(reading.records[5].json, R"({"Id":"1","Name":"two\nlines"})");
}

TEST(XlsxReader, OneSheetByItsName) {
  const std::string bytes = workbook(
      {{"A", row({"Id", "Name"}) + row({"1", "x"})}, {"B b", row({"Id", "Name"}) + row({"2", "y"})}});
  for (const std::string_view path : {"/B b", "/B b/*"}) {
    const Reading reading(bytes, {path});
    ASSERT_EQ(reading.records.size(), 1U) << path;
    EXPECT_EQ(reading.records[0].json, R"({"Id":"2","Name":"y"})");
  }
  EXPECT_EQ(Reading(bytes, {"/*", "-/A"}).records.size(), 2U);  // the lowest path that matches
  EXPECT_EQ(Reading(bytes, {"-/A", "/*"}).records.size(), 1U);
  EXPECT_EQ(Reading(bytes, {"/*/*"}).records.size(), 2U);
  EXPECT_TRUE(Reading(bytes, {"/", "//Id", "/C"}).records.empty());
}

TEST(XlsxReader, ValuesAsAPersonSeesThem) {
  const std::string header =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
      "t=\"str\"><v>Third</v></c></row>";
  const std::string data =
      header +
      "<row r=\"9\"><c r=\"B9\" s=\"1\"><f>NOW()</f><v>45344.6627</v></c><c "
      "r=\"C9\"><v>9.8000000000000007</v></c></row>"
      "<row><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c s=\"2\"><v>0.5</v></c></row>"
      "<row><c t=\"s\"><v>99</v></c><c s=\"9\"><v>1</v></c><c s=\"3\"><v>45344</v></c></row>";
  const Reading reading(
      workbook({{"S", data}},
               "<si><r><t>Fi</t></r><r><t>rst</t></r><rPh><t>no</t></rPh></si><si><t>Second</t></si>",
               "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-409]d&quot;m&quot;;@\"/>"
               "<numFmt numFmtId=\"165\" formatCode=\"0.0&quot;days&quot;\"/></numFmts><cellStyleXfs><xf "
               "numFmtId=\"14\"/></cellStyleXfs>"
               "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"165\"/><xf "
               "numFmtId=\"164\"/></cellXfs>"),
      {"/*"});
  ASSERT_EQ(reading.records.size(), 3U);
  EXPECT_EQ(reading.records[0].json, R"({"First":"","Second":"2024-02-22T15:54:17","Third":"9.8"})");
  EXPECT_EQ(reading.records[1].json, R"({"First":"true","Second":"#N/A","Third":"0.5"})");
  EXPECT_EQ(reading.records[2].json, R"({"First":"","Second":"1","Third":"2024-02-22"})");
}

TEST(XlsxValues, Numbers) {
  for (const auto& [stored, shown] :
       std::vector<std::pair<std::string, std::string>>{{"7", "7"},
                                                        {"9.8000000000000007", "9.8"},
                                                        {"4.0000000000000001E-3", "0.004"},
                                                        {"1E+3", "1000"},
                                                        {"-0.10000000000000001", "-0.1"},
                                                        {"9.9999999999999996", "10"},
                                                        {"12345678901234567", "12345678901234600"},
                                                        {"0.0000000000000000", "0"},
                                                        {"1E-300", "1E-300"},
                                                        {"text that is no number", "text that is no number"},
                                                        {"1.5.5555555555555555", "1.5.5555555555555555"}}) {
    EXPECT_EQ(displayNumber(stored), shown);
  }
}

TEST(XlsxValues, Dates) {
  EXPECT_EQ(displayDate("25569", false), "1970-01-01");
  EXPECT_EQ(displayDate("24107", true), "1970-01-01");
  EXPECT_EQ(displayDate("45343.999999", false), "2024-02-22");
  EXPECT_EQ(displayDate("0.75", false), "18:00:00");
  EXPECT_EQ(displayDate("-1", false), std::nullopt);
  EXPECT_EQ(displayDate("1e300", false), std::nullopt);
  EXPECT_EQ(displayDate("2958466", false), std::nullopt);
  EXPECT_TRUE(isDateFormat("yyyy\\-mm"));
  EXPECT_FALSE(isDateFormat("[Red]0.0;dd"));
  EXPECT_FALSE(isDateFormat("General\" days\""));
  EXPECT_EQ(columnOf("C12"), 2U);
  EXPECT_EQ(columnOf("xfd1"), 16383U);
  EXPECT_EQ(columnOf("12"), std::nullopt);
  EXPECT_EQ(columnOf("ABCD1"), std::nullopt);
}

TEST(XlsxReader, ArchivesHandItOverWhole) {
  const std::string bytes = workbook({{"A", row({"Id", "Name"}) + row({"1", "x"})}});
  std::vector<std::string> names;
  const std::string outer = zip({{"r.xlsx", bytes}, {"a.json", "{}"}});
  openInput(
      "o.zip", outer,
      [&](std::string_view name, std::string_view plain) {
        names.emplace_back(name);
        EXPECT_EQ(plain == bytes, name.ends_with("xlsx"));
      },
      [](std::string_view, const Error& error) { ADD_FAILURE() << error.message; });
  EXPECT_EQ(names, (std::vector<std::string>{"o.zip!r.xlsx", "o.zip!a.json"}));
  EXPECT_EQ(Reading(zip({{"x", "y"}}), {}).syntax, Syntax::kBinary);
}

TEST(XlsxReader, DamageCostsItsSheet) {
  const Reading half(workbook({{"A", row({"Id", "Name"}) + row({"1", "x"}) + "<row><c>"},
                               {"B", row({"Id", "Name"}) + row({"2", "y"})}}),
                     {"/*"});
  EXPECT_EQ(half.records.size(), 2U);
  EXPECT_EQ(half.noted("bad_sheet"), 1U);
  const Reading none(workbook({{"A", "<row></c>"}}), {"/*"});
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::kMalformed);
  EXPECT_FALSE(Reading(zip({{"[Content_Types].xml", "<a/>"}, {"xl/workbook.xml", "<a/>"}}), {"/*"}).ok());
}

TEST(XlsxReader, SharedStringsAreNoBomb) {
  const std::string text(1'000'000, 'a');
  std::string cells = "<row>";
  for (int i = 0; i < 1000; ++i) cells += "<c t=\"s\"><v>0</v></c>";
  const Reading reading(workbook({{"A", cells + "</row>"}}, "<si><t>" + text + "</t></si>"), {"/*"});
  EXPECT_LT(reading.text.size(), limits::kRatioFreeBytes + 1'000'000);
  EXPECT_EQ(reading.noted("bad_sheet"), 1U);
}

TEST(XlsxReader, ColumnsAreLimited) {
  const Reading reading(
      workbook(
          {{"A", row({"Id", "Name"}) + "<row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row>"}}),
      {"/*"});
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_EQ(reading.noted("wide_row"), 1U);
}

TEST(XlsxReader, FlipsNeverCrash) {
  std::mt19937 random(7);
  const std::string bytes = workbook({{"A", row({"Id", "Name"}) + row({"1", "x"})}, {"B", row({"x"})}},
                                     "<si><t>a</t></si>", "<cellXfs><xf numFmtId=\"14\"/></cellXfs>");
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = bytes;
    for (int flips = 0; flips < 1 + round % 3; ++flips)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    const Reading reading(damaged, {"/*", "/A/*"});
    EXPECT_TRUE(reading.ok() || !reading.error().message.empty());
  }
}

}  // namespace
}  // namespace postern
