// SPDX-License-Identifier: Apache-2.0
// See compliance_controls.h.
#include "enrich/compliance_controls.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "enrich/compliance_table.h"
#include "vocab/cwe.h"

namespace postern {
namespace {

constexpr uint32_t bit(Family family) { return 1U << static_cast<uint32_t>(family); }

std::string_view sourceText(std::string_view source) {
  if (source == "asvs") return "the requirement's subject in OWASP ASVS 5.0.0, by CWE";
  if (source == "nist53") return "MITRE SAF's CWE to NIST SP 800-53 mapping, carried over to revision 5";
  return "the requirement's own text, read by Postern's authors";
}

uint32_t familyBit(std::string_view word) {
  const auto family = familyFromName(word);
  return family ? bit(*family) : 0;
}

constexpr uint32_t kApplicationScans = bit(Family::kCode) | bit(Family::kDynamic);

}  // namespace

const ComplianceControls& ComplianceControls::get() {
  static const ComplianceControls controls;
  return controls;
}

ComplianceControls::ComplianceControls() : byKind_(static_cast<size_t>(ObservationKind::kMalware) + 1) {
  addOwasp(2021);
  addOwasp(2025);
  addTable();
}

void ComplianceControls::addOwasp(uint32_t year) {
  const uint32_t components = year == 2021 ? 6 : 3;  // vulnerable and outdated components; supply chain
  const uint32_t first = static_cast<uint32_t>(all_.size());
  for (uint32_t category = 1; category <= 10; ++category) {
    Control control;
    control.framework = "owasp-top-10-" + std::to_string(year);
    control.id = (category < 10 ? "A0" : "A") + std::to_string(category);
    control.title = owaspCategory(year, category);
    control.source = "OWASP's list of mapped CWEs for the category";
    control.families = category == components
                           ? bit(Family::kDependencies) | bit(Family::kImage) | bit(Family::kSbom)
                           : kApplicationScans;
    all_.push_back(std::move(control));
  }
  byKind_[static_cast<size_t>(ObservationKind::kVulnerability)].push_back(first + components - 1);
  if (year == 2025) byKind_[static_cast<size_t>(ObservationKind::kMalware)].push_back(first + components - 1);
  owasp_.push_back({year, first});
}

void ComplianceControls::addTable() {
  for (size_t i = 0; i < compliance_table::kRowCount; ++i) {
    const compliance_table::Row& row = compliance_table::kRows[i];
    const auto index = static_cast<uint32_t>(all_.size());
    Control control{row.framework, row.control, row.title, std::string(sourceText(row.source)), 0};
    std::string_view about = row.about;
    while (!about.empty()) {
      const size_t space = std::min(about.find(' '), about.size());
      const std::string_view token = about.substr(0, space);
      about.remove_prefix(std::min(space + 1, about.size()));
      if (token.starts_with("cwe:")) {
        if (const auto id = parseCweId(token.substr(4))) byWeakness_[*id].push_back(index);
      } else if (token.starts_with("kind:")) {
        if (const auto kind = observationKindFromName(token.substr(5)))
          byKind_[static_cast<size_t>(*kind)].push_back(index);
      } else if (token.starts_with("by:")) {
        control.families |= familyBit(token.substr(3));
      }
    }
    all_.push_back(std::move(control));
  }
}

std::vector<uint32_t> ComplianceControls::about(ObservationKind kind,
                                                const std::vector<uint32_t>& weaknesses) const {
  std::vector<uint32_t> found = byKind_[static_cast<size_t>(kind)];
  const auto add = [&](uint32_t cwe) {
    if (const auto at = byWeakness_.find(cwe); at != byWeakness_.end())
      found.insert(found.end(), at->second.begin(), at->second.end());
  };
  for (const uint32_t cwe : weaknesses) {
    add(cwe);
    for (const uint32_t ancestor : cweAncestors(cwe)) add(ancestor);
    // OWASP lists weaknesses one by one: what none of its lists names goes where its nearest ancestor stands.
    for (const OwaspYear& owasp : owasp_) {
      for (const uint32_t category : owaspTopTen(owasp.year, cwe, true))
        found.push_back(owasp.firstControl + category - 1);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace postern
