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
                                 {"dir/b.csv", std::string(600, 'x'), true, 8},
                                 {"../../c", "stored", false},
                                 {"a.json", "again"},
                                 {"z64", "sixty-four", true, 0, 0xFFFF, true}});
  const Opened opened(bytes, "r.zip");
  EXPECT_TRUE(opened.errors.empty());
  EXPECT_EQ(opened.inputs, (Inputs{{"r.zip!a.json", "{\"a\":1}"},
                                   {"r.zip!dir/b.csv", std::string(600, 'x')},
                                   {"r.zip!../../c", "stored"},
                                   {"r.zip!a.json (2)", "again"},
                                   {"r.zip!z64", "sixty-four"}}));
  for (const auto& [name, text] : opened.inputs) {
    const auto extracted = extractInput("r.zip", bytes, name);
    ASSERT_TRUE(extracted.ok()) << name;
    EXPECT_EQ(extracted.value().bytes(), text);
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
  const std::string bytes = zip({{"a", "some text to pack"}});
  for (size_t size = 4; size < bytes.size(); ++size) {
    const Opened opened(bytes.substr(0, size));
    EXPECT_TRUE(opened.inputs.empty()) << size;
    EXPECT_EQ(opened.errors.size(), 1U) << size;
  }
}

TEST(Archive, WhatIsLeftOfACutStreamIsRead) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += std::to_string(i * 7919) + "\n";
  for (const std::string& bytes : {gzip(text), zstd(text)}) {
    size_t longest = 0;
    for (size_t size = 4; size < bytes.size(); size += 1 + bytes.size() / 97) {
      const Opened opened(bytes.substr(0, size));
      ASSERT_EQ(opened.errors.size(), 1U) << size;
      EXPECT_NE(opened.errors[0].message.find("ends too early"), std::string::npos);
      ASSERT_LE(opened.inputs.size(), 1U);
      if (opened.inputs.empty()) continue;
      EXPECT_TRUE(text.starts_with(opened.inputs[0].second));
      EXPECT_NE(opened.errors[0].message.find("bytes were read"), std::string::npos);
      longest = std::max(longest, opened.inputs[0].second.size());
    }
    EXPECT_GT(longest, text.size() / 2);
  }
}

TEST(Archive, TarMembersAreInputs) {
  const std::string longName(150, 'n');
  const std::string bytes = tar({{"./a.json", "{}"},
                                 {"dir/", "", '5'},
                                 {"b", std::string(600, 'x'), '0', "deep/er"},
                                 {"link", "", '2'},
                                 {"././@LongLink", longName + std::string(1, '\0'), 'L'},
                                 {"nnn", "gnu"},
                                 {"PaxHeaders/x", "17 path=p\xC3\xA4x.csv\n19 mtime=1234567.8\n", 'x'},
                                 {"pax.csv", "1,2"},
                                 {"pax_global_header", "6 a=b\n", 'g'},
                                 {"old", "v7", '\0', "", ""},
                                 {"a.json", "again"}});
  const Inputs expected = {{"t!a.json", "{}"},       {"t!deep/er/b", std::string(600, 'x')},
                           {"t!" + longName, "gnu"}, {"t!p\xC3\xA4x.csv", "1,2"},
                           {"t!old", "v7"},          {"t!a.json (2)", "again"}};
  for (const std::string& packed : {bytes, bytes + std::string(1024, '\0'), gzip(bytes), zstd(bytes)}) {
    const Opened opened(packed, "t");
    EXPECT_TRUE(opened.errors.empty());
    EXPECT_EQ(opened.inputs, expected);
    for (const auto& [name, text] : opened.inputs) {
      const auto extracted = extractInput("t", packed, name);
      ASSERT_TRUE(extracted.ok()) << name;
      EXPECT_EQ(extracted.value().bytes(), text);
    }
  }
}

TEST(Archive, PackedTarIsOneLevel) {
  const std::string inner = gzip(tar({{"x.gz", gzip("deep")}}));
  EXPECT_EQ(Opened(inner).inputs, (Inputs{{"in!x.gz", "deep"}}));
  EXPECT_EQ(Opened(zip({{"i.tgz", gzip(tar({{"x", "deep"}}))}})).inputs, (Inputs{{"in!i.tgz!x", "deep"}}));
  const Opened tooDeep(zip({{"i.tgz", inner}}));
  EXPECT_TRUE(tooDeep.inputs.empty());
  EXPECT_EQ(tooDeep.errors.size(), 1U);
}

TEST(Archive, CutTarsGiveWhatIsThere) {
  const std::string bytes = tar({{"a", "first"}, {"b", std::string(2000, 'y')}});
  const Opened inMember(bytes.substr(0, 1024 + 512 + 700));
  EXPECT_EQ(inMember.inputs, (Inputs{{"in!a", "first"}, {"in!b", std::string(700, 'y')}}));
  ASSERT_EQ(inMember.errors.size(), 1U);
  EXPECT_EQ(inMember.errors[0].source, "in!b");
  EXPECT_NE(inMember.errors[0].message.find("last 1300 bytes are missing; the first 700"), std::string::npos);
  const Opened inHeader(bytes.substr(0, 1024 + 100));
  EXPECT_EQ(inHeader.inputs.size(), 1U);
  EXPECT_EQ(inHeader.errors.size(), 1U);
  const Opened sparse(tar({{"s", "data", 'S'}, {"b", "x"}}));
  EXPECT_EQ(sparse.inputs.size(), 1U);
  EXPECT_EQ(sparse.errors.at(0).code, ErrorCode::kUnsupportedVersion);
  const Opened huge(tar({{"PaxHeaders/x", "28 size=9223372036854775807\n", 'x'}, {"b", "x"}}));
  EXPECT_EQ(huge.inputs.size(), 1U);
  EXPECT_EQ(huge.errors.size(), 1U);
}

TEST(Archive, FlipsNeverCrash) {
  std::mt19937 random(3);
  const std::string text = "{\"some\":\"text\",\"with\":[1,2,3]}";
  for (const std::string& bytes :
       {gzip(text), zstd(text), tar({{"a", text}, {"b", text, 'L'}, {"c", text, 'x'}, {"d", text}}),
        zip({{"a", text}, {"b", zip({{"c", text, true, 0, 0xFFFF, true}})}})}) {
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
