// SPDX-License-Identifier: Apache-2.0
// Pages as trees, tables, labels and data; the markup that people and tools really write; hostile pages.
#include <gtest/gtest.h>

#include <chrono>

#include "read/limits.h"
#include "tests/read/reading.h"

namespace postern {
namespace {

std::string treeOf(std::string_view body) {
  const Reading reading("<!DOCTYPE html><body>" + std::string(body), {"/html/body"});
  return reading.records.empty() ? "(no body)" : reading.records[0].json;
}

// The value of "#fields" of one <div> that holds `body`.
std::string fieldsOf(std::string_view body) {
  const Reading reading("<!DOCTYPE html><div class=r>" + std::string(body) + "</div>", {"//div.r"});
  if (reading.records.empty()) return "(no record)";
  const std::string& json = reading.records[0].json;
  const size_t at = json.find("\"#fields\":");
  return at == std::string::npos ? "" : json.substr(at + 10, json.size() - at - 11);
}

TEST(HtmlReader, IsToldByItsContent) {
  for (const std::string_view text : {"<!DOCTYPE html>", "<html>", "\n<!-- made by x --><HTML lang=en><body>",
                                      "<?xml version='1.0'?><!DOCTYPE html><html/>",
                                      "<table><tr><td>1</table>", "<html><body><p>a</p></body></html>"}) {
    const Reading reading(text, {"/html"});
    EXPECT_EQ(reading.syntax, Syntax::kHtml) << text;
    EXPECT_EQ(reading.rootName, "html");
    EXPECT_EQ(reading.records.size(), 1U);
  }
  EXPECT_EQ(Reading("<htmlish><a/></htmlish>", {}).syntax, Syntax::kXml);
  EXPECT_EQ(Reading("<?xml version='1.0'?><report/>", {}).syntax, Syntax::kXml);
}

TEST(HtmlReader, WhatIsImpliedIsThere) {
  EXPECT_EQ(
      Reading("<title>T</title><p>a<p>b", {"/html"}).records.at(0).json,
      R"({"head":{"title":"T","#text":"T"},"body":{"p":"a","p":"b","#text":"a\nb"},"#text":"T\na\nb"})");
  EXPECT_EQ(
      treeOf("<ul><li>1<li>2<ul><li>3</ul></ul>"),
      R"({"ul":{"li":"1","li":{"ul":{"li":"3","#text":"3"},"#text":"2\n3"},"#text":"1\n2\n3"},"#text":"1\n2\n3"})");
  EXPECT_EQ(
      treeOf("<table><tr><td>a<td>b<tr><td>c</table>"),
      R"({"table":{"tbody":{"tr":{"td":"a","td":"b","#text":"a\nb"},"tr":{"td":"c","#text":"c"},"#text":"a\nb\nc"},"#text":"a\nb\nc"},"#text":"a\nb\nc","#fields":{"a":"b"}})");
}

TEST(HtmlReader, TextIsWhatIsSeen) {
  EXPECT_EQ(
      treeOf(
          "<td>\n  a <b>bold\n word</b>, &lt;x&gt; &#65;&#x42;&nbsp;&unknown; &amp <!-- no --> c<br>d</td>"),
      "{\"td\":{\"b\":\"bold word\",\"br\":\"\",\"#text\":\"a bold word, <x> AB\xC2\xA0&unknown; & c\\nd\"},"
      "\"#text\":\"a bold word, <x> AB\xC2\xA0&unknown; & c\\nd\"}");
  EXPECT_EQ(treeOf("<pre> a\n  b</pre>"), R"({"pre":"a\n  b","#text":"a\n  b"})");
  EXPECT_EQ(treeOf("<style>p{}</style><script>if (a<b) x()</script>t"),
            R"j({"style":"","script":{"#text":"if (a<b) x()"},"#text":"t"})j");
}

TEST(HtmlReader, AttributesInAllForms) {
  EXPECT_EQ(
      treeOf("<A HREF=x.html Class='a b' data-n=\"1 &amp; 2\" hidden href=second>t</a>"),
      R"({"a":{"@href":"x.html","@class":"a b","@data-n":"1 & 2","@hidden":"","#text":"t"},"#text":"t"})");
  EXPECT_EQ(treeOf("<img src=a/><hr/><svg><path d=1/><g/></svg>x"),
            R"({"img":{"@src":"a/"},"hr":"","svg":{"path":{"@d":"1/","g":""}},"#text":"x"})");
}

TEST(HtmlReader, WrongEndTagsDoNoHarm) {
  EXPECT_EQ(treeOf("<div>a</span></p>b</div></div>c"), R"({"div":"ab","#text":"ab\nc"})");
  EXPECT_EQ(
      treeOf("<div><table><tr><td>a</div>b</td></tr></table>c</div>"),
      R"({"div":{"table":{"tbody":{"tr":{"td":"ab","#text":"ab"},"#text":"ab"},"#text":"ab"},"#text":"ab\nc"},"#text":"ab\nc"})");
  EXPECT_EQ(treeOf("a < b <3 & c"), "\"a < b <3 & c\"");
}

TEST(HtmlReader, RowsAreKeyedByTheHeader) {
  const Reading reading(
      "<html><title>R</title><h2>Found</h2><table><thead><tr><th>Rule<th>Severity</tr></thead>"
      "<tr><td><a href='u'>S1</a></td><td>High</td></tr><tr><td>S2<td>Low<td>more</table>"
      "<table><caption>Two "
      "<b>more</b></caption><tr><td>Name</td><td>Level</td><td>Line</td></tr><tr><td>x<td>1<td>2</table>",
      {"/*"});
  ASSERT_EQ(reading.records.size(), 3U);
  EXPECT_EQ(reading.columns, (std::vector<std::string>{"Rule", "Severity", "Name", "Level", "Line"}));
  EXPECT_EQ(reading.records[0].json,
            R"({"Rule":{"a":{"@href":"u","#text":"S1"},"#text":"S1"},"Severity":"High"})");
  EXPECT_EQ(reading.records[0].path, "/Found/0");
  EXPECT_EQ(reading.records[0].raw, "<tr><td><a href='u'>S1</a></td><td>High</td></tr>");
  EXPECT_EQ(reading.records[0].ancestors.at(1), R"({"#title":"Found"})");
  EXPECT_EQ(reading.records[1].json, R"({"Rule":"S2","Severity":"Low","#extra":["more"]})");
  EXPECT_EQ(reading.records[2].json, R"({"Name":"x","Level":"1","Line":"2"})");
  EXPECT_EQ(reading.records[2].path, "/Two more/0");
  EXPECT_EQ(Reading(std::string(reading.text), {"/Found/*"}).records.size(), 2U);
  EXPECT_EQ(Reading(std::string(reading.text), {"/Two more"}).records.size(), 1U);
  EXPECT_EQ(Reading(std::string(reading.text), {"/Other", "-/Found"}).records.size(), 0U);
}

TEST(HtmlReader, GroupsSpansAndDetails) {
  const Reading reading(
      "<table><tr><th>File<th>Line<th>Text</tr>"
      "<tr><td colspan=3>group 1</td></tr>"
      "<tr><td rowspan=2>a.c</td><td>1</td><td>x</td></tr><tr><td>2</td><td>y</td></tr>"
      "<tr><td colspan=2>b.c</td><td>z</td></tr><tr><td "
      "colspan=3>details</td></tr><tr><th>File<th>Line<th>Text</tr>"
      "<tr><td></td></tr></table>",
      {"/*"});
  ASSERT_EQ(reading.records.size(), 3U);
  EXPECT_EQ(
      reading.records[0].json,
      R"({"File":{"@rowspan":"2","#text":"a.c"},"Line":"1","Text":"x","#group":{"@colspan":"3","#text":"group 1"}})");
  EXPECT_EQ(reading.records[1].json,
            R"({"File":"a.c","Line":"2","Text":"y","#group":{"@colspan":"3","#text":"group 1"}})");
  EXPECT_EQ(
      reading.records[2].json,
      R"({"File":{"@colspan":"2","#text":"b.c"},"Text":"z","#group":{"@colspan":"3","#text":"group 1"},"#below":{"@colspan":"3","#text":"details"}})");
}

TEST(HtmlReader, TablesInCellsAndLayoutAreNoRecords) {
  const Reading reading(
      "<table><tr><td><table><tr><th>A<th>B</tr><tr><td>1<td><table><tr><th>C<th>D</tr><tr><td>3<td>4</"
      "table></td></tr></table></td></tr></table>"
      "<table><tr><th>Severity</th><td>High</td></tr><tr><th>Rule</th><td>x</td></tr></table>",
      {"/*"});
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_EQ(reading.columns, (std::vector<std::string>{"A", "B"}));
}

TEST(HtmlReader, ElementsByNameClassAndId) {
  const std::string page =
      "<html><body><div class='card issue' id=i1><p>a<div class=issue>inner</div></div>"
      "<div class=issues>no</div><p class=issue>b</p></body></html>";
  const Reading byClass(page, {"//div.issue"});
  ASSERT_EQ(byClass.records.size(), 1U);
  EXPECT_EQ(byClass.records[0].path, "/html/body[1]/div[1]");
  EXPECT_EQ(byClass.records[0].ancestors.size(), 3U);
  EXPECT_EQ(Reading(page, {"//.issue"}).records.size(), 2U);
  EXPECT_EQ(Reading(page, {"//div.issue.card#i1"}).records.size(), 1U);
  EXPECT_EQ(Reading(page, {"//div#i2"}).records.size(), 0U);
  EXPECT_EQ(Reading(page, {"/html/body/div.issues"}).records.size(), 1U);
  EXPECT_EQ(Reading(page, {"/html/*/p"}).records.size(), 1U);
  EXPECT_EQ(Reading(page, {"-//div.issue", "//p"}).records.size(), 1U);
}

TEST(HtmlReader, LabelsInAllForms) {
  EXPECT_EQ(fieldsOf("<b>Severity:</b> High<br><strong>CWE</strong>: <a href=u>CWE-79</a> (XSS)<br/>x"),
            R"j({"Severity":"High","CWE":{"a":{"@href":"u","#text":"CWE-79"},"#text":"CWE-79 (XSS)"}})j");
  EXPECT_EQ(fieldsOf("<dl><dt>A</dt><dd>1</dd><dd>2</dd><dt>B<dd><i>3</i></dl>"),
            R"({"A":"1","A":"2","B":{"i":"3","#text":"3"}})");
  EXPECT_EQ(fieldsOf("<table><tr><td>A</td><td>1</td></tr><tr><th>B:</th><td>2</td></tr>"
                     "<tr><th>C</th><td>3</td><th>D</th><td>4</td></tr></table>"),
            R"({"A":"1","B":"2","C":"3","D":"4"})");
  EXPECT_EQ(
      fieldsOf("<h3>Issue detail:</h3><p>one</p><p>two</p><div class=h><h3>Fix</h3></div><div>do it</div>"),
      R"({"Issue detail":{"p":"one","p":"two","#text":"one\ntwo"},"Fix":"do it"})");
  EXPECT_EQ(
      fieldsOf("<div class=label>Site:</div><div class=value>m</div><span>URL:</span><div>u<br>v</div>"),
      R"({"Site":{"@class":"value","#text":"m"},"URL":{"br":"","#text":"u\nv"}})");
  EXPECT_EQ(fieldsOf("<p>no labels: here</p>"), "");
}

TEST(HtmlReader, ThePageHasItsLabels) {
  const Reading reading("<html><dl><dt>Project<dd>x</dl><table><tr><th>A<th>B</tr><tr><td>1<td>2</table>",
                        {"/*"});
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_NE(reading.records[0].ancestors.at(0).find(R"("#fields":{"Project":"x")"), std::string::npos);
}

TEST(HtmlReader, DataInScripts) {
  const std::string page =
      "<html><script>var a = 1; window.data = {\"Issues\": [{\"n\":1},{\"n\":2}], "
      "\"v\":\"2\"};\nf({});</script>"
      "<script type='application/json' id=extra>[{\"m\":1}]</script><script>x={broken</script><p>t</html>";
  const Reading reading(page, {"/data/Issues/*", "/extra/*", "/*"});
  ASSERT_TRUE(reading.ok());
  ASSERT_EQ(reading.records.size(), 3U);
  EXPECT_EQ(reading.records[0].json, R"({"n":1})");
  EXPECT_EQ(reading.records[1].path, "/data/Issues/1");
  EXPECT_EQ(reading.records[1].raw, R"({"n":2})");
  EXPECT_EQ(reading.records[1].ancestors, (std::vector<std::string>{R"({"v":"2"})"}));
  EXPECT_EQ(reading.records[2].spec, 1U);
  EXPECT_NE(reading.root.find(R"("data":{"Issues":[{"n":1},{"n":2}],"v":"2"})"), std::string::npos);
}

TEST(HtmlReader, DepthIsLimited) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  const Reading reading("<html>" + deep + "end", {"/html/body"});
  ASSERT_EQ(reading.records.size(), 1U);
  EXPECT_EQ(reading.noted("deep_markup"), 100'000U - limits::kMaxDepth + 2);
  EXPECT_NE(reading.records[0].json.find("end"), std::string::npos);
}

// Each of these is quadratic in some simpler way of reading.
TEST(HtmlReader, HostilePagesTakeLinearTime) {
  const auto repeated = [](std::string_view unit, size_t times) {
    std::string out;
    for (size_t i = 0; i < times; ++i) out += unit;
    return out;
  };
  for (const std::string& body :
       {repeated("<table><tr><td>", 30'000), repeated("<p><b>x:</b>", 50'000), repeated("<!--", 200'000),
        repeated("<a b='", 100'000), repeated("<script>x={\"", 50'000), repeated("<h2>a</h2>", 50'000),
        repeated("<table><tr><th>A<th>B<tr><td>1<td>2</table>", 20'000), repeated("<span>x: ", 50'000),
        "<table><tr><th>A<th>B</tr>" + repeated("<tr><td rowspan=60000>1", 30'000), repeated("</x", 200'000),
        "<script>" + repeated("x={\"", 100'000) + "</script>", repeated("&#", 200'000),
        repeated("<tr>", 100'000)}) {
    const auto before = std::chrono::steady_clock::now();
    const Reading reading("<html>" + body, {"//zzz"});
    EXPECT_EQ(reading.syntax, Syntax::kHtml);
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5)) << body.substr(0, 80);
  }
}

}  // namespace
}  // namespace postern
