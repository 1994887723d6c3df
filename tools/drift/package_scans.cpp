// SPDX-License-Identifier: Apache-2.0
// Dependency scanners' reports (Trivy, and Grype in its place) of twenty images: packages are upgraded
// without being mended, tags change, vulnerabilities are mended and found.
#include <algorithm>

#include "tools/drift/drift_reports.h"

namespace postern::drift {
namespace {

struct Result {
  uint32_t label, package, vulnerability, minor;
};

std::string number(uint32_t n) { return std::to_string(n); }
std::string packageName(uint32_t package) { return "library-" + number(package); }
std::string idOf(const Result& result) { return "CVE-2024-" + number(10'000 + result.vulnerability); }
std::string versionOf(const Result& result) { return "1." + number(result.minor) + ".0"; }

Report trivy(const std::string& image, uint32_t index, const std::vector<Result>& results) {
  Report report{"image_" + number(index) + ".json", {}, {}};
  std::string rows;
  for (const Result& result : results) {
    if (!rows.empty()) rows += ",\n";
    rows += "{\"VulnerabilityID\":" + quoted(idOf(result)) +
            ",\"PkgName\":" + quoted(packageName(result.package)) +
            ",\"InstalledVersion\":" + quoted(versionOf(result)) +
            ",\"Severity\":\"HIGH\",\"Title\":\"A "
            "flaw\",\"PrimaryURL\":\"https://vulnerabilities.drift.example/\"}";
    report.labels.push_back(result.label);
  }
  report.text =
      "{\"SchemaVersion\":2,\"ArtifactName\":" + quoted(image) +
      ",\"ArtifactType\":\"container_image\",\"Results\":[{\"Target\":\"app/package-lock.json\",\"Class\":"
      "\"lang-pkgs\",\"Type\":\"npm\",\"Vulnerabilities\":[\n" +
      rows + "]}]}\n";
  return report;
}

Report grype(const std::string& image, uint32_t index, const std::vector<Result>& results) {
  Report report{"image_" + number(index) + ".json", {}, {}};
  std::string rows;
  for (const Result& result : results) {
    if (!rows.empty()) rows += ",\n";
    rows += "{\"vulnerability\":{\"id\":\"GHSA-dddd-" + number(1000 + result.vulnerability / 1000) + "-" +
            number(1000 + result.vulnerability % 1000) +
            "\",\"severity\":\"High\",\"fix\":{\"versions\":[],\"state\":\"unknown\"}},"
            "\"relatedVulnerabilities\":[{\"id\":" +
            quoted(idOf(result)) + "}],\"artifact\":{\"name\":" + quoted(packageName(result.package)) +
            ",\"version\":" + quoted(versionOf(result)) + ",\"type\":\"npm\",\"purl\":\"pkg:npm/" +
            packageName(result.package) + "@" + versionOf(result) + "\"}}";
    report.labels.push_back(result.label);
  }
  report.text = "{\"matches\":[\n" + rows +
                "],\"source\":{\"type\":\"image\",\"target\":{\"userInput\":" + quoted(image) +
                "}},\"descriptor\":{\"name\":\"grype\",\"version\":\"0.80.0\"}}\n";
  return report;
}

void addNew(Random& random, Labels& labels, std::vector<Result>& results) {
  Result result{labels.next(), random.below(400), random.below(40'000), random.below(9)};
  const bool known = std::any_of(results.begin(), results.end(), [&](const Result& other) {
    return other.package == result.package && other.vulnerability == result.vulnerability;
  });
  if (!known) results.push_back(result);
}

}  // namespace

void addPackageScans(Random& random, Labels& labels, const Options& options, Scans& to) {
  constexpr uint32_t kImages = 20;
  for (uint32_t i = 0; i < kImages; ++i) {
    std::vector<Result> results;
    while (results.size() < options.findings / 4 / kImages) {
      addNew(random, labels, results);
      if (random.chance(20)) {  // the same flaw in another package: a trap
        Result twin = results.back();
        twin.label = labels.next();
        twin.package += 400;
        results.push_back(twin);
      }
    }
    const std::string image = "registry.drift.example/app-" + number(i) + ":";
    to.before.push_back(trivy(image + "1.4.0", i, results));
    if (options.onlyLines) {
      to.after.push_back(to.before.back());
      to.after.back().text += "\n";
      continue;
    }
    for (Result& result : results) result.minor += random.chance(40) ? 1 + random.below(3) : 0;
    for (uint32_t gone = random.below(12); gone > 0; --gone)
      results.erase(results.begin() + random.below(static_cast<uint32_t>(results.size())));
    for (uint32_t fresh = random.below(12); fresh > 0; --fresh) addNew(random, labels, results);
    to.after.push_back(i % 5 == 4 ? grype(image + "1.5.0", i, results) : trivy(image + "1.5.0", i, results));
  }
}

}  // namespace postern::drift
