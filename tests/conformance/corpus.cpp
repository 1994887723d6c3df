// SPDX-License-Identifier: Apache-2.0
// See corpus.h. Expectations are read with the product's own readers: the gzip and the JSON Lines among them.
#include "tests/conformance/corpus.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "base/text.h"
#include "read/archive.h"
#include "read/document.h"

namespace postern::corpus {
namespace {

namespace fs = std::filesystem;

void put(Fields& fields, const char* field, std::string_view value) {
  value = trim(value);
  if (!value.empty()) fields[field].insert(std::string(value));
}

std::string lower(std::string_view text) { return toLowerAscii(trim(text)); }

// The reference writes CWE-1035 ("components with known vulnerabilities") for every package whose report
// names no weakness, 1352, 937, 1357 and 1395 likewise, CWE-1032 ("security misconfiguration") for every
// cloud check and CWE-919 ("weaknesses in mobile applications") for all of MobSF: categories, its own
// default, stated in no report.
bool isDefaultWeakness(std::string_view number) {
  static constexpr std::string_view kDefaults[] = {"0", "919", "937", "1032", "1035", "1352", "1357", "1395"};
  return std::find(std::begin(kDefaults), std::end(kDefaults), number) != std::end(kDefaults);
}

// Words that the reference's code makes where a report has no path: Python's None, Meterian's "Manifest
// file", two times "N/A".
bool isNoPath(std::string_view file) { return file == "None" || file == "Manifest file" || file == "N/AN/A"; }

// The reference makes a host name of an AWS resource's type and ARN ("AwsEc2Instance_arn_aws_ec2_…") and of a
// function's name and version ("name-$LATEST"): the ARN is the resource here.
bool isMadeHost(std::string_view host) {
  return (host.starts_with("Aws") && host.find('_') != std::string_view::npos) || host.ends_with("-$LATEST");
}

bool looksLikeVulnerability(std::string_view id) {
  for (const std::string_view space :
       {"CVE-", "GHSA-", "SNYK-", "RUSTSEC-", "PYSEC-", "GO-", "OSV-", "TEMP-"}) {
    if (startsWithIgnoreCase(id, space)) return true;
  }
  return false;
}

void addExpected(Fields& fields, Node finding) {
  const auto weakness = [&](std::string_view text) {
    if (startsWithIgnoreCase(text, "CWE-")) text.remove_prefix(4);
    if (!isDefaultWeakness(text)) put(fields, "cwe", text);
  };
  weakness(finding["cwe"].text());
  for (const Node item : finding["unsaved_cwes"].items()) weakness(item.text());
  for (const Node item : finding["unsaved_vulnerability_ids"].items()) put(fields, "id", lower(item.text()));
  if (looksLikeVulnerability(finding["vuln_id_from_tool"].text()))
    put(fields, "id", lower(finding["vuln_id_from_tool"].text()));
  put(fields, "title", lower(finding["title"].text()));
  put(fields, "severity_text", lower(finding["severity"].text()));
  put(fields, "component", lower(finding["component_name"].text()));
  put(fields, "version", finding["component_version"].text());
  if (!isNoPath(finding["file_path"].text())) put(fields, "file", finding["file_path"].text());
  if (parseInt(finding["line"].text()).value_or(0) > 0) put(fields, "line", finding["line"].text());
  // Some words of the reference are a scanner's own.
  const Severity severity = severityFromWord(finding["severity"].text());
  put(fields, "severity",
      severity == Severity::kUnknown ? lower(finding["severity"].text())
                                     : std::string(postern::name(severity)));
  for (const Node location : finding["locations"].items()) {
    const std::string_view host = location["host"].text();
    if (!isMadeHost(host)) put(fields, "host", lower(host));
  }
}

std::map<std::string, Fields> readFields(const fs::path& corpus) {
  std::map<std::string, Fields> all;
  const std::string bytes = readFile(corpus / "expected_fields.jsonl.gz");
  openInput(
      "expected_fields.jsonl.gz", bytes,
      [&](std::string_view name, std::string_view plain) {
        Diagnostics diagnostics;
        auto document = Document::open(name, plain, diagnostics);
        if (!document) return;
        const Status status = document.value().read(
            {"/"},
            [&](const Record& r) {
              Fields& fields = all[std::string(r.node["file"].text())];
              for (const Node finding : r.node["findings"].items()) addExpected(fields, finding);
            },
            diagnostics);
        if (!status) all.clear();
      },
      [](std::string_view, const Error&) {});
  return all;
}

// Names a component can be called by: as written, without group, group and name joined the ways products do.
void addComponent(Fields& fields, const Tables& tables, uint32_t row) {
  if (row == kNone) return;
  const ComponentColumns& from = tables.components;
  const std::string name = lower(tables.strings.text(from.name[row]));
  const std::string group = lower(tables.strings.text(from.group[row]));
  put(fields, "component", name);
  for (const char separator : {':', '/'}) {
    if (const size_t at = name.rfind(separator); at != std::string::npos)
      put(fields, "component", name.substr(at + 1));
    if (!group.empty()) put(fields, "component", group + separator + name);
  }
  // Snyk calls a distribution's package "source/binary"; products keep the source.
  put(fields, "component", name.substr(0, name.find('/')));
  // A purl without its scheme (Nancy), one without its version (OpenVEX), and "name:version" (ThreatMapper)
  // stand for a name; a purl for a file (Dependency-Track).
  const std::string_view purl = tables.strings.text(from.purl[row]);
  const std::string bare = lower(purl.substr(0, purl.find('@')));
  put(fields, "component", bare);
  if (bare.starts_with("pkg:")) put(fields, "component", bare.substr(4));
  put(fields, "component", name + ":" + lower(tables.strings.text(from.version[row])));
  put(fields, "file", purl);
  // npm 7 names the folder of a package where the reference expects its name.
  put(fields, "component", lower(tables.strings.text(from.file[row])));
  put(fields, "version", tables.strings.text(from.version[row]));
  put(fields, "file", tables.strings.text(from.file[row]));
}

// What the report says of its assets: a machine's further names and addresses are its asset's; a product
// without assets files a host's name or an image's as component, the image's tag as version; an address of a
// host may stand with the host alone (Microsoft Defender's machines).
void addAssets(Fields& fields, const Tables& tables) {
  const AssetColumns& assets = tables.assets;
  for (uint32_t row = 0; row < assets.rows; ++row) {
    put(fields, "component", lower(tables.strings.text(assets.name[row])));
    for (uint32_t i = assets.identities.begin[row]; i < assets.identities.begin[row + 1]; ++i) {
      const std::string_view identity = tables.strings.text(assets.identities.items[i]);
      const std::string_view value = identity.substr(identity.find(':') + 1);
      if (identity.starts_with("host:") || identity.starts_with("ip:")) put(fields, "host", lower(value));
      if (const size_t at = value.rfind(':'); identity.starts_with("image:") && at != std::string_view::npos)
        put(fields, "version", value.substr(at + 1));
    }
  }
}

std::string withoutVersion(std::string_view step) {
  const size_t at = step.rfind('@');
  return std::string(at == std::string_view::npos || at == 0 ? step : step.substr(0, at));
}

// Products show the way to a vulnerable package in place of a file: "app > lib > package".
void addDependencyPath(Fields& fields, const Tables& tables, uint32_t row) {
  const ListColumn& list = tables.observations.dependencyPath;
  if (list.begin[row] == list.begin[row + 1]) return;
  std::string spaced;
  std::string tight;
  for (uint32_t i = list.begin[row]; i < list.begin[row + 1]; ++i) {
    const std::string step = withoutVersion(tables.strings.text(list.items[i]));
    spaced += (spaced.empty() ? "" : " > ") + step;
    tight += (tight.empty() ? "" : ">") + step;
  }
  put(fields, "file", spaced);
  put(fields, "file", tight);
}

}  // namespace

std::optional<fs::path> shared(std::string_view folder) {
  const fs::path path = fs::path(POSTERN_SOURCE_DIR).parent_path() / "shared" / folder;
  std::error_code error;
  if (!fs::is_directory(path, error)) return std::nullopt;
  return path;
}

std::string readFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::vector<fs::path> filesBelow(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<File> files(const fs::path& corpus) {
  const std::map<std::string, Fields> fields = readFields(corpus);
  std::vector<File> all;
  std::istringstream rows(readFile(corpus / "expected_counts.tsv"));
  std::string row;
  std::getline(rows, row);  // the header
  while (std::getline(rows, row)) {
    const std::vector<std::string_view> cells = split(row, '\t');
    if (cells.size() < 5) continue;
    File file;
    file.name = cells[0];
    file.folder = file.name.substr(0, file.name.find('/'));
    file.expected = parseInt(cells[3]);
    if (!file.expected) file.expected = parseInt(cells[4]);
    if (const auto at = fields.find(file.name); at != fields.end()) file.fields = at->second;
    // The reference makes a result of every advisory in a stream of govulncheck, also where no finding points
    // at it (COUNT_RULES.md: not to be used as truth): packages that are not there.
    if (file.folder == "govulncheck" && parseInt(cells[4]).value_or(0) > file.expected.value_or(0)) {
      for (const char* field : {"component", "version", "file"}) file.fields.erase(field);
    }
    all.push_back(std::move(file));
  }
  std::sort(all.begin(), all.end(), [](const File& a, const File& b) { return a.name < b.name; });
  return all;
}

uint64_t Import::skipped() const {
  uint64_t all = 0;
  for (const ImportOutcome& outcome : outcomes) all += outcome.skipped;
  return all;
}

bool saysNothing(std::string_view bytes) {
  std::string packed;
  for (const char c : bytes.substr(0, 64)) {
    if (!isAsciiSpace(c)) packed += c;
  }
  return packed.empty() || packed == "[]" || packed == "null" || packed == "{}";
}

bool isRecognised(const File& file, const Import& import) {
  const std::vector<std::string_view> formats = formatsOf(file.folder);
  return std::all_of(import.outcomes.begin(), import.outcomes.end(), [&](const ImportOutcome& outcome) {
    return outcome.format != nullptr &&
           std::find(formats.begin(), formats.end(), outcome.format->id) != formats.end();
  });
}

Import import(std::string_view name, std::string_view bytes, const ImportSettings& settings) {
  Import all;
  importInput(name, bytes, settings, [&](ImportOutcome&& outcome) {
    all.observations += outcome.observations;
    if (outcome.failed) {
      if (outcome.error.message.empty()) all.problem = outcome.file + ": failed without a message";
    } else if (const Status status = checkBatch(outcome.batch); !status) {
      all.problem = outcome.file + ": a batch that does not check: " + status.error().message;
    } else {
      appendBatch(outcome.batch, all.tables);
    }
    all.outcomes.push_back(std::move(outcome));
  });
  if (all.outcomes.empty()) all.problem = std::string(name) + ": no outcome at all";
  return all;
}

Fields fieldsOf(const Tables& tables) {
  Fields fields;
  const ObservationColumns& from = tables.observations;
  const StringPool& strings = tables.strings;
  const auto putList = [&](const char* field, const ListColumn& list, uint32_t row) {
    for (uint32_t i = list.begin[row]; i < list.begin[row + 1]; ++i)
      put(fields, field, lower(strings.text(list.items[i])));
  };
  for (uint32_t row = 0; row < from.rows; ++row) {
    for (uint32_t i = from.weaknesses.begin[row]; i < from.weaknesses.begin[row + 1]; ++i)
      put(fields, "cwe", std::to_string(from.weaknesses.items[i]));
    putList("id", from.vulnerabilities, row);
    // Ids that are related but not the same (a distribution's notice), and rules that products file as ids.
    putList("id", from.tags, row);
    put(fields, "id", lower(strings.text(from.rule[row])));
    addComponent(fields, tables, from.component[row]);
    // Products without a field for a cloud resource, its type, or for the part of a rule that matched, file
    // them as component.
    putList("component", from.tags, row);
    for (const StringId what : {from.resource[row], from.symbol[row]})
      put(fields, "component", lower(strings.text(what)));
    for (const StringId place : {from.file[row], from.resource[row], from.url[row]})
      put(fields, "file", strings.text(place));
    addDependencyPath(fields, tables, row);
    // Of a range some products keep the last line.
    for (const uint32_t line : {from.line[row], from.endLine[row]})
      if (line != 0) put(fields, "line", std::to_string(line));
    put(fields, "host", lower(strings.text(from.host[row])));
    // A product that has no "unknown" calls it "info" (docs/severities.md).
    const auto severity = static_cast<Severity>(from.severity[row]);
    put(fields, "severity", name(severity));
    if (severity == Severity::kUnknown) put(fields, "severity", name(Severity::kInfo));
  }
  addAssets(fields, tables);
  return fields;
}

std::map<std::string, Difference> listedDifferences() {
  std::map<std::string, Difference> all;
  std::istringstream rows(readFile(fs::path(POSTERN_SOURCE_DIR) / "tests" / "corpus_differences.tsv"));
  std::string row;
  while (std::getline(rows, row)) {
    const std::vector<std::string_view> cells = split(row, '\t');
    if (cells.size() < 4 || row.starts_with("file\t")) continue;
    all[std::string(cells[0])] = {parseInt(cells[1]).value_or(-1), parseInt(cells[2]).value_or(-1),
                                  std::string(cells[3])};
  }
  return all;
}

}  // namespace postern::corpus
