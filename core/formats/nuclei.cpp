// SPDX-License-Identifier: Apache-2.0
// Nuclei's JSON Lines (-jsonl, -json before v3) and JSON array (-json-export); one result per match.
// https://docs.projectdiscovery.io/opensource/nuclei/running#nuclei-flags
// Ignored: requests and responses, the encoded template, the curl command, credentials that were tried
// (meta).
#include <string>

#include "base/ip_address.h"
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/network_host.h"
#include "formats/same_vulnerability.h"
#include "formats/software.h"
#include "formats/web_links.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node result = probe.first();
  const bool hasId = result["template-id"].exists() || result["templateID"].exists();
  const bool hasInfo = result["info"]["name"].exists() && result["info"]["severity"].exists();
  if (hasId && hasInfo) return {98, "template-id, info.name, info.severity"};
  return hasId && result["info"].isObject() ? Match{80, "template-id and info"} : Match{};
}

// A text, a comma list, or an array of texts; "null" entries are empty.
template <typename Use>
void eachText(Node node, Use use) {
  for (const Node item : node.items()) {
    for (const std::string_view text : splitList(item.text(), ",")) use(text);
  }
}

bool hasTag(Node info, std::string_view wanted) {
  bool found = false;
  eachText(info["tags"], [&](std::string_view tag) { found |= equalsIgnoreCase(tag, wanted); });
  return found;
}

bool mentionsSecret(Node info) {
  for (const std::string_view word : {"token", "tokens", "keys", "apikey", "secret", "secrets"}) {
    if (hasTag(info, word)) return true;
  }
  return false;
}

// Templates that detect technologies have a matcher per technology.
void addTechnology(const Record& r, BatchBuilder& out, Software& software, Observation& observation) {
  if (observation.symbol == 0 || !hasTag(r.node["info"], "tech")) return;
  Component technology;
  technology.name = observation.symbol;
  observation.component = out.component(technology);
  software.contains(observation.asset, observation.component, r);
}

void addPlace(const Record& r, BatchBuilder& out, Software& software, Observation& observation) {
  const Node result = r.node;
  const std::string_view matched = trim(result.firstText({"matched-at", "matched"}));
  const std::string_view host = trim(result["host"].text());
  const std::string_view address = trim(result["ip"].text());
  if (result["type"].text() == "file") {
    observation.file = out.text(matched.empty() ? result["path"].text() : matched);
    for (const Node line : result["matched-line"].items()) observation.line = positive(line);
    return;
  }
  for (const std::string_view place : {matched, host, trim(result["url"].text()), address}) {
    // Targets that Nuclei could not parse leave "/http://host/" and the like.
    if (observation.host == 0 && !place.starts_with('/')) setUrl(out, observation, place);
  }
  if (observation.host == 0 && !result["url"].text().empty()) {
    std::string_view url = result["url"].text();
    while (url.starts_with('/')) url.remove_prefix(1);
    setUrl(out, observation, url);
  }
  if (observation.port == 0) observation.port = positive(result["port"]);
  const std::string_view type = result["type"].text();
  if (observation.protocol == 0 && (type == "tcp" || type == "dns" || type == "ssl" || type == "websocket"))
    observation.protocol = out.text(type);
  // Several names may share a machine, so its address is no second name of this one.
  if (isIpLiteral(address)) software.relate(hostAsset(out, address), Relation::kHosts, observation.asset, r);
}

void addExtracted(Node result, BatchBuilder& out, Observation& observation) {
  const Node values =
      result["extracted-results"].exists() ? result["extracted-results"] : result["extracted_results"];
  if (values.size() == 0) return;
  if (mentionsSecret(result["info"])) {
    observation.kind = ObservationKind::kSecret;
    out.secret(observation, values.item(0).text());
    return;
  }
  std::string joined;
  for (const Node value : values.items()) {
    if (joined.size() > 2000) break;
    joined += (joined.empty() ? "" : "\n") + std::string(clipUtf8(value.text(), 500));
  }
  observation.snippet = out.text(joined);
}

void addClassification(Node classification, BatchBuilder& out, Software& software, Observation& observation) {
  IdList named;
  eachText(classification["cve-id"], [&](std::string_view id) { addVulnerabilityIds(out, named, id); });
  setVulnerabilities(out, observation, named);
  eachText(classification["cwe-id"],
           [&](std::string_view cwe) { addWeaknesses(observation.weaknesses, cwe); });
  addCvss(out, observation, classification["cvss-metrics"].text());
  setScore(observation, classification["cvss-score"]);
  if (named.size() != 1) return;
  Vulnerability fact;
  fact.id = named[0];
  fact.cvss = observation.cvss;
  fact.weaknesses = observation.weaknesses;
  const auto epss = parseMicro(classification["epss-score"].text());
  const auto percentile = parseMicro(classification["epss-percentile"].text());
  if (epss && *epss >= 0 && *epss <= 1'000'000) fact.epss = static_cast<uint32_t>(*epss);
  if (percentile && *percentile >= 0 && *percentile <= 1'000'000)
    fact.epssPercentile = static_cast<uint32_t>(*percentile);
  software.vulnerability(fact);
}

void addMatch(const Record& r, BatchBuilder& out, Software& software) {
  const Node result = r.node;
  const Node info = result["info"];
  const std::string_view rule = result.firstText({"template-id", "templateID"});
  if (rule.empty() && info["name"].text().empty())
    return out.skip(r, "no_template", "a line without template");
  if (result["matcher-status"].text() == "false")  // written with -matcher-status: the template did not match
    return out.skip(r, "no_match", "a template that did not match");
  Observation observation;
  observation.kind = ObservationKind::kDynamic;
  addExtracted(result, out, observation);
  observation.rule = out.text(rule);
  observation.title = out.plain(info["name"].textOr(rule), 400);
  observation.symbol = out.text(result.firstText({"matcher-name", "matcher_name", "extractor-name"}));
  std::string description(info["description"].text());
  if (const std::string_view impact = info["impact"].text(); !impact.empty())
    description += (description.empty() ? "" : "\n") + std::string(impact);
  observation.description = out.plain(description);
  observation.fixText = out.plain(info["remediation"].text(), 4000);
  addClassification(info["classification"], out, software, observation);
  if (!observation.vulnerabilities.empty()) observation.kind = ObservationKind::kVulnerability;
  setSeverity(out, observation, info["severity"].text(), scoreMilli(observation));
  observation.parameter = out.text(result.firstText({"fuzzing_parameter", "parameter"}));
  addPlace(r, out, software, observation);
  addTechnology(r, out, software, observation);
  for (const Node reference : info["reference"].items())
    addLinks(out, observation.references, reference.text());
  if (const std::string_view url = result["template-url"].text(); !url.empty())
    addLinks(out, observation.references, url);
  eachText(info["tags"], [&](std::string_view tag) { observation.tags.add(out.text(tag)); });
  out.scannedAt(parseTime(result["timestamp"].text()));
  out.add(r, observation);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Nuclei");
  Software software(out);
  return in.read(
      {"/", "/*"}, [&](const Record& r) { addMatch(r, out, software); }, out.diagnostics());
}

}  // namespace

extern const Format kNuclei;
const Format kNuclei{"nuclei",
                     "Nuclei",
                     "https://docs.projectdiscovery.io/opensource/nuclei/running",
                     "JSON Lines, JSON",
                     Family::kDynamic,
                     false,
                     sniff,
                     import};

}  // namespace postern
