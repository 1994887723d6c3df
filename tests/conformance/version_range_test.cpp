// SPDX-License-Identifier: Apache-2.0
// The published cases of ranges (../shared/vectors/versions): vers-spec's and univers' conversions of native
// ranges, containment, validation, parsing. Where we differ, version_range_differences.tsv says why, case by
// case.
#include <gtest/gtest.h>

#include "base/text.h"
#include "tests/conformance/json_file.h"
#include "vocab/native_range.h"
#include "vocab/vers.h"

namespace postern::corpus {
namespace {

// Scheme, native range, what is published, what we give; and which of them were met.
class Differences {
 public:
  Differences() {
    text_ = readFile(std::filesystem::path(POSTERN_SOURCE_DIR) /
                     "tests/conformance/version_range_differences.tsv");
    for (const std::string_view line : split(text_, '\n')) {
      const auto cells = split(line, '\t');
      if (cells.size() < 5 || line.starts_with("#")) continue;
      rows_[std::string(cells[0]) + "\t" + std::string(cells[1])] = {std::string(cells[2]),
                                                                     std::string(cells[3])};
    }
  }
  /// Whether this difference is argued for.
  bool argued(std::string_view scheme, std::string_view range, std::string_view published,
              std::string_view ours) {
    const auto row = rows_.find(std::string(scheme) + "\t" + std::string(range));
    if (row == rows_.end() || row->second.first != published || row->second.second != ours) return false;
    met_.insert(row->first);
    return true;
  }
  size_t size() const { return rows_.size(); }
  size_t met() const { return met_.size(); }

 private:
  std::string text_;
  std::map<std::string, std::pair<std::string, std::string>> rows_;
  std::set<std::string> met_;
};

std::string converted(std::string_view scheme, std::string_view range) {
  const auto read = readNativeRange(scheme, range);
  return read.ok() ? versText(flatVers(read.value())) : "error: " + read.error().message;
}

// "" when the case holds.
std::string differenceOf(Node test, Differences& differences) {
  const Node input = test["input"];
  const std::string_view kind = test["test_type"].text(), expected = test["expected_output"].text();
  const bool fails = test["expected_failure"].isTrue();
  if (kind == "from_native") {
    const std::string_view scheme = input["scheme"].text(), range = input["native_range"].text();
    const std::string ours = converted(scheme, range);
    if (ours == expected || differences.argued(scheme, range, expected, ours)) return "";
    return std::string(scheme) + "\t" + std::string(range) + "\t" + std::string(expected) + "\t" + ours;
  }
  if (kind == "containment") {
    const auto read = readVers(input["vers"].text());
    if (!read.ok()) return read.error().message;
    const auto in = versContains(read.value().vers, input["version"].text());
    if (!in.ok()) return in.error().message;
    const auto set = versionSet(read.value().vers);
    EXPECT_EQ(set && set->contains(input["version"].text()), in.value()) << input["vers"].text();
    return in.value() == test["expected_output"].isTrue() ? "" : "contains";
  }
  if (kind == "parse") {
    const auto parsed = parseVers(input.text());
    if (fails) return parsed.ok() ? "parsed" : "";
    if (!parsed.ok()) return parsed.error().message;
    if (parsed.value().type != test["expected_output"]["scheme"].text()) return "scheme";
    size_t i = 0;
    for (const Node constraint : test["expected_output"]["version_constraints"].items()) {
      if (i >= parsed.value().constraints.size()) return "count";
      const VersionConstraint& ours = parsed.value().constraints[i++];
      if (comparatorText(ours.comparator) != constraint.item(0).text() ||
          ours.version != constraint.item(1).text())
        return ours.version;
    }
    return i == parsed.value().constraints.size() ? "" : "count";
  }
  const auto read = readVers(kind == "roundtrip" ? input["vers"].text() : input.text());
  if (!read.ok()) return read.error().message;
  const std::string text = versText(read.value().vers);
  return text == expected ? "" : text;
}

TEST(VersionVectors, EveryRangeHoldsOrIsArgued) {
  const auto folder = shared("vectors/versions");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  Differences differences;
  size_t cases = 0;
  for (const auto& path : filesBelow(*folder)) {
    if (path.extension() != ".json") continue;
    const JsonFile file(path);
    ASSERT_TRUE(file.good()) << path;
    const Node tests = file.root().isArray() ? file.root() : file.root()["tests"];
    for (const Node test : tests.items()) {
      const std::string_view kind = test["test_type"].text();
      if (kind.empty() || kind == "comparison" || kind == "equality") continue;
      ++cases;
      EXPECT_EQ(differenceOf(test, differences), "") << path.filename();
    }
  }
  EXPECT_EQ(cases, 5514U);
  EXPECT_EQ(differences.met(), differences.size()) << "a difference that is argued for is none any more";
}

}  // namespace
}  // namespace postern::corpus
