// SPDX-License-Identifier: Apache-2.0
// Scanners' own names of controls, in the spellings of Prowler, AWS Security Hub, Semgrep, Checkmarx,
// Kubescape and others: a framework's name, something between, the control. Benchmarks (CIS AWS 1.4 …) are no
// controls of a framework here.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "enrich/compliance.h"

namespace postern {
namespace {

/// Lower case, letters and digits only.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (isAsciiAlnum(c)) out += asciiLower(c);
  }
  return out;
}

struct Spelling {
  std::string_view start;  ///< of the folded tag
  std::string_view framework;
};
// Longer spellings first. A year or version that is not ours is another framework: no entry.
constexpr Spelling kSpellings[] = {
    {"nist80053revision5", "nist-800-53-r5"},
    {"nist80053rev5", "nist-800-53-r5"},
    {"nist80053r5", "nist-800-53-r5"},
    {"pcidssv401", "pci-dss-4.0.1"},
    {"pcidss401", "pci-dss-4.0.1"},
    {"pcidssv40", "pci-dss-4.0.1"},
    {"pcidss40", "pci-dss-4.0.1"},
    {"pciv401", "pci-dss-4.0.1"},
    {"pci401", "pci-dss-4.0.1"},
    {"pciv40", "pci-dss-4.0.1"},
    {"pci40", "pci-dss-4.0.1"},
    {"isoiec270012022", "iso-27001-2022"},
    {"iso270012022", "iso-27001-2022"},
    {"ciscontrolsv8", "cis-controls-8"},
    {"ciscontrols8", "cis-controls-8"},
    {"soc2", "soc-2"},
    {"hipaa", "hipaa"},
    {"gdpr", "gdpr-art-32"},
    {"asvsv5", "asvs-5.0"},
    {"asvs5", "asvs-5.0"},
};

/// The text after as many letters and digits as the spelling has.
std::string_view after(std::string_view tag, size_t alnum) {
  size_t at = 0;
  for (; at < tag.size() && alnum > 0; ++at) alnum -= isAsciiAlnum(tag[at]) ? 1 : 0;
  tag.remove_prefix(at);
  while (!tag.empty() && !isAsciiAlnum(tag.front())) tag.remove_prefix(1);
  return tag;
}

/// "A03:2021", "A3:2021-Injection", "OWASP-A03-2021", "owasp top 10 2021 A3".
ControlName owasp(std::string_view tag) {
  const std::string text = folded(tag);
  std::string_view year;
  for (const std::string_view known : {"2021", "2025"}) {
    if (text.find(known) != std::string::npos) year = known;
  }
  if (year.empty()) return {};
  for (size_t at = 0; at + 1 < tag.size(); ++at) {
    const bool starts = at == 0 || !isAsciiAlnum(tag[at - 1]);
    if (!starts || asciiLower(tag[at]) != 'a') continue;
    size_t end = at + 1;
    while (end < tag.size() && tag[end] >= '0' && tag[end] <= '9') ++end;
    const auto number = parseInt(tag.substr(at + 1, end - at - 1));
    if (end - at > 3 || !number || *number < 1 || *number > 10) continue;
    return {"owasp-top-10-" + std::string(year), (*number < 10 ? "A0" : "A") + std::to_string(*number)};
  }
  return {};
}

/// The control's id as its framework writes it, from spellings such as "ac_3_7", "cc_6_1", "164_312_a_1".
std::string controlId(std::string_view framework, std::string_view text) {
  std::string id(text.substr(0, std::min<size_t>(text.size(), 40)));
  const size_t space = id.find_first_of(" \t,;");
  if (space != std::string::npos) id.resize(space);
  if (framework == "nist-800-53-r5" || framework == "soc-2") {
    for (char& c : id) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  if (framework == "nist-800-53-r5" && id.find('_') != std::string::npos) {
    const size_t first = id.find('_');
    id[first] = '-';
    const size_t second = id.find('_', first);
    if (second != std::string::npos) id = id.substr(0, second) + "(" + id.substr(second + 1) + ")";
  }
  if (framework == "soc-2" && id.starts_with("CC_")) id = "CC" + id.substr(3);
  if (framework == "soc-2" || framework == "pci-dss-4.0.1") std::replace(id.begin(), id.end(), '_', '.');
  if (framework == "hipaa" && id.find('_') != std::string::npos) {
    std::string written;
    size_t part = 0;
    for (size_t from = 0; from <= id.size(); ++part) {
      const size_t to = std::min(id.find('_', from), id.size());
      const std::string piece = id.substr(from, to - from);
      written += part == 0 ? piece : part == 1 ? "." + piece : "(" + piece + ")";
      from = to + 1;
    }
    id = written;
  }
  if (framework == "gdpr-art-32") return id.find("32") == std::string::npos ? "" : id;
  return id;
}

}  // namespace

ControlName controlOfTag(std::string_view tag) {
  if (tag.size() < 4 || tag.size() > 200) return {};
  const std::string text = folded(tag);
  if (text.find("owasp") != std::string::npos || (asciiLower(tag[0]) == 'a' && tag[1] <= '9'))
    return owasp(tag);
  for (const Spelling& spelling : kSpellings) {
    if (!text.starts_with(spelling.start)) continue;
    const std::string id = controlId(spelling.framework, after(tag, spelling.start.size()));
    if (!id.empty()) return {std::string(spelling.framework), id};
  }
  return {};
}

}  // namespace postern
