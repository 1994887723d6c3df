// SPDX-License-Identifier: Apache-2.0
// Files of attack rules (docs/attack-rules.md): `kinds` names sets of asset kinds, `rules` lists rules.
// Ignored: nothing; what is not known is a problem.
#include <algorithm>

#include "base/text.h"
#include "graph/embedded_rules.h"
#include "graph/rule_set.h"
#include "read/located_yaml.h"

namespace postern {
namespace {

using KindSets = std::map<std::string, KindSet, std::less<>>;
constexpr size_t kMaxConditions = 12;
constexpr size_t kMaxVariables = 12;

class Reader {
 public:
  Reader(LocatedYaml& yaml, std::string_view document, KindSets& kinds, RuleSet& out)
      : yaml_(yaml), document_(document), kinds_(kinds), out_(out) {}

  void read() {
    yaml_.expectKeys(yaml_.root(), "a file of attack rules", {"kinds", "rules"});
    for (const Node::Member set : yaml_.root()["kinds"].members()) kindSet(set.key, set.value);
    // Words first: a rule may use what a later one derives.
    for (const Node rule : yaml_.root()["rules"].items()) {
      const std::string_view head = rule["derive"].text();
      const std::string word(trim(head.substr(0, head.find('('))));
      if (!word.empty() && std::find(out_.derived.begin(), out_.derived.end(), word) == out_.derived.end())
        out_.derived.push_back(word);
    }
    if (yaml_.root()["rules"].size() == 0) yaml_.problem(yaml_.root(), "there are no rules");
    for (const Node rule : yaml_.root()["rules"].items()) this->rule(rule);
  }

 private:
  void kindSet(std::string_view name, Node words) {
    KindSet set = 0;
    for (const Node word : words.items()) {
      const auto kind = assetKindFromName(word.text());
      if (!kind) {
        yaml_.problem(word, "\"" + std::string(word.text()) + "\" is no kind of asset");
        continue;
      }
      set |= kindBit(*kind);
    }
    kinds_[std::string(name)] = set;
  }

  void rule(Node node) {
    if (!node.isObject()) {
      yaml_.problem(node, "a rule is an object");
      return;
    }
    yaml_.expectKeys(node, "a rule",
                     {"rule", "title", "technique", "when", "derive", "step", "needs", "gives", "also",
                      "probability", "because", "takeover", "stop", "source"});
    AttackRule rule;
    rule.name = yaml_.text(node, "rule");
    rule.title = yaml_.text(node, "title");
    rule.technique = yaml_.text(node, "technique");
    rule.reason = yaml_.text(node, "because");
    rule.mitigation = yaml_.text(node, "stop");
    rule.source = yaml_.text(node, "source");
    rule.words.document = document_;
    rule.words.where = yaml_.where(node);
    rule.words.effect = yaml_.text(node, node["derive"].exists() ? "derive" : "step");
    rule.words.also = yaml_.text(node, "also");
    if (rule.name.empty()) yaml_.problem(node, "a rule needs a name: rule: my_rule");
    ConditionReader conditions{kinds_, out_.derived, {}};
    for (const Node text : node["when"].items()) {
      RuleCondition condition;
      const std::string wrong = conditions.read(text.text(), condition);
      if (!wrong.empty()) yaml_.problem(text, "\"" + std::string(clipUtf8(text.text(), 80)) + "\": " + wrong);
      rule.when.push_back(std::move(condition));
      rule.words.conditions.emplace_back(text.text());
    }
    if (rule.when.empty() || rule.when.size() > kMaxConditions)
      yaml_.problem(node, "a rule needs conditions (when), at most " + std::to_string(kMaxConditions));
    const size_t bound = conditions.variables.size();
    if (bound > kMaxVariables) yaml_.problem(node, "at most " + std::to_string(kMaxVariables) + " variables");
    for (uint32_t i = 0; i < bound; ++i) {
      const bool generated = std::any_of(rule.when.begin(), rule.when.end(), [&](const RuleCondition& c) {
        return !c.negated && c.predicate != Predicate::kSame && c.predicate != Predicate::kSamePlace &&
               (c.a == i || c.b == i);
      });
      if (!generated) yaml_.problem(node, "nothing says what \"" + conditions.variables[i] + "\" may be");
    }
    node["derive"].exists() ? derivation(node, conditions, rule) : step(node, conditions, rule);
    if (conditions.variables.size() != bound)
      yaml_.problem(node, "\"" + conditions.variables.back() + "\" is in none of its conditions");
    rule.variables = static_cast<uint32_t>(conditions.variables.size());
    rule.number = static_cast<uint32_t>(out_.rules.size());
    out_.rules.push_back(std::move(rule));
  }

