// SPDX-License-Identifier: Apache-2.0
// GitLab security reports: SAST, dependency, container, cluster image, DAST, secret detection, API and
// coverage fuzzing. One schema (security-report-schemas 2 to 15, and the bare arrays before 2), six formats.
// What a report is: scan.type, else the category of its vulnerabilities, else the shape of their locations.
// Ignores: remediation patches, scan messages.
#include <array>
#include <unordered_map>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/gitlab_places.h"
#include "formats/same_vulnerability.h"

namespace postern {
namespace {

using gitlab::Kind;

// By scan.type or category; kNone for another word.
Kind kindOfWord(std::string_view word) {
  if (word == "sast" || word == "sast_iac") return Kind::kSast;
  if (word == "dependency_scanning") return Kind::kDependencies;
  if (word == "container_scanning" || word == "cluster_image_scanning") return Kind::kContainer;
  if (word == "dast") return Kind::kDast;
  if (word == "secret_detection") return Kind::kSecrets;
  if (word == "api_fuzzing" || word == "coverage_fuzzing") return Kind::kFuzzing;
  return Kind::kNone;
}

Kind kindOfShape(Node vulnerability) {
  const Node location = vulnerability["location"];
  if (location["image"].exists() || location["operating_system"].exists()) return Kind::kContainer;
  if (location["crash_type"].exists() || location["crash_state"].exists()) return Kind::kFuzzing;
  if (location["dependency"]["package"]["name"].exists()) return Kind::kDependencies;
  if (location["hostname"].exists() && location["path"].exists()) return Kind::kDast;
  if (vulnerability["raw_source_code_extract"].exists() || location["commit"]["sha"].exists())
    return Kind::kSecrets;
  return Kind::kSast;
}

bool isVulnerability(Node node) { return node["identifiers"].isArray() && node["location"].isObject(); }

Match sniffGitlab(const Probe& probe, Kind wanted) {
  if (!probe.isJson()) return {};
  const Node list = probe.root.isArray() ? probe.root : probe.root["vulnerabilities"];
  if (!list.isArray()) return {};
  const Node first = list.item(0);
  const Kind stated = kindOfWord(probe.root["scan"]["type"].text());
  if (stated != Kind::kNone) return stated == wanted ? Match{99, "scan.type"} : Match{};
  if (isVulnerability(first)) {
    const Kind category = kindOfWord(first["category"].text());
    if (category != Kind::kNone)
      return category == wanted ? Match{96, "a vulnerability's category"} : Match{};
    if (probe.root.isArray()) return {};
    return kindOfShape(first) == wanted ? Match{85, "vulnerabilities with identifiers and a location"}
                                        : Match{};
  }
  const bool isEmpty =
      !first.exists() && probe.root["version"].exists() && probe.root["remediations"].isArray();
  if (!isEmpty) return {};
  const Kind kind = probe.root["dependency_files"].exists() ? Kind::kDependencies : Kind::kSast;
  return kind == wanted ? Match{50, "version, vulnerabilities and remediations, both empty"} : Match{};
}

ObservationKind observationKind(Kind kind) {
  switch (kind) {
    case Kind::kDependencies:
    case Kind::kContainer:
      return ObservationKind::kVulnerability;
    case Kind::kDast:
    case Kind::kFuzzing:
      return ObservationKind::kDynamic;
    case Kind::kSecrets:
      return ObservationKind::kSecret;
    default:
      return ObservationKind::kCode;
  }
}

// Aliases only: an advisory of a distribution (RHSA, USN) speaks of many vulnerabilities.
bool namesOneVulnerability(std::string_view type) {
  return equalsIgnoreCase(type, "cve") || equalsIgnoreCase(type, "ghsa") || equalsIgnoreCase(type, "osv") ||
         equalsIgnoreCase(type, "pysec") || equalsIgnoreCase(type, "go") || equalsIgnoreCase(type, "rustsec");
}

void addIdentifiers(BatchBuilder& out, Observation& found, Node vulnerability) {
  IdList ids;
  std::string_view fallback;
  for (const Node identifier : vulnerability["identifiers"].items()) {
    const std::string_view type = identifier["type"].text();
    const std::string_view name = identifier["name"].text();
    const std::string_view value = identifier["value"].textOr(name);
    const std::string_view url = identifier["url"].text();
    if (equalsIgnoreCase(type, "cwe")) {
      const uint32_t before = found.weaknesses.size();
      addWeaknesses(found.weaknesses, value);
      if (found.weaknesses.size() == before) addWeaknesses(found.weaknesses, name);
      continue;
    }
    if (found.rule == kNoString) found.rule = out.text(value);
    if (!url.empty()) found.references.add(out.text(url));
    if (namesOneVulnerability(type)) {
      addVulnerabilityId(out, ids, value);
    } else if (!name.empty()) {
      if (fallback.empty()) fallback = value;
      if (found.tags.size() < 32 && name != out.view(found.rule)) found.tags.add(out.text(name));
    }
  }
  if (ids.empty() && found.kind == ObservationKind::kVulnerability) addVulnerabilityIds(out, ids, fallback);
  setVulnerabilities(out, found, ids);
}

void addFingerprints(BatchBuilder& out, Observation& found, Node vulnerability) {
  for (const Node item : vulnerability["tracking"]["items"].items()) {
    for (const Node signature : item["signatures"].items()) {
      const std::string_view value = signature["value"].text();
      if (value.empty() || found.fingerprints.size() >= 8) continue;
      found.fingerprints.add(out.text(std::string(signature["algorithm"].text()) + "=" + std::string(value)));
    }
  }
  for (const std::string_view key : {"id", "cve"}) {  // "cve" is a comparison key: "file:hash:rule"
    const std::string_view value = vulnerability[key].text();
    if (!value.empty() && !startsWithIgnoreCase(value, "CVE-")) found.fingerprints.add(out.text(value));
  }
}

void setState(BatchBuilder& out, Observation& found, Node vulnerability) {
  for (const Node flag : vulnerability["flags"].items()) {
    // The analyser's doubt, not a person's decision: the result stays open.
    if (!flag["type"].text().empty()) found.tags.add(out.text(flag["type"].text()));
    if (found.stateText == kNoString) found.stateText = out.plain(flag["description"].text(), 500);
  }
}

void setTexts(BatchBuilder& out, Observation& found, Node vulnerability) {
  const std::string_view description = vulnerability["description"].text();
  const std::string_view title = vulnerability.firstText({"name", "message"});
  if (!title.empty()) {
    found.title = out.plain(firstSentence(title));
  } else if (found.kind == ObservationKind::kVulnerability && !found.vulnerabilities.empty()) {
    std::string made(out.view(found.vulnerabilities[0]));
    const std::string_view package = vulnerability["location"]["dependency"]["package"]["name"].text();
    if (!package.empty()) made += " in " + std::string(package);
    found.title = out.text(made);
  } else {
    const std::string_view name = vulnerability["identifiers"].item(0)["name"].text();
    found.title = out.plain(firstSentence(name.empty() ? description : name));
  }
  found.description = out.plain(description);
  found.fixText = out.plain(vulnerability["solution"].text(), 4000);
}

void addVulnerabilityFacts(BatchBuilder& out, const Observation& found) {
  if (found.vulnerabilities.empty() || (found.cvss.empty() && found.weaknesses.empty())) return;
  Vulnerability facts;
  facts.id = found.vulnerabilities[0];
  facts.cvss = found.cvss;
  facts.weaknesses = found.weaknesses;
  out.vulnerability(facts);
}

void readVulnerability(const Record& record, BatchBuilder& out, Kind reportKind) {
  const Node vulnerability = record.node;
  if (!vulnerability["identifiers"].exists() && !vulnerability["location"].exists()) {
    return out.skip(record, "empty_result", "a vulnerability has neither identifiers nor a location");
  }
  const Kind category = kindOfWord(vulnerability["category"].text());
  const Kind kind = category == Kind::kNone ? reportKind : category;
  Observation found;
  found.kind = observationKind(kind);
  if (kind == Kind::kSecrets) out.secret(found, vulnerability["raw_source_code_extract"].text());
  addIdentifiers(out, found, vulnerability);
  if (kind == Kind::kSecrets) found.weaknesses.add(798);
  setTexts(out, found, vulnerability);
  for (const Node vector : vulnerability["cvss_vectors"].items())
    addCvss(out, found, vector["vector"].text());
  setSeverity(out, found, vulnerability["severity"].text());
  found.confidence = confidenceFromWord(vulnerability["confidence"].text());
  setState(out, found, vulnerability);
  addFingerprints(out, found, vulnerability);
  for (const Node link : vulnerability["links"].items()) {
    const std::string_view url = link["url"].text();
    if (!url.empty() && found.references.size() < 64) found.references.add(out.text(url));
  }
  found.firstSeen = parseTime(vulnerability["discovered_at"].text()).value_or(kNoTime);
  const std::string_view scanner = vulnerability["scanner"]["name"].text();
  const std::string_view reportScanner = record.up(1)["scan"]["scanner"]["name"].text();
  if (!scanner.empty() && !reportScanner.empty() && scanner != reportScanner) found.tool = out.text(scanner);
  gitlab::setPlace(out, found, vulnerability, kind, record);
  addVulnerabilityFacts(out, found);
  out.add(record, found);
}

Status importGitlab(Document& in, BatchBuilder& out, Kind kind) {
  const Probe& probe = in.probe();
  const Node scan = probe.root["scan"];
  const Node scanner = scan["scanner"].exists() ? scan["scanner"] : scan["analyzer"];
  const Node firstScanner =
      (probe.root.isArray() ? probe.root : probe.root["vulnerabilities"]).item(0)["scanner"];
  const std::string_view name = scanner["name"].textOr(firstScanner["name"].text());
  out.tool(name.empty() ? "GitLab" : name, scanner["version"].text());
  out.scannedAt(parseTime(scan["end_time"].textOr(scan["start_time"].text())));
  if (probe.root.isArray()) {
    return in.read(
        {"/*"}, [&](const Record& record) { readVulnerability(record, out, kind); }, out.diagnostics());
  }
  gitlab::DependencyFiles files;
  if (kind == Kind::kDependencies) {
    // The packages come first, so that paths between them can be drawn in the second pass.
    const Status read = in.read(
        {"/dependency_files/*/dependencies/*", "-/vulnerabilities"},
        [&](const Record& record) { files.add(out, record); }, out.diagnostics());
    if (!read) return read;
    return in.read(
        {"/vulnerabilities/*", "/dependency_files/*/dependencies/*"},
        [&](const Record& record) {
          record.spec == 0 ? readVulnerability(record, out, kind) : files.relate(out, record);
        },
        out.diagnostics());
  }
  return in.read(
      {"/vulnerabilities/*", "-/site", "-/spider", "-/dependency_files"},
      [&](const Record& record) { readVulnerability(record, out, kind); }, out.diagnostics());
}

template <Kind kKind>
constexpr Format gitlabFormat(std::string_view id, std::string_view title, std::string_view url,
                              Family family) {
  return {id,
          title,
          url,
          "JSON",
          family,
          false,
          [](const Probe& probe) { return sniffGitlab(probe, kKind); },
          [](Document& in, BatchBuilder& out) { return importGitlab(in, out, kKind); }};
}

}  // namespace

extern const Format kGitlabSast, kGitlabDependencies, kGitlabContainer, kGitlabDast, kGitlabSecrets,
    kGitlabFuzzing;
const Format kGitlabSast = gitlabFormat<Kind::kSast>(
    "gitlab_sast", "GitLab SAST", "https://docs.gitlab.com/user/application_security/sast/", Family::kCode);
const Format kGitlabDependencies = gitlabFormat<Kind::kDependencies>(
    "gitlab_dep_scan", "GitLab dependency scanning",
    "https://docs.gitlab.com/user/application_security/dependency_scanning/", Family::kDependencies);
const Format kGitlabContainer = gitlabFormat<Kind::kContainer>(
    "gitlab_container_scan", "GitLab container scanning",
    "https://docs.gitlab.com/user/application_security/container_scanning/", Family::kImage);
const Format kGitlabDast =
    gitlabFormat<Kind::kDast>("gitlab_dast", "GitLab DAST",
                              "https://docs.gitlab.com/user/application_security/dast/", Family::kDynamic);
const Format kGitlabSecrets = gitlabFormat<Kind::kSecrets>(
    "gitlab_secret_detection_report", "GitLab secret detection",
    "https://docs.gitlab.com/user/application_security/secret_detection/", Family::kSecrets);
const Format kGitlabFuzzing = gitlabFormat<Kind::kFuzzing>(
    "gitlab_api_fuzzing", "GitLab API and coverage fuzzing",
    "https://docs.gitlab.com/user/application_security/api_fuzzing/", Family::kDynamic);

}  // namespace postern
