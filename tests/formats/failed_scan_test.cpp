// SPDX-License-Identifier: Apache-2.0
// What scanners write when they could not scan is recognised and refused with the scanner's own words: a file
// of that kind is no clean result.
#include <gtest/gtest.h>

#include "formats/import.h"

namespace postern {
namespace {

void expectRefused(std::string_view text, std::string_view format, std::string_view words) {
  const ImportOutcome outcome = importPlain("report.json", text, ImportSettings{});
  ASSERT_NE(outcome.format, nullptr) << outcome.error.message;
  EXPECT_EQ(outcome.format->id, format);
  EXPECT_TRUE(outcome.failed);
  EXPECT_EQ(outcome.error.code, ErrorCode::kMalformed);
  EXPECT_NE(outcome.error.message.find(words), std::string::npos) << outcome.error.message;
}

TEST(FailedScan, NpmAuditSaysWhy) {
  expectRefused(
      R"({"error": {"code": "ENOLOCK", "summary": "This command requires an existing lockfile.", "detail": ""}})",
      "npm_audit", "ENOLOCK This command requires an existing lockfile.");
  expectRefused(
      R"({"message": "request to the endpoint failed", "method": "POST", "uri": "https://audit.example.test/",
                    "statusCode": 404, "headers": {}, "error": {}})",
      "npm_audit", "request to the endpoint failed");
}

TEST(FailedScan, SnykSaysWhy) {
  expectRefused(
      R"({"ok": false, "error": "Could not detect supported target files", "path": "/builds/shop"})", "snyk",
      "Could not detect supported target files");
}

}  // namespace
}  // namespace postern
