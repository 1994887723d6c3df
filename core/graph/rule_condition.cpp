// SPDX-License-Identifier: Apache-2.0
// Conditions of attack rules: a word and its arguments. Variables begin with a capital letter; "_" is
// anything.
#include <algorithm>

#include "base/text.h"
#include "graph/rule_set.h"

namespace postern {
namespace {

bool isVariable(std::string_view word) {
  if (word.empty() || word[0] < 'A' || word[0] > 'Z' || word.size() > 20) return false;
  return std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

std::vector<std::string> alternatives(std::string_view text) {
  std::vector<std::string> out;
  for (const std::string_view word : split(text, '|')) out.emplace_back(trim(word));
  return out;
}

bool setsKinds(std::string_view words, const std::map<std::string, KindSet, std::less<>>& sets, KindSet& out,
               std::string& wrong) {
  for (const std::string& word : alternatives(words)) {
    const auto set = sets.find(word);
    const auto kind = assetKindFromName(word);
    if (set == sets.end() && !kind) {
      wrong = word;
      return false;
    }
    out |= set != sets.end() ? set->second : kindBit(*kind);
  }
  return true;
}

// "calls|accesses"; 0 where one is no relation.
uint32_t relationBits(std::string_view names) {
  uint32_t bits = 0;
  for (const std::string_view name : split(names, '|')) {
    const auto relation = relationFromName(trim(name));
    if (!relation || *relation == Relation::kUnknown) return 0;
    bits |= 1U << static_cast<uint32_t>(*relation);
  }
  return bits;
}

}  // namespace

uint32_t ConditionReader::variable(std::string_view word) {
  if (!isVariable(word)) return kNone;
  const auto at = std::find(variables.begin(), variables.end(), word);
  if (at == variables.end()) {
    variables.emplace_back(word);
    return static_cast<uint32_t>(variables.size() - 1);
  }
  return static_cast<uint32_t>(at - variables.begin());
}

std::string ConditionReader::read(std::string_view text, RuleCondition& out) {
  text = trim(text);
  if (text.starts_with("not ")) {
    out.negated = true;
    text = trim(text.substr(4));
  }
  const size_t open = text.find('(');
  if (open == std::string_view::npos || text.back() != ')') return "it is not like word(A, B)";
  const std::string_view name = trim(text.substr(0, open));
  std::vector<std::string_view> words;
  for (const std::string_view word : split(text.substr(open + 1, text.size() - open - 2), ','))
    words.push_back(trim(word));
  if (words.empty() || words.size() > 4) return "it has no arguments, or more than four";
  const std::string wrong = arguments(name, words, out);
  if (wrong.empty() && out.negated && out.predicate == Predicate::kDerived)
    return "what rules derive cannot be negated: it would not be monotone";
  return wrong;
}

// Of the form word(A, B) with both ends; "_" leaves one open.
std::string ConditionReader::ends(std::string_view name, const std::vector<std::string_view>& words,
                                  RuleCondition& out) {
  if (words.size() < 2) return std::string(name) + " has two ends";
  out.a = variable(words[0]);
  out.b = variable(words[1]);
  if ((out.a == kNone && words[0] != "_") || (out.b == kNone && words[1] != "_"))
    return "its ends are variables (a capital letter first) or _";
  return {};
}

std::string ConditionReader::rights(const std::vector<std::string_view>& words, RuleCondition& out) {
  out.predicate = Predicate::kMay;
  out.a = variable(words[0]);
  if (out.a == kNone || words.size() < 3) return "may is like may(W, kubernetes, get /secrets, T)";
  out.system = words[1];
  out.action = words[2];
  if (words.size() < 4 || words[3] == "_") return {};
  out.b = variable(words[3]);
  return out.b == kNone ? "what it is allowed on is a variable or _" : "";
}

std::string ConditionReader::facts(std::string_view name, const std::vector<std::string_view>& words,
                                   RuleCondition& out) {
  out.a = variable(words[0]);
  if (out.a == kNone) return "its first argument is a variable (a capital letter first)";
  const std::string_view second = words.size() > 1 ? words[1] : std::string_view();
  if (name == "answers-publicly" || name == "forgery" || name == "namespaced") {
    out.predicate = name == "forgery"      ? Predicate::kForgery
                    : name == "namespaced" ? Predicate::kNamespaced
                                           : Predicate::kAnswers;
    return {};
  }
  if (second.empty()) return std::string(name) + " has two arguments";
  std::string wrong;
  if (name == "kind") {
    out.predicate = Predicate::kKind;
    return setsKinds(second, kinds, out.kinds, wrong) ? "" : "\"" + wrong + "\" is no kind of asset";
  }
  if (name == "exposure") {
    out.predicate = Predicate::kExposure;
    for (const std::string& word : alternatives(second)) {
      const auto exposure = exposureFromName(word);
      if (!exposure) return "\"" + word + "\" is no exposure";
      out.bits |= 1U << static_cast<uint32_t>(*exposure);
    }
    return {};
  }
  out.predicate = name == "tag" ? Predicate::kTag : Predicate::kNamed;
  out.words = alternatives(second);
  return {};
}

std::string ConditionReader::arguments(std::string_view name, const std::vector<std::string_view>& words,
                                       RuleCondition& out) {
  for (const std::string_view fact :
       {"kind", "tag", "exposure", "answers-publicly", "named", "forgery", "namespaced"}) {
    if (name == fact) return facts(name, words, out);
  }
  if (name == "may") return rights(words, out);
  if (name == "same-namespace" || name == "same-account") {
    out.predicate = Predicate::kSamePlace;
    out.byAccount = name == "same-account";
  } else if (name == "same") {
    out.predicate = Predicate::kSame;
  } else if (name == "leak") {
    out.predicate = Predicate::kLeak;
  } else if (name == "holds-data") {
    out.predicate = Predicate::kHoldsData;
  } else if (const uint32_t bits = relationBits(name); bits != 0) {
    out.predicate = Predicate::kRelation;
    out.relations = bits;
    if (words.size() > 2) out.words = alternatives(words[2]);
  } else {
    const auto known = std::find(derived.begin(), derived.end(), name);
    if (known == derived.end())
      return "\"" + std::string(name) + "\" is no word of a condition, and no rule derives it";
    out.predicate = Predicate::kDerived;
    out.derived = static_cast<uint32_t>(known - derived.begin());
  }
  return ends(name, words, out);
}

}  // namespace postern
