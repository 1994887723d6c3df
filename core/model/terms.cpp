// SPDX-License-Identifier: Apache-2.0
// One table of words per vocabulary, in the order of its values.
#include "model/terms.h"

#include <span>
#include <utility>

#include "base/text.h"

namespace postern {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view kSeverities[] = {"unknown", "info", "low", "medium", "high", "critical"};
constexpr std::string_view kKinds[] = {"other",   "vulnerability", "code",    "secret", "misconfiguration",
                                       "dynamic", "exposure",      "licence", "malware"};
constexpr std::string_view kStates[] = {"open", "suppressed", "fixed", "false_positive", "accepted"};
constexpr std::string_view kConfidences[] = {"unknown", "low", "medium", "high"};
constexpr std::string_view kReachabilities[] = {"unknown", "reachable", "not_reachable"};
constexpr std::string_view kAssetKinds[] = {
    "unknown",  "application", "service",        "repository", "image",    "host",     "workload",
    "endpoint", "function",    "cloud_resource", "data_store", "identity", "pipeline", "ingress",
    "role",     "container",   "volume",         "namespace",  "account",  "network"};
constexpr std::string_view kRelations[] = {
    "unknown",   "exposes", "routes",  "runs",     "builds_from", "contains", "depends_on",
    "calls",     "stores",  "assumes", "accesses", "deploys",     "hosts",    "part_of",
    "member_of", "holds",   "trusts",  "admits",   "mounts",      "triggers", "linked"};
constexpr std::string_view kGrantKinds[] = {"rights", "boundary", "resource"};
constexpr std::string_view kExposures[] = {"unknown", "isolated", "internal", "partner", "internet"};
constexpr std::string_view kCriticalities[] = {"unknown", "low", "medium", "high", "critical"};
constexpr std::string_view kEnvironments[] = {"unknown", "development", "test", "staging", "production"};
constexpr std::string_view kFamilies[] = {"mixed",   "code",           "dependencies", "secrets",
                                          "image",   "infrastructure", "dynamic",      "cloud",
                                          "network", "sbom",           "inventory",    "context"};

constexpr std::string_view kVexStatuses[] = {"unstated", "under_investigation", "affected", "not_affected",
                                             "fixed"};
constexpr std::string_view kVexAuthorities[] = {"unknown", "user", "other", "coordinator", "vendor"};

template <typename T>
std::string_view word(Words words, T value) {
  const auto at = static_cast<size_t>(value);
  return at < words.size() ? words[at] : words[0];
}

template <typename T>
std::optional<T> find(Words words, std::string_view text) {
  std::string folded;
  for (const char c : trim(text)) folded += c == '-' || c == ' ' ? '_' : asciiLower(c);
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] == folded) return static_cast<T>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name(Severity value) { return word(kSeverities, value); }
std::string_view name(ObservationKind value) { return word(kKinds, value); }
std::string_view name(State value) { return word(kStates, value); }
std::string_view name(Confidence value) { return word(kConfidences, value); }
std::string_view name(Reachability value) { return word(kReachabilities, value); }
std::string_view name(AssetKind value) { return word(kAssetKinds, value); }
std::string_view name(Relation value) { return word(kRelations, value); }
std::string_view name(GrantKind value) { return word(kGrantKinds, value); }
std::string_view name(Exposure value) { return word(kExposures, value); }
std::string_view name(Criticality value) { return word(kCriticalities, value); }
std::string_view name(Environment value) { return word(kEnvironments, value); }
std::string_view name(Family value) { return word(kFamilies, value); }
std::string_view name(VexStatus value) { return word(kVexStatuses, value); }
std::string_view name(VexAuthority value) { return word(kVexAuthorities, value); }

