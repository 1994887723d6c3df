// SPDX-License-Identifier: Apache-2.0
// gzip, zstd and zip; members, nesting, damage, bombs.
#include <gtest/gtest.h>

#include <random>

#include "read/archive.h"
#include "read/limits.h"
#include "tests/read/archives.h"

namespace postern {
namespace {

struct Opened {
  std::vector<std::pair<std::string, std::string>> inputs;
  std::vector<Error> errors;

  explicit Opened(std::string_view bytes, std::string_view name = "in") {
    openInput(
        name, bytes, [&](std::string_view n, std::string_view text) { inputs.emplace_back(n, text); },
        [&](std::string_view n, const Error& error) {
          EXPECT_EQ(error.source, n);
          errors.push_back(error);
        });
  }
};

using Inputs = std::vector<std::pair<std::string, std::string>>;

TEST(Archive, PlainPassesThrough) {
  EXPECT_EQ(Opened("{}").inputs, (Inputs{{"in", "{}"}}));
  EXPECT_EQ(Opened("").inputs, (Inputs{{"in", ""}}));
}

TEST(Archive, GzipAlsoOfSeveralMembers) {
  EXPECT_EQ(Opened(gzip("one") + gzip("two")).inputs, (Inputs{{"in", "onetwo"}}));
  const std::string big(5'000'000, 'a');
  EXPECT_EQ(Opened(gzip(big)).inputs.at(0).second, big);
}

TEST(Archive, ZstdAlsoOfSeveralFrames) {
  EXPECT_EQ(Opened(zstd("one") + zstd("two")).inputs, (Inputs{{"in", "onetwo"}}));
}

TEST(Archive, ZipMembersAreInputs) {
  const std::string bytes = zip({{"a.json", "{\"a\":1}"},
                                 {"dir/", "", false},
                                 {"dir/b.csv", std::string(1000, 'x'), true, 8},
                                 {"../../c", "stored", false},
                                 {"a.json", "again"},
                                 {"z64", "sixty-four", true, 0, 0xFFFF, true}});
  const Opened opened(bytes, "r.zip");
  EXPECT_TRUE(opened.errors.empty());
  EXPECT_EQ(opened.inputs, (Inputs{{"r.zip!a.json", "{\"a\":1}"},
                                   {"r.zip!dir/b.csv", std::string(1000, 'x')},
                                   {"r.zip!../../c", "stored"},
                                   {"r.zip!a.json (2)", "again"},
                                   {"r.zip!z64", "sixty-four"}}));
  for (const auto& [name, text] : opened.inputs) {
    const auto extracted = extractInput("r.zip", bytes, name);
    ASSERT_TRUE(extracted.ok()) << name;
    EXPECT_EQ(extracted.value(), text);
  }
  const auto missing = extractInput("r.zip", bytes, "r.zip!nothing");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
}

TEST(Archive, BadMembersCostThemselves) {
  const Opened opened(zip({{"secret", "x", true, 1},
                           {"odd", "x", false, 0, 12},
                           {"crc", "xyz", true, 0, 0xFFFF, false, true},
                           {"good", "ok"}}));
  EXPECT_EQ(opened.inputs, (Inputs{{"in!good", "ok"}}));
  ASSERT_EQ(opened.errors.size(), 3U);
  EXPECT_EQ(opened.errors[0].source, "in!secret");
  EXPECT_NE(opened.errors[0].message.find("encrypted"), std::string::npos);
  EXPECT_NE(opened.errors[1].message.find("method 12"), std::string::npos);
  EXPECT_NE(opened.errors[2].message.find("checksum"), std::string::npos);
}

TEST(Archive, ArchivesInArchivesAreOpenedOnce) {
  const std::string inner = zip({{"x", "deep"}});
  EXPECT_EQ(Opened(zip({{"i.zip", inner}, {"j.gz", gzip("g")}})).inputs,
            (Inputs{{"in!i.zip!x", "deep"}, {"in!j.gz", "g"}}));
  std::string ten = zip({{"x", "deep"}});
  for (int i = 0; i < 9; ++i) ten = zip({{"n.zip", ten}, {"beside", "seen"}});
  const Opened opened(ten);
  EXPECT_EQ(opened.inputs, (Inputs{{"in!n.zip!beside", "seen"}, {"in!beside", "seen"}}));
  ASSERT_EQ(opened.errors.size(), 1U);
  EXPECT_EQ(opened.errors[0].code, ErrorCode::kTooLarge);
  EXPECT_EQ(opened.errors[0].source, "in!n.zip!n.zip");
  EXPECT_NE(opened.errors[0].message.find("2 levels"), std::string::npos);
}

TEST(Archive, BombsAreRefused) {
  const std::string zeros(40'000'000, '\0');
  for (const std::string& bomb : {gzip(zeros), zstd(zeros), zip({{"bomb", zeros}})}) {
    const Opened opened(bomb);
    EXPECT_TRUE(opened.inputs.empty());
    ASSERT_EQ(opened.errors.size(), 1U);
    EXPECT_EQ(opened.errors[0].code, ErrorCode::kTooLarge);
    EXPECT_NE(opened.errors[0].message.find("300 times"), std::string::npos);
  }
}

TEST(Archive, ManySmallBombsShareOneBudget) {
  std::vector<Member> members;
  const std::string zeros(2'000'000, '\0');
  for (int i = 0; i < 20; ++i) members.push_back({"m" + std::to_string(i), zeros});
  const Opened opened(zip(members));
  EXPECT_EQ(opened.inputs.size(), 8U);  // 16,000,000 bytes are free of the ratio
  ASSERT_FALSE(opened.errors.empty());
  EXPECT_NE(opened.errors.back().message.find("members were left out"), std::string::npos);
}

TEST(Archive, SmallRepetitiveFilesAreNoBombs) {
  const std::string text(10'000'000, 'a');
  EXPECT_EQ(Opened(gzip(text)).inputs.at(0).second, text);
}

TEST(Archive, CutsAreErrors) {
  for (const std::string& bytes : {gzip("some text to pack, some more"), zstd("some text to pack, some more"),
                                   zip({{"a", "some text to pack"}})}) {
    for (size_t size = 4; size < bytes.size(); ++size) {
      const Opened opened(bytes.substr(0, size));
      EXPECT_TRUE(opened.inputs.empty()) << size;
      EXPECT_EQ(opened.errors.size(), 1U) << size;
    }
  }
}

TEST(Archive, FlipsNeverCrash) {
  std::mt19937 random(3);
  const std::string text = "{\"some\":\"text\",\"with\":[1,2,3]}";
  for (const std::string& bytes :
       {gzip(text), zstd(text), zip({{"a", text}, {"b", zip({{"c", text, true, 0, 0xFFFF, true}})}})}) {
    for (int round = 0; round < 2000; ++round) {
      std::string damaged = bytes;
      for (int flips = 0; flips < 1 + round % 3; ++flips)
        damaged[random() % damaged.size()] = static_cast<char>(random());
      const Opened opened(damaged);
      EXPECT_GE(opened.inputs.size() + opened.errors.size(), damaged.starts_with("PK") ? 0U : 1U);
    }
  }
}

TEST(Archive, TooManyMembers) {
  std::vector<Member> members(limits::kMaxArchiveEntries + 1, Member{"m", "", false});
  const Opened opened(zip(members));
  ASSERT_EQ(opened.errors.size(), 1U);
  EXPECT_NE(opened.errors[0].message.find("20,000"), std::string::npos);
}

}  // namespace
}  // namespace postern
