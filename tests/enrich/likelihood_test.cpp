// SPDX-License-Identifier: Apache-2.0
// The likelihood table: texts become the words that the training script makes of them, vectors of every
// version the same metrics, entries add up, and what people bring as a table is checked.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "base/text.h"
#include "enrich/likelihood_prior.h"
#include "enrich/likelihood_words.h"
#include "enrich/terms.h"
#include "vocab/cvss.h"

namespace postern {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

// The same file is checked by web/tests/likelihood_words.test.ts against tools/likelihood/words.mjs.
TEST(LikelihoodWords, AreThoseThatTheTableWasLearnedFrom) {
  std::ifstream in(POSTERN_SOURCE_DIR "/tests/enrich/likelihood_words.tsv");
  size_t cases = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    const auto cells = split(line, '\t');
    ASSERT_EQ(cells.size(), 3u) << line;
    EXPECT_EQ(joined(likelihoodWords(cells[0])), cells[1]) << cells[0];
    EXPECT_EQ(likelihoodVendor(cells[0]), cells[2]) << cells[0];
    ++cases;
  }
  EXPECT_GT(cases, 15u);
}

std::string metricsText(std::string_view vector) {
  const LikelihoodMetrics m = likelihoodMetrics(vector);
  if (!m.complete()) return "";
  return {m.attackVector, m.complexity,   m.privileges,
          m.interaction,  m.scope,        m.confidentiality,
          m.integrity,    m.availability, m.exploit == '\0' ? '-' : m.exploit};
}

TEST(LikelihoodMetrics, SpeakVersionThreeWhateverTheVersion) {
  EXPECT_EQ(metricsText("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N/E:F/RL:O"), "NLNRCLLNF");
  EXPECT_EQ(metricsText("CVSS:3.1/AC:L/AV:N/A:H/C:H/I:H/PR:N/S:C/UI:N"), "NLNNCHHH-");
  EXPECT_EQ(metricsText("AV:N/AC:L/Au:N/C:P/I:C/A:N/E:POC"), "NLNNULHNP");
  EXPECT_EQ(metricsText("(AV:L/AC:M/Au:S/C:C/I:C/A:C)"), "LLLRUHHH-");
  EXPECT_EQ(metricsText("CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:N/E:A"), "NHNRCHLNF");
  EXPECT_EQ(metricsText("CVSS:4.0/AV:A/AC:L/AT:N/PR:L/UI:N/VC:H/VI:L/VA:N/SC:N/SI:N/SA:N/E:X"), "ALLNUHLN-");
  for (const std::string_view broken :
       {"", "AV:N", "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L", "7.5", "///:::"})
    EXPECT_EQ(metricsText(broken), "") << broken;
}

constexpr std::string_view kTable = R"({"postern_likelihood": 1, "center": 100,
  "metric": {"av:N": 1, "e:F": 2}, "access": {"NNN": 4}, "impact": {"HHH": 8},
  "weakness": {"502": 16, "502 NN": 32},
  "title": {"kernel": 64, "kernel bypass": 128, "bypass": 0},
  "product": {"window": 256, "window server": 512}, "vendor": {"acme": 1024}})";

constexpr std::string_view kOpen = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

LikelihoodTable table() {
  auto parsed = LikelihoodTable::parse(kTable);
  EXPECT_TRUE(parsed) << parsed.error().message;
  return std::move(parsed).value();
}

TEST(LikelihoodTable, EntriesAddUp) {
  const LikelihoodTable told = table();
  const LikelihoodMetrics open = likelihoodMetrics(kOpen);
  // The score of 9.8 already counts for 28 tenths above the median's.
  EXPECT_EQ(likelihoodOfMetrics(told, open, 98), 1 + 4 + 8 - 100 - 2800);
  EXPECT_EQ(likelihoodOfMetrics(told, likelihoodMetrics(std::string(kOpen) + "/E:H"), 70),
            1 + 2 + 4 + 8 - 100);
  EXPECT_EQ(likelihoodOfMetrics(told, {}, 98), 0) << "no vector says nothing";
  const uint32_t cwes[] = {79, 502};
  EXPECT_EQ(likelihoodOfWeaknesses(told, cwes, open), 16 + 32);
  EXPECT_EQ(likelihoodOfWeaknesses(told, cwes, {}), 16);
  std::vector<LikelihoodReason> reasons;
  EXPECT_EQ(likelihoodOfTitle(told, "Kernel bypass, kernels and kernel bypasses", &reasons), 64 + 128);
  ASSERT_EQ(reasons.size(), 2u);
  EXPECT_EQ(reasons[1].text, "kernel bypass");
  EXPECT_EQ(likelihoodOfVendor(told, "ACME, Inc."), 1024);
  EXPECT_EQ(likelihoodOfVendor(told, "n/a"), 0);
  EXPECT_EQ(likelihoodOfProduct(told, "Windows Server 2019"), 256 + 512);
  EXPECT_EQ(likelihoodOfProduct(told, "Linux"), 0);
  EXPECT_EQ(likelihoodOfProduct(told, "n/a"), std::nullopt) << "no product is named";
}

