// SPDX-License-Identifier: Apache-2.0
// The rules of CSAF: the essentials of the JSON schemas of 2.0 and 2.1, and the mandatory tests of
// section 6.1, "which MUST NOT fail at a valid CSAF document". Recommended and informative tests (6.2, 6.3)
// refuse nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/csaf_document.h"

namespace postern {

class CsafProblems {
 public:
  struct Problem {
    std::string_view test;  ///< "6.1.6", "schema"
    std::string text, where;
  };
  void add(std::string_view test, std::string text, std::string where);
  const std::vector<Problem>& found() const { return found_; }
  bool empty() const { return found_.empty(); }
  /// "CSAF 6.1.6 Contradicting Product Status: …; …": every broken rule once, with its first instance.
  std::string describe() const;

 private:
  std::vector<Problem> found_;
};

/// Everything that is wrong with the document, schema first, then in the order of the tests.
CsafProblems checkCsaf(const CsafDocument& document);
/// "Contradicting Product Status" of "6.1.6".
std::string_view csafTestName(std::string_view test);

// The groups of tests that checkCsaf() runs.
void checkCsafSchema(const CsafDocument& document, CsafProblems& problems);
void checkCsafProducts(const CsafDocument& document, CsafProblems& problems);
void checkCsafIdentifiers(const CsafDocument& document, CsafProblems& problems);
void checkCsafVersionRanges(const CsafDocument& document, CsafProblems& problems);
void checkCsafTracking(const CsafDocument& document, CsafProblems& problems);
void checkCsafDates(const CsafDocument& document, CsafProblems& problems);
void checkCsafHeading(const CsafDocument& document, CsafProblems& problems);
void checkCsafLicence(const CsafDocument& document, CsafProblems& problems);
void checkCsafProfile(const CsafDocument& document, CsafProblems& problems);
void checkCsafVulnerabilities(const CsafDocument& document, CsafProblems& problems);
void checkCsafRemediations(const CsafDocument& document, CsafProblems& problems);
void checkCsafMetrics(const CsafDocument& document, CsafProblems& problems);
void checkCsafCvss(const CsafDocument& document, CsafProblems& problems);
void checkCsafSsvc(const CsafDocument& document, CsafProblems& problems);
void checkCsafExtensions(const CsafDocument& document, CsafProblems& problems);

/// A weakness must be one of the release that it names, by the name that it had there (6.1.11). Documents
/// before 2.1 name no release: any name that it ever had will do.
void checkCsafCwe(Node cwe, const std::string& where, CsafProblems& problems);

}  // namespace postern
