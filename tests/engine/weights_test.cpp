// SPDX-License-Identifier: Apache-2.0
// Weights across the boundary: edited ones rank anew, are kept with the estate, and may not make danger lower
// a risk.
#include <gtest/gtest.h>

#include "engine.h"

namespace postern {
namespace {

constexpr UnixSeconds kNow = 1'795'510'800;

constexpr std::string_view kReport =
    R"({"SchemaVersion":2,"ArtifactName":"shop:1","ArtifactType":"container_image","Results":[{"Target":"app","Class":"lang-pkgs","Type":"npm","Vulnerabilities":[
{"VulnerabilityID":"CVE-2021-44228","PkgName":"a","InstalledVersion":"1.0.0","Severity":"LOW"},
{"VulnerabilityID":"CVE-2022-22965","PkgName":"b","InstalledVersion":"1.0.0","Severity":"HIGH"}]}]})";
constexpr std::string_view kCatalogue =
    R"({"title":"CISA Catalog of Known Exploited Vulnerabilities","catalogVersion":"2026.11.22","dateReleased":"2026-11-22T10:00:00.000Z","count":1,"vulnerabilities":[{"cveID":"CVE-2021-44228","vendorProject":"V","product":"P","vulnerabilityName":"N","dateAdded":"2021-12-10","shortDescription":"D","requiredAction":"A","dueDate":"2021-12-24","knownRansomwareCampaignUse":"Known","notes":""}]})";

void fill(Engine& engine) {
  for (const auto& [name, text] : {std::pair<std::string_view, std::string_view>{"trivy.json", kReport},
                                   {"known_exploited_vulnerabilities.json", kCatalogue}}) {
    auto imported = Engine::importFile(name, text, EstateKey{});
    ASSERT_TRUE(imported.ok());
    for (std::string& batch : imported.value().batches)
      ASSERT_TRUE(engine.addBatch(std::move(batch), EstateKey{}).ok());
  }
  ASSERT_TRUE(engine.analyze(kNow).ok());
}

std::string first(Engine& engine) {
  const auto findings = engine.findings({"", "rank", false, 0, 1});
  return findings.value().rows.at(0).vulnerabilities.at(0);
}

TEST(Weights, OnesThatAreTriedRankAnewUntilTheNextAnalysis) {
  Engine engine;
  fill(engine);
  EXPECT_EQ(first(engine), "CVE-2021-44228");
  const auto tried = engine.setWeights(R"({"kev":0,"exploited":0,"exploit_known":0})", false, "me", kNow);
  ASSERT_TRUE(tried.ok()) << tried.error().message;
  EXPECT_EQ(first(engine), "CVE-2022-22965");
  EXPECT_NE(tried.value().find(R"("rank":1,"rankBefore":2)"), std::string::npos) << tried.value();
  ASSERT_TRUE(engine.analyze(kNow).ok());
  EXPECT_EQ(first(engine), "CVE-2021-44228");
  EXPECT_EQ(engine.setting("weights"), "");
}

TEST(Weights, OnesThatAreKeptTravelInTheBundleAndAreSaid) {
  Engine engine;
  fill(engine);
  ASSERT_TRUE(engine.setWeights(R"({"kev":0,"exploited":0,"exploit_known":0})", true, "me", kNow).ok());
  const auto bundle = engine.saveBundle("me", kNow);
  ASSERT_TRUE(bundle.ok());
  Engine other;
  ASSERT_TRUE(other.openBundle("a.postern", bundle.value()).ok());
  const auto summary = other.analyze(kNow);
  ASSERT_TRUE(summary.ok());
  EXPECT_EQ(first(other), "CVE-2022-22965");
  bool said = false;
  for (const std::string& note : summary.value().notes)
    said = said || note.starts_with("ranked by edited weights");
  EXPECT_TRUE(said);
  ASSERT_TRUE(other.setWeights("", true, "me", kNow + 1).ok());
  EXPECT_EQ(first(other), "CVE-2021-44228") << "back to what is published";
}

TEST(Weights, OnesThatWouldTurnTheScoreAroundAreRefusedByName) {
  Engine engine;
  for (const auto& [json, named] :
       {std::pair<std::string_view, std::string_view>{R"({"kev":100})", "exploited"},
        {R"({"kev":-1})", "kev"},
        {R"({"criticality_high":901})", "criticality_high"},
        {R"({"no_such":1})", "no_such"},
        {R"({"kev":"2"})", "kev"},
        {R"({"kev":2.5})", "kev"},
        {R"({"kev":999999999999})", "kev"},
        {R"({"version":1})", "version 1"},
        {R"([1])", "object"}}) {
    const auto refused = engine.setWeights(json, true, "me", kNow);
    ASSERT_FALSE(refused.ok()) << json;
    EXPECT_NE(refused.error().message.find(named), std::string::npos) << refused.error().message;
  }
  EXPECT_EQ(engine.setting("weights"), "");
}

}  // namespace
}  // namespace postern
