// SPDX-License-Identifier: Apache-2.0
// Tables: separators, quotes, headers, lines before the header, faults.
#include <gtest/gtest.h>

#include "tests/read/reading.h"

namespace postern {
namespace {

TEST(CsvReader, RowsAreObjects) {
  const Reading reading("Name, Severity ,Note\r\na,high,\"x, \"\"y\"\"\nz\"\r\nb,low,\r\n", {"/*"});
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_EQ(reading.syntax, Syntax::kCsv);
  EXPECT_EQ(reading.columns, (std::vector<std::string>{"Name", "Severity", "Note"}));
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[0].json, R"({"Name":"a","Severity":"high","Note":"x, \"y\"\nz"})");
  EXPECT_EQ(reading.records[1].json, R"({"Name":"b","Severity":"low","Note":""})");
  EXPECT_EQ(reading.records[1].path, "/1");
  EXPECT_EQ(reading.records[1].raw, "b,low,");
}

TEST(CsvReader, FindsTheSeparator) {
  for (const char separator : {',', ';', '\t', '|'}) {
    std::string text = "id_title_severity\n1_a, b; c_high\n2_d_low\n";
    for (char& c : text) c = c == '_' ? separator : c;
    if (separator == ',' || separator == ';')
      text = text.substr(0, text.find("\n1") + 1) + "2" + separator + "d" + separator + "low\n";
    const Reading reading(text, {"/*"});
    EXPECT_EQ(reading.syntax, Syntax::kCsv) << separator;
    EXPECT_EQ(reading.columns, (std::vector<std::string>{"id", "title", "severity"})) << separator;
  }
  EXPECT_EQ(Reading("sep=;\na;b\n1;2\n", {"/*"}).records.at(0).json, R"({"a":"1","b":"2"})");
}

TEST(CsvReader, KeepsTheLinesBeforeTheHeader) {
  const Reading reading(
      "#model_version:v2025.03.14,score_date:2026-01-01T00:00:00Z\ncve,epss,percentile\nCVE-1,0.1,0.2\n",
      {"/*"});
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_EQ(reading.records[0].json, R"({"cve":"CVE-1","epss":"0.1","percentile":"0.2"})");
  EXPECT_EQ(reading.records[0].ancestors.at(0),
            R"({"#comment":"model_version:v2025.03.14,score_date:2026-01-01T00:00:00Z"})");
  const Reading titled(
      "\"Report\",\"today\"\n\"CVE\",\"Title\",\"Severity\"\n\"CVE-1\",\"t\",\"5\"\n\"CVE-2\",\"t\",\"5\"\n",
      {"/*"});
  ASSERT_EQ(titled.records.size(), 2U);
  EXPECT_EQ(titled.records[0].ancestors.at(0), R"({"#title":"\"Report\",\"today\""})");
}

TEST(CsvReader, RaggedRowsAreKeptAndCounted) {
  const Reading reading("a,b,c\n1,2,3\n1,2,3,4,5\n1\n1,2,3\n1,2,3\n", {"/*"});
  ASSERT_EQ(reading.records.size(), 5U);
  EXPECT_EQ(reading.records[1].json, R"({"a":"1","b":"2","c":"3","#extra":["4","5"]})");
  EXPECT_EQ(reading.records[2].json, R"({"a":"1"})");
  EXPECT_EQ(reading.noted("ragged_row"), 2U);
  EXPECT_EQ(reading.diagnostics.entries().at(0).where, "line 3, column 1");
}

TEST(CsvReader, SloppyQuotes) {
  const Reading reading("a,b,c\n\"x \"y\" z\", \"q\" ,\"\\\"w\\\"\"\n\"\",\"1\",\"last\"\"", {"/*"});
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[0].json, R"({"a":"x \"y\" z","b":"q","c":"\"w\""})");
  EXPECT_EQ(reading.records[1].json, R"({"a":"","b":"1","c":"last"})");
}

TEST(CsvReader, AnOpenQuoteIsAnErrorWithItsPlace) {
  const Reading reading("a,b\n1,2\n3,4\n5,\"open\n6,7\n", {"/*"});
  EXPECT_EQ(reading.records.size(), 2U);
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().where, "line 4, column 3");
  EXPECT_EQ(reading.skipped, 1U);
}

TEST(CsvReader, RangesGiveTheRow) {
  const Reading reading("a,b\n1,\"x\ny\"\n2,z\n", {"/*"});
  ASSERT_EQ(reading.records.size(), 2U);
  for (const SeenRecord& record : reading.records) {
    const Reading again("a,b\n" + record.raw, {"/*"});
    ASSERT_EQ(again.records.size(), 1U);
    EXPECT_EQ(again.records[0].json, record.json);
  }
}

TEST(CsvReader, HeaderAloneIsATable) {
  const Reading reading("\"id\",\"fqdn/ip\",\"port\",\"severity\"\n", {"/*"});
  EXPECT_EQ(reading.syntax, Syntax::kCsv);
  EXPECT_TRUE(reading.ok());
  EXPECT_TRUE(reading.records.empty());
}

TEST(CsvReader, ProseIsNoTable) {
  EXPECT_EQ(Reading("Dear all, this is a report about things, and more.\nIt has commas, too.\nBye.\n", {"/*"})
                .syntax,
            Syntax::kText);
  EXPECT_EQ(Reading("* @org/team\n/docs/ @writers\n*.js @web @ops\n", {"/*"}).syntax, Syntax::kText);
  EXPECT_EQ(Reading("Rule_A [description=\"d\",severity=\"high\",author=\"a\"] /scan/file\n", {"/*"}).syntax,
            Syntax::kText);
}

TEST(CsvReader, TooManyColumns) {
  std::string row = "a,b\n1,2\n";
  row += std::string(5000, ',') + "\n";
  const Reading reading(row + "1,2\n1,2\n1,2\n", {"/*"});
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace postern
