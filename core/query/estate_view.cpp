// SPDX-License-Identifier: Apache-2.0
// See estate_view.h.
#include "query/estate_view.h"

#include <algorithm>

#include "base/record_place.h"
#include "base/text.h"

namespace postern {
namespace {

std::string webLocation(const EstateView& view, uint32_t row) {
  const ObservationColumns& all = view.tables.observations;
  std::string out;
  if (all.method[row] != kNoString) out = std::string(view.text(all.method[row])) + " ";
  out += view.text(all.url[row]);
  if (all.parameter[row] != kNoString) out += " (" + std::string(view.text(all.parameter[row])) + ")";
  return out;
}

std::string hostLocation(const EstateView& view, uint32_t row) {
  const ObservationColumns& all = view.tables.observations;
  std::string out(view.text(all.host[row]));
  if (all.port[row] != 0) out += ":" + std::to_string(all.port[row]);
  if (all.protocol[row] != kNoString) out += "/" + std::string(view.text(all.protocol[row]));
  return out;
}

}  // namespace

StringId toolIdOf(const EstateView& view, uint32_t observation) {
  if (const StringId own = view.tables.observations.tool[observation]; own != kNoString) return own;
  const Report& report = view.tables.reports[view.tables.observationReport[observation]];
  return report.tool != kNoString ? report.tool : report.title;
}

std::string_view toolOf(const EstateView& view, uint32_t observation) {
  return view.text(toolIdOf(view, observation));
}

std::string locationOf(const EstateView& view, uint32_t observation) {
  const ObservationColumns& all = view.tables.observations;
  if (all.file[observation] != kNoString) {
    std::string out(view.text(all.file[observation]));
    if (all.line[observation] != 0) out += ":" + std::to_string(all.line[observation]);
    return out;
  }
  if (all.url[observation] != kNoString) return webLocation(view, observation);
  if (all.host[observation] != kNoString) return hostLocation(view, observation);
  if (all.resource[observation] != kNoString) return std::string(view.text(all.resource[observation]));
  if (const uint32_t component = all.component[observation]; component != kNone) {
    return std::string(view.text(view.tables.components.file[component]));
  }
  return {};
}

std::string recordOf(const EstateView& view, uint32_t observation) {
  const ObservationColumns& all = view.tables.observations;
  return RecordPlace{{},
                     view.text(all.recordParent[observation]),
                     view.text(all.recordKey[observation]),
                     all.recordIndex[observation]}
      .path();
}

std::string titleOf(const EstateView& view, uint32_t finding) {
  const Finding& row = view.findings.rows[finding];
  const ObservationColumns& all = view.tables.observations;
  if (const StringId title = all.title[row.representative]; title != kNoString)
    return std::string(view.text(title));
  if (!row.vulnerabilities.empty()) return std::string(view.text(row.vulnerabilities[0]));
  if (const StringId rule = all.rule[row.representative]; rule != kNoString)
    return std::string(view.text(rule));
  return std::string(name(row.kind));
}

std::string componentLabel(const EstateView& view, ComponentId component) {
  if (component == kNone) return {};
  const UnitedComponent& it = view.identities.components[component];
  return it.version.empty() ? it.name : it.name + " " + it.version;
}

std::vector<std::string> toolsOf(const EstateView& view, uint32_t finding) {
  std::vector<std::string> tools;
  for (uint32_t i = 0; i < view.findings.rows[finding].members; ++i) {
    const std::string_view tool = toolOf(view, membersOf(view, finding)[i]);
    if (std::find(tools.begin(), tools.end(), tool) == tools.end()) tools.emplace_back(tool);
  }
  std::sort(tools.begin(), tools.end());
  return tools;
}

bool hasFix(const EstateView& view, uint32_t finding) {
  const ObservationColumns& all = view.tables.observations;
  for (uint32_t i = 0; i < view.findings.rows[finding].members; ++i) {
    const uint32_t row = membersOf(view, finding)[i];
    if ((all.flags[row] & kFlagFixAvailable) != 0 ||
        all.fixVersions.begin[row] != all.fixVersions.begin[row + 1]) {
      return true;
    }
  }
  return false;
}

UnixSeconds firstSeenOf(const EstateView& view, uint32_t finding) {
  UnixSeconds first = kNoTime;
  for (uint32_t i = 0; i < view.findings.rows[finding].members; ++i) {
    const uint32_t row = membersOf(view, finding)[i];
    UnixSeconds seen = view.tables.observations.firstSeen[row];
    if (seen == kNoTime) seen = view.tables.reports[view.tables.observationReport[row]].scannedAt;
    if (seen != kNoTime && (first == kNoTime || seen < first)) first = seen;
  }
  return first;
}

std::string fixOf(const EstateView& view, uint32_t finding) {
  const ObservationColumns& all = view.tables.observations;
  const Finding& row = view.findings.rows[finding];
  std::vector<std::string_view> versions;
  std::string_view advice;
  for (uint32_t i = 0; i < row.members; ++i) {
    const uint32_t member = membersOf(view, finding)[i];
    for (uint32_t j = all.fixVersions.begin[member]; j < all.fixVersions.begin[member + 1]; ++j) {
      const std::string_view version = view.text(all.fixVersions.items[j]);
      if (std::find(versions.begin(), versions.end(), version) == versions.end()) versions.push_back(version);
    }
    if (advice.empty()) advice = view.text(all.fixText[member]);
  }
  if (versions.empty()) return std::string(advice);
  std::string fix = "upgrade";
  if (row.component != kNone) fix += " " + view.identities.components[row.component].name;
  for (size_t i = 0; i < versions.size(); ++i) fix += (i == 0 ? " to " : " or ") + std::string(versions[i]);
  return fix;
}

std::string weaknessId(uint32_t number) { return "CWE-" + std::to_string(number); }

}  // namespace postern
