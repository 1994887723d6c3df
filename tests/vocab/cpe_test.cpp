// SPDX-License-Identifier: Apache-2.0
// Examples of NISTIR 7695 (sections 6.1.2, 6.2.2) and 7696 (section 6).
#include "vocab/cpe.h"

#include <gtest/gtest.h>

namespace postern {
namespace {

Cpe cpe(std::string_view text) {
  const auto read = readCpe(text);
  EXPECT_TRUE(read.ok()) << text;
  return read.ok() ? read.value().cpe : Cpe{};
}
std::string problemOf(std::string_view text) {
  const auto read = readCpe(text);
  return read.ok() ? read.value().problem : "error: " + read.error().message;
}

TEST(Cpe, BothBindingsSayTheSame) {
  const std::pair<const char*, const char*> pairs[] = {
      {"cpe:2.3:a:microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*",
       "cpe:/a:microsoft:internet_explorer:8.0.6001:beta"},
      {"cpe:2.3:a:microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*",
       "cpe:/a:microsoft:internet_explorer:8.%02:sp%01"},
      {"cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:-:*:*:online:win2003:x64:*",
       "cpe:/a:hp:insight_diagnostics:7.4.0.1570:-:~~online~win2003~x64~"},
      {"cpe:2.3:a:hp:openview_network_manager:7.51:*:*:*:*:linux:*:*",
       "cpe:/a:hp:openview_network_manager:7.51::~~~linux~~"},
      {"cpe:2.3:a:foo\\\\bar:big\\$money_2010:*:*:*:*:special:ipod_touch:80gb:*",
       "cpe:/a:foo%5cbar:big%24money_2010:::~~special~ipod_touch~80gb~"},
      {"cpe:2.3:a:foo:bar\\:baz:1.0:*:*:en-us:*:*:*:*", "cpe:/a:foo:bar%3abaz:1.0:::en-us"},
  };
  for (const auto& [formatted, uri] : pairs) {
    EXPECT_EQ(problemOf(formatted), "") << formatted;
    EXPECT_EQ(cpeText(cpe(formatted)), formatted);
    EXPECT_EQ(cpeUri(cpe(formatted)), uri);
    EXPECT_EQ(cpeText(cpe(uri)), formatted);
  }
  EXPECT_EQ(cpeWfn(cpe("cpe:2.3:a:Foo\\\\Bar:8.*:-:*:*:*:*:*:*:*")),
            "wfn:[part=\"a\",vendor=\"foo\\\\bar\",product=\"8\\.*\",version=NA]");
}

TEST(Cpe, AttributesAreReadWithoutEscapes) {
  const Cpe it = cpe("cpe:2.3:a:Apache:log4j:2.0\\+b1:*:*:*:*:*:*:*");
  EXPECT_EQ(it.text(CpeAttribute::kVendor), "apache");
  EXPECT_EQ(it.text(CpeAttribute::kProduct), "log4j");
  EXPECT_EQ(it.text(CpeAttribute::kVersion), "2.0+b1");
  EXPECT_EQ(it.at(CpeAttribute::kUpdate).kind, CpeValue::Kind::kAny);
}

TEST(Cpe, SaysWhatIsWrong) {
  EXPECT_EQ(problemOf("cpe:2.3:a:x:y:1.0+b:*:*:*:*:*:*:*"), "a special character is not escaped");
  EXPECT_EQ(problemOf("cpe:2.3:x:x:y:1:*:*:*:*:*:*:*"), "a part is a, o or h");
  EXPECT_EQ(problemOf("cpe:2.3:a:x:y"), "a formatted string has all eleven attributes");
  EXPECT_EQ(problemOf("cpe:2.3:a:x:y:1:*:*:english:*:*:*:*"), "this is no language tag");
  EXPECT_EQ(problemOf("cpe:2.3:a:x:1*2:1:*:*:*:*:*:*:*"), "error: a wildcard stands inside a value");
  EXPECT_EQ(problemOf("cpe:2.3:a:x:y:1:*:*:*:*:*:*:*:*"), "error: a CPE name has eleven attributes");
  EXPECT_EQ(problemOf("cpe:/a:x:y%4"), "error: bad percent-encoding");
  EXPECT_EQ(problemOf("log4j"), "error: a CPE name starts with \"cpe:2.3:\" or \"cpe:/\"");
  EXPECT_FALSE(parseCpe("cpe:2.3:a:x:y").ok());
}

TEST(Cpe, RelationsAreThoseOfTheTable) {
  const auto relation = [](const char* a, const char* b) {
    return cpeRelationName(cpeRelation(cpe(a), cpe(b)));
  };
  const char* any = "cpe:2.3:a:adobe:*:9.*:*:*:palm_os:*:*:*:*";
  EXPECT_EQ(relation("cpe:2.3:a:x:y:*:*:*:*:*:*:*:*", "cpe:2.3:a:x:y:1:*:*:*:*:*:*:*"), "superset");
  EXPECT_EQ(relation("cpe:2.3:a:x:y:1:*:*:*:*:*:*:*", "cpe:2.3:a:x:y:*:*:*:*:*:*:*:*"), "subset");
  EXPECT_EQ(relation("cpe:2.3:a:x:y:1:*:*:*:*:*:*:*", "cpe:2.3:a:X:y:1:*:*:*:*:*:*:*"), "equal");
  EXPECT_EQ(relation("cpe:2.3:a:x:y:1:*:*:*:*:*:*:*", "cpe:2.3:a:x:y:2:*:*:*:*:*:*:*"), "disjoint");
  EXPECT_EQ(relation("cpe:2.3:a:x:y:-:*:*:*:*:*:*:*", "cpe:2.3:a:x:y:2:*:*:*:*:*:*:*"), "disjoint");
  EXPECT_EQ(relation(any, "cpe:2.3:a:adobe:reader:9.3.2:-:-:palm_os:*:*:*:*"), "superset");
  EXPECT_EQ(relation(any, "cpe:2.3:a:adobe:reader:8.1:-:-:palm_os:*:*:*:*"), "disjoint");
  EXPECT_EQ(relation("cpe:2.3:a:x:y:1?:*:*:*:*:*:*:*", "cpe:2.3:a:x:y:1:*:*:*:*:*:*:*"), "superset");
  EXPECT_EQ(relation("cpe:2.3:a:x:y:1?:*:*:*:*:*:*:*", "cpe:2.3:a:x:y:123:*:*:*:*:*:*:*"), "disjoint");
  EXPECT_EQ(relation("cpe:2.3:a:x:*:1:*:*:*:*:*:*:*", "cpe:2.3:a:x:y:*:*:*:*:*:*:*:*"), "undefined");
}

}  // namespace
}  // namespace postern
