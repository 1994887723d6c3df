// SPDX-License-Identifier: Apache-2.0
// CSAF tests of vulnerabilities: product status (6.1.6), CWE (6.1.11), CVE (6.1.23), involvements (6.1.24),
// flags (6.1.32, 6.1.33).
#include "base/text.h"
#include "formats/csaf_rules.h"
#include "formats/csaf_time.h"
#include "vocab/cwe.h"

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

// The versions of CWE that brought a weakness, from MITRE's release notes; what is older was there before.
struct Brought {
  uint32_t id, major, minor;
};
constexpr Brought kBrought[] = {{1419, 4, 13}, {1420, 4, 14}, {1421, 4, 14}, {1422, 4, 14},
                                {1423, 4, 14}, {1426, 4, 15}, {1427, 4, 16}, {1428, 4, 17},
                                {1429, 4, 17}, {1431, 4, 17}, {1434, 4, 18}};

bool isOlder(std::string_view version, const Brought& brought) {
  const auto parts = split(version, '.');
  if (parts.size() < 2) return false;
  const auto major = parseInt(parts[0]);
  const auto minor = parseInt(parts[1]);
  if (!major || !minor) return false;
  return *major != brought.major ? *major < brought.major : *minor < brought.minor;
}

/// The last minor version of each major one; of 4 there will be more.
bool isReleased(std::string_view version) {
  constexpr int64_t kLast[] = {0, 13, 12, 4};
  const auto parts = split(version, '.');
  const auto major = parts.empty() ? std::nullopt : parseInt(parts[0]);
  const auto minor = parts.size() < 2 ? std::nullopt : parseInt(parts[1]);
  if (!major || !minor) return true;  // the schema's concern
  return *major == 4 || (*major > 0 && *major < 4 && *minor <= kLast[*major]);
}

/// "… of Code ('Code Injection')" is often written without what stands in parentheses.
bool isCalled(std::string_view stated, std::string_view name) {
  if (equalsIgnoreCase(stated, name)) return true;
  constexpr std::string_view kDeprecated = "DEPRECATED: ";  // before it was, it was called the rest
  if (name.starts_with(kDeprecated) && stated == name.substr(kDeprecated.size())) return true;
  const size_t alias = name.find(" ('");
  return alias != std::string_view::npos && equalsIgnoreCase(stated, name.substr(0, alias));
}

void checkCwe(Node cwe, const std::string& where, CsafProblems& problems) {
  const std::string id(cwe["id"].text());
  const auto number = parseCweId(id);
  const auto known = number ? findCwe(*number) : std::nullopt;
  if (!known) return problems.add("6.1.11", id + " is no weakness of CWE", where);
  if (!cwe["version"].text().empty() && !isReleased(cwe["version"].text()))
    return problems.add("6.1.11", "there is no version " + std::string(cwe["version"].text()) + " of CWE",
                        where);
  // Names were revised up to version 3; what a weakness was called then is not known here.
  const bool isEarly = parseLeadingInt(cwe["version"].text()).value_or(4) < 4;
  if (!isEarly && !isCalled(cwe["name"].text(), known->name))
    return problems.add("6.1.11", id + " is called \"" + std::string(known->name) + "\"", where);
  for (const Brought& brought : kBrought) {
    if (brought.id == *number && isOlder(cwe["version"].text(), brought))
      problems.add("6.1.11", id + " is not in version " + std::string(cwe["version"].text()), where);
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
    if (vulnerability["cwe"].exists()) checkCwe(vulnerability["cwe"], where + "/cwe", problems);
    for (const Node cwe : vulnerability["cwes"].items()) checkCwe(cwe, where + "/cwes", problems);
    const std::string_view cve = vulnerability["cve"].text();
    if (!cve.empty() && !cves.insert(cve).second)
      problems.add("6.1.23", std::string(cve) + " is used by more than one vulnerability", where);
    checkInvolvements(vulnerability["involvements"], where + "/involvements", problems);
    checkFlags(document, vulnerability["flags"], where + "/flags", problems);
  }
}

}  // namespace postern
