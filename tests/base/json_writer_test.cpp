// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.h"

#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "base/error.h"

namespace postern {
namespace {

TEST(JsonWriter, CommasEscapesAndNesting) {
  JsonWriter out;
  out.beginObject().field("a", "x\"\\\n\t\x01").field("b", 12).field("c", true).key("d").beginArray();
  out.integer(-1).null().decimal(-125, 1).raw("{}").beginObject().endObject().endArray().endObject();
  EXPECT_EQ(out.text(), R"({"a":"x\"\\\n\t\u0001","b":12,"c":true,"d":[-1,null,-12.5,{},{}]})");
}

TEST(JsonWriter, DecimalsComeFromIntegers) {
  EXPECT_EQ(formatDecimal(0, 3), "0");
  EXPECT_EQ(formatDecimal(1, 3), "0.001");
  EXPECT_EQ(formatDecimal(-500, 3), "-0.5");
  EXPECT_EQ(formatDecimal(12000, 3), "12");
  EXPECT_EQ(formatDecimal(7, 0), "7");
}

TEST(Diagnostics, EqualOnesFold) {
  Diagnostics diagnostics;
  diagnostics.add("a", "m", "line 1");
  diagnostics.add("a", "m", "line 2", 3);
  ASSERT_EQ(diagnostics.entries().size(), 1U);
  EXPECT_EQ(diagnostics.entries()[0].count, 4U);
  EXPECT_EQ(diagnostics.entries()[0].where, "line 1");
  for (int i = 0; i < 1000; ++i) diagnostics.add("b", "m" + std::to_string(i), "");
  EXPECT_LE(diagnostics.entries().size(), 200U);
  uint64_t count = 0;
  for (const Diagnostic& entry : diagnostics.entries()) count += entry.count;
  EXPECT_EQ(count, 1004U);
}

TEST(ErrorCode, NamesAreDistinct) {
  for (int i = 0; i < kErrorCodeCount; ++i) {
    for (int j = 0; j < i; ++j)
      EXPECT_NE(errorCodeName(static_cast<ErrorCode>(i)), errorCodeName(static_cast<ErrorCode>(j)));
  }
}

}  // namespace
}  // namespace postern
