// SPDX-License-Identifier: Apache-2.0
// Attack rules as data (docs/attack-rules.md): what must hold of an estate (AND), and the step that an
// attacker can then make. A rule may also derive a word of its own, which other rules use. Techniques are of
// MITRE ATT&CK; probabilities are judgements with a reason: they are compared, not believed to the digit.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "graph/graph.h"
#include "graph/kind_set.h"

namespace postern {

/// What a condition looks at.
enum class Predicate : uint8_t {
  kRelation,    ///< calls(A, B), calls|accesses(A, B), calls(A, B, detail)
  kKind,        ///< kind(A, service|host)
  kTag,         ///< tag(A, privileged)
  kExposure,    ///< exposure(A, internet)
  kAnswers,     ///< answers-publicly(A)
  kNamed,       ///< named(A, service:lambda.amazonaws.com): an identity, in its one normal form
  kSame,        ///< same(A, B)
  kSamePlace,   ///< same-namespace(A, B): of Kubernetes; same-account(A, B): of AWS
  kNamespaced,  ///< namespaced(A): a Kubernetes object that lives in a namespace
  kForgery,     ///< forgery(A): a flaw makes it send requests
  kLeak,        ///< leak(A, B): a secret found in A opens B
  kHoldsData,   ///< holds-data(A, D): D is data of A that is worth protecting
  kMay,         ///< may(W, aws, iam:PassRole, R); may(W, aws, iam:PassRole): on anything (rights/rights.h)
  kDerived      ///< a word that a rule derives
};

struct RuleCondition {
  Predicate predicate = Predicate::kRelation;
  bool negated = false;
  uint32_t relations = 0;  ///< a bit per Relation
  KindSet kinds = 0;
  uint32_t bits = 0;              ///< exposures, a bit each
  bool byAccount = false;         ///< of kSamePlace
  uint32_t derived = kNone;       ///< of kDerived: which word
  uint32_t a = kNone, b = kNone;  ///< variables; kNone = anything
  std::vector<std::string>
      words;                   ///< alternatives: details, tags, identities, roles; '*' stands for anything
  std::string system, action;  ///< of rights
};

/// Where a step starts or ends.
enum class StepPlace : uint8_t { kVariable, kInternet, kInsider };

/// A rule as its author wrote it, for people to read.
struct RuleWords {
  std::string document, where;          ///< "kubernetes.yaml", "line 3, column 5"
  std::vector<std::string> conditions;  ///< of `when`
  std::string effect;                   ///< "A -> B", "on-node(P, N)"
  std::string also;
};

struct AttackRule {
  uint32_t number = 0;  ///< row of RuleSet::rules
  std::string name;     ///< rules with one name and technique are ways to make one step
  std::string title, technique, reason, mitigation, source;
  std::vector<RuleCondition> when;
  uint32_t variables = 0;
  uint32_t derives = kNone;  ///< a word, of from and to; kNone = a step
  StepPlace fromPlace = StepPlace::kVariable;
  uint32_t from = 0, to = 0;
  Foothold needs = Foothold::kControlled, gives = Foothold::kControlled;
  uint32_t also = kNone;  ///< a variable
  Foothold alsoNeeds = Foothold::kControlled;
  uint32_t probability = 1'000'000;
  /// For rules that give kReached: name and technique of the step that also takes over what it reaches.
  std::string takeoverName, takeoverTechnique;
  RuleWords words;
};

struct RuleSet {
  std::vector<AttackRule> rules;  ///< built-in files by name, then what users add; in each the file's order
  std::vector<std::string> derived;  ///< words
};

/// The files of rules/. They are good: a test reads them for problems.
RuleSet builtInRules();
/// Appends the rules of a YAML text; nothing is appended when there are problems (with lines).
std::vector<Error> addRules(std::string_view yaml, std::string_view document, RuleSet& rules);

/// Reads "tag(A, privileged)". `variables`: names met so far, by number. "" or what is wrong with it.
struct ConditionReader {
  const std::map<std::string, KindSet, std::less<>>& kinds;
  std::vector<std::string>& derived;
  std::vector<std::string> variables;

  std::string read(std::string_view text, RuleCondition& condition);
  /// The number of a variable; kNone for what is none.
  uint32_t variable(std::string_view word);

 private:
  std::string arguments(std::string_view name, const std::vector<std::string_view>& words,
                        RuleCondition& out);
  std::string rights(const std::vector<std::string_view>& words, RuleCondition& out);
  std::string ends(std::string_view name, const std::vector<std::string_view>& words, RuleCondition& out);
  std::string facts(std::string_view name, const std::vector<std::string_view>& words, RuleCondition& out);
};

}  // namespace postern
