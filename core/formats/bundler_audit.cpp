// SPDX-License-Identifier: Apache-2.0
// bundler-audit 0.6 to 0.9: its text (blocks of "Label: value" lines; the id's label was Advisory, OSVDB,
// CVE, GHSA over time) and --format json. Ignores: how long the check took.
// https://github.com/rubysec/bundler-audit
#include <string>
#include <vector>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/same_vulnerability.h"

namespace postern {
namespace {

constexpr size_t kMaxLines = 200;  // of one block
constexpr std::string_view kInsecureSource = "Insecure Source URI found: ";

// One vulnerable gem, whichever syntax told it.
struct Advisory {
  std::string_view gem, version, id, criticality, url, title, description, solution;
  std::vector<std::string> ids;
};

Match sniffBundlerAudit(const Probe& probe) {
  if (probe.isJson()) {
    const Node result = probe.root["results"].item(0);
    const std::string_view type = result["type"].text();
    if (type == "unpatched_gem" || type == "insecure_source") return {95, "results of type unpatched_gem"};
    const bool isEmpty = probe.root["results"].isArray() && !result.exists() &&
                         probe.root["created_at"].exists() && probe.root["version"].exists() &&
                         probe.root.size() <= 4;
    return isEmpty ? Match{60, "version, created_at and no results"} : Match{};
  }
  if (probe.syntax != Syntax::kText && probe.syntax != Syntax::kYaml) return {};
  const auto says = [&](std::string_view text) { return probe.head.find(text) != std::string_view::npos; };
  if (says("\nCriticality: ") && says("Name: ") && says("\nSolution: "))
    return {90, "Name, Criticality, Solution"};
  if (says(kInsecureSource)) return {90, "Insecure Source URI found"};
  const bool isClean = trim(probe.head) == "No vulnerabilities found";
  return isClean ? Match{60, "No vulnerabilities found"} : Match{};
}

Observation readAdvisory(const Advisory& said, BatchBuilder& out) {
  Observation found;
  found.kind = ObservationKind::kVulnerability;
  found.title = out.plain(said.title.empty() ? said.id : said.title);
  found.description = out.plain(said.description.empty() ? said.title : said.description);
  found.rule = out.text(said.id);
  IdList named;
  addVulnerabilityId(out, named, said.id);
  for (const std::string& id : said.ids) addVulnerabilityId(out, named, id);
  setVulnerabilities(out, found, named);
  setSeverity(out, found, said.criticality);
  found.component = out.component(makeComponent(out, "gem", said.gem, said.version, "Gemfile.lock"));
  found.file = out.text("Gemfile.lock");
  found.fixText = out.plain(said.solution);
  if (!said.url.empty()) found.references.add(out.text(said.url));
  return found;
}

Observation readInsecureSource(std::string_view source, BatchBuilder& out) {
  Observation found;
  found.kind = ObservationKind::kMisconfiguration;
  const std::string title = "Insecure source " + std::string(source);
  found.title = out.plain(title);
  found.rule = out.text("insecure_source");
  found.file = out.text("Gemfile.lock");
  found.weaknesses.add(319);  // cleartext transmission: the source is http:// or git://
  return found;
}

// The block of lines being read.
class Block {
 public:
  explicit Block(BatchBuilder& out) : out_(out) {}

  void line(const Record& record, std::string_view text) {
    const size_t colon = text.find(": ");
    if (startsWithIgnoreCase(text, kInsecureSource)) {
      out_.add(record, readInsecureSource(trim(text.substr(kInsecureSource.size())), out_));
    } else if (text.starts_with("Name: ")) {
      end();
      start(record, text);
    } else if (!lines_.empty() && lines_.size() < kMaxLines && !text.empty()) {
      lines_.emplace_back(text);
      place_.range.end = record.range.end;
    } else if (text.empty()) {
      // Blank lines separate blocks; a description of several paragraphs goes on.
    } else if (colon != std::string_view::npos) {
      out_.skip(record, "prose", "a line outside of an advisory");
    }
  }

