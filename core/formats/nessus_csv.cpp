// SPDX-License-Identifier: Apache-2.0
// CSV exports: Nessus ("Plugin ID", "Risk", "Host"), Tenable.sc ("Plugin", "IP Address"), Tenable
// Vulnerability Management (old: "Plugin ID", "Asset UUID"; new: "definition.id", "asset.name"), Web App
// Scanning ("CVSSv3"). Column names are compared without regard to case.
#include "formats/nessus_csv.h"

#include <array>

#include "base/text.h"
#include "formats/nessus_item.h"

namespace postern {
namespace {

enum Field : uint8_t {
  kHostName,
  kAddress,
  kPlugin,
  kTitle,
  kFamily,
  kSynopsis,
  kDescription,
  kSolution,
  kOutput,
  kCpe,
  kState,
  kPort,
  kProtocol,
  kSeverity,
  kScore,
  kExploit,
  kExploitEase,
  kMalware,
  kPatched,
  kFirstSeen,
  kEpss,
  kSingles,  // of the fields above the first column that holds something counts, of those below every one
  kVulnerabilities = kSingles,
  kWeaknesses,
  kVectors,
  kLinks,
  kCrossReferences,
  kIgnored
};

struct Name {
  std::string_view column;
  Field field;
};
// Per field in order of preference.
constexpr Name kNames[] = {{"Host", kHostName},
                           {"asset.host_name", kHostName},
                           {"DNS Name", kHostName},
                           {"FQDN", kHostName},
                           {"asset.display_fqdn", kHostName},
                           {"asset.name", kHostName},
                           {"IP Address", kAddress},
                           {"asset.display_ipv4_address", kAddress},
                           {"asset.ipv4_addresses", kAddress},
                           {"asset.display_ipv6_address", kAddress},
                           {"Plugin ID", kPlugin},
                           {"Plugin", kPlugin},
                           {"definition.id", kPlugin},
                           {"Name", kTitle},
                           {"Plugin Name", kTitle},
                           {"definition.name", kTitle},
                           {"plugin.name", kTitle},
                           {"Plugin Family", kFamily},
                           {"Family", kFamily},
                           {"definition.family", kFamily},
                           {"Synopsis", kSynopsis},
                           {"definition.synopsis", kSynopsis},
                           {"Description", kDescription},
                           {"definition.description", kDescription},
                           {"Solution", kSolution},
                           {"Steps to Remediate", kSolution},
                           {"definition.solution", kSolution},
                           {"Plugin Output", kOutput},
                           {"output", kOutput},
                           {"CPE", kCpe},
                           {"definition.cpe", kCpe},
                           {"Vulnerability State", kState},
                           {"state", kState},
                           {"Port", kPort},
                           {"Protocol", kProtocol},
                           {"Risk", kSeverity},
                           {"Severity", kSeverity},
                           {"definition.severity", kSeverity},
                           {"Risk Factor", kSeverity},
                           // The newest version of CVSS that is stated.
                           {"CVSS v4.0 Base Score", kScore},
                           {"CVSS V4 Base Score", kScore},
                           {"definition.cvss4.base_score", kScore},
                           {"CVSS v3.0 Base Score", kScore},
                           {"CVSS V3 Base Score", kScore},
                           {"CVSS3 Base Score", kScore},
                           {"CVSSv3", kScore},
                           {"definition.cvss3.base_score", kScore},
                           {"CVSS v2.0 Base Score", kScore},
                           {"CVSS V2 Base Score", kScore},
                           {"CVSS Base Score", kScore},
                           {"CVSS", kScore},
                           {"definition.cvss2.base_score", kScore},
                           {"Exploit?", kExploit},
                           {"Exploit Available", kExploit},
                           {"Exploit Ease", kExploitEase},
                           {"definition.exploitability_ease", kExploitEase},
                           {"definition.exploited_by_malware", kMalware},
                           {"Patch Publication Date", kPatched},
                           {"definition.patch_published", kPatched},
                           {"First Found", kFirstSeen},
                           {"First Discovered", kFirstSeen},
                           {"first_observed", kFirstSeen},
                           {"EPSS Score", kEpss},
                           {"definition.epss.score", kEpss},
                           {"CVE", kVulnerabilities},
                           {"definition.cve", kVulnerabilities},
                           {"CWE", kWeaknesses},
                           {"definition.cwe", kWeaknesses},
                           {"CVSS v4.0 Vector", kVectors},
                           {"CVSS V4 Vector", kVectors},
                           {"CVSS V3 Vector", kVectors},
                           {"CVSS3 Vector", kVectors},
                           {"CVSS v3.0 Vector", kVectors},
                           {"CVSS V2 Vector", kVectors},
                           {"CVSS Vector", kVectors},
                           {"CVSS v2.0 Vector", kVectors},
                           {"definition.cvss4.base_vector", kVectors},
                           {"definition.cvss3.base_vector", kVectors},
                           {"definition.cvss2.base_vector", kVectors},
                           {"See Also", kLinks},
                           {"definition.see_also", kLinks},
                           {"XREF", kCrossReferences},
                           {"Cross References", kCrossReferences},
                           {"definition.iava", kCrossReferences},
                           {"definition.references", kCrossReferences}};

bool isYes(std::string_view text) { return equalsIgnoreCase(text, "yes") || equalsIgnoreCase(text, "true"); }

class Importer {
 public:
  Importer(BatchBuilder& out, const std::vector<std::string_view>& header) : out_(out), software_(out) {
    for (const std::string_view column : header) {
      Column meaning;
      for (const Name& name : kNames) {
        if (equalsIgnoreCase(column, name.column))
          meaning = {name.field, static_cast<uint8_t>(&name - kNames)};
      }
      columns_.push_back(meaning);
    }
  }
  void row(const Record& r);

