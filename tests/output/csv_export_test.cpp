// SPDX-License-Identifier: Apache-2.0
// Cells that a spreadsheet would run, and the quoting of RFC 4180.
#include "output/csv_export.h"

#include <gtest/gtest.h>

#include "tests/support/told_view.h"

namespace postern {
namespace {

TEST(CsvExportTest, FormulasAreText) {
  EXPECT_EQ(csvCell("=1+1"), "'=1+1");
  EXPECT_EQ(csvCell("+1"), "'+1");
  EXPECT_EQ(csvCell("-1"), "'-1");
  EXPECT_EQ(csvCell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csvCell("\t=1"), "'\t=1");
  EXPECT_EQ(csvCell("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(csvCell("=HYPERLINK(\"http://a\",\"b\")"), "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\"");
}

TEST(CsvExportTest, Quoting) {
  EXPECT_EQ(csvCell("plain"), "plain");
  EXPECT_EQ(csvCell(""), "");
  EXPECT_EQ(csvCell("a,b"), "\"a,b\"");
  EXPECT_EQ(csvCell("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(csvCell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(csvCell(std::string(20'000, 'x')).size(), 16'000U);
}

TEST(CsvExportTest, ARowPerFinding) {
  const ToldView estate({tell("=evil.sarif", [](BatchBuilder& out) {
    sayCode(out, "-tool", "https://github.com/x/orders",
            {{"+file.java", 1, 89, "r", "=cmd|' /C calc'!A0"}, {"b.java", 2, 79}});
  })});
  std::string csv;
  writeCsvExport(estate.view, [&](std::string_view part) { csv += part; });
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
  EXPECT_NE(csv.find(",'=cmd|"), std::string::npos);
  EXPECT_NE(csv.find(",'+file.java:1,"), std::string::npos);
  EXPECT_NE(csv.find(",'-tool,"), std::string::npos);
  EXPECT_EQ(csv.find(",="), std::string::npos);
}

}  // namespace
}  // namespace postern
