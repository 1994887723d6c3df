// SPDX-License-Identifier: Apache-2.0
// The cases of RFC 4648, section 10, and what is no Base64.
#include "base/base64.h"

#include <gtest/gtest.h>

namespace postern {
namespace {

TEST(Base64, DecodesWithAndWithoutPadding) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},           {"Zg==", "f"},           {"Zm8=", "fo"},        {"Zm9v", "foo"},
      {"Zm9vYg", "foob"}, {"Zm9v\nYmE=", "fooba"}, {"Zm9vYmFy", "foobar"}};
  for (const auto& [text, bytes] : cases) {
    const Base64 decoded = decodeBase64(text);
    EXPECT_EQ(decoded.bytes, bytes);
    EXPECT_TRUE(decoded.isWhole && !decoded.isUrlForm) << text;
  }
}

TEST(Base64, SaysWhereItIsNoneAndWhichForm) {
  EXPECT_EQ(decodeBase64("Zm9v!Zm9v").bytes, "foo");
  EXPECT_FALSE(decodeBase64("Zm9v!Zm9v").isWhole);
  EXPECT_TRUE(decodeBase64("-_-_").isUrlForm);
  EXPECT_EQ(decodeBase64("-_-_").bytes, decodeBase64("+/+/").bytes);
}

}  // namespace
}  // namespace postern
