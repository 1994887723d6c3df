// SPDX-License-Identifier: Apache-2.0
// OpenVEX specification 0.2.0 (OPENVEX-SPEC.md) and openvex_json_schema_0.2.0.json. Documents before 0.2.0
// name the vulnerability and products by plain strings and write the version as one.
#include "formats/openvex_rules.h"

#include <algorithm>

#include "base/text.h"
#include "base/time.h"

namespace postern {
namespace {

using Rule = std::optional<BrokenRule>;

constexpr std::string_view kStatuses[] = {"not_affected", "affected", "fixed", "under_investigation"};
constexpr std::string_view kJustifications[] = {
    "component_not_present", "vulnerable_code_not_present", "vulnerable_code_not_in_execute_path",
    "vulnerable_code_cannot_be_controlled_by_adversary", "inline_mitigations_already_exist"};
constexpr std::string_view kDocumentMembers[] = {
    "@context", "@id", "author", "role", "timestamp", "version", "last_updated", "tooling", "statements"};
constexpr std::string_view kStatementMembers[] = {"@id",
                                                  "version",
                                                  "vulnerability",
                                                  "timestamp",
                                                  "last_updated",
                                                  "products",
                                                  "status",
                                                  "supplier",
                                                  "status_notes",
                                                  "justification",
                                                  "impact_statement",
                                                  "action_statement",
                                                  "action_statement_timestamp",
                                                  "subcomponents"};

template <size_t N>
bool isOneOf(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

class Rules {
 public:
  Rules(Node document, Diagnostics& notes) : document_(document), notes_(notes) {
    const std::string_view context = document["@context"].text();
    // "https://openvex.dev/ns" without a version is what documents before 0.2.0 say.
    strict_ = context.find("/v0.2") != std::string_view::npos;
  }

  Rule check() {
    if (Rule broken = checkDocument()) return broken;
    uint32_t index = 0;
    for (const Node statement : document_["statements"].items()) {
      where_ = "/statements/" + std::to_string(index++);
      if (Rule broken = checkStatement(statement)) return broken;
    }
    return std::nullopt;
  }

 private:
  Rule broken(std::string_view rule) const { return BrokenRule{"OpenVEX: " + std::string(rule), where_}; }
  void note(std::string_view text) { notes_.add("openvex_schema", text, where_.empty() ? "/" : where_); }
  /// A rule of 0.2.0, which earlier documents may break.
  Rule newer(std::string_view rule) {
    if (strict_) return broken(rule);
    note(rule);
    return std::nullopt;
  }

  template <size_t N>
  void noteUnknown(Node node, const std::string_view (&known)[N]) {
    for (const Node::Member member : node.members()) {
      if (!isOneOf(member.key, known)) note("has a member that OpenVEX does not define");
    }
  }

  Rule checkTime(Node time, std::string_view member) const {
    if (!time.exists() || time.isNull()) return std::nullopt;
    if (!time.isString() || time.text().find('T') == std::string_view::npos || !parseTime(time.text()))
      return broken(std::string(member) + " must be a date and time");
    return std::nullopt;
  }

  Rule checkDocument() {
    if (!document_["statements"].isArray() || document_["statements"].size() == 0)
      return broken("statements must be a list of at least one statement");
    if (trim(document_["author"].text()).empty()) return broken("author is required");
    for (const std::string_view member : {"timestamp", "last_updated"}) {
      if (Rule rule = checkTime(document_[member], member)) return rule;
    }
    const Node version = document_["version"];
    if (!version.exists()) {
      note("version is required");
    } else if (!version.integer() || *version.integer() < 1) {
      return broken("version must be a whole number from 1");
    } else if (!version.isNumber()) {
      if (Rule rule = newer("version must be a number, not a text")) return rule;
    }
    if (document_["@id"].text().empty()) note("@id is required");
    noteUnknown(document_, kDocumentMembers);
    return std::nullopt;
  }

  Rule checkStatement(Node statement) {
    if (!statement.isObject()) return broken("a statement must be an object");
    if (Rule rule = checkVulnerability(statement["vulnerability"])) return rule;
    if (Rule rule = checkStatus(statement)) return rule;
    for (const std::string_view member : {"timestamp", "last_updated", "action_statement_timestamp"}) {
      if (Rule rule = checkTime(statement[member], member)) return rule;
    }
    if (statement["timestamp"].text().empty() && document_["timestamp"].text().empty())
      return broken("a statement needs a timestamp, its own or the document's");
    noteUnknown(statement, kStatementMembers);
    const Node products = statement["products"];
    if (products.exists() && !products.isArray()) return broken("products must be a list");
    if (products.size() == 0) note("the statement names no product");
    for (const Node product : products.items()) {
      if (Rule rule = checkComponent(product, "a product")) return rule;
      for (const Node part : product["subcomponents"].items()) {
        if (Rule rule = checkComponent(part, "a subcomponent")) return rule;
      }
    }
    return std::nullopt;
  }

  Rule checkVulnerability(Node vulnerability) {
    if (vulnerability.isString()) {
      if (trim(vulnerability.text()).empty()) return broken("vulnerability must have a name");
      if (strict_) note("vulnerability must be an object since 0.2.0");
      return std::nullopt;
    }
    if (!vulnerability.isObject()) return broken("vulnerability is required");
    if (!trim(vulnerability["name"].text()).empty()) return std::nullopt;
    if (trim(vulnerability["@id"].text()).empty()) return broken("vulnerability must have a name");
    note("vulnerability must have a name");
    return std::nullopt;
  }

  Rule checkStatus(Node statement) {
    const std::string_view status = statement["status"].text();
    if (status.empty()) return broken("status is required");
    if (!isOneOf(status, kStatuses))
      return broken("status must be not_affected, affected, fixed or under_investigation");
    const std::string_view justification = statement["justification"].text();
    if (!justification.empty() && !isOneOf(justification, kJustifications))
      return broken("justification must be one of the five labels");
    const bool hasImpact = !trim(statement["impact_statement"].text()).empty();
    if (status == "not_affected" && justification.empty() && !hasImpact)
      return broken("a not_affected statement needs a justification or an impact_statement");
    if (status == "affected" && trim(statement["action_statement"].text()).empty())
      return newer("an affected statement needs an action_statement");
    if (status != "not_affected" && (!justification.empty() || hasImpact))
      note("a justification or impact_statement belongs to not_affected only");
    return std::nullopt;
  }

  Rule checkComponent(Node component, std::string_view what) {
    if (component.isString()) {
      if (trim(component.text()).empty()) return broken(std::string(what) + " must be identified");
      if (strict_) note("products must be objects since 0.2.0");
      return std::nullopt;
    }
    if (!component.isObject()) return broken(std::string(what) + " must be an object");
    bool identified = !trim(component["@id"].text()).empty();
    for (const std::string_view type : {"purl", "cpe22", "cpe23"}) {
      identified = identified || !trim(component["identifiers"][type].text()).empty();
    }
    identified = identified || component["hashes"].size() > 0;
    if (!identified) return broken(std::string(what) + " must have an @id or identifiers");
    return std::nullopt;
  }

  Node document_;
  Diagnostics& notes_;
  std::string where_;
  bool strict_ = false;
};

}  // namespace

std::optional<BrokenRule> brokenOpenVexRule(Node document, Diagnostics& notes) {
  return Rules(document, notes).check();
}

bool isOpenVexStatus(std::string_view word) { return isOneOf(word, kStatuses); }

}  // namespace postern
