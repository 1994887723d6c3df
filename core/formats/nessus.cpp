// SPDX-License-Identifier: Apache-2.0
// Nessus: the .nessus XML of version 2 and its predecessor NessusClientData, Web App Scanning's XML, and the
// CSV tables (nessus_csv.h). One result per ReportItem, of every severity.
// https://static.tenable.com/documentation/nessus_v2_file_format.pdf Ignored: the policy with its
// preferences, attachments, compliance checks that passed.
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/nessus_csv.h"
#include "formats/nessus_item.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (probe.rootName == "NessusClientData_v2") return {100, "root element NessusClientData_v2"};
  if (probe.rootName == "NessusClientData") return {100, "root element NessusClientData"};
  return sniffNessusCsv(probe);
}

void addHost(Node host, BatchBuilder& out, NessusItem& item) {
  const std::string_view name = trim(host["@name"].textOr(host["HostName"].text()));
  if (name.find("://") != std::string_view::npos) {
    item.url = name;
    item.isWeb = true;
  }
  item.host.add(name);
  for (const Node tag : host["HostProperties"].each("tag")) {
    const std::string_view key = tag["@name"].text();
    const std::string_view value = tag["#text"].text();
    if (key == "host-ip" || key == "host-fqdn") item.host.add(value);
    if (key == "operating-system")
      item.hostTags.add(out.text("os:" + std::string(value.substr(0, value.find('\n')))));
    if (key == "system-type" && value == "web_application") item.isWeb = true;
  }
}

// NessusClientData of version 1: "port" is "http (80/tcp)", everything else is in "data".
void addOldPort(Node node, NessusItem& item) {
  const std::string_view text = node["port"].text();
  const size_t open = text.find('(');
  const std::string_view inside = open == std::string_view::npos ? text : text.substr(open + 1);
  item.port = parseLeadingInt(inside).value_or(0);
  const size_t slash = inside.find('/');
  if (slash != std::string_view::npos)
    item.protocol = toLowerAscii(inside.substr(slash + 1, inside.find(')') == std::string_view::npos
                                                              ? std::string_view::npos
                                                              : inside.find(')') - slash - 1));
}

void addTexts(Node node, std::vector<std::string_view>& to, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const Node value : node.each(name)) {
      if (!value.text().empty()) to.push_back(value.text());
    }
  }
}

void addItem(const Record& r, BatchBuilder& out, Software& software) {
  const Node node = r.node;
  const std::string_view compliance = node["compliance-result"].text();
  if (compliance == "PASSED") return out.skip(r, "passed", "a compliance check that passed");
  NessusItem item;
  addHost(r.up(1), out, item);
  item.plugin = node["@pluginID"].textOr(node["pluginID"].text());
  item.title =
      node["@pluginName"].textOr(node.firstText({"plugin_name", "pluginName", "compliance-check-name"}));
  if (!compliance.empty() && !node["compliance-check-name"].text().empty())
    item.title = node["compliance-check-name"].text();
  item.family = node["@pluginFamily"].text();
  item.synopsis = node["synopsis"].text();
  item.description = node["description"].textOr(node["data"].text());
  item.solution = node["solution"].textOr(node["compliance-solution"].text());
  item.output = node["plugin_output"].textOr(node["compliance-actual-value"].text());
  item.cpe = node["cpe"].text();
  item.service = node["@svc_name"].text();
  item.severityWord = node["risk_factor"].text();
  const auto level = node["@severity"].exists() ? node["@severity"].integer() : node["severity"].integer();
  if (level && *level >= 0 && *level <= 4) item.severity = static_cast<Severity>(*level + 1);
  if (node["@port"].exists()) {
    item.port = node["@port"].integer().value_or(0);
    item.protocol = toLowerAscii(node["@protocol"].text());
  } else {
    addOldPort(node, item);
  }
  addTexts(node, item.vulnerabilities, {"cve"});
  addTexts(node, item.weaknesses, {"cwe"});
  addTexts(node, item.vectors, {"cvss4_vector", "cvss3_vector", "cvss_vector"});
  const std::string_view score = node.firstText({"cvss4_base_score", "cvss3_base_score", "cvss_base_score"});
  if (!score.empty()) item.scores.push_back(score);
  addTexts(node, item.links, {"see_also", "compliance-see-also"});
  addTexts(node, item.crossReferences, {"xref", "iava", "iavb", "iavt", "msft", "owasp"});
  item.exploitKnown = node["exploit_available"].isTrue();
  item.exploited = node["exploited_by_malware"].isTrue();
  item.fixPublished = !node["patch_publication_date"].text().empty();
  item.epssMicro = parseMicro(node["epss_score"].text()).value_or(-1);
  addNessusItem(r, out, software, item);
}

// When the first host was done.
void setTime(const Record& r, BatchBuilder& out) {
  for (const Node tag : r.up(1)["HostProperties"].each("tag")) {
    const std::string_view key = tag["@name"].text();
    if (key == "HOST_END" || key == "HOST_END_TIMESTAMP") out.scannedAt(parseTime(tag["#text"].text()));
  }
}

Status import(Document& in, BatchBuilder& out) {
  if (in.probe().syntax == Syntax::kCsv) return importNessusCsv(in, out);
  out.tool("Nessus");
  Software software(out);
  bool isFirst = true;
  return in.read(
      {"//ReportItem", "-//Policy"},
      [&](const Record& r) {
        if (isFirst) setTime(r, out);
        isFirst = false;
        addItem(r, out, software);
      },
      out.diagnostics());
}

}  // namespace

extern const Format kNessus;
const Format kNessus{"nessus",
                     "Nessus",
                     "https://docs.tenable.com/nessus/Content/ScanReportFormats.htm",
                     "XML, CSV",
                     Family::kNetwork,
                     false,
                     sniff,
                     import};

}  // namespace postern
