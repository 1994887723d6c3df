// SPDX-License-Identifier: Apache-2.0
// See compliance.h.
#include "enrich/compliance.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "enrich/compliance_controls.h"

namespace postern {
namespace {

constexpr Framework kFrameworks[] = {
    {"owasp-top-10-2021", "OWASP Top 10", "2021", "https://owasp.org/Top10/2021/"},
    {"owasp-top-10-2025", "OWASP Top 10", "2025", "https://owasp.org/Top10/2025/"},
    {"asvs-5.0", "OWASP ASVS", "5.0.0",
     "https://owasp.org/www-project-application-security-verification-standard/"},
    {"pci-dss-4.0.1", "PCI DSS", "4.0.1", "https://www.pcisecuritystandards.org/document_library/"},
    {"nist-800-53-r5", "NIST SP 800-53", "revision 5", "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final"},
    {"nist-ssdf-1.1", "NIST SSDF (SP 800-218)", "1.1", "https://csrc.nist.gov/pubs/sp/800/218/final"},
    {"iso-27001-2022", "ISO/IEC 27001, Annex A", "2022", "https://www.iso.org/standard/27001"},
    {"soc-2", "SOC 2, Trust Services Criteria", "2017, points of focus 2022",
     "https://www.aicpa-cima.com/resources/landing/system-and-organization-controls-soc-suite-of-services"},
    {"cis-controls-8", "CIS Controls", "8", "https://www.cisecurity.org/controls/v8"},
    {"hipaa", "HIPAA Security Rule", "45 CFR 164 subpart C",
     "https://www.ecfr.gov/current/title-45/part-164/subpart-C"},
    {"gdpr-art-32", "GDPR, Article 32", "2016/679", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"},
};

/// Findings alike in kind and weaknesses speak about the same controls: looked up once.
class ControlsByFinding {
 public:
  const std::vector<uint32_t>& of(const Finding& finding) {
    std::string key(1, static_cast<char>(finding.kind));
    for (const uint32_t cwe : finding.weaknesses) key += "," + std::to_string(cwe);
    const auto [at, fresh] = known_.try_emplace(std::move(key));
    if (fresh)
      at->second = ComplianceControls::get().about(finding.kind,
                                                   {finding.weaknesses.begin(), finding.weaknesses.end()});
    return at->second;
  }

 private:
  std::unordered_map<std::string, std::vector<uint32_t>> known_;
};

/// Per text of the tables, once: the control that a tag names.
class ControlTags {
 public:
  explicit ControlTags(const Tables& tables) : tables_(tables) {}

  template <typename Visit>
  void visit(const Findings& findings, const Finding& finding, Visit&& visit) {
    const ListColumn& tags = tables_.observations.tags;
    for (uint32_t i = 0; i < finding.members; ++i) {
      const uint32_t row = findings.observations[finding.firstMember + i];
      for (uint32_t k = tags.begin[row]; k < tags.begin[row + 1]; ++k) {
        const StringId id = tags.items[k];
        const auto [at, fresh] = known_.try_emplace(id);
        if (fresh) at->second = controlOfTag(tables_.strings.text(id));
        if (!at->second.framework.empty()) visit(at->second);
      }
    }
  }

 private:
  const Tables& tables_;
  std::unordered_map<StringId, ControlName> known_;
};

uint32_t familiesLookedAt(const Tables& tables, const Identities& identities) {
  uint32_t families = 0;
  for (const UnitedAsset& asset : identities.assets) families |= asset.scannedFamilies;
  for (const Report& report : tables.reports) families |= 1U << static_cast<uint32_t>(report.family);
  return families;
}

constexpr std::string_view kSaidByScanner = "a scanner names the control itself";

}  // namespace

std::span<const Framework> frameworks() { return kFrameworks; }

const Framework* findFramework(std::string_view id) {
  for (const Framework& framework : kFrameworks) {
    if (framework.id == id) return &framework;
  }
  return nullptr;
}

std::string_view name(ControlStatus status) {
  switch (status) {
    case ControlStatus::kNotLookedAt:
      return "not_looked_at";
    case ControlStatus::kClear:
      return "clear";
    case ControlStatus::kOpen:
      return "open";
  }
  return {};
}

std::vector<ControlResult> complianceOf(const Tables& tables, const Identities& identities,
                                        const Findings& findings, const std::vector<uint8_t>& open) {
  const std::vector<Control>& all = ComplianceControls::get().all();
  std::map<std::string, uint32_t> placeOf;
  std::vector<ControlResult> results;
  for (const Control& control : all) {
    placeOf.emplace(control.framework + " " + control.id, static_cast<uint32_t>(results.size()));
    results.push_back({control, ControlStatus::kNotLookedAt, {}, {}});
  }
  const auto add = [&](uint32_t place, uint32_t row) {
    std::vector<uint32_t>& list = open[row] != 0 ? results[place].open : results[place].closed;
    if (list.empty() || list.back() != row) list.push_back(row);
  };
  ControlsByFinding byFinding;
  ControlTags tags(tables);
  for (uint32_t row = 0; row < findings.rows.size(); ++row) {
    for (const uint32_t control : byFinding.of(findings.rows[row])) add(control, row);
    tags.visit(findings, findings.rows[row], [&](const ControlName& named) {
      const auto [at, fresh] =
          placeOf.try_emplace(named.framework + " " + named.id, static_cast<uint32_t>(results.size()));
      if (fresh)
        results.push_back(
            {{named.framework, named.id, "", std::string(kSaidByScanner), 0}, ControlStatus::kClear, {}, {}});
      add(at->second, row);
    });
  }
  const uint32_t looked = familiesLookedAt(tables, identities);
  for (ControlResult& result : results) {
    if (!result.open.empty())
      result.status = ControlStatus::kOpen;
    else if ((result.control.families & looked) != 0 || !result.closed.empty())
      result.status = ControlStatus::kClear;
  }
  // Ours keep their order; what only scanners name follows by id, whatever order the findings came in.
  const auto ours = results.begin() + static_cast<std::ptrdiff_t>(all.size());
  std::sort(ours, results.end(),
            [](const ControlResult& a, const ControlResult& b) { return a.control.id < b.control.id; });
  std::stable_sort(results.begin(), results.end(), [](const ControlResult& a, const ControlResult& b) {
    return findFramework(a.control.framework) < findFramework(b.control.framework);
  });
  return results;
}

std::vector<Control> controlsOf(const Tables& tables, const Findings& findings, uint32_t row) {
  const std::vector<Control>& all = ComplianceControls::get().all();
  const Finding& finding = findings.rows[row];
  std::vector<Control> controls;
  for (const uint32_t index :
       ComplianceControls::get().about(finding.kind, {finding.weaknesses.begin(), finding.weaknesses.end()}))
    controls.push_back(all[index]);
  ControlTags tags(tables);
  tags.visit(findings, finding, [&](const ControlName& named) {
    const bool known = std::any_of(controls.begin(), controls.end(), [&](const Control& control) {
      return control.framework == named.framework && control.id == named.id;
    });
    if (known) return;
    const auto ours = std::find_if(all.begin(), all.end(), [&](const Control& control) {
      return control.framework == named.framework && control.id == named.id;
    });
    controls.push_back({named.framework, named.id, ours != all.end() ? ours->title : std::string(),
                        std::string(kSaidByScanner), 0});
  });
  return controls;
}

}  // namespace postern
