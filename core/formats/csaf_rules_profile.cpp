// SPDX-License-Identifier: Apache-2.0
// CSAF tests of profiles: what each document category must have (6.1.27), and that no other category takes a
// profile's name (6.1.26).
#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "formats/csaf_rules.h"

namespace postern {
namespace {

struct Profile {
  std::string_view category, name;
  bool since21;
};
constexpr Profile kProfiles[] = {{"csaf_security_incident_response", "Security Incident Response", false},
                                 {"csaf_informational_advisory", "Informational Advisory", false},
                                 {"csaf_security_advisory", "Security Advisory", false},
                                 {"csaf_vex", "VEX", false},
                                 {"csaf_deprecated_security_advisory", "Deprecated Security Advisory", true},
                                 {"csaf_withdrawn", "Withdrawn", true},
                                 {"csaf_superseded", "Superseded", true},
                                 {"csaf_vulnerability_report", "Vulnerability Report", true}};

// Unicode's categories Pd, Pc and Zs beyond ASCII, with minus signs and combining low lines, in UTF-8.
constexpr std::string_view kSeparators[] = {
    "\u00A0", "\u00AD", "\u058A", "\u05BE", "\u1400", "\u1680", "\u1806", "\u2000", "\u2001", "\u2002",
    "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A", "\u2010", "\u2011",
    "\u2012", "\u2013", "\u2014", "\u2015", "\u2028", "\u2029", "\u202F", "\u203F", "\u2040", "\u2043",
    "\u2054", "\u205F", "\u207B", "\u208B", "\u2212", "\u2E17", "\u2E1A", "\u2E3A", "\u2E3B", "\u2E40",
    "\u3000", "\u301C", "\u3030", "\u30A0", "\u0332", "\u0333", "\u02D7", "\u2017", "\uFE31", "\uFE32",
    "\uFE33", "\uFE34", "\uFE4D", "\uFE4E", "\uFE4F", "\uFE58", "\uFE63", "\uFF0D", "\uFF3F"};

std::string folded(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const auto* separator =
        std::find_if(std::begin(kSeparators), std::end(kSeparators),
                     [&](std::string_view each) { return text.substr(at).starts_with(each); });
    if (separator != std::end(kSeparators)) {
      at += separator->size();
      continue;
    }
    const char c = text[at++];
    if (c != '-' && c != '_' && !isAsciiSpace(c)) out += asciiLower(c);
  }
  return out;
}

void checkCategory(const CsafDocument& document, CsafProblems& problems) {
  const std::string_view category = document.category;
  const auto known = [&](const Profile& profile) { return document.is21 || !profile.since21; };
  for (const Profile& profile : kProfiles) {
    if (known(profile) && category == profile.category) return;
  }
  if (category == "csaf_base") return;
  const std::string bare = folded(category);
  bool taken = startsWithIgnoreCase(category, "csaf_");
  for (const Profile& profile : kProfiles)
    taken = taken || (known(profile) && (bare == folded(profile.name) || bare == folded(profile.category)));
  if (taken)
    problems.add("6.1.26", "the category \"" + std::string(category) + "\" is a profile's name",
                 "/document/category");
}

class ProfileRules {
 public:
  ProfileRules(const CsafDocument& document, CsafProblems& problems)
      : document_(document), problems_(problems) {}

  void check() {
    if (is({"csaf_informational_advisory", "csaf_security_incident_response"})) {
      if (!hasNote({"description", "details", "general", "summary"}))
        add("6.1.27.1", "no note describes what the document is about", "/document/notes");
    }
    if (is({"csaf_informational_advisory", "csaf_security_incident_response", "csaf_superseded"}) &&
        !hasExternalReference())
      add("6.1.27.2", "no reference is external", "/document/references");
    if (is({"csaf_informational_advisory", "csaf_withdrawn", "csaf_superseded"}) &&
        document_.vulnerabilities.exists())
      add("6.1.27.3", "vulnerabilities must not be there", "/vulnerabilities");
    if (isAdvisory() && !document_.tree.exists()) add("6.1.27.4", "product_tree is missing", "/product_tree");
    if (isAdvisory() && !document_.vulnerabilities.exists())
      add("6.1.27.11", "vulnerabilities are missing", "/vulnerabilities");
    if (is({"csaf_withdrawn", "csaf_superseded"})) checkTakenBack();
    size_t index = 0;
    for (const Node vulnerability : document_.vulnerabilities.items()) {
      where_ = "/vulnerabilities/" + std::to_string(index++);
      checkVulnerability(vulnerability);
    }
  }

