// SPDX-License-Identifier: Apache-2.0
// Decisions as a bundle's image and as lines: nothing is lost on the way, and what is made to hurt is
// refused.
#include <gtest/gtest.h>

#include "bundle/decision_lines.h"
#include "bundle/decision_records.h"

namespace postern {
namespace {

constexpr UnixSeconds kNoon = 1'764'000'000;

Decisions some() {
  Decisions decisions;
  decisions.decide(
      {"finding b", "status", "accepted", "a \"reason\"\n\twith lines", "ann", kNoon, kNoon + 99, {}});
  decisions.decide({"finding b", "status", "fixed", "", "", kNoon + 1, kNoTime, {}});
  decisions.decide({"finding a", "note", "", "", "bob", kNoon, kNoTime, {}});
  decisions.decide(
      {pairSubject("asset", "repo:x", "repo:y"), "identity", "same", "", "ann", kNoon, kNoTime, {}});
  decisions.decide({"setting", "weights", "{\"kev\":1}", "", "ann", 0, 253'402'300'799, {}});
  return decisions;
}

TEST(DecisionRecordsTest, WhatIsWrittenIsRead) {
  const auto image = writeDecisionRecords(some());
  ASSERT_TRUE(image.ok());
  const auto read = readDecisionRecords(image.value());
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read.value(), some());
  EXPECT_EQ(writeDecisionRecords(read.value()).value(), image.value());
}

TEST(DecisionRecordsTest, NoDecisions) {
  const auto read = readDecisionRecords(writeDecisionRecords({}).value());
  ASSERT_TRUE(read.ok());
  EXPECT_TRUE(read.value().empty());
}

// Every byte of an image changed: refused, or read as decisions that pass their checks.
TEST(DecisionRecordsTest, ChangedImagesAreRefusedOrChecked) {
  const std::string image = writeDecisionRecords(some()).value();
  size_t refused = 0;
  for (size_t at = 0; at < image.size(); ++at) {
    for (const int change : {1, 128, 255}) {
      std::string bytes = image;
      bytes[at] = static_cast<char>(bytes[at] ^ change);
      const auto read = readDecisionRecords(bytes);
      if (!read) {
        ++refused;
        continue;
      }
      for (const auto& [id, decision] : read.value().records()) ASSERT_TRUE(checkDecision(decision).ok());
    }
    ASSERT_FALSE(readDecisionRecords(std::string_view(image).substr(0, at)).ok()) << at;
  }
  EXPECT_GT(refused, image.size() / 4);
}

// One text that a million records name would unpack to terabytes.
TEST(DecisionRecordsTest, TextsThatAreNamedOverAndOverAreTooLarge) {
  Decisions decisions;
  const std::string value(kMaxDecisionValue, 'x');
  for (int i = 0; i < 201; ++i)
    decisions.add({"setting", "policy", value, "", "ann", kNoon + i, kNoTime, {}});
  const auto image = writeDecisionRecords(decisions);
  ASSERT_FALSE(image.ok());
  EXPECT_EQ(image.error().code, ErrorCode::kTooLarge);
}

TEST(DecisionLinesTest, WhatIsWrittenIsRead) {
  const std::string lines = writeDecisionLines(some());
  const auto read = readDecisionLines(lines);
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read.value(), some());
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 5);
  EXPECT_TRUE(lines.starts_with(
      R"({"subject":"asset repo:x\trepo:y","field":"identity","value":"same","by":"ann","at":"2025-11-24T16:00:00Z"})"))
      << lines;
  EXPECT_EQ(writeDecisionLines(read.value()), lines);
}

// What git makes of two files with `merge=union`: lines of both, some twice, in any order.
TEST(DecisionLinesTest, UnitedFilesAreUnitedDecisions) {
  Decisions ann = some(), bob = some();
  ann.decide({"finding b", "status", "accepted", "", "ann", kNoon + 5, kNoTime, {}});
  bob.decide({"finding b", "status", "false_positive", "", "bob", kNoon + 6, kNoTime, {}});
  const auto read =
      readDecisionLines("\n" + writeDecisionLines(bob) + "\r\n  \r\n" + writeDecisionLines(ann));
  ASSERT_TRUE(read.ok()) << read.error().message;
  ann.merge(bob);
  EXPECT_EQ(read.value(), ann);
  EXPECT_TRUE(read.value().standing("finding b", "status")->contested());
}

TEST(DecisionLinesTest, AFileWrittenByHandIsRead) {
  const auto read = readDecisionLines(
      R"({"value":"fixed","at":"2026-11-24","subject":"finding a","field":"status","team":"blue"})");
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read.value().value("finding a", "status", 1'800'000'000), "fixed");
}

TEST(DecisionLinesTest, MistakesAreNamedByTheirLine) {
  const std::string good = R"({"subject":"finding a","field":"status","value":"fixed","at":"2026-11-24"})";
  const auto errorOf = [&](const std::string& line) {
    const auto read = readDecisionLines(good + "\n" + line + "\n" + good);
    EXPECT_FALSE(read.ok()) << line;
    return read.ok() ? "" : read.error().where + ": " + read.error().message;
  };
  EXPECT_EQ(errorOf("<<<<<<< HEAD"), "line 2: this is no JSON object");
  EXPECT_EQ(errorOf(good + good), "line 2: this is no JSON object");
  EXPECT_EQ(errorOf("[]"), "line 2: a decision is a JSON object");
  EXPECT_EQ(errorOf(R"({"subject":"finding a","field":"status","at":"2026-11-24"})"),
            "line 2: a decision has a value, if only an empty one");
  EXPECT_EQ(errorOf(R"({"subject":"finding a","field":"status","value":""})"),
            "line 2: a decision does not say when it was made");
  EXPECT_EQ(errorOf(R"({"subject":"a","field":"b","value":"","at":"soon"})"),
            "line 2: a decision's times are as 2026-11-24T09:00:00Z");
  EXPECT_EQ(errorOf(R"({"subject":"a","field":"b","value":"","at":"2026-11-24","after":["00"]})"),
            "line 2: a decision replaces others by their ids, of 32 hex digits");
  EXPECT_EQ(errorOf(R"({"field":"b","value":"","at":"2026-11-24"})"),
            "line 2: a decision says nothing of what it is about");
}

}  // namespace
}  // namespace postern
