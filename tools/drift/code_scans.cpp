// SPDX-License-Identifier: Apache-2.0
// Code scanners' reports (SARIF 2.1.0) of ten repositories, each with a tool of another kind: with snippets
// and fingerprints or without, upgraded or exchanged between the scans.
#include <algorithm>
#include <map>

#include "tools/drift/drift_reports.h"

namespace postern::drift {
namespace {

struct Rule {
  const char *id, *upgraded, *other, *title, *otherTitle;
  uint32_t cwe;
};
constexpr Rule kRules[] = {
    {"js/sql-injection", "js/sqli/v2", "SQLI-001", "Database query built from user-controlled sources",
     "SQL Injection", 89},
    {"js/xss", "js/xss/v2", "XSS-001", "Client-side cross-site scripting", "Cross-Site Scripting", 79},
    {"js/path-injection", "js/path/v2", "PT-001", "Uncontrolled data used in path expression",
     "Path Traversal", 22},
    {"js/command-line-injection", "js/cmdi/v2", "CI-001", "Uncontrolled command line", "OS Command Injection",
     78},
    {"js/request-forgery", "js/ssrf/v2", "SSRF-001", "Server-side request forgery", "SSRF", 918},
    {"js/weak-hash", "js/hash/v2", "CRYPTO-001", "Use of a weak hash", "Weak hash", 328}};

// What a repository's tool writes, and what becomes of it.
struct Tool {
  const char* name;
  bool snippets, lineHashes, prints, weaknesses;
  enum class Next : uint8_t { kSame, kUpgraded, kExchanged } next;
};
constexpr Tool kTools[] = {{"CodeQL", true, true, false, true, Tool::Next::kUpgraded},
                           {"CodeQL", true, true, false, true, Tool::Next::kSame},
                           {"Semgrep OSS", true, false, true, true, Tool::Next::kUpgraded},
                           {"Semgrep OSS", true, false, false, true, Tool::Next::kSame},
                           {"CodeQL", false, true, false, true, Tool::Next::kSame},
                           {"Acme Scan", false, false, true, true, Tool::Next::kUpgraded},
                           {"Bare Scan", false, false, false, true, Tool::Next::kSame},
                           {"Wordy Scan", true, false, false, false, Tool::Next::kUpgraded},
                           {"First Scan", true, false, false, true, Tool::Next::kExchanged},
                           {"Semgrep OSS", true, false, true, true, Tool::Next::kSame}};

struct Result {
  uint32_t label, rule, line;
  std::string code, symbol;
};
struct File {
  std::string path;
  std::vector<Result> results;
};
using Files = std::vector<File>;

std::string number(uint32_t n) { return std::to_string(n); }

Result makeResult(Random& random, Labels& labels, const Files& files, const File& file) {
  Result result;
  result.label = labels.next();
  result.rule = random.below(std::size(kRules));
  result.line = 2 + random.below(900);
  result.symbol = "handle" + number(result.line / 60);
  result.code = "sink" + number(random.below(100'000)) + "(request.query.name, options)";
  // Near-duplicates: the same line again here, or in another file.
  const File* from = nullptr;
  if (random.chance(9) && !file.results.empty()) from = &file;
  if (random.chance(5) && !files.empty()) from = &files[random.below(static_cast<uint32_t>(files.size()))];
  if (from != nullptr && !from->results.empty()) {
    const Result& twin = from->results[random.below(static_cast<uint32_t>(from->results.size()))];
    result.rule = twin.rule;
    result.code = twin.code;
  }
  return result;
}

// Two results never share rule and line: those would be one.
bool isFree(const File& file, const Result& result) {
  return std::none_of(file.results.begin(), file.results.end(), [&](const Result& other) {
    return other.rule == result.rule &&
           std::max(other.line, result.line) - std::min(other.line, result.line) < 8;
  });
}

Files makeFiles(Random& random, Labels& labels, uint32_t count) {
  Files files;
  while (count > 0) {
    File file;
    const uint32_t folder = random.below(12);
    const bool common = random.chance(10);  // many folders have an index
    file.path = "src/part" + number(folder) +
                (common ? "/module" + number(random.below(60)) + "/index.js"
                        : "/file_" + number(random.below(5000)) + ".js");
    const bool taken =
        std::any_of(files.begin(), files.end(), [&](const File& f) { return f.path == file.path; });
    if (taken) continue;
    for (uint32_t wanted = 1 + random.below(9); wanted > 0 && count > 0; --wanted) {
      Result result = makeResult(random, labels, files, file);
      if (!isFree(file, result)) continue;
      file.results.push_back(std::move(result));
      --count;
    }
    if (!file.results.empty()) files.push_back(std::move(file));
  }
  return files;
}

void moveLines(Random& random, File& file) {
  const uint32_t from = random.below(900);
  const uint32_t by = 1 + random.below(40);
  for (Result& result : file.results) result.line += result.line >= from ? by : 0;
}

void rename(Random& random, uint32_t index, File& file) {
  const size_t slash = file.path.rfind('/');
  if (random.chance(50)) {
    file.path = file.path.substr(0, slash) + "/renamed_" + number(index) + ".js";
  } else {
    file.path = "src/moved" + number(index) + file.path.substr(slash);
  }
}

void change(Random& random, Labels& labels, Files& files, bool exchanged) {
  for (uint32_t i = 0; i < files.size(); ++i) {
    File& file = files[i];
    if (random.chance(30)) {
      const uint32_t gone = random.below(static_cast<uint32_t>(file.results.size()));
      if (random.chance(60)) file.results.erase(file.results.begin() + gone);
    }
    if (!exchanged && random.chance(35)) moveLines(random, file);
    if (!exchanged && random.chance(9)) rename(random, i, file);
    if (random.chance(25)) {  // new, at times a copy of what is elsewhere
      Result result = makeResult(random, labels, files, file);
      if (isFree(file, result)) file.results.push_back(std::move(result));
    }
  }
}

std::string hashOf(const std::string& text) {
  uint64_t hash = 1469598103934665603ULL;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  std::string out;
  for (int i = 60; i >= 0; i -= 4) out += "0123456789abcdef"[hash >> i & 15];
  return out;
}

std::string rulesJson(const Tool& tool, bool upgraded, bool exchanged) {
  std::string out;
  for (const Rule& rule : kRules) {
    const char* id = exchanged ? rule.other : upgraded ? rule.upgraded : rule.id;
    if (!out.empty()) out += ",";
    out += "{\"id\":" + quoted(id) +
           ",\"shortDescription\":{\"text\":" + quoted(exchanged ? rule.otherTitle : rule.title) + "}";
    if (tool.weaknesses) out += ",\"properties\":{\"tags\":[\"external/cwe/cwe-" + number(rule.cwe) + "\"]}";
    out += "}";
  }
  return out;
}

std::string resultJson(const Tool& tool, bool second, const File& file, const Result& result,
                       uint32_t ordinal) {
  const bool upgraded = second && tool.next == Tool::Next::kUpgraded;
  const bool exchanged = second && tool.next == Tool::Next::kExchanged;
  const Rule& rule = kRules[result.rule];
  const char* id = exchanged ? rule.other : upgraded ? rule.upgraded : rule.id;
  std::string out =
      "{\"ruleId\":" + quoted(id) +
      ",\"level\":\"error\",\"message\":{\"text\":\"A value of the "
      "request reaches this sink.\"},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":" +
      quoted(file.path) + "},\"region\":{\"startLine\":" + number(result.line + (exchanged ? 1 : 0));
  if (tool.snippets)
    out += ",\"snippet\":{\"text\":" + quoted(exchanged ? "  const out = " + result.code : result.code) + "}";
  out += "}},\"logicalLocations\":[{\"name\":" + quoted(result.symbol) + "}]}]";
  if (tool.lineHashes)
    out += ",\"partialFingerprints\":{\"primaryLocationLineHash\":\"" + hashOf(result.code) + ":" +
           number(ordinal) + "\"}";
  if (tool.prints)
    out += ",\"fingerprints\":{\"matchBasedId/v1\":\"" +
           hashOf(file.path + result.code + number(result.rule)) + "_" + number(ordinal) + "\"}";
  return out + "}";
}

Report sarif(const Tool& tool, uint32_t repository, const Files& files, bool second) {
  const bool upgraded = second && tool.next == Tool::Next::kUpgraded;
  const bool exchanged = second && tool.next == Tool::Next::kExchanged;
  Report report;
  report.name = "code_" + number(repository) + ".sarif";
  std::string results;
  for (const File& file : files) {
    std::vector<Result> ordered = file.results;
    std::sort(ordered.begin(), ordered.end(), [](const Result& a, const Result& b) {
      return std::pair(a.line, a.label) < std::pair(b.line, b.label);
    });
    std::map<std::string, uint32_t> ordinals;
    for (const Result& result : ordered) {
      if (!results.empty()) results += ",\n";
      results += resultJson(tool, second, file, result, ++ordinals[result.code]);
      report.labels.push_back(result.label);
    }
  }
  report.text =
      "{\"$schema\":\"https://json.schemastore.org/"
      "sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":"
      "{\"driver\":{\"name\":" +
      quoted(exchanged ? "Second Scan" : tool.name) + ",\"version\":\"" + (second ? "2.0" : "1.9") +
      "\",\"rules\":[" + rulesJson(tool, upgraded, exchanged) +
      "]}},\"versionControlProvenance\":[{\"repositoryUri\":\"https://git.drift.example/team/service-" +
      number(repository) + "\"}],\"results\":[\n" + results + "]}]}\n";
  return report;
}

}  // namespace

void addCodeScans(Random& random, Labels& labels, const Options& options, Scans& to) {
  const auto repositories = static_cast<uint32_t>(std::size(kTools));
  for (uint32_t i = 0; i < repositories; ++i) {
    const Tool& tool = kTools[i];
    Files files = makeFiles(random, labels, options.findings / 2 / repositories);
    to.before.push_back(sarif(tool, i, files, false));
    if (options.onlyLines) {
      for (File& file : files) moveLines(random, file);
      to.after.push_back(sarif(tool, i, files, false));
    } else {
      change(random, labels, files, tool.next == Tool::Next::kExchanged);
      to.after.push_back(sarif(tool, i, files, true));
    }
  }
}

}  // namespace postern::drift
