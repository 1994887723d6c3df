// SPDX-License-Identifier: Apache-2.0
// audit.fvdl (FVDL 1.7 to 1.16): vulnerabilities come first; their rules, explanations, shared trace nodes
// and snippets after them, so those tables are read in a pass of their own. One result per Vulnerability.
// Priority: "Fortify Priority Order", Audit Workbench user guide: likelihood = accuracy × confidence ×
// probability / 25. Ignores: all of a trace but its primary location, engine and program data.
#include "formats/fortify_fvdl.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/web_links.h"

namespace postern {
namespace {

struct Place {
  std::string file, snippet;
  uint32_t line = 0, endLine = 0, column = 0;
};

struct Rule {
  int64_t impact = -1, accuracy = -1, probability = -1;  // thousandths
  IdList weaknesses;
};

struct Text {
  std::string abstract, explanation, fix;
  IdList references;
};

Place placeOf(Node location) {
  return {std::string(location["@path"].text()), std::string(location["@snippet"].text()),
          positive(location["@line"]), positive(location["@lineEnd"]), positive(location["@colStart"])};
}

// "CWE ID 259,CWE ID 798"
void addCwes(IdList& to, std::string_view text) {
  for (const std::string_view part : splitList(text)) {
    const size_t at = findIgnoreCase(part, "CWE ID ");
    if (at != std::string_view::npos) addWeaknesses(to, trim(part.substr(at + 7)));
  }
}

class Fvdl {
 public:
  Fvdl(Document& in, BatchBuilder& out) : in_(in), out_(out) {}

  Status read() {
    const Node root = in_.probe().root;
    const Node created = root["CreatedTS"];
    out_.scannedAt(
        parseTime(std::string(created["@date"].text()) + "T" + std::string(created["@time"].text()) + "Z"));
    const std::string_view build = root["Build"].firstText({"Project", "BuildID"});
    out_.target(out_.asset(AssetKind::kApplication, "name:", build));
    const Status tables = in_.survey({"/FVDL/EngineData/RuleInfo/Rule", "/FVDL/Description",
                                      "/FVDL/Snippets/Snippet", "/FVDL/UnifiedNodePool/Node"},
                                     [&](const Record& record) { readTable(record); });
    if (!tables) return tables;
    return in_.read(
        {"/FVDL/Vulnerabilities/Vulnerability"}, [&](const Record& record) { readResult(record); },
        out_.diagnostics());
  }

 private:
  void readTable(const Record& record) {
    const Node node = record.node;
    if (record.spec == 0) return readRule(node);
    if (record.spec == 1) return readText(node);
    std::string id(node["@id"].text());
    if (record.spec == 2) {
      snippets_.try_emplace(std::move(id), clipUtf8(node["Text"].text(), 4000));
    } else {
      pool_.try_emplace(std::move(id), placeOf(node["SourceLocation"]));
    }
  }

  void readRule(Node node) {
    Rule rule;
    for (const Node group : node["MetaInfo"].each("Group")) {
      const std::string_view name = group["@name"].text();
      const auto number = [&](int64_t& to) { to = parseMilli(trim(group.text())).value_or(-1); };
      if (name == "Impact") number(rule.impact);
      if (name == "Accuracy") number(rule.accuracy);
      if (name == "Probability") number(rule.probability);
      if (name == "altcategoryCWE") addCwes(rule.weaknesses, group.text());
    }
    rules_.try_emplace(std::string(node["@id"].text()), std::move(rule));
  }

  void readText(Node node) {
    Text text{std::string(node["Abstract"].text()),
              std::string(node["Explanation"].text()),
              std::string(node["Recommendations"].text()),
              {}};
    for (const Node reference : node["References"].each("Reference"))
      addLinks(out_, text.references, reference["Source"].text());
    texts_.try_emplace(std::string(node["@classID"].text()), std::move(text));
  }

