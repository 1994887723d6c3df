// SPDX-License-Identifier: Apache-2.0
// Rules of single purl types (purl_rules.h): the notes, permitted characters and normalisation rules of
// package-url/purl-spec, types/*-definition.json, beyond what purl_type_table.cpp has as flags.
#include "vocab/purl_rules.h"

#include <algorithm>

#include "base/text.h"

namespace postern {
namespace {

bool isGuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = asciiLower(text[i]);
    if (dash ? c != '-' : !(isAsciiDigit(c) || (c >= 'a' && c <= 'f'))) return false;
  }
  return true;
}

std::string brokenChromeRule(const Purl& purl) {
  const auto isLetter = [](char c) { return c >= 'a' && c <= 'p'; };
  if (purl.name.size() != 32 || !std::all_of(purl.name.begin(), purl.name.end(), isLetter))
    return "an extension's id is 32 letters from a to p";
  if (purl.version.empty()) return {};
  const auto parts = split(purl.version, '.');
  const bool numbers = std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), isAsciiDigit);
  });
  return numbers && parts.size() <= 4 ? std::string() : "an extension's version is one to four numbers";
}

}  // namespace

void foldByType(Purl& purl) {
  const std::string_view type = purl.type;
  if (type == "pypi") {
    std::replace(purl.name.begin(), purl.name.end(), '_', '-');
  } else if (type == "pub") {
    for (char& c : purl.name) c = isAsciiAlnum(c) ? c : '_';
  } else if (type == "cpan") {
    purl.nameSpace = toUpperAscii(purl.nameSpace);
  } else if (type == "mlflow" && containsIgnoreCase(purl.qualifier("repository_url"), "databricks")) {
    purl.name = toLowerAscii(purl.name);  // Databricks' servers do not tell cases apart, Azure's do
  } else if (type == "git" && (purl.nameSpace == "github" || purl.nameSpace == "github.com" ||
                               purl.nameSpace == "bitbucket.org")) {
    purl.name = toLowerAscii(purl.name);  // as types github and bitbucket
  } else if (type == "swid") {
    for (auto& [key, value] : purl.qualifiers) {
      if (key == "tag_id" && isGuid(value)) value = toLowerAscii(value);
    }
  }
}

std::string brokenRuleOfType(const Purl& purl) {
  const std::string_view type = purl.type;
  if (type == "chrome-extension") return brokenChromeRule(purl);
  if (type == "cpan" && purl.name.find("::") != std::string::npos)
    return "a distribution's name has no \"::\"; that is a module's";
  if (type == "cocoapods") {
    const bool bad =
        std::any_of(purl.name.begin(), purl.name.end(), [](char c) { return isAsciiSpace(c) || c == '+'; });
    if (bad || purl.name.front() == '.') return "a pod's name has no space or '+' and no '.' in front";
  }
  if (type == "swid" && std::count(purl.nameSpace.begin(), purl.nameSpace.end(), '/') > 1)
    return "a swid namespace is a name and a regid at most";
  return {};
}

}  // namespace postern
