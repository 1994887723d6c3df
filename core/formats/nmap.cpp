// SPDX-License-Identifier: Apache-2.0
// Nmap's XML (-oX), xmloutputversion 1.03 to 1.05, and Masscan's, which follows it. An open port is a result;
// so is each vulnerability that a script names: every entry of `vulners`, and what a script of the `vulns`
// library calls vulnerable. https://nmap.org/book/nmap-dtd.html  Ignored: traceroute, timing, other scripts'
// output.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/network_host.h"
#include "formats/software.h"
#include "formats/web_links.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  return probe.rootName == "nmaprun" ? Match{100, "root element nmaprun"} : Match{};
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out), software_(out) {}
  void host(const Record& r);

 private:
  void port(const RecordPlace& r, Node port);
  void scripts(const RecordPlace& r, Node owner);
  void vulners(const RecordPlace& r, Node script);
  void vulnersEntry(const RecordPlace& r, std::string_view id, std::string_view score, std::string_view link,
                    bool isExploit);
  void vulnersLine(const RecordPlace& r, std::string_view line);
  void vulnsTable(const RecordPlace& r, std::string_view script, Node table);
  Observation here(ObservationKind kind) const;

  BatchBuilder& out_;
  Software software_;
  NetworkHost host_;
  AssetRef asset_ = kNone;
  int64_t port_ = 0;
  std::string protocol_;
  ComponentRef component_ = kNone;
};

Observation Importer::here(ObservationKind kind) const {
  Observation observation;
  observation.kind = kind;
  observation.asset = asset_;
  observation.component = component_;
  setHost(out_, observation, host_.name(), port_, protocol_);
  return observation;
}

void Importer::host(const Record& r) {
  host_ = {};
  port_ = 0;
  protocol_.clear();
  component_ = kNone;
  const auto state = r.node["status"]["@state"].text();
  if (state == "down") return out_.skip(r, "host_down", "a host that did not answer");
  for (const Node name : r.node["hostnames"].each("hostname")) host_.add(name["@name"].text());
  IdList tags;
  for (const Node address : r.node.each("address")) {
    if (address["@addrtype"].text() == "mac") {
      tags.add(out_.text("mac:" + std::string(address["@addr"].text())));
    } else {
      host_.add(address["@addr"].text());
    }
  }
  if (host_.empty()) return out_.skip(r, "no_address", "a host without address and name");
  for (const Node match : r.node["os"].each("osmatch")) {
    tags.add(out_.text("os:" + std::string(match["@name"].text())));
    break;  // the likeliest comes first
  }
  asset_ = host_.asset(out_, tags);
  const std::string parent = r.path() + "/ports/";
  uint32_t index = 0;
  for (const Node port : r.node["ports"].each("port")) {
    const std::string key = "port[" + std::to_string(++index) + "]";
    RecordPlace place = r;
    place.parent = parent;
    place.key = key;
    this->port(place, port);
  }
  port_ = 0;
  protocol_.clear();
  component_ = kNone;
  for (const Node list : r.node.each("hostscript")) scripts(r, list);
}

void Importer::port(const RecordPlace& r, Node port) {
  const std::string_view state = port["state"]["@state"].text();
  if (state != "open") {
    // "open|filtered" is Nmap's word for no answer.
    return out_.skip(r, "port_not_open", "a port in state " + std::string(clipUtf8(state, 30)));
  }
  port_ = port["@portid"].integer().value_or(0);
  protocol_ = port["@protocol"].text();
  component_ = kNone;
  const Node service = port["service"];
  const std::string_view product = service["@product"].text();
  const std::string_view version = service["@version"].text();
  for (const Node cpe : service.each("cpe")) {
    Component component = componentFromCpe(out_, cpe.text(), version);
    if (component.name == 0 || startsWithIgnoreCase(cpe.text(), "cpe:/o:")) continue;
    component_ = out_.component(component);
    break;
  }
  if (component_ == kNone && !product.empty()) {
    Component component;
    component.name = out_.text(product);
    component.version = out_.text(version);
    component_ = out_.component(component);
  }
  if (component_ != kNone) software_.contains(asset_, component_, r);
  Observation observation = here(ObservationKind::kExposure);
  observation.severity = Severity::kInfo;
  observation.rule = out_.text("open-port");
  const std::string_view name = service["@name"].text();
  observation.title = out_.text("Open port " + std::to_string(port_) + "/" + protocol_ +
                                (name.empty() ? std::string() : " (" + std::string(name) + ")"));
  std::string description(product);
  for (const std::string_view part : {version, service["@extrainfo"].text()}) {
    if (!part.empty()) description += (description.empty() ? "" : " ") + std::string(part);
  }
  observation.description = out_.plain(description, 1000);
  if (!name.empty()) observation.tags.add(out_.text("service:" + std::string(name)));
  if (service["@tunnel"].text() == "ssl") observation.tags.add(out_.text("tls"));
  out_.add(r, observation);
  scripts(r, port);
}

void Importer::scripts(const RecordPlace& r, Node owner) {
  for (const Node script : owner.each("script")) {
    const std::string_view id = script["@id"].text();
    if (id.starts_with("vulners")) {
      vulners(r, script);
    } else {
      for (const Node table : script.each("table")) vulnsTable(r, id, table);
    }
  }
}

