// SPDX-License-Identifier: Apache-2.0
// CSAF 2.1 tests of SSVC selections: their schema (6.1.46, SelectionList 2.0.0), what they are about
// (6.1.47), and decision points as they are registered (6.1.48). Of the registered namespaces "ssvc" is known
// with all its decision points; those of others are believed.
#include <algorithm>

#include "base/text.h"
#include "formats/csaf_rules.h"
#include "formats/csaf_ssvc_table.h"
#include "formats/csaf_time.h"

namespace postern {
namespace {

// The members of SelectionList 2.0.0, which defines no others.
constexpr std::string_view kListMembers[] = {"timestamp",  "schemaVersion", "target_ids",
                                             "selections", "references",    "decision_point_resources"};
constexpr std::string_view kSelectionMembers[] = {"namespace", "key",        "version",
                                                  "name",      "definition", "values"};
constexpr std::string_view kValueMembers[] = {"key", "name", "definition"};

bool isSemver(std::string_view text) {
  const auto parts = split(text.substr(0, text.find_first_of("-+")), '.');
  return parts.size() == 3 && std::all_of(parts.begin(), parts.end(),
                                          [](std::string_view part) { return parseInt(part).has_value(); });
}

class Selections {
 public:
  Selections(const CsafDocument& document, Node vulnerability, Node list, std::string where,
             CsafProblems& problems)
      : document_(document),
        vulnerability_(vulnerability),
        list_(list),
        where_(std::move(where)),
        problems_(problems) {}

  void check() {
    checkSchema();
    checkTargets();
    for (const Node selection : list_["selections"].items()) checkPoint(selection);
  }

 private:
  void invalid(std::string text) { problems_.add("6.1.46", std::move(text), where_); }
  void wrong(Node selection, const std::string& text) {
    problems_.add("6.1.48",
                  "the decision point " + std::string(selection["namespace"].text()) + ":" +
                      std::string(selection["key"].text()) + " " + text,
                  where_);
  }

  template <size_t N>
  void checkMembers(Node node, const std::string_view (&known)[N], std::string_view what) {
    for (const Node::Member member : node.members()) {
      if (std::find(std::begin(known), std::end(known), member.key) == std::end(known))
        invalid(std::string(what) + " has no member \"" + std::string(clipUtf8(member.key, 60)) + "\"");
    }
  }

  void checkSchema() {
    checkMembers(list_, kListMembers, "a list of selections");
    if (list_["schemaVersion"].text() != "2.0.0") invalid("schemaVersion must be 2.0.0");
    if (!parseCsafTime(list_["timestamp"].text())) invalid("timestamp is missing or no date and time");
    if (!list_["selections"].isArray() || list_["selections"].size() == 0)
      return invalid("selections are missing");
    for (const Node selection : list_["selections"].items()) {
      checkMembers(selection, kSelectionMembers, "a selection");
      for (const std::string_view member : {"namespace", "key", "version"}) {
        if (selection[member].text().empty()) invalid("a selection has no " + std::string(member));
      }
      if (!isSemver(selection["version"].text())) invalid("a selection's version is no semantic version");
      if (!selection["values"].isArray() || selection["values"].size() == 0)
        invalid("a selection has no values");
      for (const Node value : selection["values"].items()) {
        checkMembers(value, kValueMembers, "a selected value");
        if (value["key"].text().empty()) invalid("a selected value has no key");
      }
    }
  }

  void checkTargets() {
    for (const Node target : list_["target_ids"].items()) {
      const std::string_view id = target.text();
      bool known = id == vulnerability_["cve"].text();
      for (const Node named : vulnerability_["ids"].items()) known = known || id == named["text"].text();
      // The document's id means its vulnerability only where it has one.
      const bool isDocument = id == document_.tracking["id"].text();
      if (!known || (isDocument && document_.vulnerabilities.size() > 1))
        problems_.add("6.1.47", "the target " + std::string(id) + " is not the vulnerability", where_);
    }
  }

  void checkPoint(Node selection) {
    const std::string_view nameSpace = selection["namespace"].text();
    const std::string_view base = nameSpace.substr(0, nameSpace.find('/'));
    if (base == "invalid") return wrong(selection, "is of the namespace that is reserved for invalid ones");
    if (base != "ssvc") return;
    // An extension's last part may name a language; names in another one cannot be compared, nor the order
    // in which a translator put them.
    const size_t dollar = nameSpace.rfind('$');
    const bool isTranslated =
        dollar != std::string_view::npos && !startsWithIgnoreCase(nameSpace.substr(dollar + 1), "en");
    const SsvcDecisionPoint* point = find(selection);
    if (point == nullptr)
      return wrong(selection, "does not exist in version " + std::string(selection["version"].text()));
    const std::string_view name = selection["name"].text();
    const bool isExtended = nameSpace != base;
    if (!name.empty() && name != point->name && !isExtended)
      wrong(selection, "is called \"" + std::string(point->name) + "\"");
    checkValues(selection, *point, isExtended, isTranslated);
  }

  static const SsvcDecisionPoint* find(Node selection) {
    for (const SsvcDecisionPoint& point : ssvcDecisionPoints()) {
      if (point.key == selection["key"].text() && point.version == selection["version"].text()) return &point;
    }
    return nullptr;
  }

  void checkValues(Node selection, const SsvcDecisionPoint& point, bool isExtended, bool isTranslated) {
    const auto known = split(point.values, '|');
    size_t last = 0;
    for (const Node value : selection["values"].items()) {
      const std::string prefix = std::string(value["key"].text()) + "=";
      const auto at = std::find_if(known.begin(), known.end(),
                                   [&](std::string_view each) { return each.starts_with(prefix); });
      if (at == known.end()) {
        wrong(selection, "has no value " + std::string(value["key"].text()));
        continue;
      }
      const std::string_view name = value["name"].text();
      if (!name.empty() && !isExtended && at->substr(prefix.size()) != name)
        wrong(selection, "has a value " + prefix + std::string(at->substr(prefix.size())));
      const size_t place = static_cast<size_t>(at - known.begin()) + 1;
      if (place <= last && !isTranslated) wrong(selection, "has values out of order");
      last = std::max(last, place);
    }
  }

  const CsafDocument& document_;
  Node vulnerability_, list_;
  std::string where_;
  CsafProblems& problems_;
};

}  // namespace

void checkCsafSsvc(const CsafDocument& document, CsafProblems& problems) {
  if (!document.is21) return;
  size_t at = 0;
  for (const Node vulnerability : document.vulnerabilities.items()) {
    const std::string where = "/vulnerabilities/" + std::to_string(at++) + "/metrics/";
    forEachCsafMetric(vulnerability, [&](Node content, Node, size_t index) {
      if (!content["ssvc_v2"].exists()) return;
      Selections(document, vulnerability, content["ssvc_v2"],
                 where + std::to_string(index) + "/content/ssvc_v2", problems)
          .check();
    });
  }
}

}  // namespace postern
