// SPDX-License-Identifier: Apache-2.0
// XML records: shape, ancestors, ranges, limits.
#include <gtest/gtest.h>

#include "read/limits.h"
#include "tests/read/reading.h"

namespace postern {
namespace {

TEST(XmlReader, GivesAttributesChildrenAndText) {
  const Reading reading(
      R"(<r><host ip="1"><name> web </name><empty/><port n="80">open<!-- c --> now</port></host></r>)",
      {"/r/host"});
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_EQ(reading.syntax, Syntax::kXml);
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_EQ(reading.records[0].json,
            R"({"@ip":"1","name":"web","empty":"","port":{"@n":"80","#text":"open now"}})");
  EXPECT_EQ(reading.records[0].path, "/r/host[1]");
}

TEST(XmlReader, TakesNamespacesOffNamesAndKeepsTheRoots) {
  const Reading reading(
      R"(<c:bom xmlns:c="http://example.org/bom" xmlns="urn:other" xmlns:x="u"><c:item x:type="t">1</c:item><undeclared:item/></c:bom>)",
      {"/bom/item"});
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_EQ(reading.rootName, "bom");
  EXPECT_EQ(reading.rootNamespace, "http://example.org/bom");
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[0].json, R"({"@type":"t","#text":"1"})");
  EXPECT_EQ(reading.records[1].path, "/bom/item[2]");
}

TEST(XmlReader, AncestorsHoldWhatCameBefore) {
  const Reading reading(
      R"(<r v="2"><info>i</info><h n="a"><p>first</p><x/><e>1</e><e>2</e><late/></h><h n="b"><e>3</e></h></r>)",
      {"//e"});
  ASSERT_EQ(reading.records.size(), 3U);
  EXPECT_EQ(reading.records[0].ancestors,
            (std::vector<std::string>{R"({"@v":"2","info":"i"})", R"({"@n":"a","p":"first","x":""})"}));
  EXPECT_EQ(reading.records[1].ancestors[1], R"({"@n":"a","p":"first","x":""})");
  EXPECT_EQ(reading.records[2].ancestors,
            (std::vector<std::string>{R"({"@v":"2","info":"i"})", R"({"@n":"b"})"}));
  EXPECT_EQ(reading.records[2].path, "/r/h[2]/e[1]");
}

TEST(XmlReader, RangesParseToTheSameRecord) {
  const Reading reading("<r>\n <a x='1'><b>t</b></a>\n <a/>\n <a>\xC3\xA9</a></r>", {"/*/a"});
  ASSERT_EQ(reading.records.size(), 3U);
  for (const auto& record : reading.records) {
    const Reading again(record.raw, {"/"});
    ASSERT_EQ(again.records.size(), 1U) << record.raw;
    EXPECT_EQ(again.records[0].json, record.json);
  }
  EXPECT_EQ(reading.records[1].raw, "<a/>");
}

TEST(XmlReader, SkippedPathsLeaveNoTrace) {
  const Reading reading("<r><big><a>1</a></big><a>2</a></r>", {"-/r/big", "//a"});
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_EQ(reading.records[0].json, "\"2\"");
  EXPECT_EQ(reading.records[0].ancestors, (std::vector<std::string>{"{}"}));
}

TEST(XmlReader, CharacterDataSectionsAndEntitiesAreText) {
  const Reading reading("<!DOCTYPE r [<!ENTITY who \"world\">]><r><a><![CDATA[<b>&]]> &lt;&who;&#33;</a></r>",
                        {"/r/a"});
  ASSERT_EQ(reading.records.size(), 1U) << reading.error().message;
  EXPECT_EQ(reading.records[0].json, "\"<b>& <world!\"");
}

TEST(XmlReader, NeverOpensExternalEntities) {
  const Reading reading("<!DOCTYPE r [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><r><a>x&f;y</a></r>",
                        {"/r/a"});
  ASSERT_EQ(reading.records.size(), 1U) << reading.error().message;
  EXPECT_EQ(reading.records[0].json, "\"xy\"");
}

TEST(XmlReader, HandsOverRecordsBeforeAFault) {
  const Reading reading("<r>\n<a>1</a>\n<a>2</b></r>", {"/r/a"});
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kMalformed);
  EXPECT_EQ(reading.error().where, "line 3, column 7");
  EXPECT_EQ(reading.records.size(), 1U);
}

TEST(XmlReader, TruncatedIsAnError) {
  const Reading reading("<?xml version=\"1.0\"?><r><a>1</a><a>2", {"/r/a"});
  EXPECT_EQ(reading.syntax, Syntax::kXml);
  EXPECT_FALSE(reading.ok());
  EXPECT_EQ(reading.records.size(), 1U);
}

TEST(XmlReader, ControlCharactersAndLeadingSpaceAreTolerated) {
  const Reading reading("\n \n<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<r><a>x\x1B[0m\x01y</a></r>",
                        {"/r/a"});
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_EQ(reading.records.at(0).json, "\"x [0m y\"");
  EXPECT_EQ(reading.records.at(0).raw, "<a>x\x1B[0m\x01y</a>");
  EXPECT_EQ(reading.noted("encoding"), 2U);
  EXPECT_EQ(Reading("\n<r>\n</x>", {"/r"}).error().where, "line 3, column 3");
}

TEST(XmlReader, BillionLaughsIsRefused) {
  std::string text = "<!DOCTYPE r [<!ENTITY l0 \"lollollollollol\">";
  for (int i = 1; i < 12; ++i) {
    const std::string inner = "&l" + std::to_string(i - 1) + ";";
    text += "<!ENTITY l" + std::to_string(i) + " \"";
    for (int n = 0; n < 10; ++n) text += inner;
    text += "\">";
  }
  text += "]><r><a>ok</a><a>&l11;</a></r>";
  const Reading reading(text, {"/r/a"});
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kTooLarge);
  EXPECT_NE(reading.error().message.find("entities"), std::string::npos);
  EXPECT_NE(reading.error().where.find("line 1"), std::string::npos);
}

TEST(XmlReader, DepthIsLimited) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "<a>";
  const Reading reading(text, {"/a"});
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kTooLarge);
  EXPECT_NE(reading.error().message.find("512"), std::string::npos);
}

}  // namespace
}  // namespace postern
