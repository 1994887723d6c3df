// SPDX-License-Identifier: Apache-2.0
// The rows that rules are about, with their conditions' answers and what is said of a row. Sources are made
// when a rule first asks for them.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "policy/coverage.h"
#include "policy/verdict.h"
#include "policy/vulnerability_source.h"
#include "query/inventory_counts.h"
#include "query/matcher.h"

namespace postern {

class SubjectRows {
 public:
  /// `view.times` is set; both must outlive it.
  SubjectRows(const EstateView& view, const InventoryCounts& counts);

  Matcher& matcher(Subject subject);
  uint32_t rows(Subject subject);
  /// Rows in the order in which they are told: the worst first.
  std::vector<uint32_t> ordered(Subject subject);
  Matched describe(Subject subject, uint32_t row);
  const Coverage& coverage();
  /// Per finding: open by its sources and by what people decided.
  const std::vector<uint8_t>& isOpen();

 private:
  ListSource& source(Subject subject);
  Matched ofFinding(uint32_t row) const;
  Matched ofAsset(uint32_t row) const;
  Matched ofComponent(uint32_t row) const;
  Matched ofPath(uint32_t row) const;
  Matched ofVulnerability(uint32_t row) const;

  const EstateView& view_;
  const InventoryCounts& counts_;
  std::array<std::unique_ptr<ListSource>, kSubjectCount> sources_;
  std::array<std::unique_ptr<Matcher>, kSubjectCount> matchers_;
  std::vector<VulnerabilityRow> vulnerabilities_;
  std::unique_ptr<Coverage> coverage_;
  std::vector<uint8_t> isOpen_;
};

}  // namespace postern