  void end() {
    if (lines_.empty()) return;
    Advisory said = parse();
    if (said.id.empty() && said.title.empty()) {
      out_.skip(place_, "incomplete", "an advisory without an id or a title");
    } else {
      out_.add(place_, readAdvisory(said, out_));
    }
    lines_.clear();
  }

 private:
  void start(const Record& record, std::string_view text) {
    place_.range = record.range;
    place_.parent = "/";
    place_.index = record.index;
    lines_.emplace_back(text);
  }

  Advisory parse() const {
    Advisory said;
    for (const std::string_view line : lines_) {
      const size_t colon = line.find(':');
      if (colon == std::string_view::npos) continue;
      const std::string_view label = line.substr(0, colon);
      const std::string_view value = trim(line.substr(colon + 1));
      if (label == "Name") said.gem = value;
      if (label == "Version") said.version = value;
      if (label == "Criticality") said.criticality = value;
      if (label == "URL") said.url = value;
      if (label == "Title") said.title = value;
      if (label == "Solution") said.solution = value;
      if (label == "Description") said.description = value;
      const bool isId = label == "Advisory" || label == "CVE" || label == "GHSA" || label == "OSVDB";
      if (!isId || value.empty()) continue;
      if (said.id.empty()) said.id = value;
      said.ids.emplace_back(value);
    }
    return said;
  }

  BatchBuilder& out_;
  std::vector<std::string> lines_;
  RecordPlace place_;
};

// ids as the database has them, without their namespace: "2020-8163", "c6qr-h5vq-59jc".
void addPrefixed(std::vector<std::string>& to, std::string_view prefix, std::string_view id) {
  if (!id.empty())
    to.push_back((startsWithIgnoreCase(id, prefix) ? "" : std::string(prefix)) + std::string(id));
}

void readResult(const Record& record, BatchBuilder& out) {
  const Node result = record.node;
  if (result["type"].text() == "insecure_source")
    return out.add(record, readInsecureSource(result["source"].text(), out));
  const Node advisory = result["advisory"];
  Advisory said;
  said.gem = result["gem"]["name"].text();
  said.version = result["gem"]["version"].text();
  said.id = advisory["id"].text();
  said.criticality = advisory["criticality"].text();
  said.url = advisory["url"].text();
  said.title = advisory["title"].text();
  said.description = advisory["description"].text();
  addPrefixed(said.ids, "CVE-", advisory["cve"].text());
  addPrefixed(said.ids, "GHSA-", advisory["ghsa"].text());
  if (said.id.empty() && said.title.empty())
    return out.skip(record, "incomplete", "a result without an advisory");
  Observation found = readAdvisory(said, out);
  setScore(found, advisory["cvss_v3"].exists() ? advisory["cvss_v3"] : advisory["cvss_v2"]);
  if (found.severity == Severity::kUnknown) setSeverity(out, found, said.criticality, scoreMilli(found));
  for (const Node version : advisory["patched_versions"].items())
    found.fixVersions.add(out.text(version.text()));
  if (!found.fixVersions.empty()) found.flags |= kFlagFixAvailable;
  out.add(record, found);
}

Status importBundlerAudit(Document& in, BatchBuilder& out) {
  if (in.probe().isJson()) {
    out.tool("bundler-audit", in.probe().root["version"].text());
    out.scannedAt(parseTime(in.probe().root["created_at"].text()));
    return in.read(
        {"/results/*"}, [&](const Record& record) { readResult(record, out); }, out.diagnostics());
  }
  out.tool("bundler-audit");
  Block block(out);
  const Status status = in.read(
      {"/*"}, [&](const Record& record) { block.line(record, trim(record.node.text())); }, out.diagnostics());
  block.end();
  return status;
}

}  // namespace

extern const Format kBundlerAudit;
const Format kBundlerAudit = {
    "bundler_audit",   "bundler-audit",       "https://github.com/rubysec/bundler-audit",
    "text, JSON",      Family::kDependencies, false,
    sniffBundlerAudit, importBundlerAudit};

}  // namespace postern
