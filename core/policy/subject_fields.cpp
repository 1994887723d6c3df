// SPDX-License-Identifier: Apache-2.0
// See subject_fields.h.
#include "policy/subject_fields.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "policy/path_source.h"
#include "policy/vulnerability_source.h"
#include "query/finding_source.h"
#include "query/inventory_source.h"

namespace postern {
namespace {

constexpr std::string_view kSubjects[] = {"findings",        "assets",   "components", "paths",
                                          "vulnerabilities", "coverage", "query"};
constexpr std::string_view kActions[] = {"fail", "warn", "escalate"};

constexpr std::string_view kSeverities[] = {"unknown", "info", "low", "medium", "high", "critical"};
constexpr std::string_view kBands[] = {"watch", "planned", "soon", "now"};
constexpr std::string_view kCriticalities[] = {"low", "medium", "high", "critical"};
constexpr std::string_view kExposures[] = {"unknown", "isolated", "internal", "partner", "internet"};
constexpr std::string_view kEnvironments[] = {"development", "test", "staging", "production"};
constexpr std::string_view kKinds[] = {"other",   "vulnerability", "code",    "secret", "misconfiguration",
                                       "dynamic", "exposure",      "licence", "malware"};
constexpr std::string_view kAssetKinds[] = {
    "unknown",  "application", "service",        "repository", "image",    "host",     "workload",
    "endpoint", "function",    "cloud_resource", "data_store", "identity", "pipeline", "ingress"};
constexpr std::string_view kStates[] = {"open", "suppressed", "fixed", "false_positive", "accepted"};
constexpr std::string_view kYesNo[] = {"yes", "no"};
constexpr std::string_view kSla[] = {"on_time", "marked", "overdue"};
constexpr std::string_view kStarts[] = {"internet", "insider"};
constexpr std::string_view kScans[] = {"code",    "dependencies", "secrets", "image",
                                       "dynamic", "cloud",        "network"};

}  // namespace

std::string_view name(Subject subject) { return kSubjects[static_cast<size_t>(subject)]; }
std::string_view name(Action action) { return kActions[static_cast<size_t>(action)]; }

std::optional<Subject> subjectFromName(std::string_view text) {
  // Rows of a query have no fields: a rule is on one by saying query:, a waiver cannot be.
  for (size_t i = 0; i < static_cast<size_t>(Subject::kQuery); ++i) {
    if (equalsIgnoreCase(kSubjects[i], text)) return static_cast<Subject>(i);
  }
  return std::nullopt;
}

std::span<const FilterField> fieldsOf(Subject subject) {
  switch (subject) {
    case Subject::kFindings:
      return findingFields();
    case Subject::kComponents:
      return componentFields();
    case Subject::kPaths:
      return pathFields();
    case Subject::kVulnerabilities:
      return vulnerabilityFields();
    case Subject::kQuery:
      return {};
    case Subject::kAssets:
    case Subject::kCoverage:
      break;
  }
  return assetFields();
}

int fieldIndex(Subject subject, std::string_view field) {
  const auto fields = fieldsOf(subject);
  for (size_t i = 0; i < fields.size(); ++i) {
    if (equalsIgnoreCase(fields[i].name, field)) return static_cast<int>(i);
  }
  return -1;
}

FieldWords wordsOf(Subject subject, std::string_view field) {
  if (field == "severity") return {kSeverities, true};
  if (field == "band") return {kBands, true};
  if (field == "criticality") return {kCriticalities, true};
  if (field == "exposure") return {kExposures, true};
  if (field == "environment") return {kEnvironments, false};
  if (field == "state" || field == "status") return {kStates, false};
  if (field == "sla") return {kSla, false};
  if (field == "scanned") return {kScans, false};
  if (field == "from") return {kStarts, false};
  for (const std::string_view yes :
       {"fix", "kev", "ransomware", "exploited", "verified", "new", "declared"}) {
    if (field == yes) return {kYesNo, false};
  }
  if (field != "kind") return {};
  const bool ofAsset = subject == Subject::kAssets || subject == Subject::kCoverage;
  return ofAsset ? FieldWords{kAssetKinds, false} : FieldWords{kKinds, false};
}

bool isDays(std::string_view field) { return field == "age" || field == "due" || field == "overdue"; }

}  // namespace postern
