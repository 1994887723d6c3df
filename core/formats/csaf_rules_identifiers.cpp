// SPDX-License-Identifier: Apache-2.0
// CSAF tests of product identification helpers: purls (6.1.13, 6.1.42), hashes (6.1.25), model and serial
// numbers and SKUs with placeholders (6.1.43, 6.1.44, 6.1.61).
#include "formats/csaf_rules.h"
#include "vocab/purl.h"

namespace postern {
namespace {

void checkPurl(std::string_view text, const std::string& where, CsafProblems& problems) {
  const Result<Purl> purl = parsePurl(text);
  if (!purl.ok())
    problems.add("6.1.13", "\"" + std::string(text) + "\" is no valid purl: " + purl.error().message, where);
}

/// Qualifiers may differ, all else may not.
void checkSamePackage(Node purls, const std::string& where, CsafProblems& problems) {
  std::string first;
  for (const Node item : purls.items()) {
    Result<PurlReading> reading = readPurl(item.text());
    if (!reading.ok()) continue;
    Purl purl = reading.value().purl;
    purl.qualifiers.clear();
    const std::string bare = purlText(purl);
    if (first.empty()) first = bare;
    if (bare != first)
      problems.add("6.1.42", "the purls " + first + " and " + bare + " differ in more than qualifiers",
                   where);
  }
}

/// A backslash takes the meaning from what follows it.
size_t unescapedStars(std::string_view text) {
  size_t stars = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '*') {
      ++stars;
    }
  }
  return stars;
}

void checkStars(Node list, std::string_view test, const std::string& where, CsafProblems& problems) {
  for (const Node item : list.items()) {
    if (unescapedStars(item.text()) > 1)
      problems.add(test, "\"" + std::string(item.text()) + "\" has more than one unescaped *", where);
  }
}

void checkHashes(Node hashes, const std::string& where, CsafProblems& problems) {
  for (const Node file : hashes.items()) {
    std::set<std::string_view> seen;
    for (const Node hash : file["file_hashes"].items()) {
      const std::string_view algorithm = hash["algorithm"].text();
      if (!seen.insert(algorithm).second)
        problems.add("6.1.25", "the hash algorithm " + std::string(algorithm) + " is used twice for one file",
                     where);
    }
  }
}

}  // namespace

void checkCsafIdentifiers(const CsafDocument& document, CsafProblems& problems) {
  for (const CsafProduct& product : document.products) {
    const Node helper = product.node["product_identification_helper"];
    if (!helper.exists()) continue;
    const std::string where = product.where + "/product_identification_helper";
    checkHashes(helper["hashes"], where, problems);
    if (!document.is21) {
      if (helper["purl"].exists()) checkPurl(helper["purl"].text(), where, problems);
      continue;
    }
    for (const Node purl : helper["purls"].items()) checkPurl(purl.text(), where, problems);
    checkSamePackage(helper["purls"], where, problems);
    checkStars(helper["model_numbers"], "6.1.43", where, problems);
    checkStars(helper["serial_numbers"], "6.1.44", where, problems);
    checkStars(helper["skus"], "6.1.61", where, problems);
  }
}

}  // namespace postern
