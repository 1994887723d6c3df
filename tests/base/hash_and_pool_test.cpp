// SPDX-License-Identifier: Apache-2.0
// Published vectors of the hashes; the string pool; the arena.
#include <gtest/gtest.h>

#include "base/arena.h"
#include "base/content_hash.h"
#include "base/keyed_hash.h"
#include "base/string_pool.h"

namespace postern {
namespace {

// The reference prints the first 64-bit word's bytes, lowest first, then the second's.
std::string bytesInOrder(const ContentHash& hash) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const uint64_t word : {hash.high, hash.low}) {
    for (int i = 0; i < 8; ++i) {
      const auto byte = static_cast<unsigned>(word >> (8 * i) & 0xFF);
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

// vectors_sip128 of the SipHash reference implementation: key 00..1f's first half, input 00, 01, 02 ...
TEST(KeyedHash, MatchesTheReferenceVectors) {
  EstateKey key;
  for (size_t i = 0; i < key.bytes.size(); ++i) key.bytes[i] = static_cast<uint8_t>(i);
  EXPECT_EQ(bytesInOrder(keyedHash(key, "")), "a3817f04ba25a8e66df67214c7550293");
  EXPECT_EQ(bytesInOrder(keyedHash(key, std::string_view("\0", 1))), "da87c1d86b99af44347659119b22fc45");
  std::string input;
  for (int i = 0; i < 15; ++i) input += static_cast<char>(i);
  EXPECT_EQ(bytesInOrder(keyedHash(key, input)), "5493e99933b0a8117e08ec0f97cfc3d9");
  key.bytes[31] ^= 1;
  EXPECT_EQ(bytesInOrder(keyedHash(key, "")), "a3817f04ba25a8e66df67214c7550293");
  key.bytes[0] ^= 1;
  EXPECT_NE(bytesInOrder(keyedHash(key, "")), "a3817f04ba25a8e66df67214c7550293");
}

// XXH3_128bits("") and XXH64("") with seed 0, from xxHash's own sanity checks.
TEST(ContentHash, MatchesXxhash) {
  EXPECT_EQ(toHex(hashContent("")), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(hashText(""), 0xef46db3751d8e999ULL);
  EXPECT_NE(hashContent("a"), hashContent("b"));
}

TEST(StringPool, EqualTextsShareAnId) {
  StringPool pool;
  EXPECT_EQ(pool.intern(""), kNoString);
  const StringId a = pool.intern("alpha");
  EXPECT_EQ(a, 1U);
  EXPECT_EQ(pool.intern(std::string("al") + "pha"), a);
  EXPECT_EQ(pool.find("alpha"), a);
  EXPECT_EQ(pool.find("beta"), kNoString);
  EXPECT_EQ(pool.text(a), "alpha");
}

TEST(StringPool, KeepsIdsAndTextsWhileGrowing) {
  StringPool pool;
  const std::string_view first = pool.text(pool.intern("string 0"));
  for (uint32_t i = 0; i < 50000; ++i) EXPECT_EQ(pool.intern("string " + std::to_string(i)), i + 1);
  EXPECT_EQ(pool.size(), 50001U);
  EXPECT_EQ(first, "string 0");
  for (uint32_t i = 0; i < 50000; i += 97) EXPECT_EQ(pool.find("string " + std::to_string(i)), i + 1);
}

TEST(Arena, RewindsToAMark) {
  Arena arena(64);
  const std::string_view kept = arena.copy("kept");
  const Arena::Mark mark = arena.mark();
  const char* const next = arena.copy("first").data();
  for (int i = 0; i < 100; ++i) arena.copy(std::string(50, 'x'));
  arena.rewind(mark);
  EXPECT_EQ(arena.usedBytes(), 4U);
  EXPECT_EQ(arena.copy("again").data(), next);
  EXPECT_EQ(kept, "kept");
  Arena empty(64);
  const Arena::Mark nothing = empty.mark();
  empty.copy("some");
  empty.rewind(nothing);
  EXPECT_EQ(empty.usedBytes(), 0U);
  EXPECT_EQ(empty.copy("more"), "more");
}

TEST(ContentHashTest, HexIsReadBack) {
  const ContentHash hash = hashContent("abc");
  EXPECT_EQ(contentHashFromHex(toHex(hash)), hash);
  EXPECT_EQ(contentHashFromHex("00000000000000010000000000000F0a"), (ContentHash{1, 0xF0a}));
  EXPECT_FALSE(contentHashFromHex("00"));
  EXPECT_FALSE(contentHashFromHex("0000000000000001000000000000000g"));
}

}  // namespace
}  // namespace postern
