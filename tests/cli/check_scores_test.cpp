// SPDX-License-Identifier: Apache-2.0
// Every score of an export stands up to tools/check_scores, the independent checker, and a changed one does
// not: on the samples, on a made-up estate of 20,000 findings, and with edited weights.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace postern {
namespace {

namespace fs = std::filesystem;

int shell(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string number(uint32_t value) { return std::to_string(value); }

class CheckScoresTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (shell("node --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "skipped: there is no node";
    folder_ =
        fs::temp_directory_path() /
        ("postern_scores_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "in");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::string read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::string at(const std::string& name) const { return "'" + (folder_ / name).string() + "'"; }
  void analyse(const std::string& inputs, const std::string& options = "") const {
    ASSERT_EQ(shell("'" POSTERN_PROGRAM "' analyze " + inputs + " --now 2026-11-24T09:00:00Z --json " +
                    at("out.json") + " " + options + " > /dev/null 2>&1"),
              0);
  }
  int check(const std::string& name) const {
    return shell("node '" POSTERN_SOURCE_DIR "/tools/check_scores' " + at(name) + " > " + at("said"));
  }

  fs::path folder_;
};

const std::string kSamples = "'" POSTERN_SOURCE_DIR "/samples'";

TEST_F(CheckScoresTest, TheSamplesHold) {
  analyse(kSamples);
  EXPECT_EQ(check("out.json"), 0) << read("said");
  EXPECT_NE(read("said").find(" values recomputed, 0 differ"), std::string::npos);
}

TEST_F(CheckScoresTest, EditedWeightsHoldToo) {
  write(
      "weights.json",
      R"({"kev":3100,"epss_percent":55,"no_path":-2000,"criticality_high":700,"yearly_percent":25,"band_now":750})");
  analyse(kSamples, "--weights " + at("weights.json"));
  EXPECT_EQ(check("out.json"), 0) << read("said");
}

TEST_F(CheckScoresTest, WeightsThatMayNotBeAreRefusedByName) {
  for (const auto& [json, named] : {std::pair<std::string, std::string>{R"({"kev":1})", "exploited"},
                                    {R"({"kevs":1})", "kevs"},
                                    {"[", "JSON object"}}) {
    write("weights.json", json);
    EXPECT_EQ(shell("'" POSTERN_PROGRAM "' analyze " + kSamples + " --weights " + at("weights.json") +
                    " > /dev/null 2> " + at("said")),
              2);
    EXPECT_NE(read("said").find(named), std::string::npos) << read("said");
  }
}

TEST_F(CheckScoresTest, AChangedValueIsFound) {
  analyse(kSamples);
  const std::string json = read("out.json");
  for (const std::string field : {R"("risk":)", R"("logOdds":)", R"("points":)", R"("lowLogOdds":)",
                                  R"("high":)", R"("dependencyTrack":)", R"("kenna":)", R"("expectedLoss":)",
                                  R"("facts":{"cvss":)", R"("vulnerabilityScore":)", R"("rank":)"}) {
    const size_t from = json.find(R"("findings":)");
    size_t value = json.find(
        field, field.find("kenna") == 1 || field.find("dep") == 1 || field.find("exp") == 1 ? 0 : from);
    ASSERT_NE(value, std::string::npos) << field;
    value += field.size();
    std::string changed = json;
    changed[value] = changed[value] == '-' ? ' ' : changed[value] == '1' ? '2' : '1';
    write("changed.json", changed);
    EXPECT_EQ(check("changed.json"), 1) << field << " " << json.substr(value, 20);
  }
}

/// Numerical Recipes' generator: the same estate everywhere.
class Random {
 public:
  uint32_t below(uint32_t n) {
    state_ = state_ * 1664525 + 1013904223;
    return static_cast<uint32_t>((uint64_t{state_} * n) >> 32U);
  }

 private:
  uint32_t state_ = 5;
};

constexpr uint32_t kServices = 100;
constexpr uint32_t kEach = 200;

std::string inventory(Random& random) {
  static constexpr const char* kCriticality[] = {"low", "medium", "high", "critical"};
  static constexpr const char* kExposure[] = {"internet", "internal", "internal", "isolated"};
  std::string out = "postern: inventory/1\nassets:\n";
  for (uint32_t i = 0; i < kServices / 10; ++i)
    out += "  - {id: app-" + number(i) + ", kind: application, name: app-" + number(i) +
           (i % 2 == 0 ? ", value: " + number(1000 + random.below(9'000'000)) : "") + "}\n";
  for (uint32_t i = 0; i < kServices; ++i) {
    if (i % 9 == 0) continue;
    out += "  - {id: s-" + number(i) + ", kind: service, name: s-" + number(i) + ", owner: team-" +
           number(i % 7) + ", criticality: " + kCriticality[random.below(4)] +
           ", exposure: " + kExposure[random.below(4)] +
           ", environment: production, data: [pii], value: " + number(random.below(900'000)) +
           ", application: app-" + number(i / 10) + "}\n";
  }
  out += "relations:\n";
  for (uint32_t i = 1; i < kServices; ++i) {
    if (i % 9 == 0) continue;
    out += "  - {from: s-" + number(i) + ", runs: \"registry.example/s-" + number(i) + ":1\"}\n";
    if (i + 1 < kServices && (i + 1) % 9 != 0)
      out += "  - {from: s-" + number(i) + ", calls: s-" + number(i + 1) + "}\n";
  }
  return out;
}

std::string vulnerability(uint32_t service, uint32_t index, Random& random) {
  static constexpr const char* kSeverities[] = {"LOW", "MEDIUM", "HIGH", "CRITICAL", "UNKNOWN"};
  const auto one = [&](const char* values) {
    return std::string(1,
                       values[random.below(static_cast<uint32_t>(std::char_traits<char>::length(values)))]);
  };
  std::string vector;
  const uint32_t version = random.below(5);
  const std::string impact3 = "/C:" + one("NLH") + "/I:" + one("NLH") + "/A:" + one("NLH");
  if (version <= 1) {
    vector = std::string(version == 0 ? "CVSS:3.0" : "CVSS:3.1") + "/AV:" + one("NALP") + "/AC:" + one("LH") +
             "/PR:" + one("NLH") + "/UI:" + one("NR") + "/S:" + one("UC") + impact3;
  } else if (version == 2) {
    vector = "AV:" + one("NAL") + "/AC:" + one("LMH") + "/Au:" + one("NSM") + "/C:" + one("NPC") +
             "/I:" + one("NPC") + "/A:" + one("NPC");
  } else if (version == 3) {
    vector = "CVSS:4.0/AV:" + one("NALP") + "/AC:" + one("LH") + "/AT:" + one("NP") + "/PR:" + one("NLH") +
             "/UI:" + one("NPA") + "/VC:" + one("HLN") + "/VI:" + one("HLN") + "/VA:" + one("HLN") +
             "/SC:" + one("HLN") + "/SI:" + one("HLN") + "/SA:" + one("HLN");
  }
  std::string out = R"({"VulnerabilityID":"CVE-2025-)" + number(10'000 + random.below(9'000)) +
                    R"(","PkgName":"p)" + number(index) + R"(","InstalledVersion":"1.)" + number(service) +
                    R"(","Severity":")" + kSeverities[random.below(5)] + "\"";
  if (!vector.empty())
    out += std::string(R"(,"CVSS":{"nvd":{")") +
           (version == 2   ? "V2Vector"
            : version == 3 ? "V40Vector"
                           : "V3Vector") +
           R"(":")" + vector + "\"}}";
  return out + "}";
}

TEST_F(CheckScoresTest, ABigEstateHolds) {
  Random random;
  write("in/inventory.yaml", inventory(random));
  for (uint32_t service = 0; service < kServices; ++service) {
    std::string report =
        R"({"SchemaVersion":2,"ArtifactName":"registry.example/s-)" + number(service) +
        R"(:1","ArtifactType":"container_image","Results":[{"Target":"app","Class":"lang-pkgs","Type":"npm","Vulnerabilities":[)";
    for (uint32_t i = 0; i < kEach; ++i) report += (i == 0 ? "" : ",") + vulnerability(service, i, random);
    write("in/trivy-" + number(service) + ".json", report + "]}]}");
  }
  std::string epss = "#model_version:v2025.03.14,score_date:2026-11-01T00:00:00+0000\ncve,epss,percentile\n";
  for (uint32_t i = 0; i < 6'000; ++i)
    epss += "CVE-2025-" + number(10'000 + i) + ",0." +
            number(1'000'000 + 1 + random.below(990'000)).substr(1) + ",0.5\n";
  write("in/epss_scores-2026-11-01.csv", epss);
  analyse(at("in"));
  EXPECT_EQ(check("out.json"), 0) << read("said");
  EXPECT_GT(read("out.json").size(), 10'000'000u);
}

}  // namespace
}  // namespace postern