  void derivation(Node node, ConditionReader& conditions, AttackRule& rule) {
    const std::string_view head = node["derive"].text();
    RuleCondition made;
    const std::string wrong = conditions.read(head, made);
    if (!wrong.empty() || made.predicate != Predicate::kDerived || made.a == kNone) {
      yaml_.problem(node["derive"], "derive is like word(A, B), with a word of its own");
      return;
    }
    rule.derives = made.derived;
    rule.from = made.a;
    rule.to = made.b == kNone ? made.a : made.b;
  }

  void step(Node node, ConditionReader& conditions, AttackRule& rule) {
    const std::string_view text = node["step"].text();
    const size_t arrow = text.find("->");
    if (arrow == std::string_view::npos) {
      yaml_.problem(node, "a rule needs a step (A -> B) or derives a word");
      return;
    }
    const std::string_view from = trim(text.substr(0, arrow));
    rule.fromPlace = from == "internet"  ? StepPlace::kInternet
                     : from == "insider" ? StepPlace::kInsider
                                         : StepPlace::kVariable;
    if (rule.fromPlace == StepPlace::kVariable) rule.from = conditions.variable(from);
    rule.to = conditions.variable(trim(text.substr(arrow + 2)));
    if (rule.from == kNone || rule.to == kNone) yaml_.problem(node["step"], "a step is like A -> B");
    rule.needs = foothold(
        node, "needs", rule.fromPlace == StepPlace::kVariable ? Foothold::kControlled : Foothold::kReached);
    rule.gives = foothold(node, "gives", Foothold::kControlled);
    if (rule.technique.empty())
      yaml_.problem(node, "a step needs a technique of MITRE ATT&CK: technique: T1078");
    probability(node, rule);
    second(node, conditions, rule);
    const std::string takeover = yaml_.text(node, "takeover");
    const size_t gap = takeover.find(' ');
    if (takeover.empty()) return;
    rule.takeoverName = takeover.substr(0, gap);
    rule.takeoverTechnique = gap == std::string::npos ? rule.technique : takeover.substr(gap + 1);
  }

  Foothold foothold(Node node, std::string_view key, Foothold fallback) {
    const std::string word = yaml_.text(node, key);
    if (word.empty()) return fallback;
    if (word != "reached" && word != "controlled") yaml_.problem(node[key], "it is reached or controlled");
    return word == "reached" ? Foothold::kReached : Foothold::kControlled;
  }

  void second(Node node, ConditionReader& conditions, AttackRule& rule) {
    const std::string& also = rule.words.also;
    if (also.empty()) return;
    const size_t gap = also.find(' ');
    rule.also = conditions.variable(also.substr(0, gap));
    const std::string_view word =
        gap == std::string::npos ? "controlled" : trim(std::string_view(also).substr(gap));
    if (rule.also == kNone || (word != "reached" && word != "controlled"))
      yaml_.problem(node["also"], "also is like \"B controlled\"");
    rule.alsoNeeds = word == "reached" ? Foothold::kReached : Foothold::kControlled;
  }

  // "0.85", at most six decimals.
  void probability(Node node, AttackRule& rule) {
    const std::string_view text = node["probability"].text();
    if (text.empty()) return;
    uint32_t value = 0;
    size_t decimals = 0;
    bool point = false;
    bool good = text.size() <= 8;
    for (const char c : text) {
      if (c == '.' && !point) {
        point = true;
      } else if (c >= '0' && c <= '9') {
        value = value * 10 + static_cast<uint32_t>(c - '0');
        decimals += point ? 1 : 0;
      } else {
        good = false;
      }
    }
    good = good && decimals <= 6;
    for (; decimals < 6; ++decimals) value = good ? value * 10 : value;
    if (!good || value == 0 || value > 1'000'000)
      yaml_.problem(node["probability"], "a probability is above 0 and at most 1, with at most six decimals");
    else
      rule.probability = value;
  }

  LocatedYaml& yaml_;
  std::string_view document_;
  KindSets& kinds_;
  RuleSet& out_;
};

std::vector<Error> read(std::string_view yaml, std::string_view document, KindSets& kinds, RuleSet& rules) {
  LocatedYaml located(yaml, document, ErrorCode::kMalformed);
  if (located.isReadable()) Reader(located, document, kinds, rules).read();
  return located.problems();
}

KindSets builtIn(RuleSet& rules) {
  KindSets kinds;
  for (const EmbeddedRules& file : embeddedRules()) (void)read(file.yaml, file.file, kinds, rules);
  return kinds;
}

}  // namespace

RuleSet builtInRules() {
  RuleSet rules;
  (void)builtIn(rules);
  return rules;
}

std::vector<Error> addRules(std::string_view yaml, std::string_view document, RuleSet& rules) {
  RuleSet known;
  KindSets kinds = builtIn(known);
  RuleSet longer = rules;
  std::vector<Error> problems = read(yaml, document, kinds, longer);
  if (longer.rules.size() >= kMaxStepRules / 2)
    problems.push_back(makeError(ErrorCode::kTooLarge, "there are more attack rules than a graph takes"));
  if (problems.empty()) rules = std::move(longer);
  return problems;
}

}  // namespace postern
