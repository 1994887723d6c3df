// SPDX-License-Identifier: Apache-2.0
// The published cases of package-url/purl-spec (../shared/vectors/purl): parse, build and validate.
#include "vocab/purl.h"

#include <gtest/gtest.h>

#include "tests/conformance/json_file.h"

namespace postern::corpus {
namespace {

Purl partsOf(Node node) {
  const auto text = [&](std::string_view key) {
    return node[key].isNull() ? std::string() : std::string(node[key].text());
  };
  Purl purl{text("type"), text("namespace"), text("name"), text("version"), {}, text("subpath")};
  for (const Node::Member member : node["qualifiers"].members())
    purl.qualifiers.emplace_back(member.key, member.value.text());
  std::sort(purl.qualifiers.begin(), purl.qualifiers.end());
  return purl;
}

bool isSame(const Purl& a, const Purl& b) {
  return a.type == b.type && a.nameSpace == b.nameSpace && a.name == b.name && a.version == b.version &&
         a.qualifiers == b.qualifiers && a.subpath == b.subpath;
}

// "" when the case holds.
std::string differenceOf(Node test) {
  const Node input = test["input"];
  const std::string kind(test["test_type"].text());
  const bool fails = test["expected_failure"].isTrue();
  if (kind == "build") {
    const auto built = normalisePurl(partsOf(input));
    const bool good = built.ok() && built.value().problem.empty();
    if (fails) return good ? "built " + purlText(built.value().purl) : "";
    if (!good) return built.ok() ? built.value().problem : built.error().message;
    const std::string text = purlText(built.value().purl);
    return text == test["expected_output"].text() ? "" : "built " + text;
  }
  if (kind == "parse") {
    const auto parsed = parsePurl(input.text());
    if (fails) return parsed.ok() ? "parsed" : "";
    if (!parsed.ok()) return parsed.error().message;
    return isSame(parsed.value(), partsOf(test["expected_output"])) ? "" : purlText(parsed.value());
  }
  const auto read = readPurl(input.text());  // validate: what its canonical text is
  if (fails) return read.ok() && read.value().problem.empty() ? "valid" : "";
  if (!read.ok()) return read.error().message;
  const std::string text = purlText(read.value().purl);
  return text == test["expected_output"].text() ? "" : text;
}

TEST(PurlVectors, EveryPublishedCaseHolds) {
  const auto folder = shared("vectors/purl/tests");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  size_t cases = 0;
  for (const auto& path : filesBelow(*folder)) {
    const JsonFile file(path);
    ASSERT_TRUE(file.good()) << path;
    for (const Node test : file.root()["tests"].items()) {
      ++cases;
      EXPECT_EQ(differenceOf(test), "")
          << path.filename() << ": " << test["description"].text() << ": " << test["input"].text();
    }
  }
  EXPECT_EQ(cases, 586U);
}

}  // namespace
}  // namespace postern::corpus
