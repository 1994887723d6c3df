// SPDX-License-Identifier: Apache-2.0
// YAML: types, documents, aliases and merge keys, what is not YAML, limits.
#include <gtest/gtest.h>

#include "tests/read/reading.h"

namespace postern {
namespace {

TEST(YamlReader, TypesPlainScalarsAsJsonWould) {
  const Reading reading(
      "a: 1\nb: '1'\nc: true\nd: null\ne: ~\nf:\ng: yes\nh: 0755\ni: -1.5e3\nj: [x, \"y\"]\nk: |\n  l1\n  "
      "l2\n",
      {"/"});
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_EQ(reading.syntax, Syntax::kYaml);
  EXPECT_EQ(
      reading.records.at(0).json,
      R"({"a":1,"b":"1","c":true,"d":null,"e":null,"f":null,"g":"yes","h":"0755","i":-1.5e3,"j":["x","y"],"k":"l1\nl2\n"})");
}

TEST(YamlReader, EachDocumentIsARoot) {
  const Reading reading("---\nkind: A\nspec: {n: 1}\n---\n---\nkind: B\nspec: {n: 2}\n...\n", {"/spec"});
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[1].json, R"({"n":2})");
  EXPECT_EQ(reading.records[1].path, "/2/spec");
  EXPECT_EQ(reading.records[1].ancestors.at(0), R"({"kind":"B","spec":{"n":2}})");
  EXPECT_EQ(reading.records[1].raw, "{n: 2}");
}

TEST(YamlReader, RecordsBelowMapsAndLists) {
  const Reading reading("services:\n  web:\n    image: nginx\n  db:\n    image: pg\nlist:\n- é: 1\n- b\n",
                        {"/services/*", "/list/*"});
  ASSERT_EQ(reading.records.size(), 4U);
  EXPECT_EQ(reading.records[1].path, "/services/db");
  EXPECT_EQ(reading.records[1].raw, "image: pg");
  EXPECT_EQ(reading.records[2].raw, "é: 1");
  EXPECT_EQ(reading.records[3].raw, "b");
}

TEST(YamlReader, AliasesAndMergeKeys) {
  const Reading reading(
      "base: &b\n  a: 1\n  c: 2\nx:\n  <<: *b\n  c: 3\ny: *b\nz: {<<: [{a: 7}, *b], d: 4}\n",
      {"/x", "/y", "/z"});
  ASSERT_EQ(reading.records.size(), 3U) << reading.error().message;
  EXPECT_EQ(reading.records[0].json, R"({"<<":{"a":1,"c":2},"c":3,"a":1})");
  EXPECT_EQ(reading.records[1].json, R"({"a":1,"c":2})");
  EXPECT_EQ(reading.records[2].json, R"({"<<":[{"a":7},{"a":1,"c":2}],"d":4,"a":7,"c":2})");
}

TEST(YamlReader, ShortFormsOfCloudFormationAreTheirLongForms) {
  const Reading reading(
      "a: !Ref Web\nb: [!GetAtt Web.Arn, !Sub '${Web}/1', !Other 3]\nc: &x !Ref Y\nd: *x\n"
      "e: !Join ['', [a, !Ref B]]\n",
      {"/"});
  ASSERT_EQ(reading.records.size(), 1U) << reading.error().message;
  EXPECT_EQ(
      reading.records[0].json,
      R"({"a":{"Ref":"Web"},"b":[{"Fn::GetAtt":"Web.Arn"},{"Fn::Sub":"${Web}/1"},3],"c":{"Ref":"Y"},"d":{"Ref":"Y"},"e":{"Fn::Join":["",["a",{"Ref":"B"}]]}})");
}

TEST(YamlReader, BillionLaughsIsRefused) {
  std::string text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string inner = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + inner;
    for (int n = 0; n < 9; ++n) text += "," + inner;
    text += "]\n";
  }
  const Reading reading(text, {"/"});
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kTooLarge);
  EXPECT_NE(reading.error().message.find("aliases"), std::string::npos);
  EXPECT_NE(reading.error().where.find("line "), std::string::npos);
}

TEST(YamlReader, MergingWideMappingsIsBounded) {
  std::string members;
  for (int i = 0; i < 12000; ++i) members += "  k" + std::to_string(i) + ": 1\n";
  const Reading reading("a: &a\n" + members + "b:\n  <<: *a\n" + members, {"/"});
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kTooLarge);
}

TEST(YamlReader, AnAliasToItselfIsAnError) {
  EXPECT_FALSE(Reading("a: &x {b: *x}\nc: 1\n", {"/"}).ok());
  EXPECT_FALSE(Reading("a: {b: *nowhere}\nc: 1\n", {"/"}).ok());
}

TEST(YamlReader, DepthIsLimited) {
  const Reading reading("---\na: " + std::string(10000, '['), {"/"});
  ASSERT_FALSE(reading.ok());
  EXPECT_NE(reading.error().message.find("512"), std::string::npos) << reading.error().message;
}

TEST(YamlReader, DocumentsBeforeAFaultAreHandedOver) {
  const Reading reading("---\nkind: A\nn: 1\n---\nkind: B\n\tn: [\n", {"/"});
  EXPECT_EQ(reading.records.size(), 1U);
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().where.substr(0, 6), "line 6");
}

TEST(YamlReader, TemplatesFailWithTheirReason) {
  for (const std::string_view text :
       {"apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ include \"x.name\" . }}\n",
        "{{- if .Values.on }}\napiVersion: v1\nkind: Service\n{{- end }}\n"}) {
    const Reading reading(text, {"/"});
    EXPECT_EQ(reading.syntax, Syntax::kYaml);
    ASSERT_FALSE(reading.ok());
    EXPECT_NE(reading.error().message.find("template"), std::string::npos);
  }
}

TEST(YamlReader, ComplexKeysDoNotShiftTheRest) {
  const Reading reading("---\n? [a, b]\n: 1\n? {c: d}\n: 2\ne: 3\n", {"/"});
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_EQ(reading.records.at(0).json, R"({"":1,"":2,"e":3})");
}

TEST(YamlReader, ProseIsNoYaml) {
  for (const std::string_view text :
       {"Note: this is a sentence.\n", "- milk\n- eggs\n", "Name: a\nVersion: 1\n\nName: b\nVersion: 2\n",
        "# only a comment\n", "just words\nand more\n",
        "/scan/a.bin: Generic FOUND\n/scan/b.bin: Generic FOUND\n"}) {
    EXPECT_EQ(Reading(text, {"/"}).syntax, Syntax::kText) << text;
  }
}

}  // namespace
}  // namespace postern