 private:
  bool is(std::initializer_list<std::string_view> categories) const {
    return std::find(categories.begin(), categories.end(), document_.category) != categories.end();
  }
  bool isAdvisory() const {
    return is({"csaf_security_advisory", "csaf_vex", "csaf_deprecated_security_advisory",
               "csaf_vulnerability_report"});
  }
  void add(std::string_view test, std::string text, std::string where) {
    problems_.add(test, std::move(text), std::move(where));
  }

  bool hasNote(std::initializer_list<std::string_view> categories) const {
    for (const Node note : document_.document["notes"].items()) {
      if (std::find(categories.begin(), categories.end(), note["category"].text()) != categories.end())
        return true;
    }
    return false;
  }
  bool hasExternalReference() const {
    for (const Node reference : document_.document["references"].items()) {
      // "external" is the default of 2.0's schema; 2.1 wants it said.
      const std::string_view category = reference["category"].textOr(document_.is21 ? "" : "external");
      if (category == "external") return true;
    }
    return false;
  }

  void checkTakenBack() {
    if (!hasNote({"description"})) add("6.1.27.14", "no note is a description", "/document/notes");
    if (document_.tree.exists()) add("6.1.27.15", "product_tree must not be there", "/product_tree");
    if (document_.tracking["revision_history"].size() < 2)
      add("6.1.27.16", "the revision history has fewer than two entries",
          "/document/tracking/revision_history");
    if (!document_.isEnglish()) return;
    if (document_.category == "csaf_withdrawn") checkReason("6.1.27.17", "Reasoning for Withdrawal");
    if (document_.category != "csaf_superseded") return;
    checkReason("6.1.27.18", "Reasoning for Supersession");
    size_t found = 0;
    bool external = true;
    for (const Node reference : document_.document["references"].items()) {
      if (!reference["summary"].text().starts_with("Superseding Document")) continue;
      ++found;
      external = external && reference["category"].text() == "external";
    }
    if (found == 0 || !external)
      add("6.1.27.19", "no external reference is summed up as \"Superseding Document\"",
          "/document/references");
  }

  void checkReason(std::string_view test, std::string_view title) {
    size_t found = 0;
    bool described = true;
    for (const Node note : document_.document["notes"].items()) {
      if (note["title"].text() != title) continue;
      ++found;
      described = described && note["category"].text() == "description";
    }
    if (found != 1 || !described)
      add(test, "exactly one note, a description, must have the title \"" + std::string(title) + "\"",
          "/document/notes");
  }

  void checkVulnerability(Node vulnerability) {
    const Node status = vulnerability["product_status"];
    if (is({"csaf_security_advisory", "csaf_vex", "csaf_deprecated_security_advisory"}) &&
        !vulnerability["notes"].exists())
      add("6.1.27.5", "the vulnerability has no notes", where_);
    if (is({"csaf_security_advisory", "csaf_deprecated_security_advisory"}) && !status.exists())
      add("6.1.27.6", "the vulnerability has no product_status", where_);
    if (document_.category == "csaf_vex") checkVex(vulnerability, status);
    if (is({"csaf_vex", "csaf_vulnerability_report"})) checkIds(vulnerability, status);
    if (document_.is21 && document_.category == "csaf_security_advisory") {
      if (status["known_affected"].size() == 0) add("6.1.27.12", "no product is known_affected", where_);
      checkCorresponding(status);
    }
    if (document_.category == "csaf_vulnerability_report" && document_.isEnglish())
      checkReportNotes(vulnerability);
  }

  void checkVex(Node vulnerability, Node status) {
    if (!status["fixed"].exists() && !status["known_affected"].exists() &&
        !status["known_not_affected"].exists() && !status["under_investigation"].exists())
      add("6.1.27.7", "no product is fixed, known_affected, known_not_affected or under_investigation",
          where_);
    const auto impact = covered(vulnerability["flags"], vulnerability["threats"], "impact");
    for (const Node id : status["known_not_affected"].items()) {
      if (impact.count(id.text()) == 0)
        add("6.1.27.9", "nothing says why " + std::string(id.text()) + " is not affected", where_);
    }
    const auto action = covered(vulnerability["remediations"], Node(), {});
    for (const Node id : status["known_affected"].items()) {
      if (action.count(id.text()) == 0)
        add("6.1.27.10", "nothing says what to do about " + std::string(id.text()), where_);
    }
  }

  /// Products that some item of `all`, or some item of `some` with that category, is about.
  std::set<std::string_view> covered(Node all, Node some, std::string_view category) const {
    std::set<std::string_view> out;
    for (const Node item : all.items()) out.merge(document_.productsOf(item));
    for (const Node item : some.items()) {
      if (item["category"].text() == category) out.merge(document_.productsOf(item));
    }
    return out;
  }

