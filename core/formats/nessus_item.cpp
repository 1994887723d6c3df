// SPDX-License-Identifier: Apache-2.0
// Results of Nessus, Tenable.io, Tenable.sc and Web App Scanning (nessus_item.h).
#include "formats/nessus_item.h"

#include "base/ip_address.h"
#include "base/text.h"
#include "formats/fields.h"
#include "formats/listeners.h"
#include "formats/same_vulnerability.h"
#include "formats/web_links.h"

namespace postern {
namespace {

bool isNothing(std::string_view text) { return text.empty() || equalsIgnoreCase(text, "n/a"); }

ObservationKind kindOf(const NessusItem& item, bool hasVulnerability) {
  if (hasVulnerability) return ObservationKind::kVulnerability;
  if (item.isWeb) return ObservationKind::kDynamic;
  if (item.family == "Port scanners" || item.family == "Service detection") return ObservationKind::kExposure;
  return item.severity > Severity::kInfo ? ObservationKind::kMisconfiguration : ObservationKind::kOther;
}

void setState(BatchBuilder& out, Observation& observation, std::string_view state) {
  if (state.empty()) return;
  observation.stateText = out.text(state);
  if (equalsIgnoreCase(state, "fixed")) observation.state = State::kFixed;
  if (equalsIgnoreCase(state, "accepted")) observation.state = State::kAccepted;
}

void addFacts(Software& software, const Observation& observation, const NessusItem& item, uint32_t named) {
  // Scores belong to the result: with several vulnerabilities in it they are no fact about the first.
  if (named != 1 || observation.vulnerabilities.empty()) return;
  Vulnerability fact;
  fact.id = observation.vulnerabilities[0];
  fact.cvss = observation.cvss;
  fact.weaknesses = observation.weaknesses;
  if (item.epssMicro >= 0 && item.epssMicro <= 1'000'000) fact.epss = static_cast<uint32_t>(item.epssMicro);
  software.vulnerability(fact);
}

// From where the scan was made: "Scanner IP : 192.0.2.9" (19506, Nessus Scan Information), "here is the
// traceroute from 192.0.2.9 to 203.0.113.7" (10287, Traceroute Information).
std::string_view vantageOf(const NessusItem& item) {
  const std::string_view label = item.plugin == "19506"   ? "Scanner IP :"
                                 : item.plugin == "10287" ? "traceroute from "
                                                          : std::string_view();
  const size_t at = label.empty() ? std::string_view::npos : item.output.find(label);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = trim(item.output.substr(at + label.size()));
  const std::string_view address = rest.substr(0, rest.find_first_of(" \t\r\n"));
  return isIpLiteral(address) ? address : std::string_view();
}

// The CPEs of a plugin, in one text: an application is what was found; a package
// ("p-cpe:/a:centos:centos:glibc", Tenable's own notation) one of those that the plugin covers; an operating
// system only where it stands alone, since a plugin lists all versions that it applies to.
ComponentRef affected(const RecordPlace& r, BatchBuilder& out, Software& software, AssetRef host,
                      std::string_view cpes) {
  const auto all = splitList(cpes, ", \t\r\n");
  for (const std::string_view cpe : all) {
    const bool isSystem = startsWithIgnoreCase(cpe, "cpe:/o:") || startsWithIgnoreCase(cpe, "cpe:2.3:o:");
    const Component component = componentFromCpe(out, cpe);
    if (component.name == 0 || (isSystem && all.size() > 1)) continue;
    const ComponentRef ref = out.component(component);
    software.contains(host, ref, r);
    return ref;
  }
  for (const std::string_view cpe : all) {
    const auto parts = split(cpe, ':');  // p-cpe, /a, vendor, system, package
    if (parts.size() < 5 || !equalsIgnoreCase(parts[0], "p-cpe")) continue;
    Component package = makeComponent(out, parts[2] == "canonical" ? "ubuntu" : parts[2], parts[4], {});
    package.purl = 0;  // without a version it would name every version
    return out.component(package);
  }
  return kNone;
}

void addPlace(const RecordPlace& r, BatchBuilder& out, Software& software, Observation& observation,
              const NessusItem& item) {
  if (!item.url.empty()) setUrl(out, observation, item.url);
  IdList tags = item.hostTags;
  if (const std::string_view from = vantageOf(item); !from.empty())
    tags.add(out.text(std::string(kScannedFrom) + std::string(from)));
  const AssetRef host = item.host.asset(out, tags);
  if (host != kNone && item.url.empty()) observation.asset = host;
  setHost(out, observation, observation.host != 0 ? out.view(observation.host) : item.host.name(), item.port,
          item.protocol);
  observation.component = affected(r, out, software, observation.asset, item.cpe);
}

}  // namespace

void addNessusItem(const RecordPlace& r, BatchBuilder& out, Software& software, const NessusItem& item) {
  if (item.title.empty()) return out.skip(r, "no_title", "a result without a plugin name");
  Observation observation;
  observation.title = out.plain(item.title, 400);
  observation.rule = out.text(item.plugin);
  std::string description(item.synopsis);
  if (!description.empty() && !item.description.empty()) description += "\n";
  description += item.description;
  observation.description = out.plain(description);
  observation.snippet = out.text(clipUtf8(item.output, 8000));
  if (!isNothing(item.solution)) observation.fixText = out.plain(item.solution, 4000);
  for (const std::string_view score : item.scores) setScore(observation, score);
  for (const std::string_view vector : item.vectors) addCvss(out, observation, vector);
  setSeverity(out, observation, item.severityWord, scoreMilli(observation));
  if (item.severity != Severity::kUnknown) observation.severity = item.severity;
  setState(out, observation, item.state);
  IdList named;
  for (const std::string_view text : item.vulnerabilities) addVulnerabilityIds(out, named, text);
  setVulnerabilities(out, observation, named);
  for (const std::string_view text : item.weaknesses) addWeaknesses(observation.weaknesses, text);
  observation.kind = kindOf(item, !named.empty());
  addPlace(r, out, software, observation, item);
  for (const std::string_view text : item.links) addLinks(out, observation.references, text);
  if (!item.family.empty()) observation.tags.add(out.text(item.family));
  if (!item.service.empty() && item.service != "general")
    observation.tags.add(out.text("service:" + std::string(item.service)));
  for (const std::string_view text : item.crossReferences) {
    if (containsIgnoreCase(text, "CISA-KNOWN-EXPLOITED")) observation.flags |= kFlagExploited;
    if (startsWithIgnoreCase(text, "CWE")) addWeaknesses(observation.weaknesses, text);
    if (text.size() < 200) observation.tags.add(out.text(trim(text)));
  }
  if (item.exploitKnown) observation.flags |= kFlagExploitKnown;
  if (item.exploited) observation.flags |= kFlagExploited;
  if (item.fixPublished) observation.flags |= kFlagFixAvailable;
  observation.firstSeen = item.firstSeen;
  addFacts(software, observation, item, named.size());
  out.add(r, observation);
}

}  // namespace postern
