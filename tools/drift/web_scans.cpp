// SPDX-License-Identifier: Apache-2.0
// A web scanner's reports (ZAP, XML) of five sites: queries and ids in paths change from scan to scan.
#include <algorithm>

#include "tools/drift/drift_reports.h"

namespace postern::drift {
namespace {

struct Alert {
  const char* name;
  uint32_t plugin, cwe;
};
constexpr Alert kAlerts[] = {{"SQL Injection", 40018, 89},
                             {"Cross Site Scripting (Reflected)", 40012, 79},
                             {"Path Traversal", 6, 22},
                             {"Remote OS Command Injection", 90020, 78}};

struct Result {
  uint32_t label, alert, page, parameter;
  bool operator==(const Result& other) const {  // the label aside
    return alert == other.alert && page == other.page && parameter == other.parameter;
  }
};

std::string number(uint32_t n) { return std::to_string(n); }

void addNew(Random& random, Labels& labels, std::vector<Result>& results) {
  const Result result{labels.next(), random.below(std::size(kAlerts)), random.below(400), random.below(4)};
  if (std::find(results.begin(), results.end(), result) == results.end()) results.push_back(result);
}

Report zap(Random& random, uint32_t site, const std::vector<Result>& results) {
  Report report{"web_" + number(site) + ".xml", {}, {}};
  const std::string host = "site-" + number(site) + ".drift.example";
  report.text =
      "<?xml version=\"1.0\"?>\n<OWASPZAPReport version=\"2.15.0\" generated=\"Tue, 3 Nov 2026 10:00:00\">\n"
      "<site name=\"https://" +
      host + "\" host=\"" + host + "\" port=\"443\" ssl=\"true\"><alerts>\n";
  for (const Result& result : results) {
    const Alert& alert = kAlerts[result.alert];
    const std::string parameter = "field" + number(result.parameter);
    report.text += "<alertitem><pluginid>" + number(alert.plugin) + "</pluginid><alert>" + alert.name +
                   "</alert><name>" + alert.name +
                   "</name><riskcode>3</riskcode><confidence>2</confidence><desc>A flaw.</desc>"
                   "<instances><instance><uri>https://" +
                   host + "/page" + number(result.page) + "/" + number(random.below(9000)) + "/view?" +
                   parameter + "=" + number(random.below(90'000)) +
                   "&amp;session=" + number(random.below(90'000)) + "</uri><method>GET</method><param>" +
                   parameter + "</param></instance></instances><count>1</count><cweid>" + number(alert.cwe) +
                   "</cweid></alertitem>\n";
    report.labels.push_back(result.label);
  }
  report.text += "</alerts></site></OWASPZAPReport>\n";
  return report;
}

}  // namespace

void addWebScans(Random& random, Labels& labels, const Options& options, Scans& to) {
  constexpr uint32_t kSites = 5;
  for (uint32_t i = 0; i < kSites; ++i) {
    std::vector<Result> results;
    while (results.size() < options.findings * 15 / 100 / kSites) addNew(random, labels, results);
    to.before.push_back(zap(random, i, results));
    if (!options.onlyLines) {
      for (uint32_t gone = random.below(20); gone > 0; --gone)
        results.erase(results.begin() + random.below(static_cast<uint32_t>(results.size())));
      for (uint32_t fresh = random.below(20); fresh > 0; --fresh) addNew(random, labels, results);
    }
    to.after.push_back(zap(random, i, results));
  }
}

}  // namespace postern::drift
