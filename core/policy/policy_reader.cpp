// SPDX-License-Identifier: Apache-2.0
// See policy_reader.h. The document as a whole; its parts are in *_reader.cpp.
#include "policy/policy_reader.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "policy/condition_reader.h"
#include "policy/policy_parts.h"
#include "policy/subject_fields.h"

namespace postern {
namespace {

class DocumentReader {
 public:
  explicit DocumentReader(LocatedYaml& yaml) : yaml_(yaml) {}

  Policy read() {
    const Node root = yaml_.root();
    yaml_.expectKeys(root, "a policy",
                     {"version", "name", "description", "defaults", "rules", "waivers", "sla"});
    if (root["version"].integer() != 1)
      yaml_.problem(root["version"], "a policy begins with version: 1, the only one there is");
    policy_.name = yaml_.text(root, "name");
    if (policy_.name.empty()) yaml_.problem(root["name"], "a policy needs a name");
    policy_.description = yaml_.text(root, "description");
    readDefaults(root["defaults"]);
    if (root["sla"].exists()) policy_.sla = readSla(yaml_, root["sla"]);
    readRules(root["rules"]);
    readWaivers(root["waivers"]);
    checkSize(root);
    return std::move(policy_);
  }

 private:
  void readDefaults(Node defaults) {
    if (!defaults.exists() || defaults.isNull()) return;
    if (!defaults.isObject()) {
      yaml_.problem(defaults, "defaults is a mapping (action, only_new)");
      return;
    }
    yaml_.expectKeys(defaults, "defaults", {"action", "only_new"});
    defaults_.action = readAction(yaml_, defaults, Action::kFail);
    defaults_.onlyNew = yaml_.flag(defaults, "only_new", false);
  }

  bool isList(Node list, std::string_view key, size_t most) {
    if (!list.exists() || list.isNull()) return false;
    if (!list.isArray()) return yaml_.problem(list, std::string(key) + " is a list");
    if (list.size() <= most) return true;
    return yaml_.problem(list, "more than " + std::to_string(most) + " " + std::string(key));
  }

  void readRules(Node rules) {
    if (isList(rules, "rules", kMaxRules)) {
      std::set<std::string> ids;
      for (const Node item : rules.items()) {
        PolicyRule rule = readRule(yaml_, item, defaults_);
        if (!rule.id.empty() && !ids.insert(rule.id).second)
          yaml_.problem(item["id"], "two rules have the id \"" + rule.id + "\"");
        if (rule.id == kWaiverRuleId)
          yaml_.problem(item["id"], "the gate's own rule about waivers has that id");
        policy_.rules.push_back(std::move(rule));
      }
    }
    if (policy_.rules.empty()) yaml_.problem(rules, "a policy needs at least one rule: without, all passes");
  }

  void readWaivers(Node waivers) {
    if (!isList(waivers, "waivers", kMaxWaivers)) return;
    std::set<std::string> ids;
    for (const Node item : waivers.items()) {
      Waiver waiver = readWaiver(yaml_, item);
      if (waiver.id.empty()) waiver.id = "waiver " + std::to_string(policy_.waivers.size() + 1);
      if (!ids.insert(waiver.id).second)
        yaml_.problem(item["id"], "two waivers have the id \"" + waiver.id + "\"");
      for (const std::string& id : waiver.rules) {
        const auto named = [&](const PolicyRule& rule) { return rule.id == id; };
        if (std::none_of(policy_.rules.begin(), policy_.rules.end(), named))
          yaml_.problem(item["rules"], "no rule has the id \"" + id + "\"");
      }
      policy_.waivers.push_back(std::move(waiver));
    }
  }

  void checkSize(Node root) {
    size_t ofClocks = 0;
    for (const Clock& clock : policy_.sla.clocks) ofClocks += countTerms(clock.when);
    size_t terms = ofClocks;
    for (const PolicyRule& rule : policy_.rules) terms += countTerms(rule.when);
    for (const Waiver& waiver : policy_.waivers) terms += countTerms(waiver.match);
    if (ofClocks > kMaxClockTerms) yaml_.problem(root["sla"], "more than 1,000 conditions in clocks");
    if (terms > kMaxPolicyTerms) yaml_.problem(root, "more than 10,000 conditions");
  }

  LocatedYaml& yaml_;
  Policy policy_;
  RuleDefaults defaults_;
};

}  // namespace

PolicyRead readPolicy(std::string_view text) {
  PolicyRead read;
  if (text.size() > kMaxPolicyBytes) {
    read.problems.push_back(
        makeError(ErrorCode::kBadPolicy, "a policy of more than 1,000,000 bytes", 0, "line 1, column 1"));
    return read;
  }
  LocatedYaml yaml(text, "a policy", ErrorCode::kBadPolicy);
  if (yaml.isReadable()) {
    Policy policy = DocumentReader(yaml).read();
    policy.hash = hashContent(text);
    if (yaml.problems().empty()) read.policy = std::move(policy);
  }
  read.problems = yaml.problems();
  return read;
}

Error policyError(const std::vector<Error>& problems) {
  Error error = problems.empty() ? makeError(ErrorCode::kBadPolicy, "no policy") : problems.front();
  if (problems.size() > 1) error.message += " (and " + std::to_string(problems.size() - 1) + " more)";
  return error;
}

}  // namespace postern
