// SPDX-License-Identifier: Apache-2.0
// One rule of a policy.
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "policy/condition_reader.h"
#include "policy/policy_parts.h"
#include "policy/subject_fields.h"
#include "query/views/graph_ask.h"

namespace postern {
namespace {

/// Names that test suites and scanning reports take without quoting.
bool isId(std::string_view id) {
  return !id.empty() && id.size() <= 80 && std::all_of(id.begin(), id.end(), [](char c) {
    return isAsciiAlnum(c) || c == '_' || c == '-' || c == '.';
  });
}

/// Families that a scan of an asset can be.
constexpr Family kScans[] = {Family::kCode,  Family::kDependencies,   Family::kSecrets,
                             Family::kImage, Family::kInfrastructure, Family::kDynamic,
                             Family::kCloud, Family::kNetwork,        Family::kSbom};

void readNeed(LocatedYaml& yaml, Node object, Node require, PolicyRule& rule) {
  if (rule.on != Subject::kCoverage) {
    if (require.exists()) yaml.problem(require, "require: belongs to rules on: coverage");
    return;
  }
  if (!require.isObject()) {
    yaml.problem(require.exists() ? require : object,
                 "a rule on: coverage needs require: {scans: [code, dependencies], within: 30d}");
    return;
  }
  yaml.expectKeys(require, "require", {"scans", "within", "undated"});
  for (const Node item : require["scans"].items()) {
    const auto family = familyFromName(item.text());
    if (family && std::find(std::begin(kScans), std::end(kScans), *family) != std::end(kScans)) {
      rule.need.scans.push_back(*family);
    } else {
      std::string known;
      for (const Family scan : kScans) known += (known.empty() ? "" : ", ") + std::string(name(scan));
      yaml.problem(item,
                   "\"" + std::string(clipUtf8(item.text(), 60)) + "\" is no scan; there are: " + known);
    }
  }
  if (require["scans"].size() == 0 && require["scans"].text().empty())
    yaml.problem(require, "require: needs scans:");
  if (require["within"].exists()) rule.need.within = yaml.duration(require["within"]);
  const std::string undated = yaml.text(require, "undated");
  rule.need.undatedPass = undated == "pass";
  if (!undated.empty() && undated != "pass" && undated != "fail")
    yaml.problem(require["undated"], "undated is pass or fail");
}

/// `query:` or `named_query:`, with `view:`; false = it has neither.
bool readQuery(LocatedYaml& yaml, Node object, PolicyRule& rule) {
  const Node text = object["query"];
  const Node named = object["named_query"];
  if (!text.exists() && !named.exists()) {
    if (object["view"].exists()) yaml.problem(object["view"], "view: belongs to rules with query:");
    return false;
  }
  rule.on = Subject::kQuery;
  rule.query = {yaml.text(object, "query"), yaml.text(object, "named_query"), yaml.text(object, "view")};
  if (text.exists() && named.exists()) yaml.problem(named, "a rule has query: or named_query:, not both");
  for (const std::string_view key :
       {"on", "when", "require", "environments", "teams", "applications", "only_new"}) {
    if (object[key].exists())
      yaml.problem(object[key], "a rule with a query has no " + std::string(key) + ": the query says it");
  }
  if (!text.exists()) return true;
  if (const Status checked = checkAsk("cypher", rule.query.text); !checked)
    yaml.problem(text, "in the query, " + checked.error().where + ": " + checked.error().message);
  return true;
}

/// Closed findings count only where a rule asks for them.
void addOpenTerm(PolicyRule& rule) {
  if (rule.on != Subject::kFindings) return;
  for (const std::string_view field : {"status", "state"}) {
    if (asksFor(rule.when, rule.on, field)) return;
  }
  const bool hasStatus = fieldIndex(rule.on, "status") >= 0;
  rule.when.exact.push_back(exactTerm(rule.on, hasStatus ? "status" : "state", {"open"}));
}

void addScopeTerm(LocatedYaml& yaml, Node at, Subject subject, std::string_view field,
                  std::vector<std::string> values, PolicyCondition& condition) {
  if (values.empty()) return;
  if (fieldIndex(subject, field) < 0) {
    yaml.problem(at, std::string(name(subject)) + " have no " + std::string(field));
    return;
  }
  FilterTerm term = exactTerm(subject, field, std::move(values));
  checkWords(yaml, at, subject, term);
  condition.exact.push_back(std::move(term));
}

}  // namespace

Action readAction(LocatedYaml& yaml, Node object, Action fallback) {
  const std::string text = yaml.text(object, "action");
  if (text.empty()) return fallback;
  for (const Action action : {Action::kFail, Action::kWarn, Action::kEscalate}) {
    if (name(action) == text) return action;
  }
  yaml.problem(object["action"], "action is fail, warn or escalate");
  return fallback;
}

bool readScope(LocatedYaml& yaml, Node object, Subject subject, PolicyCondition& condition) {
  const std::vector<std::string> environments = yaml.texts(object, "environments");
  const bool named = !environments.empty();
  addScopeTerm(yaml, object["environments"], subject, "environment", environments, condition);
  addScopeTerm(yaml, object["teams"], subject, "owner", teamPatterns(yaml.texts(object, "teams")), condition);
  addScopeTerm(yaml, object["applications"], subject, "application", yaml.texts(object, "applications"),
               condition);
  return named;
}

/// What a rule that is no query is about.
static void readSubject(LocatedYaml& yaml, Node object, const RuleDefaults& defaults, PolicyRule& rule) {
  const std::string on = yaml.text(object, "on");
  const auto subject = subjectFromName(on.empty() ? "findings" : on);
  if (!subject)
    yaml.problem(object["on"], "on: is findings, assets, components, paths, vulnerabilities or coverage");
  rule.on = subject.value_or(Subject::kFindings);
  rule.when = readCondition(yaml, object["when"], rule.on);
  rule.asksEnvironment = readScope(yaml, object, rule.on, rule.when);
  addOpenTerm(rule);
  readNeed(yaml, object, object["require"], rule);
  const bool ofFindings = rule.on == Subject::kFindings;
  rule.onlyNew = yaml.flag(object, "only_new", ofFindings && defaults.onlyNew);
  if (rule.onlyNew && !ofFindings)
    yaml.problem(object["only_new"], "only findings have keys by which they are new");
}

PolicyRule readRule(LocatedYaml& yaml, Node object, const RuleDefaults& defaults) {
  PolicyRule rule;
  if (!object.isObject()) {
    yaml.problem(object, "a rule is a mapping (id, on, when ...)");
    return rule;
  }
  rule.where = yaml.where(object);
  yaml.expectKeys(
      object, "a rule",
      {"id", "title", "on", "when", "require", "environments", "teams", "applications", "only_new", "at_most",
       "action", "escalate_to", "message", "links", "query", "named_query", "view"});
  rule.id = yaml.text(object, "id");
  if (!isId(rule.id))
    yaml.problem(object["id"].exists() ? object["id"] : object,
                 "a rule needs an id of letters, digits, '-', '_' and '.', such as no-known-exploited");
  rule.title = yaml.text(object, "title");
  if (rule.title.empty()) rule.title = rule.id;
  rule.message = yaml.text(object, "message");
  rule.links = yaml.texts(object, "links");
  rule.atMost = yaml.number(object, "at_most", 0, 1'000'000'000);
  rule.action = readAction(yaml, object, defaults.action);
  rule.escalateTo = yaml.text(object, "escalate_to");
  if (rule.action == Action::kEscalate && rule.escalateTo.empty())
    yaml.problem(object, "action: escalate needs escalate_to:");
  if (readQuery(yaml, object, rule)) return rule;
  readSubject(yaml, object, defaults, rule);
  return rule;
}

}  // namespace postern
