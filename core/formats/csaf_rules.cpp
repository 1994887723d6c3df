// SPDX-License-Identifier: Apache-2.0
// Runs the tests and tells what they found (csaf_rules.h). Names of tests: CSAF 2.0 (OASIS Standard) and 2.1
// (draft), headings of section 6.1.
#include "formats/csaf_rules.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace postern {
namespace {

// A document with a thousand mistakes of one kind is refused for the first.
constexpr size_t kMaxPerTest = 3;
constexpr size_t kMaxTests = 8;

struct TestName {
  std::string_view id, name;
};
constexpr TestName kNames[] = {
    {"6.1.1", "Missing Definition of Product ID"},
    {"6.1.2", "Multiple Definition of Product ID"},
    {"6.1.3", "Circular Definition of Product ID"},
    {"6.1.4", "Missing Definition of Product Group ID"},
    {"6.1.5", "Multiple Definition of Product Group ID"},
    {"6.1.6", "Contradicting Product Status"},
    {"6.1.7", "Multiple Scores with Same Version per Product"},
    {"6.1.8", "Invalid CVSS"},
    {"6.1.9", "Invalid CVSS Computation"},
    {"6.1.10", "Inconsistent CVSS"},
    {"6.1.11", "CWE"},
    {"6.1.12", "Language"},
    {"6.1.13", "PURL"},
    {"6.1.14", "Sorted Revision History"},
    {"6.1.15", "Translator"},
    {"6.1.16", "Latest Document Version"},
    {"6.1.17", "Document Status Draft"},
    {"6.1.18", "Released Revision History"},
    {"6.1.19", "Revision History Entries for Pre-release Versions"},
    {"6.1.20", "Non-Draft Document Version"},
    {"6.1.21", "Missing Item in Revision History"},
    {"6.1.22", "Multiple Definition in Revision History"},
    {"6.1.23", "Multiple Use of Same CVE"},
    {"6.1.24", "Multiple Definition in Involvements"},
    {"6.1.25", "Multiple Use of Same Hash Algorithm"},
    {"6.1.26", "Prohibited Document Category Name"},
    {"6.1.27.1", "Document Notes"},
    {"6.1.27.2", "Document References"},
    {"6.1.27.3", "Vulnerabilities"},
    {"6.1.27.4", "Product Tree"},
    {"6.1.27.5", "Vulnerability Notes"},
    {"6.1.27.6", "Product Status"},
    {"6.1.27.7", "VEX Product Status"},
    {"6.1.27.8", "Vulnerability ID"},
    {"6.1.27.9", "Impact Statement"},
    {"6.1.27.10", "Action Statement"},
    {"6.1.27.11", "Vulnerabilities"},
    {"6.1.27.12", "Affected Products"},
    {"6.1.27.13", "Corresponding Affected Products"},
    {"6.1.27.14", "Document Notes"},
    {"6.1.27.15", "Product Tree"},
    {"6.1.27.16", "Revision History"},
    {"6.1.27.17", "Reasoning for Withdrawal"},
    {"6.1.27.18", "Reasoning for Supersession"},
    {"6.1.27.19", "Reference to Superseding Document"},
    {"6.1.27.20", "Vulnerability Notes"},
    {"6.1.28", "Translation"},
    {"6.1.29", "Remediation without Product Reference"},
    {"6.1.30", "Mixed Integer and Semantic Versioning"},
    {"6.1.31", "Version Range in Product Version"},
    {"6.1.32", "Flag without Product Reference"},
    {"6.1.33", "Multiple Flags with VEX Justification Codes per Product"},
    {"6.1.34", "Branches Recursion Depth"},
    {"6.1.35", "Contradicting Remediations"},
    {"6.1.36", "Contradicting Product Status Remediation Combination"},
    {"6.1.37", "Date and Time"},
    {"6.1.38", "Non-Public Sharing Group with Max UUID"},
    {"6.1.39", "Public Sharing Group with No Max UUID"},
    {"6.1.40", "Invalid Sharing Group Name"},
    {"6.1.41", "Missing Sharing Group Name"},
    {"6.1.42", "PURL Qualifiers"},
    {"6.1.43", "Use of Multiple Stars in Model Number"},
    {"6.1.44", "Use of Multiple Stars in Serial Number"},
    {"6.1.45", "Inconsistent Disclosure Date"},
    {"6.1.46", "Invalid SSVC"},
    {"6.1.47", "Inconsistent SSVC Target IDs"},
    {"6.1.48", "SSVC Decision Points"},
    {"6.1.49", "Inconsistent SSVC Timestamp"},
    {"6.1.50", "Product Version Range Rules"},
    {"6.1.51", "Inconsistent EPSS Timestamp"},
    {"6.1.52", "Inconsistent First Known Exploitation Dates"},
    {"6.1.53", "Inconsistent Exploitation Date"},
    {"6.1.54", "License Expression"},
    {"6.1.55", "License Text"},
    {"6.1.56", "Use of CVSS and Qualitative Severity Rating"},
    {"6.1.57", "Stacked Branch Categories"},
    {"6.1.58", "Use of product_version in one Path with product_version_range"},
    {"6.1.59", "Single Version as Product Version Range"},
    {"6.1.60.1", "Content Schema"},
    {"6.1.60.2", "Extension Schema"},
    {"6.1.60.3", "Extension Metadata"},
    {"6.1.61", "Use of Multiple Stars in SKU"},
};

size_t placeOf(std::string_view test) {
  const auto* at = std::find_if(std::begin(kNames), std::end(kNames),
                                [test](const TestName& name) { return name.id == test; });
  return at == std::end(kNames) ? 0 : static_cast<size_t>(at - std::begin(kNames)) + 1;
}

}  // namespace

void CsafProblems::add(std::string_view test, std::string text, std::string where) {
  const auto same = std::count_if(found_.begin(), found_.end(),
                                  [test](const Problem& problem) { return problem.test == test; });
  if (static_cast<size_t>(same) < kMaxPerTest) found_.push_back({test, std::move(text), std::move(where)});
}

std::string CsafProblems::describe() const {
  std::string out;
  std::set<std::string_view> told;
  for (const Problem& problem : found_) {
    if (told.size() == kMaxTests || !told.insert(problem.test).second) continue;
    if (!out.empty()) out += "; ";
    out += "CSAF " + std::string(problem.test);
    if (const std::string_view name = csafTestName(problem.test); !name.empty())
      out += " " + std::string(name);
    out += ": " + std::string(clipUtf8(problem.text, 300));
  }
  return out;
}

std::string_view csafTestName(std::string_view test) {
  const size_t place = placeOf(test);
  return place == 0 ? std::string_view() : kNames[place - 1].name;
}

CsafProblems checkCsaf(const CsafDocument& document) {
  CsafProblems found;
  for (const auto check :
       {checkCsafSchema, checkCsafProducts, checkCsafIdentifiers, checkCsafVersionRanges, checkCsafTracking,
        checkCsafDates, checkCsafHeading, checkCsafLicence, checkCsafProfile, checkCsafVulnerabilities,
        checkCsafRemediations, checkCsafMetrics, checkCsafCvss, checkCsafSsvc, checkCsafExtensions})
    check(document, found);
  std::vector<CsafProblems::Problem> ordered = found.found();
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto& a, const auto& b) { return placeOf(a.test) < placeOf(b.test); });
  CsafProblems out;
  for (CsafProblems::Problem& problem : ordered)
    out.add(problem.test, std::move(problem.text), std::move(problem.where));
  return out;
}

}  // namespace postern
