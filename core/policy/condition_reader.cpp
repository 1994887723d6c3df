// SPDX-License-Identifier: Apache-2.0
// See condition_reader.h.
#include "policy/condition_reader.h"

#include <algorithm>

#include "base/text.h"
#include "policy/subject_fields.h"

namespace postern {
namespace {

/// "In Production" and "in-production" are "in_production".
std::string folded(std::string_view word) {
  std::string out;
  for (const char c : trim(word)) out += c == '-' || c == ' ' ? '_' : asciiLower(c);
  return out;
}

std::string listed(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

class ConditionReader {
 public:
  ConditionReader(LocatedYaml& yaml, Subject subject) : yaml_(yaml), subject_(subject) {}

  PolicyCondition read(Node value, size_t depth) {
    PolicyCondition condition;
    if (!value.exists() || value.isNull()) return condition;
    if (depth > kMaxConditionDepth) {
      yaml_.problem(value, "conditions are nested deeper than 8 levels");
    } else if (value.isObject()) {
      readMapping(value, depth, condition);
    } else if (value.isString() || value.isNumber()) {
      readFilter(value, condition);
    } else {
      yaml_.problem(value,
                    "a condition is a filter such as \"severity:high kev:yes\", or a mapping of "
                    "fields to values; several are listed under all: or any:");
    }
    for (const FilterTerm& term : condition.terms) {
      for (const std::string& one : term.values) {
        if (one.size() > kMaxTermValue) yaml_.problem(value, "a value of more than 1,000 bytes");
      }
    }
    if (condition.terms.size() > kMaxFilterTerms) yaml_.problem(value, "more than 64 terms");
    return condition;
  }

 private:
  void readFilter(Node value, PolicyCondition& condition) {
    auto filter = parseFilter(value.text(), fieldsOf(subject_));
    if (!filter) {
      yaml_.problemIn(value, filter.error().offset, filter.error().message);
      return;
    }
    for (FilterTerm& term : filter.value()) {
      checkWords(yaml_, value, subject_, term);
      condition.terms.push_back(std::move(term));
    }
  }

  void readMapping(Node mapping, size_t depth, PolicyCondition& condition) {
    std::vector<std::string_view> seen;
    for (const auto [key, value] : mapping.members()) {
      const Node keyNode(value.cell() - 1);
      if (std::find(seen.begin(), seen.end(), key) != seen.end())
        yaml_.problem(keyNode, "\"" + std::string(key) + "\" stands twice; use all: for both");
      seen.push_back(key);
      if (key == "all" || key == "any" || key == "not") {
        std::vector<PolicyCondition>& parts = key == "all"   ? condition.all
                                              : key == "any" ? condition.any
                                                             : condition.none;
        for (const Node part : value.items()) parts.push_back(read(part, depth + 1));
        if (parts.empty()) yaml_.problem(keyNode, std::string(key) + ": needs at least one condition");
      } else if (key == "text") {
        FilterTerm term;
        term.values.push_back(toLowerAscii(value.text()));
        if (term.values[0].empty()) yaml_.problem(keyNode, "text: needs a word to look for");
        condition.terms.push_back(std::move(term));
      } else {
        readField(keyNode, key, value, condition);
      }
    }
  }

  void readField(Node keyNode, std::string_view key, Node value, PolicyCondition& condition) {
    FilterTerm term;
    term.field = fieldIndex(subject_, key);
    if (term.field < 0) {
      std::string message = std::string(name(subject_)) + " have no field \"" +
                            std::string(clipUtf8(key, 60)) + "\"; their fields:";
      for (const FilterField& field : fieldsOf(subject_)) message += " " + std::string(field.name);
      yaml_.problem(keyNode, message + " (and text, all, any, not)");
      return;
    }
    const FilterField& field = fieldsOf(subject_)[static_cast<size_t>(term.field)];
    if (field.isNumber) {
      readNumber(value, field.name, term);
    } else {
      readValues(value, field.name, term);
      if (term.values.empty()) yaml_.problem(keyNode, std::string(key) + ": needs a value");
      checkWords(yaml_, value, subject_, term);
    }
    condition.terms.push_back(std::move(term));
  }

  // ">=high" is every word from high on.
  bool readOrdered(Node value, std::string_view field, FilterTerm& term) {
    const FieldWords words = wordsOf(subject_, field);
    std::string_view text = value.text();
    if (text.empty() || (text[0] != '>' && text[0] != '<')) return false;
    if (!words.ordered) return !yaml_.problem(value, std::string(field) + " has no order: name the values");
    const bool above = text[0] == '>';
    text.remove_prefix(1);
    const bool inclusive = text.starts_with('=');
    if (inclusive) text.remove_prefix(1);
    const auto at = std::find(words.words.begin(), words.words.end(), folded(text));
    if (at == words.words.end()) {
      yaml_.problem(value, "\"" + std::string(clipUtf8(trim(text), 60)) + "\" is no " + std::string(field) +
                               "; there are, from the least: " + listed(words.words));
      return true;
    }
    const auto begin = above ? (inclusive ? at : at + 1) : words.words.begin();
    const auto end = above ? words.words.end() : (inclusive ? at + 1 : at);
    for (auto word = begin; word < end; ++word) term.values.emplace_back(*word);
    return true;
  }

  void readValues(Node value, std::string_view field, FilterTerm& term) {
    if (value.isString() && readOrdered(value, field, term)) return;
    for (const Node item : value.items()) {
      if (item.isObject() || item.isArray()) {
        yaml_.problem(item, std::string(field) + ": needs a value, or a list of values");
      } else if (item.kind() == NodeKind::kBool) {
        term.values.emplace_back(item.isTrue() ? "yes" : "no");
      } else {
        term.values.push_back(toLowerAscii(item.text()));
      }
    }
  }

  void readNumber(Node value, std::string_view field, FilterTerm& term) {
    static constexpr std::pair<std::string_view, Comparison> kSigns[] = {{">=", Comparison::kAtLeast},
                                                                         {"<=", Comparison::kAtMost},
                                                                         {">", Comparison::kAbove},
                                                                         {"<", Comparison::kBelow},
                                                                         {"=", Comparison::kHas}};
    std::string_view text = trim(value.text());
    for (const auto& [sign, comparison] : kSigns) {
      if (!text.starts_with(sign)) continue;
      term.comparison = comparison;
      text.remove_prefix(sign.size());
      break;
    }
    auto milli = parseMilli(trim(text));
    if (!milli && isDays(field) && parseDays(text) >= 0) milli = parseDays(text) * 1000;
    if (milli) {
      term.milli = *milli;
    } else {
      yaml_.problem(value, std::string(field) + ": needs a number, such as 50, \">50\" or \"<=9.8\"" +
                               (isDays(field) ? " (days; 30d and 4w too)" : ""));
    }
  }

  LocatedYaml& yaml_;
  Subject subject_;
};

}  // namespace

PolicyCondition readCondition(LocatedYaml& yaml, Node value, Subject subject) {
  return ConditionReader(yaml, subject).read(value, 1);
}

void checkWords(LocatedYaml& yaml, Node at, Subject subject, FilterTerm& term) {
  if (term.field < 0) return;
  const std::string_view field = fieldsOf(subject)[static_cast<size_t>(term.field)].name;
  const FieldWords words = wordsOf(subject, field);
  if (words.words.empty()) return;
  for (std::string& value : term.values) {
    if (value.empty()) continue;
    value = folded(value);
    if (std::find(words.words.begin(), words.words.end(), value) != words.words.end()) continue;
    if (value == "unknown" || value == "none") {
      value.clear();  // the lists' word for what nobody says
    } else {
      yaml.problem(at, "\"" + std::string(clipUtf8(value, 60)) + "\" is no " + std::string(field) +
                           "; there are: " + listed(words.words));
    }
  }
}

FilterTerm exactTerm(Subject subject, std::string_view field, std::vector<std::string> values) {
  FilterTerm term;
  term.field = fieldIndex(subject, field);
  for (std::string& value : values) value = toLowerAscii(value);
  term.values = std::move(values);
  return term;
}

std::vector<std::string> teamPatterns(const std::vector<std::string>& values) {
  std::vector<std::string> patterns;
  for (const std::string& value : values) {
    if (equalsIgnoreCase(value, "unknown")) {
      patterns.emplace_back();
      continue;
    }
    patterns.push_back(value);
    if (value.find('/') == std::string::npos && value.find('*') == std::string::npos)
      patterns.push_back("*/" + value);
    if (!value.starts_with('@')) patterns.push_back("@" + value);
  }
  return patterns;
}

size_t countTerms(const PolicyCondition& condition) {
  size_t count = condition.terms.size() + condition.exact.size();
  for (const std::vector<PolicyCondition>* parts : {&condition.all, &condition.any, &condition.none}) {
    for (const PolicyCondition& part : *parts) count += 1 + countTerms(part);
  }
  return count;
}

bool asksFor(const PolicyCondition& condition, Subject subject, std::string_view field) {
  const int index = fieldIndex(subject, field);
  const auto ofIt = [&](const FilterTerm& term) { return term.field == index; };
  const auto inIt = [&](const PolicyCondition& part) { return asksFor(part, subject, field); };
  return index >= 0 && (std::any_of(condition.terms.begin(), condition.terms.end(), ofIt) ||
                        std::any_of(condition.exact.begin(), condition.exact.end(), ofIt) ||
                        std::any_of(condition.all.begin(), condition.all.end(), inIt) ||
                        std::any_of(condition.any.begin(), condition.any.end(), inIt) ||
                        std::any_of(condition.none.begin(), condition.none.end(), inIt));
}

}  // namespace postern
