// SPDX-License-Identifier: Apache-2.0
// What every fixture of every format must stand, whoever wrote it: recognised by content, whole,
// deterministic, accounted for, and harmless when damaged. Goldens are in golden_test.cpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

#include "read/document.h"
#include "tests/formats/fixtures.h"
#include "tests/formats/golden_dump.h"

namespace postern::fixtures {

// GoogleTest's own way would print the bytes of the object.
static void PrintTo(const Fixture& fixture, std::ostream* out) {
  *out << fixture.format << '/' << fixture.name;
}

namespace {

constexpr size_t kCuts = 40;
constexpr size_t kFlips = 40;

// S. Vigna's splitmix64: the same damage in every run.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }

 private:
  uint64_t state_;
};

// A text that is one value: where it is cut, something is missing for certain.
bool isOneValue(std::string_view bytes) {
  Diagnostics diagnostics;
  const auto document = Document::open("unknown", bytes, diagnostics);
  if (!document) return false;
  const Syntax syntax = document.value().probe().syntax;
  return syntax == Syntax::kJson || syntax == Syntax::kXml;
}

bool isNoted(const Import& result) {
  return std::any_of(result.outcomes.begin(), result.outcomes.end(), [](const ImportOutcome& outcome) {
    return outcome.failed || !outcome.diagnostics.empty() || outcome.skipped > 0;
  });
}

class Battery : public testing::TestWithParam<Fixture> {
 protected:
  void SetUp() override {
    bytes_ = GetParam().bytes();
    result_ = import(GetParam().path.filename().string(), bytes_);
  }

  std::string bytes_;
  Import result_;
};

TEST_P(Battery, RecognisedAsItsFolderSays) {
  ASSERT_EQ(result_.problem, "");
  for (const ImportOutcome& outcome : result_.outcomes) {
    ASSERT_FALSE(outcome.failed) << outcome.error.message << ' ' << outcome.error.where;
    EXPECT_EQ(outcome.format->id, GetParam().format);
    EXPECT_FALSE(outcome.evidence.empty()) << "sniff gives no evidence";
    // A tie would be decided by the order of the registry alone.
    if (!outcome.alternatives.empty()) {
      EXPECT_LT(outcome.alternatives[0].confidence, outcome.confidence)
          << outcome.alternatives[0].format->id << " is as sure";
    }
  }
}

TEST_P(Battery, SameWhateverItsName) {
  if (GetParam().format == "dependency_manifest") GTEST_SKIP() << "a manifest is known by its name only";
  const Import unnamed = import("unknown", bytes_);
  ASSERT_EQ(unnamed.problem, "");
  // A pipeline, or a Docker host that nothing names, is called after its file: what it is and does must not
  // hang on the name.
  constexpr std::string_view kNamedByFile[] = {"docker_inspect", "github_workflow", "gitlab_ci",
                                               "jenkinsfile"};
  if (std::find(std::begin(kNamedByFile), std::end(kNamedByFile), GetParam().format) !=
      std::end(kNamedByFile)) {
    ASSERT_EQ(unnamed.outcomes.size(), result_.outcomes.size());
    EXPECT_EQ(unnamed.outcomes[0].format, result_.outcomes[0].format);
    EXPECT_EQ(unnamed.outcomes[0].assets, result_.outcomes[0].assets);
    EXPECT_EQ(unnamed.outcomes[0].edges, result_.outcomes[0].edges);
    return;
  }
  EXPECT_EQ(dumpTables(unnamed.tables), dumpTables(result_.tables));
}

TEST_P(Battery, SameBytesSameBatch) {
  const Import again = import(GetParam().path.filename().string(), bytes_);
  ASSERT_EQ(again.outcomes.size(), result_.outcomes.size());
  for (size_t i = 0; i < again.outcomes.size(); ++i)
    EXPECT_TRUE(again.outcomes[i].batch == result_.outcomes[i].batch);
}

TEST_P(Battery, EveryRecordIsAccountedFor) {
  uint64_t observations = 0;
  uint64_t skipped = 0;
  uint64_t reasons = 0;
  for (const ImportOutcome& outcome : result_.outcomes) {
    observations += outcome.observations;
    skipped += outcome.skipped;
    for (const Diagnostic& entry : outcome.diagnostics) {
      reasons += entry.count;
      EXPECT_FALSE(entry.code.empty() || entry.message.empty());
    }
  }
  EXPECT_EQ(observations, result_.tables.observations.rows);
  uint64_t reported = 0;
  for (const Report& report : result_.tables.reports) reported += report.skipped;
  EXPECT_EQ(skipped, reported);
  EXPECT_GE(reasons, skipped) << "records were left out without a reason";
}

TEST_P(Battery, ObservationsKnowTheirTitleAndRecord) {
  const ObservationColumns& from = result_.tables.observations;
  const bool isPlain =
      result_.outcomes.size() == 1 && result_.outcomes[0].file.find('!') == std::string::npos;
  for (uint32_t row = 0; row < from.rows; ++row) {
    EXPECT_NE(from.title[row], kNoString) << "observation " << row << " has no title";
    EXPECT_NE(from.recordParent[row], kNoString) << "observation " << row << " does not know its record";
    const auto begin = static_cast<uint64_t>(from.rangeBegin[row]);
    const auto end = static_cast<uint64_t>(from.rangeEnd[row]);
    EXPECT_LE(begin, end);
    EXPECT_TRUE(!isPlain || end <= bytes_.size()) << "observation " << row;
  }
}

TEST_P(Battery, CutAnywhere) {
  const bool mustBeNoted = isOneValue(bytes_);
  const size_t whole = bytes_.find_last_not_of(" \t\r\n") + 1;
  for (size_t round = 0; round <= kCuts; ++round) {
    const size_t at = whole * round / (kCuts + 1);
    const Import cut = import("unknown", std::string_view(bytes_).substr(0, at));
    EXPECT_EQ(cut.problem, "") << "cut at byte " << at;
    EXPECT_TRUE(!mustBeNoted || isNoted(cut)) << "cut at byte " << at << ", read as if it were whole";
  }
}

TEST_P(Battery, BytesChanged) {
  Random random(bytes_.size());
  for (size_t round = 0; round < kFlips && !bytes_.empty(); ++round) {
    std::string damaged = bytes_;
    for (size_t flips = 1 + random.next() % 3; flips > 0; --flips) {
      damaged[random.next() % damaged.size()] ^= static_cast<char>(1 + random.next() % 255);
    }
    EXPECT_EQ(import("unknown", damaged).problem, "") << "round " << round;
  }
}

std::string caseName(const testing::TestParamInfo<Fixture>& info) {
  std::string name = info.param.format + "_" + info.param.name;
  for (char& c : name) {
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Battery, testing::ValuesIn(all()), caseName);

}  // namespace
}  // namespace postern::fixtures
