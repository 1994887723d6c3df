// SPDX-License-Identifier: Apache-2.0
#include "base/time.h"

#include <gtest/gtest.h>

namespace postern {
namespace {

std::string reformat(std::string_view text) {
  const auto time = parseTime(text);
  return time ? formatTime(*time) : "no time";
}

TEST(Time, ReadsWhatScannersWrite) {
  const std::string expected = "2026-11-24T10:00:05Z";
  for (const std::string_view text :
       {"2026-11-24T10:00:05Z", "2026-11-24T10:00:05.123456789Z", "2026-11-24T12:00:05+02:00",
        "2026-11-24T05:00:05-0500", "2026-11-24 10:00:05", "2026-11-24 10:00:05 +0000", "2026/11/24 10:00:05",
        "Tue, 24 Nov 2026 10:00:05 GMT", "Tue Nov 24 10:00:05 2026", "Tue Nov 24 10:00:05 UTC 2026",
        "24 Nov 2026 10:00:05", "1795514405", "1795514405000"}) {
    EXPECT_EQ(reformat(text), expected) << text;
  }
  EXPECT_EQ(reformat("2026-11-24"), "2026-11-24T00:00:00Z");
  EXPECT_EQ(reformat("2024-02-29"), "2024-02-29T00:00:00Z");
}

TEST(Time, RefusesWhatIsNoTime) {
  for (const std::string_view text : {"", "yesterday", "2026-13-01", "2026-02-29", "2026-00-10", "1969-12-31",
                                      "12345", "24/11/2026x", "--"}) {
    EXPECT_FALSE(parseTime(text)) << text;
  }
}

TEST(Time, DaysAndFormatsAgree) {
  EXPECT_EQ(daysFromCivil(1970, 1, 1), 0);
  EXPECT_EQ(daysFromCivil(2000, 3, 1), 11017);
  for (int64_t day = 0; day < 60000; day += 13) {
    const auto back = parseTime(formatDate(day * 86400));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, day * 86400);
  }
  EXPECT_EQ(formatTime(kNoTime), "");
  EXPECT_EQ(formatDate(kNoTime), "");
}

}  // namespace
}  // namespace postern
