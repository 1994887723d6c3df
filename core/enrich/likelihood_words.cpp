// SPDX-License-Identifier: Apache-2.0
// See likelihood_words.h. A change here needs the same change in tools/likelihood/words.mjs and a new table.
#include "enrich/likelihood_words.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace postern {
namespace {

constexpr size_t kMostWords = 64;
constexpr size_t kMostVendorWords = 6;

// Ascending, as likelihoodWords stems them. Words that say nothing of the flaw or the product.
constexpr std::string_view kStopWords[] = {"a",          "affected",
                                           "affecting",  "allow",
                                           "allowing",   "an",
                                           "and",        "are",
                                           "as",         "at",
                                           "be",         "before",
                                           "by",         "can",
                                           "could",      "cve",
                                           "cwe",        "due",
                                           "for",        "from",
                                           "has",        "have",
                                           "in",         "into",
                                           "is",         "it",
                                           "its",        "may",
                                           "not",        "of",
                                           "on",         "or",
                                           "prior",      "that",
                                           "the",        "their",
                                           "this",       "through",
                                           "to",         "unknown",
                                           "use",        "used",
                                           "using",      "version",
                                           "via",        "vulnerability",
                                           "vulnerable", "was",
                                           "when",       "which",
                                           "will",       "with"};

// Ascending. Words of a company's name that do not tell it from another.
constexpr std::string_view kCompanyWords[] = {"ag",           "bv",
                                              "co",           "communications",
                                              "company",      "corp",
                                              "corporation",  "electronics",
                                              "foundation",   "gmbh",
                                              "group",        "inc",
                                              "incorporated", "international",
                                              "lab",          "labs",
                                              "limited",      "llc",
                                              "ltd",          "org",
                                              "organization", "project",
                                              "sa",           "se",
                                              "software",     "solutions",
                                              "system",       "systems",
                                              "team",         "technologie",
                                              "technologies", "technology",
                                              "the"};

constexpr std::string_view kNoVendor[] = {"n a", "na", "none", "unknown", "unspecified"};

template <size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word) {
  return std::binary_search(std::begin(words), std::end(words), word);
}

/// Runs of ASCII letters and digits in lower case, until `visit` returns false.
template <typename F>
void forRuns(std::string_view text, F&& visit) {
  std::string run;
  for (size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && isAsciiAlnum(text[at])) {
      run.push_back(asciiLower(text[at]));
      continue;
    }
    if (!run.empty() && !visit(run)) return;
    run.clear();
  }
}

/// A plural's s is dropped: "plugins" and "plugin" are one word.
void stem(std::string& word) {
  if (word.size() <= 3 || word.back() != 's') return;
  if (std::string_view("suioa").find(word[word.size() - 2]) != std::string_view::npos) return;
  word.pop_back();
  if (word.ends_with("ie")) word.replace(word.size() - 2, 2, "y");
}

}  // namespace

std::vector<std::string> likelihoodWords(std::string_view text) {
  std::vector<std::string> words;
  forRuns(text, [&](std::string& run) {
    if (run.size() < 2 || isAsciiDigit(run[0])) return true;
    stem(run);
    if (!contains(kStopWords, run)) words.push_back(run);
    return words.size() < kMostWords;
  });
  return words;
}

std::string likelihoodVendor(std::string_view text) {
  std::string all;
  std::string vendor;
  size_t words = 0;
  forRuns(text, [&](const std::string& run) {
    if (all.size() < 16) all += (all.empty() ? "" : " ") + run;
    if (contains(kCompanyWords, run)) return true;
    vendor += (vendor.empty() ? "" : " ") + run;
    return ++words < kMostVendorWords;
  });
  return contains(kNoVendor, all) ? std::string() : vendor;
}

}  // namespace postern