std::string_view element(Node table, std::string_view key) {
  for (const Node elem : table.each("elem")) {
    if (elem["@key"].text() == key) return elem["#text"].text();
  }
  return {};
}

// A table per CPE, in it a table per entry; before Nmap 7.60's structured output only lines of text.
void Importer::vulners(const RecordPlace& r, Node script) {
  bool structured = false;
  for (const Node software : script.each("table")) {
    for (const Node entry : software.each("table")) {
      structured = true;
      const std::string_view id = element(entry, "id");
      const std::string_view type = element(entry, "type");
      const std::string link =
          type.empty() ? std::string() : "https://vulners.com/" + std::string(type) + "/" + std::string(id);
      vulnersEntry(r, id, element(entry, "cvss"), link, element(entry, "is_exploit") == "true");
    }
  }
  if (structured) return;
  for (const std::string_view line : split(script["@output"].text(), '\n')) vulnersLine(r, line);
}

// "    \tCVE-2018-15919\t5.0\thttps://vulners.com/cve/CVE-2018-15919\t*EXPLOIT*"
void Importer::vulnersLine(const RecordPlace& r, std::string_view line) {
  const auto parts = splitList(line, "\t");
  if (parts.size() >= 3 && parts[2].starts_with("http"))
    vulnersEntry(r, parts[0], parts[1], parts[2], line.find("*EXPLOIT*") != std::string_view::npos);
}

void Importer::vulnersEntry(const RecordPlace& r, std::string_view id, std::string_view score,
                            std::string_view link, bool isExploit) {
  if (id.empty()) return out_.skip(r, "no_id", "an entry of the vulners script without id");
  Observation observation = here(ObservationKind::kVulnerability);
  observation.title = out_.text(id);
  observation.rule = out_.text("vulners");
  // An exploit's own name may hold the vulnerability it is for: "MSF:ILITIES/UBUNTU-CVE-2019-6111/".
  if (const size_t cve = id.find("CVE-"); isExploit && cve != std::string_view::npos)
    addVulnerabilityIds(out_, observation.vulnerabilities, id.substr(cve));
  if (observation.vulnerabilities.empty()) {
    addVulnerabilityId(out_, observation.vulnerabilities, id);
  } else {
    observation.tags.add(out_.text(id));
  }
  setScore(observation, score);
  setSeverity(out_, observation, {}, scoreMilli(observation));
  if (isExploit) observation.flags |= kFlagExploitKnown;
  if (!link.empty()) observation.references.add(out_.text(link));
  out_.add(r, observation);
}

// Tables of the `vulns` library: state, title, ids, refs (https://nmap.org/nsedoc/lib/vulns.html).
void Importer::vulnsTable(const RecordPlace& r, std::string_view script, Node table) {
  const std::string_view state = element(table, "state");
  if (!state.starts_with("VULNERABLE") && !state.starts_with("LIKELY VULNERABLE")) return;
  Observation observation = here(ObservationKind::kVulnerability);
  observation.rule = out_.text(script);
  observation.title = out_.plain(element(table, "title"), 400);
  if (observation.title == 0) observation.title = out_.text(script);
  observation.stateText = out_.text(state);
  observation.confidence = state.starts_with("LIKELY") ? Confidence::kMedium : Confidence::kHigh;
  if (state.find("Exploitable") != std::string_view::npos) observation.flags |= kFlagVerified;
  addVulnerabilityIds(out_, observation.vulnerabilities, table["@key"].text());
  for (const Node list : table.each("table")) {
    const std::string_view key = list["@key"].text();
    for (const Node elem : list.each("elem")) {
      const std::string_view text = elem.text();
      if (key == "ids" && observation.vulnerabilities.empty())
        addVulnerabilityIds(out_, observation.vulnerabilities,
                            text.starts_with("CVE:") ? text.substr(4) : text);
      if (key == "refs") addLinks(out_, observation.references, text);
      if (key == "description") observation.description = out_.plain(text);
      if (key == "scores") setScore(observation, text);
    }
  }
  setSeverity(out_, observation, element(table, "risk_factor"), scoreMilli(observation));
  if (observation.severity == Severity::kUnknown) setSeverity(out_, observation, element(table, "risk"));
  out_.add(r, observation);
}

Status import(Document& in, BatchBuilder& out) {
  const Node root = in.probe().root;
  const std::string_view scanner = root["@scanner"].textOr("nmap");
  out.tool(scanner == "nmap" ? "Nmap" : scanner == "masscan" ? "Masscan" : scanner, root["@version"].text());
  out.scannedAt(parseTime(root["@start"].text()));
  Importer importer(out);
  return in.read(
      {"/nmaprun/host"}, [&](const Record& r) { importer.host(r); }, out.diagnostics());
}

}  // namespace

extern const Format kNmap;
const Format kNmap{"nmap", "Nmap", "https://nmap.org/book/nmap-dtd.html", "XML", Family::kNetwork, false,
                   sniff,  import};

}  // namespace postern
