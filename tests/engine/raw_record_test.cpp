// SPDX-License-Identifier: Apache-2.0
// Records shown again: as they stand in the file, with secrets masked, and not at all where masking fails.
#include "tests/engine/engine_calls.h"

namespace postern {
namespace {

const std::string kSecret = "AKIAIOSFODNN7EXAMPLE";

std::string gitleaks(const std::string& secret) {
  JsonWriter out;
  out.beginArray().beginObject().field("Description", "AWS").field("StartLine", 3).field("EndLine", 3);
  out.field("StartColumn", 1)
      .field("EndColumn", 20)
      .field("Match", "key = '" + secret + "'")
      .field("Secret", secret);
  out.field("File", "ci/log.txt")
      .field("Commit", "9f3b6a2c")
      .field("Author", "A")
      .field("Email", "a@b.example");
  out.field("Date", "2026-09-03T14:22:10Z").field("Message", "m").key("Tags").beginArray().endArray();
  return out.field("RuleID", "aws-access-token").field("Fingerprint", "x").endObject().endArray().take();
}

class RawRecordTest : public ::testing::Test {
 protected:
  /// The source of the only finding, with the request that the page would make of it.
  Called record(const std::string& file, const std::string& masksOverride = {}) {
    EXPECT_EQ(drop(engine_, "gitleaks.json", file), 1U);
    EXPECT_TRUE(call(engine_, "analyze", R"({"now":")" + kToldTime + "\"}").ok);
    const Called list = call(engine_, "findings", R"({"filter":"","sort":"rank","from":0,"to":1})");
    const Called detail =
        call(engine_, "finding", "{\"key\":\"" + std::string(list.value.at("rows/0/key").text()) + "\"}");
    const Node source = detail.value.at("sources/0");
    masked_ = source["secret"].text();
    const Called masks =
        call(engine_, "secretMasks", "{\"observation\":" + std::string(source["id"].text()) + "}");
    const std::string mask = masks.answer->envelope.substr(masks.answer->envelope.find("\"value\":") + 8);
    JsonWriter request;
    request.beginObject()
        .field("name", "gitleaks.json")
        .field("member", "")
        .field("begin", *source["begin"].integer());
    request.field("end", *source["end"].integer()).key("masks");
    request.raw(masksOverride.empty() ? mask.substr(0, mask.size() - 1) : masksOverride).endObject();
    return call(engine_, "rawRecord", withKey(request.text().substr(1, request.text().size() - 2)), file);
  }
  Engine engine_;
  std::string masked_;
};

TEST_F(RawRecordTest, SecretsAreMaskedEverywhere) {
  const Called raw = record(gitleaks(kSecret));
  ASSERT_TRUE(raw.ok) << raw.answer->envelope;
  const std::string text(raw.value["text"].text());
  EXPECT_EQ(text.find(kSecret), std::string::npos);
  EXPECT_EQ(raw.answer->envelope.find(kSecret), std::string::npos);
  EXPECT_NE(text.find("\"Secret\": \"AK…LE\""), std::string::npos) << text;
  EXPECT_NE(text.find("\"Match\": \"key = 'AK…LE'\""), std::string::npos);
  EXPECT_NE(text.find("\"StartLine\": 3"), std::string::npos) << "numbers as they stand";
  EXPECT_EQ(masked_, "AK…LE");
}

TEST_F(RawRecordTest, EscapesDoNotHideASecret) {
  const std::string secret = "-----BEGIN KEY-----\n\"quoted\"\\\n\t\xC3\xA9 end-----";
  const Called raw = record(gitleaks(secret));
  ASSERT_TRUE(raw.ok) << raw.answer->envelope;
  EXPECT_EQ(raw.answer->envelope.find("quoted"), std::string::npos);
}

TEST_F(RawRecordTest, WhatFollowsTheIdOfAKeyIsMaskedToo) {
  std::string file = gitleaks(kSecret);
  const std::string match = "key = '" + kSecret + "'";
  file.replace(file.find(match), match.size(), kSecret + ":wJalrXUtnFEMI/K7MDENG");
  const Called raw = record(file);
  ASSERT_TRUE(raw.ok) << raw.answer->envelope;
  EXPECT_EQ(raw.answer->envelope.find("wJalr"), std::string::npos);
}

TEST_F(RawRecordTest, ARecordWhoseSecretIsNotFoundIsNotShown) {
  const Called raw =
      record(gitleaks(kSecret), R"([{"hash":"00000000000000000000000000000001","length":20}])");
  ASSERT_FALSE(raw.ok);
  EXPECT_EQ(raw.error["code"].text(), "not_found");
  EXPECT_EQ(raw.answer->envelope.find(kSecret), std::string::npos);
}

TEST_F(RawRecordTest, SecretsNeverReachTheExportsOrTheBundle) {
  ASSERT_TRUE(record(gitleaks(kSecret)).ok);
  for (const char* name : {"exportJson", "exportCsv"}) {
    const Called exported = call(engine_, name);
    ASSERT_EQ(exported.answer->blobs.size(), 1U);
    EXPECT_EQ(exported.answer->blobs[0].find(kSecret), std::string::npos) << name;
  }
}

TEST(RawRecordCallTest, LongRecordsAreCut) {
  const std::string file = "{\"a\":\"" + std::string(300'000, 'x') + "\"}";
  Engine engine;
  const Called raw = call(engine, "rawRecord",
                          withKey(R"("name":"a.json","begin":0,"end":)" + std::to_string(file.size())), file);
  ASSERT_TRUE(raw.ok);
  EXPECT_TRUE(raw.value["truncated"].isTrue());
  EXPECT_LE(raw.value["text"].text().size(), 64U * 1024);
}

}  // namespace
}  // namespace postern