Severity severityFromWord(std::string_view text) {
  static constexpr std::pair<std::string_view, Severity> kWords[] = {{"critical", Severity::kCritical},
                                                                     {"blocker", Severity::kCritical},
                                                                     {"fatal", Severity::kCritical},
                                                                     {"very high", Severity::kCritical},
                                                                     {"urgent", Severity::kCritical},
                                                                     {"high", Severity::kHigh},
                                                                     {"error", Severity::kHigh},
                                                                     {"important", Severity::kHigh},
                                                                     {"major", Severity::kHigh},
                                                                     {"severe", Severity::kHigh},
                                                                     {"serious", Severity::kHigh},
                                                                     {"medium", Severity::kMedium},
                                                                     {"moderate", Severity::kMedium},
                                                                     {"warning", Severity::kMedium},
                                                                     {"warn", Severity::kMedium},
                                                                     {"med", Severity::kMedium},
                                                                     {"low", Severity::kLow},
                                                                     {"minor", Severity::kLow},
                                                                     {"negligible", Severity::kInfo},
                                                                     {"very low", Severity::kLow},
                                                                     {"note", Severity::kInfo},
                                                                     {"info", Severity::kInfo},
                                                                     {"informational", Severity::kInfo},
                                                                     {"information", Severity::kInfo},
                                                                     {"none", Severity::kInfo},
                                                                     {"notice", Severity::kInfo},
                                                                     {"log", Severity::kInfo},
                                                                     {"debug", Severity::kInfo},
                                                                     {"trivial", Severity::kInfo},
                                                                     {"style", Severity::kInfo}};
  text = trim(text);
  if (text.empty()) return Severity::kUnknown;
  const char first = asciiLower(text[0]);
  for (const auto& [known, severity] : kWords) {
    if (known[0] == first && equalsIgnoreCase(text, known)) return severity;
  }
  return Severity::kUnknown;
}

Severity severityFromScore(int64_t milli) {
  if (milli < 0 || milli > 10'000) return Severity::kUnknown;
  if (milli >= 9000) return Severity::kCritical;
  if (milli >= 7000) return Severity::kHigh;
  if (milli >= 4000) return Severity::kMedium;
  return milli >= 100 ? Severity::kLow : Severity::kInfo;
}

Confidence confidenceFromWord(std::string_view text) {
  static constexpr std::pair<std::string_view, Confidence> kWords[] = {
      {"high", Confidence::kHigh},       {"certain", Confidence::kHigh},     {"confirmed", Confidence::kHigh},
      {"very high", Confidence::kHigh},  {"medium", Confidence::kMedium},    {"firm", Confidence::kMedium},
      {"moderate", Confidence::kMedium}, {"low", Confidence::kLow},          {"tentative", Confidence::kLow},
      {"weak", Confidence::kLow},        {"experimental", Confidence::kLow}, {"very low", Confidence::kLow}};
  text = trim(text);
  for (const auto& [known, confidence] : kWords) {
    if (equalsIgnoreCase(text, known)) return confidence;
  }
  return Confidence::kUnknown;
}

std::optional<AssetKind> assetKindFromName(std::string_view text) {
  return find<AssetKind>(kAssetKinds, text);
}
std::optional<Relation> relationFromName(std::string_view text) { return find<Relation>(kRelations, text); }
std::optional<ObservationKind> observationKindFromName(std::string_view text) {
  return find<ObservationKind>(kKinds, text);
}
std::optional<State> stateFromName(std::string_view text) { return find<State>(kStates, text); }
std::optional<Family> familyFromName(std::string_view text) { return find<Family>(kFamilies, text); }
std::optional<Exposure> exposureFromName(std::string_view text) { return find<Exposure>(kExposures, text); }
std::optional<Criticality> criticalityFromName(std::string_view text) {
  return find<Criticality>(kCriticalities, text);
}
std::optional<Environment> environmentFromName(std::string_view text) {
  return find<Environment>(kEnvironments, text);
}
std::optional<VexStatus> vexStatusFromName(std::string_view text) {
  return find<VexStatus>(kVexStatuses, text);
}

}  // namespace postern
