// SPDX-License-Identifier: Apache-2.0
// Burp Suite's XML export of issues (Professional, 1.6 to 2026). One result per issue.
// https://portswigger.net/burp/documentation/desktop/running-scans/vulnerability-assessments-pro/reporting-scan-results
// Ignored: requests and responses (base64), collaborator events, infiltrator data.
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/software.h"
#include "formats/web_links.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (probe.rootName != "issues") return {};
  if (probe.root["@burpVersion"].exists()) return {100, "issues with burpVersion"};
  const Node issue = probe.root["issue"];
  return issue["serialNumber"].exists() && issue["type"].exists()
             ? Match{85, "issue with serialNumber and type"}
             : Match{};
}

// "/search [q parameter]" names what was attacked.
std::string_view parameterOf(std::string_view location) {
  const size_t open = location.rfind('[');
  if (open == std::string_view::npos || !location.ends_with(']')) return {};
  std::string_view inside = location.substr(open + 1, location.size() - open - 2);
  for (const std::string_view suffix :
       {" parameter", " cookie", " HTTP header", " JSON parameter", " XML parameter"}) {
    if (inside.size() > suffix.size() && inside.ends_with(suffix))
      return inside.substr(0, inside.size() - suffix.size());
  }
  return inside;
}

void addPlace(const Record& r, BatchBuilder& out, Software& software, Observation& observation) {
  const Node host = r.node["host"];
  const std::string_view origin = trim(host.text());
  const std::string_view path = trim(r.node["path"].text());
  setUrl(out, observation,
         path.starts_with("http") ? std::string(path) : std::string(origin) + std::string(path));
  observation.method = out.text(r.node["requestresponse"]["request"]["@method"].text());
  observation.parameter = out.text(parameterOf(trim(r.node["location"].text())));
  // The machine behind the name; several names may share it, so it is no second name of this one.
  if (const std::string_view ip = trim(host["@ip"].text()); !ip.empty())
    software.relate(hostAsset(out, ip), Relation::kHosts, observation.asset, r);
}

void addIssue(const Record& r, BatchBuilder& out, Software& software) {
  const Node issue = r.node;
  const std::string_view title = issue["name"].text();
  if (title.empty()) return out.skip(r, "no_title", "an issue without a name");
  Observation observation;
  observation.kind = ObservationKind::kDynamic;
  observation.title = out.plain(title, 400);
  observation.rule = out.text(issue["type"].text());
  std::string description(issue["issueDetail"].text());
  if (!description.empty() && !issue["issueBackground"].text().empty()) description += "<br>\n";
  description += issue["issueBackground"].text();
  observation.description = out.plain(description);
  const std::string_view fix = issue["remediationDetail"].text();
  observation.fixText = out.plain(fix.empty() ? issue["remediationBackground"].text() : fix, 4000);
  const std::string_view severity = trim(issue["severity"].text());
  if (equalsIgnoreCase(severity, "false positive")) {
    observation.state = State::kFalsePositive;
    observation.severityText = out.text(severity);
  } else {
    setSeverity(out, observation, severity);
  }
  observation.confidence = confidenceFromWord(issue["confidence"].text());
  addPlace(r, out, software, observation);
  const std::string_view classes = issue["vulnerabilityClassifications"].text();
  addWeaknesses(observation.weaknesses, classes);
  addLinks(out, observation.references, issue["references"].text());
  addLinks(out, observation.references, classes);
  IdList named;
  for (const std::string_view text : {title, issue["issueDetail"].text()})
    addVulnerabilityIds(out, named, text);
  if (named.size() == 1) observation.vulnerabilities = named;  // several are mentioned, not meant
  if (const std::string_view serial = issue["serialNumber"].text(); !serial.empty())
    observation.fingerprints.add(out.text(serial));
  out.add(r, observation);
}

Status import(Document& in, BatchBuilder& out) {
  const Node root = in.probe().root;
  out.tool("Burp Suite", root["@burpVersion"].text());
  out.scannedAt(parseTime(root["@exportTime"].text()));
  Software software(out);
  return in.read(
      {"/issues/issue"}, [&](const Record& r) { addIssue(r, out, software); }, out.diagnostics());
}

}  // namespace

extern const Format kBurp;
const Format kBurp{"burp",
                   "Burp Suite",
                   "https://portswigger.net/burp/documentation/desktop/running-scans/",
                   "XML",
                   Family::kDynamic,
                   false,
                   sniff,
                   import};

}  // namespace postern
