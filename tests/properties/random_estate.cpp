// SPDX-License-Identifier: Apache-2.0
// A made-up company: services in tiers that call each other, images they run, stores with data; SARIF results
// and vulnerabilities of images; EPSS and KEV of some.
#include "tests/properties/context_estate.h"

namespace postern {
namespace {

constexpr uint32_t kServices = 40;
constexpr uint32_t kStores = 12;
constexpr uint32_t kFlaws = 120;

std::string cveOf(uint32_t number) { return "CVE-2025-" + std::to_string(20'000 + number); }

template <size_t kCount>
std::string pick(const char* const (&words)[kCount], Random& random) {
  return words[random.below(kCount)];
}

std::string inventory(Random& random) {
  static constexpr const char* kCriticality[] = {"low", "medium", "high", "critical"};
  static constexpr const char* kEnvironment[] = {"production", "production", "staging", "test"};
  static constexpr const char* kData[] = {"pii", "payment", "internal", "financial", "health"};
  std::string out = "postern: inventory/1\nassets:\n";
  const auto asset = [&](const std::string& id, const char* kind, const std::string& exposure,
                         const std::string& data) {
    out += "  - id: " + id + "\n    kind: " + kind + "\n    name: " + id + "\n";
    out += "    criticality: " + pick(kCriticality, random) + "\n    exposure: " + exposure + "\n";
    out += "    environment: " + pick(kEnvironment, random) + "\n    data: [" + data + "]\n";
    out += "    aliases: [\"host:" + id + ".example\"]\n";
  };
  for (uint32_t i = 0; i < kServices; ++i) {
    const bool edge = i < kServices / 4;
    asset("service-" + std::to_string(i), "service",
          edge                 ? "internet"
          : random.percent(85) ? "internal"
                               : "isolated",
          random.percent(30) ? pick(kData, random) : "public");
  }
  for (uint32_t i = 0; i < kStores; ++i)
    asset("store-" + std::to_string(i), "data_store", "internal", pick(kData, random));
  out += "\nrelations:\n";
  for (uint32_t i = 0; i < kServices; ++i) {
    const std::string id = "service-" + std::to_string(i);
    out += "  - {from: " + id + ", runs: \"registry.example/" + id + ":1.0\"}\n";
    // Downwards, so that some are reached only through several others and some not at all.
    for (uint32_t call = random.below(3); call > 0 && i + 1 < kServices; --call)
      out += "  - {from: " + id + ", calls: service-" +
             std::to_string(i + 1 + random.below(kServices - i - 1)) + "}\n";
    if (random.percent(40))
      out += "  - {from: " + id + ", calls: store-" + std::to_string(random.below(kStores)) + "}\n";
  }
  return out;
}

std::string trivyReport(uint32_t service, Random& random) {
  static constexpr const char* kSeverity[] = {"LOW", "MEDIUM", "HIGH", "CRITICAL", "UNKNOWN"};
  static constexpr const char* kVectors[] = {
      "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N",
      "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:C/C:L/I:L/A:N"};
  std::string out = "{\"SchemaVersion\":2,\"ArtifactName\":\"registry.example/service-" +
                    std::to_string(service) +
                    ":1.0\",\"ArtifactType\":\"container_image\",\"Results\":[{\"Target\":\"app\",\"Class\":"
                    "\"lang-pkgs\",\"Type\":\"npm\",\"Vulnerabilities\":[";
  for (uint32_t i = 0; i < 8; ++i) {
    const uint32_t flaw = random.below(kFlaws);
    if (i > 0) out += ",";
    out += "{\"VulnerabilityID\":\"" + cveOf(flaw) + "\",\"PkgName\":\"package-" + std::to_string(flaw) +
           "\",\"InstalledVersion\":\"1.0." + std::to_string(i) + "\",\"Severity\":\"" +
           pick(kSeverity, random) + "\"";
    if (random.percent(60)) out += ",\"CVSS\":{\"nvd\":{\"V3Vector\":\"" + pick(kVectors, random) + "\"}}";
    out += "}";
  }
  return out + "]}]}";
}

std::string epss(Random& random) {
  std::string out = "#model_version:v2025.03.14,score_date:2026-11-22T00:00:00+0000\ncve,epss,percentile\n";
  for (uint32_t i = 0; i < kFlaws; ++i) {
    // Most are unlikely, as in the real file.
    const uint32_t micro = random.percent(80) ? 200 + random.below(5'000) : 5'000 + random.below(960'000);
    std::string digits = std::to_string(1'000'000 + micro).substr(1);
    out += cveOf(i) + ",0." + digits + ",0.5\n";
  }
  return out;
}

std::string kev(Random& random) {
  std::string out =
      "{\"title\":\"CISA Catalog of Known Exploited Vulnerabilities\",\"catalogVersion\":\"2026.11.22\","
      "\"dateReleased\":\"2026-11-22T10:00:00.000Z\",\"count\":1,\"vulnerabilities\":[";
  bool first = true;
  for (uint32_t i = 0; i < kFlaws; ++i) {
    if (!random.percent(8)) continue;
    out += std::string(first ? "" : ",") + "{\"cveID\":\"" + cveOf(i) +
           "\",\"vendorProject\":\"V\",\"product\":\"P\",\"vulnerabilityName\":\"N\",\"dateAdded\":"
           "\"2026-10-01\",\"shortDescription\":\"D\",\"requiredAction\":\"A\",\"dueDate\":\"2026-10-22\","
           "\"knownRansomwareCampaignUse\":\"Unknown\",\"notes\":\"\"}";
    first = false;
  }
  return out + "]}";
}

}  // namespace

std::vector<ContextFile> randomEstate(uint64_t seed) {
  Random random(seed);
  std::vector<ContextFile> out{{"inventory/inventory.yaml", inventory(random)},
                               {"threat-intel/epss_scores-2026-11-22.csv", epss(random)},
                               {"threat-intel/known_exploited_vulnerabilities.json", kev(random)}};
  for (uint32_t i = 0; i < kServices; ++i)
    out.push_back({"scans/service-" + std::to_string(i) + ".json", trivyReport(i, random)});
  return out;
}

}  // namespace postern
