// SPDX-License-Identifier: Apache-2.0
// Weakness and vulnerability ids inside free text, and severities (fields.h).
#include <algorithm>

#include "base/scan.h"
#include "base/text.h"
#include "formats/fields.h"

namespace postern {
namespace {

bool isWordChar(char c) { return isAsciiAlnum(c) || c == '_'; }

// An id namespace, and whether its ids go on past the prefix in letters (GHSA) or start with a digit (CVE).
struct Namespace {
  std::string_view prefix;  // upper case
  bool lettersFollow;
};
constexpr Namespace kNamespaces[] = {
    {"CVE-", false},      {"GHSA-", true},         {"RUSTSEC-", false}, {"PYSEC-", false},
    {"GO-", false},       {"OSV-", false},         {"SNYK-", true},     {"RHSA-", false},
    {"RHBA-", false},     {"RHEA-", false},        {"DSA-", false},     {"DLA-", false},
    {"USN-", false},      {"ALAS-", false},        {"ALAS2-", false},   {"ELSA-", false},
    {"SUSE-SU-", false},  {"OPENSUSE-SU-", false}, {"CNVD-", false},    {"CNNVD-", false},
    {"JVNDB-", false},    {"MAL-", false},         {"GSD-", false},     {"NSWG-ECO-", false},
    {"GMS-", false},      {"ALSA-", false},        {"RLSA-", false},    {"TEMP-", false},
    {"SONATYPE-", false}, {"WS-", false},          {"BDSA-", false},    {"XRAY-", false},
    {"PRISMA-", false},   {"HSEC-", false},        {"EUVD-", false},    {"BIT-", true},
    {"CURL-CVE-", false}, {"PSF-", false},         {"R7-", false},      {"VULNDB-", false}};

size_t idLength(std::string_view text, const Namespace& space) {
  if (!startsWithIgnoreCase(text, space.prefix)) return 0;
  size_t end = space.prefix.size();
  if (end >= text.size() || !isAsciiAlnum(text[end]) || (!space.lettersFollow && !isAsciiDigit(text[end])))
    return 0;
  while (end < text.size() &&
         (isAsciiAlnum(text[end]) || text[end] == '-' || text[end] == ':' || text[end] == '.'))
    ++end;
  while (!isAsciiAlnum(text[end - 1])) --end;
  if (space.prefix == "CVE-") {  // CVE-YYYY-NNNN, nothing behind the number
    size_t digits = 4;
    while (digits < end && isAsciiDigit(text[digits])) ++digits;
    if (digits != 8 || digits >= end || text[digits] != '-') return 0;
    size_t number = digits + 1;
    while (number < end && isAsciiDigit(text[number])) ++number;
    return number - digits - 1 >= 4 ? number : 0;
  }
  if (space.prefix == "GHSA-") return end >= 19 ? 19 : 0;  // GHSA-xxxx-xxxx-xxxx
  return end;
}

// Upper case, but GHSA's and Bitnami's tails are lower case by definition.
std::string canonicalId(std::string_view id) {
  if (startsWithIgnoreCase(id, "GHSA-")) return "GHSA-" + toLowerAscii(id.substr(5));
  if (startsWithIgnoreCase(id, "BIT-")) return "BIT-" + std::string(id.substr(4));
  return toUpperAscii(id);
}

uint32_t weaknessNumber(std::string_view digits) {
  const auto value = parseLeadingInt(digits);
  return value && *value > 0 && *value <= 9999 ? static_cast<uint32_t>(*value) : 0;
}

}  // namespace

void addWeaknesses(IdList& to, std::string_view text) {
  text = trim(text);
  if (!text.empty() && isAsciiDigit(text[0]) &&
      text.find_first_not_of("0123456789, ;") == std::string_view::npos) {
    for (const std::string_view part : splitList(text, ",; ")) {
      if (const uint32_t number = weaknessNumber(part)) to.add(number);
    }
    return;
  }
  for (size_t at = findIgnoreCase(text, "cwe"); at != std::string_view::npos;
       at = findIgnoreCase(text, "cwe", at + 3)) {
    if (at > 0 && isAsciiAlnum(text[at - 1])) continue;
    size_t digits = at + 3;
    while (digits < text.size() && digits < at + 8 &&
           (text[digits] == '-' || text[digits] == '_' || text[digits] == ':' || text[digits] == ' ' ||
            text[digits] == '/')) {
      ++digits;
    }
    if (const uint32_t number = weaknessNumber(text.substr(digits))) to.add(number);
  }
}

void addWeaknesses(IdList& to, Node node) {
  for (const Node item : node.items()) {
    if (item.isArray()) continue;
    addWeaknesses(to, item.text());
  }
}

// Every namespace ends in a hyphen, so only words before one are looked at: descriptions are long and have
// few.
void addVulnerabilityIds(BatchBuilder& out, IdList& to, std::string_view text) {
  size_t from = 0;  // nothing before it is looked at again
  const auto nextHyphen = [&](size_t at) {
    const char* end = text.data() + text.size();
    return static_cast<size_t>(scan::either(text.data() + at, end, '-', '-') - text.data());
  };
  for (size_t hyphen = nextHyphen(0); hyphen < text.size(); hyphen = nextHyphen(hyphen + 1)) {
    size_t start = hyphen;
    while (start > from && isAsciiAlnum(text[start - 1])) --start;
    const bool inner = start > 0 && (isWordChar(text[start - 1]) || text[start - 1] == '-');
    if (start == hyphen || inner) continue;
    for (const Namespace& space : kNamespaces) {
      const size_t length = idLength(text.substr(start), space);
      if (length == 0) continue;
      to.add(out.text(canonicalId(text.substr(start, length))));
      from = start + length;
      hyphen = std::max(hyphen, from - 1);
      break;
    }
  }
}

void addVulnerabilityId(BatchBuilder& out, IdList& to, std::string_view id) {
  id = trim(id);
  if (id.empty() || id.size() > 200) return;
  for (const Namespace& space : kNamespaces) {
    if (idLength(id, space) == id.size()) {
      to.add(out.text(canonicalId(id)));
      return;
    }
  }
  to.add(out.text(id));
}

void setSeverity(BatchBuilder& out, Observation& observation, std::string_view word, int64_t milli) {
  word = trim(word);
  if (!word.empty()) observation.severityText = out.text(clipUtf8(word, 100));
  const Severity said = severityFromWord(word);
  if (said != Severity::kUnknown) observation.severity = said;
  if (observation.severity == Severity::kUnknown && milli >= 0)
    observation.severity = severityFromScore(milli);
}

void addCvss(BatchBuilder& out, Observation& observation, std::string_view vector) {
  vector = trim(vector);
  while (!vector.empty() && (vector.front() == '(' || vector.front() == '[')) vector.remove_prefix(1);
  while (!vector.empty() && (vector.back() == ')' || vector.back() == ']')) vector.remove_suffix(1);
  if (startsWithIgnoreCase(vector, "CVSS2#")) vector.remove_prefix(6);
  if (startsWithIgnoreCase(vector, "CVSS3#")) vector.remove_prefix(6);
  const bool looksRight = vector.size() < 400 && (vector.starts_with("CVSS:") || vector.starts_with("AV:"));
  if (looksRight) observation.cvss.add(out.text(vector));
}

void setScore(Observation& observation, Node score) { setScore(observation, score.text()); }

void setScore(Observation& observation, std::string_view score) {
  const auto milli = parseMilli(score);
  if (!milli || *milli <= 0 || *milli > 10'000) return;
  observation.cvssScore = std::max(observation.cvssScore, static_cast<uint32_t>((*milli + 50) / 100));
}

int64_t scoreMilli(const Observation& observation) {
  return observation.cvssScore == 0 ? -1 : static_cast<int64_t>(observation.cvssScore) * 100;
}

uint32_t positive(std::string_view text) {
  const auto value = parseInt(text);
  return value && *value > 0 && *value < 0xFFFFFFFFLL ? static_cast<uint32_t>(*value) : 0;
}

uint32_t positive(Node node) {
  const auto value = node.integer();
  return value && *value > 0 && *value < 0xFFFFFFFFLL ? static_cast<uint32_t>(*value) : 0;
}

}  // namespace postern
