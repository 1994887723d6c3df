// SPDX-License-Identifier: Apache-2.0
// The part of a SARIF run that its results refer to: rules of the driver and its extensions, artifacts, base
// URIs, message strings, taxonomies. Built once per run; a rule is read when the first result names it.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/fields.h"
#include "read/node.h"

namespace postern::sarif {

/// What a rule says, read once and then copied into each of its results.
struct Rule {
  Rule(Node said, std::string_view name) : node(said), id(name) {}

  Node node;
  std::string_view id;
  bool isRead = false;
  StringId title = 0, description = 0, help = 0;
  std::string_view level;         ///< its default; "" = not said
  std::string_view severityWord;  ///< from its properties
  int64_t securityMilli = -1;     ///< "security-severity", -1 = not said
  Confidence confidence = Confidence::kUnknown;
  bool isSecret = false, isMisconfiguration = false;  ///< by its tags
  IdList weaknesses, vulnerabilities, tags, references;
};

class Run {
 public:
  Run(Node run, BatchBuilder& out);

  Rule& ruleOf(Node result);
  /// Text with arguments filled in and links reduced to their words.
  std::string message(Node message, const Rule& rule) const;
  /// "" where it names nothing. Relative bases are joined; an absolute one (the checkout on the scanner's
  /// machine) is not.
  std::string file(Node artifactLocation) const;
  /// The logical location's full name, by itself or by index.
  std::string_view symbol(Node logicalLocation) const;
  /// CWE numbers of references into a taxonomy ("taxa", "relationships").
  void addTaxa(IdList& to, Node references) const;

  Node node() const { return run_; }
  std::string_view tool() const { return tool_; }
  std::string_view version() const { return version_; }

 private:
  void readRule(Rule& rule);
  void readRuleProperties(Rule& rule);
  Rule* byReference(Node reference);

  Node run_;
  BatchBuilder* out_;
  std::string_view tool_, version_;
  std::vector<std::vector<Rule>>
      components_;  ///< 0 the driver, then its extensions; never resized after construction
  std::unordered_map<std::string_view, Rule*> rulesById_;
  std::deque<Rule> undeclared_;
  std::vector<Node> artifacts_, logicalLocations_;
};

/// CWE numbers of properties that name them ("cwe", "CWE", "cwe_id", "tags" ...).
void addPropertyWeaknesses(IdList& to, Node properties);
/// Score of "security-severity" in thousandths, -1 = not said.
int64_t securitySeverity(Node properties);
/// The first property that is a severity in words.
std::string_view severityWord(Node properties);

}  // namespace postern::sarif