 private:
  struct Column {
    Field field = kIgnored;
    uint8_t rank = 0;  // position in kNames: the lower wins
  };
  struct Cell {
    std::string_view text;
    uint8_t rank = 255;
  };

  void read(Node row, NessusItem& item);

  BatchBuilder& out_;
  Software software_;
  std::vector<Column> columns_;
  std::array<Cell, kSingles> cells_;
};
static_assert(std::size(kNames) < 255);

// One walk over the cells; row objects keep the order of the header.
void Importer::read(Node row, NessusItem& item) {
  cells_.fill({});
  size_t position = 0;
  std::string_view names[64];
  for (const Node::Member member : row.members()) {
    if (position >= columns_.size()) break;
    const Column column = columns_[position++];
    const std::string_view text = trim(member.value.text());
    if (text.empty() || column.field == kIgnored) continue;
    if (column.field == kHostName || column.field == kAddress) names[column.rank] = text;
    if (column.field < kSingles) {
      Cell& cell = cells_[column.field];
      if (column.rank < cell.rank) cell = {text, column.rank};
      continue;
    }
    std::vector<std::string_view>* lists[] = {&item.vulnerabilities, &item.weaknesses, &item.vectors,
                                              &item.links, &item.crossReferences};
    lists[column.field - kSingles]->push_back(text);
  }
  for (const std::string_view name : names) item.host.add(name);
}

void Importer::row(const Record& r) {
  NessusItem item;
  read(r.node, item);
  const auto cell = [&](Field field) { return cells_[field].text; };
  if (cell(kHostName).find("://") != std::string_view::npos) item.url = cell(kHostName);
  item.plugin = cell(kPlugin);
  item.title = cell(kTitle);
  item.family = cell(kFamily);
  item.synopsis = cell(kSynopsis);
  item.description = cell(kDescription);
  item.solution = cell(kSolution);
  item.output = cell(kOutput);
  item.cpe = cell(kCpe);
  item.state = cell(kState);
  item.port = parseLeadingInt(cell(kPort)).value_or(0);
  item.protocol = toLowerAscii(cell(kProtocol));
  item.severityWord = cell(kSeverity);
  // Some exports of Tenable.io say 0 to 4.
  if (const auto level = parseInt(item.severityWord); level && *level >= 0 && *level <= 4) {
    item.severity = static_cast<Severity>(*level + 1);
    item.severityWord = {};
  }
  if (!cell(kScore).empty()) item.scores.push_back(cell(kScore));
  item.exploitKnown =
      isYes(cell(kExploit)) || startsWithIgnoreCase(cell(kExploitEase), "Exploits are available");
  item.exploited = isYes(cell(kMalware));
  item.fixPublished = parseTime(cell(kPatched)).has_value();
  item.firstSeen = parseTime(cell(kFirstSeen)).value_or(kNoTime);
  item.epssMicro = parseMicro(cell(kEpss)).value_or(-1);
  item.isWeb = !item.url.empty();
  addNessusItem(r, out_, software_, item);
}

}  // namespace

Match sniffNessusCsv(const Probe& probe) {
  if (probe.syntax != Syntax::kCsv) return {};
  const auto has = [&](std::string_view name) { return probe.hasColumn(name); };
  if (has("Plugin ID") && has("Host") && has("Plugin Output"))
    return {95, "columns Plugin ID, Host, Plugin Output"};
  if (has("Plugin") && has("Plugin Name") && has("Plugin Output"))
    return {95, "columns Plugin, Plugin Name, Plugin Output"};
  if (has("definition.id") && has("definition.name")) return {95, "columns definition.id, definition.name"};
  if (has("Plugin ID") && (has("Risk") || has("Severity")) && (has("Name") || has("Plugin Name")))
    return {80, "columns Plugin ID, Risk, Name"};
  return {};
}

Status importNessusCsv(Document& in, BatchBuilder& out) {
  out.tool("Nessus");
  Importer importer(out, in.probe().columns);
  return in.read(
      {"/*"}, [&](const Record& r) { importer.row(r); }, out.diagnostics());
}

}  // namespace postern
