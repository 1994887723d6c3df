// SPDX-License-Identifier: Apache-2.0
// CSAF tests of vulnerabilities: product status (6.1.6), CVE (6.1.23), involvements (6.1.24), flags (6.1.32,
// 6.1.33).
#include "base/text.h"
#include "formats/csaf_rules.h"
#include "formats/csaf_time.h"

namespace postern {
namespace {

struct StatusGroup {
  std::string_view name;
  std::initializer_list<std::string_view> members;
};

void checkStatus(const CsafDocument& document, Node status, const std::string& where,
                 CsafProblems& problems) {
  static const StatusGroup kGroups[] = {{"affected", {"first_affected", "known_affected", "last_affected"}},
                                        {"not affected", {"known_not_affected"}},
                                        {"fixed", {"first_fixed", "fixed"}},
                                        {"under investigation", {"under_investigation"}},
                                        {"unknown", {"unknown"}}};
  std::map<std::string_view, std::string_view> groupOf;
  for (const StatusGroup& group : kGroups) {
    if (group.name == "unknown" && !document.is21) continue;
    for (const std::string_view member : group.members) {
      for (const Node id : status[member].items()) {
        const auto [at, fresh] = groupOf.try_emplace(id.text(), group.name);
        if (!fresh && at->second != group.name)
          problems.add("6.1.6",
                       std::string(id.text()) + " is both " + std::string(at->second) + " and " +
                           std::string(group.name),
                       where);
      }
    }
  }
}

void checkInvolvements(Node involvements, const std::string& where, CsafProblems& problems) {
  std::set<std::pair<std::string_view, std::string>> seen;
  for (const Node item : involvements.items()) {
    const auto date = parseCsafTime(item["date"].text());
    const std::string at = date ? std::to_string(date->seconds) + "." + std::to_string(date->nanos)
                                : std::string(item["date"].text());
    if (!at.empty() && !seen.insert({item["party"].text(), at}).second)
      problems.add("6.1.24",
                   "the party " + std::string(item["party"].text()) + " is listed twice for one date", where);
  }
}

void checkFlags(const CsafDocument& document, Node flags, const std::string& where, CsafProblems& problems) {
  constexpr std::string_view kJustifications[] = {"component_not_present", "inline_mitigations_already_exist",
                                                  "vulnerable_code_cannot_be_controlled_by_adversary",
                                                  "vulnerable_code_not_in_execute_path",
                                                  "vulnerable_code_not_present"};
  std::set<std::string_view> justified;
  for (const Node flag : flags.items()) {
    if (!flag["product_ids"].exists() && !flag["group_ids"].exists())
      problems.add("6.1.32", "a flag is about no product", where);
    bool isJustification = false;
    for (const std::string_view word : kJustifications) isJustification |= flag["label"].text() == word;
    if (!isJustification) continue;
    for (const std::string_view id : document.productsOf(flag)) {
      if (!justified.insert(id).second)
        problems.add("6.1.33", std::string(id) + " has more than one justification", where);
    }
  }
}

}  // namespace

void checkCsafVulnerabilities(const CsafDocument& document, CsafProblems& problems) {
  std::set<std::string_view> cves;
  size_t index = 0;
  for (const Node vulnerability : document.vulnerabilities.items()) {
    const std::string where = "/vulnerabilities/" + std::to_string(index++);
    checkStatus(document, vulnerability["product_status"], where + "/product_status", problems);
    if (vulnerability["cwe"].exists()) checkCsafCwe(vulnerability["cwe"], where + "/cwe", problems);
    for (const Node cwe : vulnerability["cwes"].items()) checkCsafCwe(cwe, where + "/cwes", problems);
    const std::string_view cve = vulnerability["cve"].text();
    if (!cve.empty() && !cves.insert(cve).second)
      problems.add("6.1.23", std::string(cve) + " is used by more than one vulnerability", where);
    checkInvolvements(vulnerability["involvements"], where + "/involvements", problems);
    checkFlags(document, vulnerability["flags"], where + "/flags", problems);
  }
}

}  // namespace postern