  void checkIds(Node vulnerability, Node status) {
    const Node ids = vulnerability["ids"];
    if (!vulnerability["cve"].exists() && !ids.exists())
      return add("6.1.27.8", "the vulnerability has neither cve nor ids", where_);
    if (vulnerability["cve"].exists() || !document_.is21) return;
    std::set<std::string_view> named;
    for (const Node id : ids.items()) {
      if (!id["product_ids"].exists() && !id["group_ids"].exists()) return;
      named.merge(document_.productsOf(id));
    }
    for (const Node::Member group : status.members()) {
      for (const Node id : group.value.items()) {
        if (named.count(id.text()) == 0)
          add("6.1.27.8", "no id of the vulnerability is for " + std::string(id.text()), where_);
      }
    }
  }

  void checkCorresponding(Node status);
  std::set<std::string> namesOf(std::string_view id, int depth);
  void index();

  void checkReportNotes(Node vulnerability) {
    bool found = false;
    bool right = true;
    for (const Node note : vulnerability["notes"].items()) {
      const std::string_view title = note["title"].text();
      const std::string_view category = note["category"].text();
      if (title != "Vulnerability Summary" && title != "CVE Description") continue;
      found = true;
      right = right && category == (title == "CVE Description" ? "description" : "summary");
    }
    if (!found || !right) add("6.1.27.20", "no note sums the vulnerability up", where_);
  }

  const CsafDocument& document_;
  CsafProblems& problems_;
  std::string where_;
  bool isIndexed_ = false;
  std::unordered_map<std::string_view, std::string> bareNames_;
  /// The product paths that make a product, or beside which it is installed.
  std::unordered_map<std::string_view, std::vector<Node>> paths_;
};

/// What a product is without its version: its branches but those of version, patch and service pack; of a
/// path, the names of its steps, without what it is only installed beside; of what is installed beside
/// something, that too.
std::set<std::string> ProfileRules::namesOf(std::string_view id, int depth) {
  if (!isIndexed_) index();
  std::set<std::string> names;
  if (const auto at = bareNames_.find(id); at != bareNames_.end()) names.insert(at->second);
  const auto paths = paths_.find(id);
  if (depth == 0 || paths == paths_.end()) return names;
  for (const Node path : paths->second) {
    std::set<std::string> whole = namesOf(path["beginning_product_reference"].text(), depth - 1);
    names.insert(whole.begin(), whole.end());
    for (const Node step : path["subpaths"].items()) {
      if (step["category"].text() == "installed_with") names.insert(whole.begin(), whole.end());
      std::set<std::string> longer;
      for (const std::string& name : whole) {
        for (const std::string& next : namesOf(step["next_product_reference"].text(), depth - 1))
          longer.insert(name + " > " + next);
      }
      if (!longer.empty()) whole = longer;
    }
    names.insert(whole.begin(), whole.end());
  }
  return names;
}

void ProfileRules::index() {
  isIndexed_ = true;
  for (const CsafProduct& product : document_.products) {
    if (product.branches.empty()) continue;
    std::string name;
    for (const CsafBranch& branch : product.branches) {
      if (branch.category != "product_version" && branch.category != "product_version_range" &&
          branch.category != "patch_level" && branch.category != "service_pack")
        name += "/" + std::string(branch.name);
    }
    bareNames_.try_emplace(product.id(), std::move(name));
  }
  for (const Node path : document_.tree["product_paths"].items()) {
    paths_[path["full_product_name"]["product_id"].text()].push_back(path);
    for (const Node step : path["subpaths"].items()) {
      if (step["category"].text() == "installed_with")
        paths_[step["next_product_reference"].text()].push_back(path);
    }
  }
}

void ProfileRules::checkCorresponding(Node status) {
  constexpr int kMaxPaths = 4;
  std::set<std::string> affected;
  for (const std::string_view group : {"known_affected", "first_affected", "last_affected"}) {
    for (const Node id : status[group].items()) affected.merge(namesOf(id.text(), kMaxPaths));
  }
  for (const std::string_view group : {"fixed", "first_fixed"}) {
    for (const Node id : status[group].items()) {
      const auto names = namesOf(id.text(), kMaxPaths);
      const bool corresponds = std::any_of(names.begin(), names.end(),
                                           [&](const std::string& name) { return affected.count(name) > 0; });
      if (!corresponds)
        add("6.1.27.13", "no version of " + std::string(id.text()) + " is listed as affected", where_);
    }
  }
}

}  // namespace

void checkCsafProfile(const CsafDocument& document, CsafProblems& problems) {
  checkCategory(document, problems);
  ProfileRules(document, problems).check();
}

}  // namespace postern
