// SPDX-License-Identifier: Apache-2.0
// OWASP ZAP's XML and JSON reports, traditional and "plus" (with requests and responses), 2.4 to 2.16. One
// result per alert of a site; its instances are the places it was met in.
// https://www.zaproxy.org/docs/desktop/addons/report-generation/ Ignored: requests and responses, site
// statistics, insights, sequences.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/web_links.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (probe.syntax == Syntax::kXml)
    return probe.rootName == "OWASPZAPReport" ? Match{100, "root element OWASPZAPReport"} : Match{};
  if (!probe.isJson() || !probe.root.isObject()) return {};
  const Node site = probe.root["site"].isArray() ? probe.root["site"].item(0) : probe.root["site"];
  const bool isZap = probe.root["@programName"].text() == "ZAP";
  if (isZap && probe.root["site"].exists()) return {100, "@programName ZAP"};
  if (site["@name"].exists() && site["alerts"].exists()) return {95, "site[].@name and alerts"};
  if (probe.root["@generated"].exists() && probe.root["@version"].exists() && probe.root["site"].exists())
    return {80, "@version, @generated and site"};
  return {};
}

Severity severityOfRisk(std::string_view code) {
  if (code == "3") return Severity::kHigh;
  if (code == "2") return Severity::kMedium;
  if (code == "1") return Severity::kLow;
  return code == "0" ? Severity::kInfo : Severity::kUnknown;
}

void setRisk(BatchBuilder& out, Observation& observation, Node alert) {
  const std::string_view description = alert["riskdesc"].text();  // "Low (Medium)": risk, confidence
  setSeverity(out, observation, trim(description.substr(0, description.find('('))));
  const Severity stated = severityOfRisk(trim(alert["riskcode"].text()));
  if (stated != Severity::kUnknown) observation.severity = stated;
  const std::string_view confidence = trim(alert["confidence"].text());
  if (confidence == "0") observation.state = State::kFalsePositive;
  if (confidence == "1") observation.confidence = Confidence::kLow;
  if (confidence == "2") observation.confidence = Confidence::kMedium;
  if (confidence == "3" || confidence == "4") observation.confidence = Confidence::kHigh;
}

// The first instance is the place, the addresses of all others are kept as references.
void addInstance(BatchBuilder& out, Observation& observation, Node instance, uint32_t position) {
  const std::string_view url = trim(instance["uri"].text());
  if (position == 0) {
    setUrl(out, observation, url);
    observation.method = out.text(instance["method"].text());
    observation.parameter = out.text(instance["param"].text());
    observation.snippet = out.text(clipUtf8(instance["evidence"].text(), 4000));
  } else if (!url.empty()) {
    const StringId text = out.text(url);
    if (text != observation.url) observation.references.add(text);
  }
}

uint32_t addInstances(BatchBuilder& out, Observation& observation, Node alert) {
  uint32_t count = 0;
  const Node list = alert["instances"];
  if (list.isArray()) {
    for (const Node instance : list.items()) addInstance(out, observation, instance, count++);
  } else {
    for (const Node instance : list.each("instance")) addInstance(out, observation, instance, count++);
  }
  // Before 2.5 an alert was its own, only instance.
  if (count == 0 && !alert["uri"].text().empty()) addInstance(out, observation, alert, count++);
  return count;
}

void addTags(BatchBuilder& out, Observation& observation, Node alert) {
  const Node tags = alert["tags"];
  const auto add = [&](Node tag) {
    const std::string_view name = tag.isObject() ? tag.firstText({"tag", "name"}) : tag.text();
    if (!name.empty()) observation.tags.add(out.text(name));
  };
  for (const Node tag : tags.isObject() ? tags.each("tag") : alert.each("tags")) add(tag);
  if (const auto wasc = alert["wascid"].integer(); wasc && *wasc > 0)
    observation.tags.add(out.text("WASC-" + std::to_string(*wasc)));
}

void addAlert(const Record& r, BatchBuilder& out) {
  const Node alert = r.node;
  const std::string_view title = alert.firstText({"name", "alert"});
  if (title.empty()) return out.skip(r, "no_title", "an alert without a name");
  Observation observation;
  observation.kind = ObservationKind::kDynamic;
  observation.title = out.plain(title, 400);
  observation.rule = out.text(alert["pluginid"].text());
  observation.description = out.plain(alert["desc"].text());
  observation.fixText = out.plain(alert["solution"].text(), 4000);
  setRisk(out, observation, alert);
  if (const auto cwe = alert["cweid"].integer(); cwe && *cwe > 0)
    addWeaknesses(observation.weaknesses, alert["cweid"]);
  const uint32_t instances = addInstances(out, observation, alert);
  observation.occurrences = std::max({1U, instances, positive(alert["count"])});
  if (observation.host == 0) {
    for (size_t level = 1; level <= r.ancestors.size() && observation.host == 0; ++level)
      setUrl(out, observation, r.up(level).firstText({"@name", "@host"}));
  }
  addLinks(out, observation.references, alert["reference"].text());
  addTags(out, observation, alert);
  const std::string_view variant = alert["alertRef"].text();  // "10055-4": which of a rule's findings
  if (!variant.empty() && variant != alert["pluginid"].text())
    observation.tags.add(out.text("alert:" + std::string(variant)));
  out.add(r, observation);
}

Status import(Document& in, BatchBuilder& out) {
  const Node root = in.probe().root;
  out.tool("ZAP", root["@version"].text());
  auto time = parseTime(root["@created"].text());
  if (!time) time = parseTime(root.firstText({"@generated", "generated"}));
  out.scannedAt(time);
  if (in.probe().syntax == Syntax::kXml)
    return in.read(
        {"//alertitem"}, [&](const Record& r) { addAlert(r, out); }, out.diagnostics());
  const std::string_view alerts = root["site"].isArray() ? "/site/*/alerts/*" : "/site/alerts/*";
  return in.read(
      {alerts}, [&](const Record& r) { addAlert(r, out); }, out.diagnostics());
}

}  // namespace

extern const Format kZap;
const Format kZap{"zap",
                  "ZAP",
                  "https://www.zaproxy.org/docs/desktop/addons/report-generation/",
                  "XML, JSON",
                  Family::kDynamic,
                  false,
                  sniff,
                  import};

}  // namespace postern
