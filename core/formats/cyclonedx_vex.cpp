// SPDX-License-Identifier: Apache-2.0
// See cyclonedx_vex.h. Schemas bom-1.4 to 1.7, "vulnerability". A scanner's own "affected" is a result, not a
// statement: without an analysis only versions that are called unaffected are statements.
#include "formats/cyclonedx_vex.h"

#include <algorithm>

#include "base/text.h"
#include "formats/vex_identifiers.h"

namespace postern {
namespace {

struct AnalysisState {
  std::string_view word;
  VexStatus status;
};
constexpr AnalysisState kStates[] = {{"resolved", VexStatus::kFixed},
                                     {"resolved_with_pedigree", VexStatus::kFixed},
                                     {"exploitable", VexStatus::kAffected},
                                     {"in_triage", VexStatus::kUnderInvestigation},
                                     {"false_positive", VexStatus::kNotAffected},
                                     {"not_affected", VexStatus::kNotAffected}};
constexpr std::string_view kJustifications[] = {
    "code_not_present",     "code_not_reachable",     "requires_configuration",
    "requires_dependency",  "requires_environment",   "protected_by_compiler",
    "protected_at_runtime", "protected_at_perimeter", "protected_by_mitigating_control"};
constexpr std::string_view kResponses[] = {"can_not_fix", "will_not_fix", "update", "rollback",
                                           "workaround_available"};
constexpr std::string_view kVersionStatuses[] = {"affected", "unaffected", "unknown"};

template <size_t N>
bool isOneOf(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

const AnalysisState* stateOfWord(std::string_view word) {
  const auto* at = std::find_if(std::begin(kStates), std::end(kStates),
                                [word](const AnalysisState& state) { return state.word == word; });
  return at == std::end(kStates) ? nullptr : at;
}

std::optional<std::string> notAWord(std::string_view member, std::string_view word) {
  return "CycloneDX: " + std::string(member) + " \"" + std::string(clipUtf8(word, 60)) +
         "\" is not one of the schema's words";
}

std::optional<std::string> brokenAnalysis(Node analysis) {
  const std::string_view state = analysis["state"].text();
  if (!state.empty() && stateOfWord(state) == nullptr) return notAWord("analysis.state", state);
  const std::string_view justification = analysis["justification"].text();
  if (!justification.empty() && !isOneOf(justification, kJustifications))
    return notAWord("analysis.justification", justification);
  std::optional<std::string> broken;
  const auto response = [&](Node item) {
    if (!isOneOf(item.text(), kResponses)) broken = notAWord("analysis.response", item.text());
  };
  eachOf(analysis, "response", "response", response);
  eachOf(analysis, "responses", "response", response);
  return broken;
}

std::optional<std::string> brokenTarget(Node target) {
  if (target["ref"].textOr(target["@ref"].text()).empty()) return "CycloneDX: affects needs a ref";
  std::optional<std::string> broken;
  eachOf(target, "versions", "version", [&](Node version) {
    // In XML a version may be a <version> with a <version> or <range> inside.
    const bool hasVersion = !version["version"].text().empty();
    const bool hasRange = !version["range"].text().empty();
    if (version.isObject() && hasVersion == hasRange)
      broken = "CycloneDX: an affected version needs either version or range";
    const std::string_view status = version["status"].text();
    if (!status.empty() && !isOneOf(status, kVersionStatuses)) broken = notAWord("versions.status", status);
  });
  return broken;
}

/// Names of people and organizations, whatever shape they come in.
std::string_view nameIn(Node node) {
  return node["name"].textOr(node.item(0)["name"].textOr(node["author"]["name"].text()));
}

}  // namespace

std::optional<std::string> brokenCycloneDxRule(Node vulnerability) {
  if (auto broken = brokenAnalysis(vulnerability["analysis"])) return broken;
  std::optional<std::string> broken;
  eachOf(vulnerability, "affects", "target", [&](Node target) {
    if (!broken) broken = brokenTarget(target);
  });
  return broken;
}

void CycloneDxStatements::heading(Node metadata, std::string_view document) {
  const std::string_view vendor = metadata["supplier"]["name"].textOr(
      metadata["manufacturer"]["name"].textOr(metadata["manufacture"]["name"].text()));
  const std::string_view author = nameIn(metadata["authors"]);
  const Node tools = metadata["tools"];
  const std::string_view tool = nameIn(tools["components"].exists() ? tools["components"] : tools);
  if (!vendor.empty()) {
    heading_.authority = VexAuthority::kVendor;
  } else {
    heading_.authority = author.empty() && !tool.empty() ? VexAuthority::kUser : VexAuthority::kOther;
  }
  heading_.author = out_.text(!vendor.empty() ? vendor : !author.empty() ? author : tool);
  heading_.role = out_.text(!vendor.empty()   ? "supplier"
                            : !author.empty() ? "author"
                            : !tool.empty()   ? "tool"
                                              : "");
  heading_.at = parseTime(metadata["timestamp"].text()).value_or(kNoTime);
  heading_.document = out_.text(document.substr(0, document.rfind('/')));
  if (const size_t slash = document.rfind('/'); slash != std::string_view::npos)
    heading_.documentVersion = out_.text(document.substr(slash + 1));
}

void CycloneDxStatements::state(const Record& record, const IdList& named) {
  if (named.empty()) return;
  const Node node = record.node;
  const Node analysis = node["analysis"];
  VexStatement said = heading_;
  said.vulnerability = named[0];
  for (uint32_t i = 1; i < named.size(); ++i) said.aliases.add(named[i]);
  said.statusText = out_.text(analysis["state"].text());
  if (const AnalysisState* state = stateOfWord(analysis["state"].text()); state != nullptr)
    said.status = state->status;
  said.justification = out_.text(analysis["justification"].text());
  said.impact = out_.plain(analysis["detail"].text(), 4000);
  std::string action(node["recommendation"].textOr(node["workaround"].text()));
  const auto response = [&](Node item) {
    if (!action.empty()) action += "\n";
    action += item.text();
  };
  eachOf(analysis, "response", "response", response);
  eachOf(analysis, "responses", "response", response);
  said.action = out_.plain(action, 4000);
  said.updated = parseTime(analysis["lastUpdated"].text()).value_or(kNoTime);
  const auto issued = parseTime(analysis["firstIssued"].text());
  if (said.updated != kNoTime) {
    said.at = said.updated;
  } else if (issued) {
    said.at = *issued;
  }
  bool hasTargets = false;
  eachOf(node, "affects", "target", [&](Node target) {
    hasTargets = true;
    stateOf(record, said, target);
  });
  if (hasTargets || said.status == VexStatus::kUnstated) return;
  if (inventory_.subject().empty())
    out_.diagnostics().add("no_product", "an analysis of no product applies to none", record.path());
  said.products = inventory_.subject();
  said.productName = out_.text(inventory_.subjectReference());
  out_.vex(record, said);
}

void CycloneDxStatements::stateOf(const Record& record, VexStatement said, Node target) {
  const std::string_view reference = target["ref"].textOr(target["@ref"].text());
  // Of a part the analysis is how the subject uses it, and says nothing of others that use it.
  const bool isPart = inventory_.isPart(reference);
  said.products = isPart ? inventory_.subject() : inventory_.identifiersOf(reference);
  if (isPart) said.subcomponents = inventory_.identifiersOf(reference);
  said.productName = out_.text(reference);
  bool hasVersions = false;
  eachOf(target, "versions", "version", [&](Node version) {
    hasVersions = true;
    VexStatement of = said;
    const std::string_view status = version["status"].textOr("affected");
    if (status == "unaffected") of.status = VexStatus::kNotAffected;
    if (status == "unknown" && of.status != VexStatus::kUnstated) of.status = VexStatus::kUnderInvestigation;
    of.versions = out_.text(version.isObject() ? version.firstText({"version", "range"}) : version.text());
    if (of.status != VexStatus::kUnstated) out_.vex(record, of);
  });
  if (!hasVersions && said.status != VexStatus::kUnstated) out_.vex(record, said);
}

}  // namespace postern
