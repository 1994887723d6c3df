// SPDX-License-Identifier: Apache-2.0
// See cwe.h.
#include "vocab/cwe.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "vocab/cwe_table.h"

namespace postern {
namespace {

using cwe_table::Entry;

const Entry* entryOf(uint32_t id) {
  const Entry* const end = cwe_table::kEntries + cwe_table::kEntryCount;
  const Entry* const at =
      std::lower_bound(cwe_table::kEntries, end, id, [](const Entry& e, uint32_t v) { return e.id < v; });
  return at != end && at->id == id ? at : nullptr;
}

std::span<const uint16_t> parentsOf(uint32_t id) {
  const Entry* const entry = entryOf(id);
  if (entry == nullptr) return {};
  return {cwe_table::kParents + entry->firstParent, entry->parents};
}

/// Steps up to each ancestor and to the weakness itself (0).
std::map<uint32_t, uint32_t> climb(uint32_t id) {
  std::map<uint32_t, uint32_t> steps{{id, 0}};
  std::vector<uint32_t> level{id};
  for (uint32_t step = 1; !level.empty(); ++step) {
    std::vector<uint32_t> next;
    for (const uint32_t at : level) {
      for (const uint16_t parent : parentsOf(at)) {
        if (steps.try_emplace(parent, step).second) next.push_back(parent);
      }
    }
    level = std::move(next);
  }
  return steps;
}

constexpr std::string_view kOwasp2017[] = {"Injection",
                                           "Broken Authentication",
                                           "Sensitive Data Exposure",
                                           "XML External Entities (XXE)",
                                           "Broken Access Control",
                                           "Security Misconfiguration",
                                           "Cross-Site Scripting (XSS)",
                                           "Insecure Deserialization",
                                           "Using Components with Known Vulnerabilities",
                                           "Insufficient Logging & Monitoring"};
constexpr std::string_view kOwasp2021[] = {"Broken Access Control",
                                           "Cryptographic Failures",
                                           "Injection",
                                           "Insecure Design",
                                           "Security Misconfiguration",
                                           "Vulnerable and Outdated Components",
                                           "Identification and Authentication Failures",
                                           "Software and Data Integrity Failures",
                                           "Security Logging and Monitoring Failures",
                                           "Server-Side Request Forgery (SSRF)"};
constexpr std::string_view kOwasp2025[] = {"Broken Access Control",
                                           "Security Misconfiguration",
                                           "Software Supply Chain Failures",
                                           "Cryptographic Failures",
                                           "Injection",
                                           "Insecure Design",
                                           "Authentication Failures",
                                           "Software or Data Integrity Failures",
                                           "Security Logging and Alerting Failures",
                                           "Mishandling of Exceptional Conditions"};

std::vector<uint32_t> listedIn(uint32_t year, uint32_t id) {
  std::vector<uint32_t> categories;
  for (size_t i = 0; i < cwe_table::kOwaspCount; ++i) {
    const cwe_table::Listed& row = cwe_table::kOwasp[i];
    if (row.year == year && row.weakness == id) categories.push_back(row.place);
  }
  std::sort(categories.begin(), categories.end());
  return categories;
}

}  // namespace

std::string_view name(CweAbstraction abstraction) {
  switch (abstraction) {
    case CweAbstraction::kPillar:
      return "pillar";
    case CweAbstraction::kClass:
      return "class";
    case CweAbstraction::kBase:
      return "base";
    case CweAbstraction::kVariant:
      return "variant";
    case CweAbstraction::kCompound:
      return "compound";
  }
  return {};
}

std::optional<Cwe> findCwe(uint32_t id) {
  const Entry* const entry = entryOf(id);
  if (entry == nullptr) return std::nullopt;
  Cwe found;
  found.id = id;
  found.abstraction = entry->abstraction == 'P'   ? CweAbstraction::kPillar
                      : entry->abstraction == 'C' ? CweAbstraction::kClass
                      : entry->abstraction == 'V' ? CweAbstraction::kVariant
                      : entry->abstraction == 'X' ? CweAbstraction::kCompound
                                                  : CweAbstraction::kBase;
  found.deprecated = entry->deprecated != 0;
  found.name = entry->name;
  found.parents = parentsOf(id);
  return found;
}

std::optional<uint32_t> parseCweId(std::string_view text) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  if (text.size() > 3 && lower(text[0]) == 'c' && lower(text[1]) == 'w' && lower(text[2]) == 'e') {
    text.remove_prefix(3);
    if (text.front() == '-' || text.front() == '_' || text.front() == ' ' || text.front() == ':')
      text.remove_prefix(1);
  }
  if (text.empty() || text.size() > 6) return std::nullopt;
  uint32_t id = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    id = id * 10 + static_cast<uint32_t>(c - '0');
  }
  if (id == 0) return std::nullopt;
  return id;
}

std::vector<uint32_t> cweAncestors(uint32_t id) {
  std::vector<std::pair<uint32_t, uint32_t>> found;  // steps, id
  for (const auto& [ancestor, steps] : climb(id)) {
    if (ancestor != id) found.emplace_back(steps, ancestor);
  }
  std::sort(found.begin(), found.end());
  std::vector<uint32_t> ids;
  for (const auto& [steps, ancestor] : found) ids.push_back(ancestor);
  return ids;
}

bool isCweAncestor(uint32_t ancestor, uint32_t id) { return ancestor != id && climb(id).count(ancestor) > 0; }

std::optional<CweKinship> cweKinship(uint32_t a, uint32_t b) {
  const auto left = climb(a);
  const auto right = climb(b);
  std::optional<CweKinship> best;
  for (const auto& [id, up] : left) {
    const auto other = right.find(id);
    if (other == right.end()) continue;
    if (!best || up + other->second < best->up + best->upOther) best = CweKinship{id, up, other->second};
  }
  return best;
}

std::vector<uint32_t> owaspTopTen(uint32_t year, uint32_t id, bool inherited) {
  std::vector<uint32_t> categories = listedIn(year, id);
  if (!categories.empty() || !inherited) return categories;
  for (const uint32_t ancestor : cweAncestors(id)) {
    categories = listedIn(year, ancestor);
    if (!categories.empty()) break;
  }
  return categories;
}

std::string_view owaspCategory(uint32_t year, uint32_t category) {
  if (category < 1 || category > 10) return {};
  if (year == 2017) return kOwasp2017[category - 1];
  if (year == 2021) return kOwasp2021[category - 1];
  return year == 2025 ? kOwasp2025[category - 1] : std::string_view();
}

uint32_t cweTop25(uint32_t year, uint32_t id) {
  for (size_t i = 0; i < cwe_table::kTop25Count; ++i) {
    const cwe_table::Listed& row = cwe_table::kTop25[i];
    if (row.year == year && row.weakness == id) return row.place;
  }
  return 0;
}

}  // namespace postern