TEST(LikelihoodTable, WhatIsNoTableIsRefusedWithThePlace) {
  const std::pair<std::string_view, std::string_view> wrong[] = {
      {"", "no JSON object"},
      {"[1]", "no JSON object"},
      {R"({"postern_likelihood":2})", "is not 1"},
      {R"({"postern_likelihood":1} x)", "something after"},
      {R"({"postern_likelihood":1,"centre":5})", "centre"},
      {R"({"postern_likelihood":1,"center":"5"})", "center"},
      {R"({"postern_likelihood":1,"colour":{"a":1}})", "there is no such entry"},
      {R"({"postern_likelihood":1,"title":{"a":1.5}})", "no whole number"},
      {R"({"postern_likelihood":1,"title":{"a":20001}})", "no whole number"},
      {R"({"postern_likelihood":1,"title":{"a b c":1}})", "there is no such entry"},
      {R"({"postern_likelihood":1,"weakness":{"-3":1}})", "there is no such entry"},
      {R"({"postern_likelihood":1,"weakness":{"79 N":1}})", "there is no such entry"},
      {R"({"postern_likelihood":1,"metric":{"zz:N":1}})", "there is no such entry"},
      {R"({"postern_likelihood":1,"metric":{"av":1}})", "there is no such entry"},
  };
  for (const auto& [json, part] : wrong) {
    const auto parsed = LikelihoodTable::parse(json);
    ASSERT_FALSE(parsed) << json;
    EXPECT_NE(parsed.error().message.find(part), std::string::npos) << json << ": " << parsed.error().message;
  }
}

TEST(LikelihoodTable, ThePublishedOneIsWellFormedAndSmall) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  std::string json = R"({"postern_likelihood":1,"center":)" + std::to_string(publishedLikelihoodCenter());
  std::string_view group;
  for (const LikelihoodRow& row : publishedLikelihoodRows()) {
    EXPECT_TRUE(seen.insert({row.group, row.key}).second) << row.group << " " << row.key;
    EXPECT_NE(row.weight, 0);
    json += (row.group == group ? "," : (group.empty() ? ",\"" : "},\"") + std::string(row.group) + "\":{");
    group = row.group;
    json += "\"" + std::string(row.key) + "\":" + std::to_string(row.weight);
    const std::string key(row.key);
    const bool isText = row.group == "title" || row.group == "product";
    EXPECT_EQ(isText ? joined(likelihoodWords(key)) : key, key) << row.group;
    EXPECT_EQ(row.group == "vendor" ? likelihoodVendor(key) : key, key);
  }
  EXPECT_LT(seen.size(), 1500u);
  const auto parsed = LikelihoodTable::parse(json + "}}");
  EXPECT_TRUE(parsed) << parsed.error().message;
}

TEST(LikelihoodTable, TheRangeOfTheMetricsIsWhatIntervalsTakeItFor) {
  int32_t least = 0;
  int32_t most = 0;
  const std::pair<std::string_view, std::string_view> metrics[] = {
      {"AV", "NALP"}, {"AC", "LH"}, {"PR", "NLH"}, {"UI", "NR"},
      {"S", "UC"},    {"C", "NLH"}, {"I", "NLH"},  {"A", "NLH"}};
  for (uint32_t n = 0; n < 4 * 2 * 3 * 2 * 2 * 27; ++n) {
    std::string vector = "CVSS:3.1";
    uint32_t rest = n;
    for (const auto& [name, values] : metrics) {
      vector += "/" + std::string(name) + ":" + values[rest % values.size()];
      rest /= static_cast<uint32_t>(values.size());
    }
    const auto cvss = parseCvss(vector);
    ASSERT_TRUE(cvss && cvss->base) << vector;
    if (*cvss->base == 0) continue;
    const int32_t points =
        likelihoodOfMetrics(LikelihoodTable::published(), likelihoodMetrics(vector), *cvss->base) +
        (static_cast<int32_t>(*cvss->base) - kLikelihoodMedianScore) * kLikelihoodScoreTenth;
    least = std::min(least, points);
    most = std::max(most, points);
  }
  EXPECT_GE(least, kLikelihoodMetricsLeast);
  EXPECT_LE(most, kLikelihoodMetricsMost);
  EXPECT_LT(least, kLikelihoodMetricsLeast * 3 / 4) << "the range is wider than it needs to be";
  EXPECT_GT(most, kLikelihoodMetricsMost * 3 / 4) << "the range is wider than it needs to be";
}

int32_t priorPoints(const FindingContext& context) {
  Terms terms;
  addPriorTerms(context, Weights::published(), terms);
  return terms.sum();
}

TEST(PriorTerms, StandForAForecastAndDoNotUnsayWhatHappened) {
  FindingContext seldom;
  seldom.prior = {-1000, 200, -1000, -1000};
  FindingContext often;
  often.prior = {1000, 200, -400, 1000};
  EXPECT_EQ(priorPoints(seldom), -450 + 90 - 450 - 450);
  EXPECT_EQ(priorPoints(often), 450 + 90 - 180 + 450);
  seldom.kev = often.kev = true;
  EXPECT_EQ(priorPoints(seldom), 0);
  EXPECT_EQ(priorPoints(often), 450 + 90 - 180 + 450);
  often.epss = 0;
  EXPECT_EQ(priorPoints(often), 0) << "a forecast is known";
}

TEST(LikelihoodTable, WhatAttackersPreferComesOutAhead) {
  const LikelihoodTable& published = LikelihoodTable::published();
  const LikelihoodMetrics open = likelihoodMetrics(kOpen);
  const uint32_t deserialization[] = {502};
  const uint32_t scripting[] = {79};
  EXPECT_GT(likelihoodOfWeaknesses(published, deserialization, open),
            likelihoodOfWeaknesses(published, scripting, open));
  EXPECT_GT(likelihoodOfVendor(published, "Fortinet"), 0);
  EXPECT_GT(likelihoodOfProduct(published, "FortiOS"), likelihoodOfProduct(published, "WordPress plugin"));
  EXPECT_GT(likelihoodOfTitle(published, "Windows Kernel Elevation of Privilege Vulnerability"),
            likelihoodOfTitle(published, "WordPress Foo Plugin <= 1.2 - Cross Site Scripting"));
}

}  // namespace
}  // namespace postern