  // The node marked as the default one, else the last of the first trace: the sink.
  Place primaryPlace(Node unified) const {
    Place last;
    for (const Node trace : unified.each("Trace")) {
      for (const Node entry : trace["Primary"].each("Entry")) {
        const Node node = entry["Node"];
        if (node.exists() && node["SourceLocation"].exists()) {
          last = placeOf(node["SourceLocation"]);
          if (node["@isDefault"].isTrue()) return last;
        } else if (const auto known = pool_.find(std::string(entry["NodeRef"]["@id"].text()));
                   known != pool_.end()) {
          last = known->second;
        }
      }
      if (!last.file.empty()) return last;
    }
    return last;
  }

  // Fortify's own tags start with a capital: <Replace key="PrimaryLocation.file"/> stands for a value of this
  // result, the others (Content, Paragraph, IfDef) only arrange. HTML stays for plain() to drop.
  static std::string filled(std::string_view text, Node definitions) {
    std::string out;
    for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<')) {
      const size_t letter = at + (text.substr(at, 2) == "</" ? 2 : 1);
      const size_t end = text.find('>', at);
      if (end == std::string_view::npos) break;
      const bool own = letter < end && text[letter] >= 'A' && text[letter] <= 'Z';
      out += text.substr(0, own ? at : letter);
      const std::string_view tag = text.substr(at, end - at);
      text.remove_prefix(own ? end + 1 : letter);
      if (!own) continue;
      const size_t quote = tag.find('"');
      if (!tag.starts_with("<Replace") || quote == std::string_view::npos) continue;
      const std::string_view key = tag.substr(quote + 1, tag.find('"', quote + 1) - quote - 1);
      for (const Node definition : definitions.each("Def")) {
        if (definition["@key"].text() == key) out += definition["@value"].text();
      }
    }
    return out += text;
  }

  void setPriority(Observation& found, const Rule* rule, Node instance) {
    const int64_t confidence = parseMilli(trim(instance["Confidence"].text())).value_or(-1);
    if (confidence >= 0) {
      found.confidence = confidence >= 4000   ? Confidence::kHigh
                         : confidence >= 2500 ? Confidence::kMedium
                                              : Confidence::kLow;
    }
    if (rule != nullptr && rule->impact >= 0 && rule->accuracy >= 0 && rule->probability >= 0 &&
        confidence >= 0 && rule->accuracy <= 5000 && rule->probability <= 5000 && confidence <= 5000) {
      const bool likely =
          rule->accuracy * confidence * rule->probability / 25 >= int64_t{2500} * 1'000'000;  // thousandths³
      const bool grave = rule->impact >= 2500;
      setSeverity(out_, found, grave ? (likely ? "Critical" : "High") : (likely ? "Medium" : "Low"));
      return;
    }
    // Without a rule's numbers: Audit Workbench's older folders, by the severity of the instance.
    const int64_t severity = parseMilli(trim(instance["InstanceSeverity"].text())).value_or(-1);
    if (severity >= 0)
      setSeverity(out_, found, severity >= 4000 ? "High" : severity >= 3000 ? "Medium" : "Info");
  }

  void setPlace(Observation& found, Node unified) {
    const Place place = primaryPlace(unified);
    found.file = out_.text(place.file);
    found.line = place.line;
    found.endLine = place.endLine;
    found.column = place.column;
    if (const auto snippet = snippets_.find(place.snippet); snippet != snippets_.end())
      found.snippet = out_.text(snippet->second);
    const Node function = unified["Context"]["Function"];
    // A trace may be left out of an export; where the function is declared is not.
    if (const Node declared = unified["Context"]["FunctionDeclarationSourceLocation"];
        found.file == kNoString && declared.exists()) {
      found.file = out_.text(declared["@path"].text());
      found.line =
          static_cast<uint32_t>(std::clamp<int64_t>(declared["@line"].integer().value_or(0), 0, 0x7FFFFFFF));
    }
    std::string symbol;
    for (const std::string_view part : {"@namespace", "@enclosingClass", "@name"}) {
      if (function[part].text().empty()) continue;
      if (!symbol.empty()) symbol += '.';
      symbol += function[part].text();
    }
    found.symbol = out_.text(symbol);
  }

