// SPDX-License-Identifier: Apache-2.0
// SARIF 2.1.0 (OASIS), sections 3.14 (run), 3.19 (toolComponent), 3.49 (reportingDescriptor), 3.11
// (message), 3.4 (artifactLocation); GitHub's "security-severity" and "external/cwe" conventions. 2.0 drafts
// kept rules in resources, 1.0 as a map. Ignores: translations, policies, external property files.
#include "formats/sarif_rules.h"

#include "base/text.h"

namespace postern::sarif {
namespace {

constexpr size_t kMaxMessage = 100'000;

std::string_view textOf(Node message) {
  return message.isString() ? message.text() : message["text"].textOr(message["markdown"].text());
}

void addWeaknessesOfUrl(IdList& to, std::string_view url) {
  static constexpr std::string_view kDefinitions = "cwe.mitre.org/data/definitions/";
  const size_t at = findIgnoreCase(url, kDefinitions);
  if (at == std::string_view::npos) return;
  const auto number = parseLeadingInt(url.substr(at + kDefinitions.size()));
  if (number) addWeaknesses(to, std::to_string(*number));
}

// "## Recommendation … ## Example": the part that says what to do, where the help has such a part.
std::string_view recommendation(std::string_view help) {
  for (const std::string_view heading : {"Recommendation", "Remediation", "How to fix", "How to Fix"}) {
    for (size_t at = help.find(heading); at != std::string_view::npos; at = help.find(heading, at + 1)) {
      const size_t line = at == 0 ? 0 : help.rfind('\n', at - 1) + 1;
      if (help.substr(line, at - line).find_first_not_of("# ") != std::string_view::npos || help[line] != '#')
        continue;
      const size_t start = help.find('\n', at);
      if (start == std::string_view::npos) break;
      return trim(help.substr(start, help.find("\n#", start) - start));
    }
  }
  return help;
}

std::string decodePercent(std::string_view uri) {
  std::string out;
  for (size_t i = 0; i < uri.size(); ++i) {
    const auto hex = [&](size_t at) {
      const char c = asciiLower(uri[at]);
      return isAsciiDigit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    if (uri[i] == '%' && i + 2 < uri.size() && hex(i + 1) >= 0 && hex(i + 2) >= 0) {
      const int byte = hex(i + 1) * 16 + hex(i + 2);
      // Only what is plain ASCII text: other bytes may not be UTF-8, controls are no part of a path.
      if (byte >= 0x20 && byte < 0x7F) {
        out += static_cast<char>(byte);
        i += 2;
        continue;
      }
    }
    out += uri[i];
  }
  return out;
}

bool isAbsolute(std::string_view uri) {
  const size_t colon = uri.find(':');
  return uri.starts_with('/') || (colon != std::string_view::npos && colon < uri.find('/'));
}

void fillArguments(std::string& out, std::string_view text, Node arguments) {
  for (size_t i = 0; i < text.size() && out.size() < kMaxMessage; ++i) {
    if (text[i] == '{' && i + 1 < text.size() && isAsciiDigit(text[i + 1])) {
      const size_t close = text.find('}', i);
      const auto index =
          close == std::string_view::npos ? std::nullopt : parseInt(text.substr(i + 1, close - i - 1));
      const Node argument = index && *index < 1000 ? arguments.item(static_cast<uint32_t>(*index)) : Node();
      if (argument.exists()) {
        out += argument.text();
        i = close;
        continue;
      }
    }
    out += text[i];
  }
}

// "[user-provided value](1)" gives "user-provided value" (3.11.6, embedded links).
std::string withoutLinks(std::string_view text) {
  std::string out;
  size_t from = 0;
  for (size_t middle; (middle = text.find("](", from)) != std::string_view::npos;) {
    const size_t open = text.substr(0, middle).rfind('[');
    const size_t close = text.find(')', middle);
    if (close == std::string_view::npos) break;
    if (open == std::string_view::npos || open < from) {
      out += text.substr(from, middle + 2 - from);
      from = middle + 2;
      continue;
    }
    out += text.substr(from, open - from);
    out += text.substr(open + 1, middle - open - 1);
    from = close + 1;
  }
  return out += text.substr(from);
}

}  // namespace

void addPropertyWeaknesses(IdList& to, Node properties) {
  for (const std::string_view key :
       {"cwe", "CWE", "cwes", "cweId", "cwe_id", "cwe_ids", "cweIds", "cwe-id", "Cwe"}) {
    const Node value = properties[key];
    if (value.isObject()) {
      addWeaknesses(to, value.firstText({"id", "ID", "name"}));
    } else {
      addWeaknesses(to, value);
    }
  }
  for (const Node tag : properties["tags"].items()) {
    if (containsIgnoreCase(tag.text(), "cwe")) addWeaknesses(to, tag.text());
  }
}

int64_t securitySeverity(Node properties) {
  const auto milli = parseMilli(trim(properties["security-severity"].text()));
  return milli && *milli >= 0 && *milli <= 10'000 ? *milli : -1;
}

std::string_view severityWord(Node properties) {
  for (const std::string_view key : {"security-severity", "severity", "issue_severity", "Severity",
                                     "securitySeverity", "problem.severity"}) {
    const std::string_view word = properties[key].text();
    if (severityFromWord(word) != Severity::kUnknown) return word;
  }
  return {};
}

Run::Run(Node run, BatchBuilder& out) : run_(run), out_(&out) {
  const Node tool = run["tool"];
  const Node driver = tool["driver"].isObject() ? tool["driver"] : tool;
  tool_ = driver.firstText({"name", "fullName"});
  version_ = driver.firstText({"semanticVersion", "version", "dottedQuadFileVersion"});
  const auto addComponent = [&](Node rules) {
    std::vector<Rule>& list = components_.emplace_back();
    for (const Node rule : rules.items()) {
      if (rules.isArray()) list.emplace_back(rule, rule["id"].text());
    }
    for (const Node::Member member : rules.members()) list.emplace_back(member.value, member.key);
  };
  const Node old = run["rules"].exists() ? run["rules"] : run["resources"]["rules"];
  addComponent(driver["rules"].exists() ? driver["rules"] : old);
  for (const Node extension : tool["extensions"].items()) addComponent(extension["rules"]);
  for (std::vector<Rule>& list : components_) {
    for (Rule& rule : list) {
      if (!rule.id.empty()) rulesById_.try_emplace(rule.id, &rule);
    }
  }
  for (const Node artifact : run["artifacts"].items()) artifacts_.push_back(artifact);
  for (const Node location : run["logicalLocations"].items()) logicalLocations_.push_back(location);
}

Rule* Run::byReference(Node reference) {
  if (!reference.isObject()) return nullptr;
  size_t component = 0;
  const Node of = reference["toolComponent"];
  if (const auto index = of["index"].integer(); index && *index >= 0) {
    component = static_cast<size_t>(*index) + 1;
  } else if (of.isObject()) {
    size_t at = 0;
    for (const Node extension : run_["tool"]["extensions"].items()) {
      ++at;
      const bool same = (!of["guid"].text().empty() && of["guid"].text() == extension["guid"].text()) ||
                        (!of["name"].text().empty() && of["name"].text() == extension["name"].text());
      if (same) component = at;
    }
  }
  const auto index = reference["index"].integer();
  if (!index || *index < 0 || component >= components_.size()) return nullptr;
  std::vector<Rule>& list = components_[component];
  return static_cast<size_t>(*index) < list.size() ? &list[static_cast<size_t>(*index)] : nullptr;
}

Rule& Run::ruleOf(Node result) {
  const Node reference = result["rule"];
  const std::string_view id = result["ruleId"].textOr(reference["id"].text());
  Rule* rule = byReference(reference);
  const auto index = result["ruleIndex"].integer();
  if (!rule && index && *index >= 0 && static_cast<size_t>(*index) < components_[0].size()) {
    rule = &components_[0][static_cast<size_t>(*index)];
  }
  // An index that points to another rule than the id says (Snyk Code 2021, hand-made files): the id is right.
  if (!rule || (!id.empty() && rule->id != id && !id.starts_with(rule->id))) {
    auto found = rulesById_.find(id);
    // "CA1000/1" is a sub-id of CA1000 (3.27.5).
    if (found == rulesById_.end()) found = rulesById_.find(id.substr(0, id.rfind('/')));
    if (found != rulesById_.end()) {
      rule = found->second;
    } else if (!rule || !id.empty()) {
      rule = &undeclared_.emplace_back(Node(), id);
      if (undeclared_.size() < 100'000) rulesById_.try_emplace(rule->id, rule);
    }
  }
  if (!rule->isRead) readRule(*rule);
  return *rule;
}

void Run::readRule(Rule& rule) {
  BatchBuilder& out = *out_;
  rule.isRead = true;
  const Node node = rule.node;
  const std::string_view brief = textOf(node["shortDescription"]);
  const std::string_view full = textOf(node["fullDescription"]);
  const bool isProse = brief.find(' ') != std::string_view::npos && brief.size() <= 300;
  addVulnerabilityIds(out, rule.vulnerabilities, rule.id);
  // "Semgrep Finding: <id>", "secretlint rule(<id>) error": no more than the id, unless the id is a
  // vulnerability's.
  if (isProse &&
      (!rule.vulnerabilities.empty() || rule.id.empty() || brief.find(rule.id) == std::string_view::npos)) {
    rule.title = out.plain(firstSentence(brief));
  }
  rule.description = out.plain(full.empty() ? brief : full);
  std::string_view help = textOf(node["help"]);
  if (help.empty()) help = node["help"]["markdown"].text();
  // Trivy's and Grype's help is a table of the result ("Vulnerability CVE-…"), no advice.
  const bool isAdvice = help != full && help != brief && !help.starts_with("Vulnerability ");
  if (isAdvice && help.find(' ') != std::string_view::npos) {
    rule.help = out.plain(recommendation(help), 4000);
  }
  const Node defaults =
      node["defaultConfiguration"].exists() ? node["defaultConfiguration"] : node["configuration"];
  rule.level = defaults.firstText({"level", "defaultLevel"});
  if (rule.level.empty()) rule.level = node["defaultLevel"].text();
  if (help.starts_with("http")) rule.references.add(out.text(trim(help)));
  if (!node["helpUri"].text().empty()) rule.references.add(out.text(node["helpUri"].text()));
  readRuleProperties(rule);

  addTaxa(rule.weaknesses, node["relationships"]);
  addTaxa(rule.weaknesses, node["taxa"]);
  if (!rule.weaknesses.empty()) return;
  for (const std::string_view text : {rule.id, node["name"].text(), brief, full})
    addWeaknesses(rule.weaknesses, text);
  addWeaknessesOfUrl(rule.weaknesses, node["helpUri"].text());
}

void Run::readRuleProperties(Rule& rule) {
  BatchBuilder& out = *out_;
  const Node properties = rule.node["properties"];
  for (const Node alias : rule.node["deprecatedIds"].items()) {
    if (!rule.vulnerabilities.empty()) addVulnerabilityIds(out, rule.vulnerabilities, alias.text());
  }
  for (const std::string_view key : {"cve", "CVE", "cves", "cveIds", "aliases", "vulnerabilityId"}) {
    for (const Node id : properties[key].items()) addVulnerabilityIds(out, rule.vulnerabilities, id.text());
  }
  rule.securityMilli = securitySeverity(properties);
  rule.severityWord = severityWord(properties);
  const std::string_view precision = properties["precision"].text();
  rule.confidence = confidenceFromWord(precision == "very-high" ? "high" : precision);
  addPropertyWeaknesses(rule.weaknesses, properties);
  for (const Node tag : properties["tags"].items()) {
    const std::string_view word = trim(tag.text());
    const bool isSeverity = severityFromWord(word) != Severity::kUnknown;  // Trivy adds "HIGH"
    if (word.empty() || isSeverity || containsIgnoreCase(word, "cwe-")) continue;
    rule.tags.add(out.text(word));
    rule.isSecret = rule.isSecret || equalsIgnoreCase(word, "secret") || equalsIgnoreCase(word, "secrets");
    rule.isMisconfiguration = rule.isMisconfiguration || equalsIgnoreCase(word, "misconfiguration") ||
                              equalsIgnoreCase(word, "iac");
  }
}

void Run::addTaxa(IdList& to, Node references) const {
  for (const Node reference : references.items()) {
    const Node target = reference["target"].isObject() ? reference["target"] : reference;
    std::string_view id = target["id"].text();
    std::string_view taxonomy = target["toolComponent"]["name"].text();
    const auto at = target["toolComponent"]["index"].integer();
    const auto index = target["index"].integer();
    for (const Node known : run_["taxonomies"].items()) {
      const bool named = taxonomy.empty() ? known["guid"].text() == target["toolComponent"]["guid"].text()
                                          : taxonomy == known["name"].text();
      if (!named) continue;
      taxonomy = known["name"].text();
      if (id.empty() && index && *index >= 0)
        id = known["taxa"].item(static_cast<uint32_t>(*index))["id"].text();
      break;
    }
    if (taxonomy.empty() && at && *at >= 0) {
      taxonomy = run_["taxonomies"].item(static_cast<uint32_t>(*at))["name"].text();
    }
    if (containsIgnoreCase(taxonomy, "cwe") || containsIgnoreCase(id, "cwe")) addWeaknesses(to, id);
  }
}

std::string Run::message(Node message, const Rule& rule) const {
  std::string_view text = textOf(message);
  if (const std::string_view id = message["id"].text(); text.empty() && !id.empty()) {
    text = textOf(rule.node["messageStrings"][id]);
    if (text.empty()) text = textOf(run_["tool"]["driver"]["globalMessageStrings"][id]);
  }
  std::string filled;
  fillArguments(filled, clipUtf8(text, kMaxMessage), message["arguments"]);
  return filled.find("](") == std::string::npos ? filled : withoutLinks(filled);
}

std::string Run::file(Node location) const {
  std::string_view uri = trim(location["uri"].text());
  std::string_view base = location["uriBaseId"].text();
  const auto index = location["index"].integer();
  if (uri.empty() && index && *index >= 0 && static_cast<size_t>(*index) < artifacts_.size()) {
    const Node named = artifacts_[static_cast<size_t>(*index)]["location"];
    uri = trim(named["uri"].text());
    if (base.empty()) base = named["uriBaseId"].text();
  }
  std::string path = decodePercent(uri);
  const Node bases = run_["originalUriBaseIds"];
  for (int depth = 0; depth < 8 && !base.empty() && !isAbsolute(path); ++depth) {
    const Node definition = bases[base];
    const std::string prefix = decodePercent(trim(definition["uri"].text()));
    if (isAbsolute(prefix)) break;
    if (!prefix.empty()) path = prefix + (prefix.ends_with('/') ? "" : "/") + path;
    base = definition["uriBaseId"].text();
  }
  if (path.starts_with("./")) path.erase(0, 2);
  return path;
}

std::string_view Run::symbol(Node location) const {
  const std::string_view own =
      location.firstText({"fullyQualifiedName", "fullyQualifiedLogicalName", "name"});
  const auto index = location["index"].integer();
  if (!own.empty() || !index || *index < 0 || static_cast<size_t>(*index) >= logicalLocations_.size())
    return own;
  return logicalLocations_[static_cast<size_t>(*index)].firstText({"fullyQualifiedName", "name"});
}

}  // namespace postern::sarif