  void readResult(const Record& record) {
    const Node kind = record.node["ClassInfo"];
    const Node instance = record.node["InstanceInfo"];
    const Node unified = record.node["AnalysisInfo"]["Unified"];
    std::string title(kind["Type"].text());
    if (title.empty()) return out_.skip(record, "no_title", "a vulnerability without a type");
    if (const std::string_view subtype = kind["Subtype"].text(); !subtype.empty()) (title += ": ") += subtype;
    const std::string id(kind["ClassID"].text());
    Observation found;
    found.kind = ObservationKind::kCode;
    found.title = out_.plain(title);
    found.rule = out_.text(id);
    setPlace(found, unified);
    const auto rule = rules_.find(id);
    setPriority(found, rule == rules_.end() ? nullptr : &rule->second, instance);
    if (rule != rules_.end()) found.weaknesses = rule->second.weaknesses;
    if (const auto text = texts_.find(id); text != texts_.end()) {
      const Node definitions = unified["ReplacementDefinitions"];
      found.description = out_.plain(filled(text->second.abstract, definitions) + "\n" +
                                     filled(text->second.explanation, definitions));
      found.fixText = out_.plain(filled(text->second.fix, definitions), 4000);
      found.references = text->second.references;
    }
    for (const std::string_view tag : {kind["Kingdom"].text(), kind["AnalyzerName"].text()}) {
      if (!tag.empty()) found.tags.add(out_.text(tag));
    }
    found.fingerprints.add(out_.text(instance["InstanceID"].text()));
    out_.add(record, found);
  }

  Document& in_;
  BatchBuilder& out_;
  std::unordered_map<std::string, Rule> rules_;
  std::unordered_map<std::string, Text> texts_;
  std::unordered_map<std::string, std::string> snippets_;
  std::unordered_map<std::string, Place> pool_;
};

void readIssue(const Record& record, BatchBuilder& out) {
  static constexpr std::array<std::string_view, 5> kLevels = {"Info", "Low", "Medium", "High", "Critical"};
  const Node issue = record.node;
  const std::string_view title = trim(issue["Name"].text());
  if (title.empty()) return out.skip(record, "no_title", "an issue without a name");
  Observation found;
  found.kind = ObservationKind::kDynamic;
  found.title = out.plain(title);
  found.rule = out.text(issue["VulnerabilityID"].text());
  const auto level = issue["Severity"].integer();
  setSeverity(
      out, found,
      level && *level >= 0 && *level < 5 ? kLevels[static_cast<size_t>(*level)] : issue["Severity"].text());
  for (const Node section : issue.each("ReportSection")) {
    const std::string_view name = section["Name"].text();
    const std::string_view text = section["SectionText"].text();
    if (name == "Summary") found.description = out.plain(text);
    if (name == "Fix") found.fixText = out.plain(text, 4000);
    if (name == "Reference Info") addLinks(out, found.references, text);
  }
  for (const Node listed : issue["Classifications"].each("Classification"))
    addCwes(found.weaknesses, listed.text());
  setUrl(out, found, trim(issue["URL"].text()));
  found.method = out.text(issue["AttackMethod"].text());
  found.parameter = out.text(issue["AttackParamDescriptor"].text());
  out.add(record, found);
}

}  // namespace

Status importFortifyFvdl(Document& in, BatchBuilder& out) { return Fvdl(in, out).read(); }

Status importFortifyScan(Document& in, BatchBuilder& out) {
  return in.read(
      {"/Scan/Issues/Issue"}, [&](const Record& record) { readIssue(record, out); }, out.diagnostics());
}

}  // namespace postern
