// SPDX-License-Identifier: Apache-2.0
// Coverage of the estate, of its kinds of assets, its applications and its teams.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "query/estate_view.h"
#include "query/scan_coverage.h"

namespace postern {

struct CoverageGroup {
  std::string name;
  uint32_t assets = 0;     ///< all of it
  uint32_t scannable = 0;  ///< those of a kind that some class of scan looks at
  std::array<uint32_t, std::size(kGaps)> gaps{};
  std::vector<ScanCoverage::FamilyCount> families;  ///< those of ScanCoverage::families, in their order
};

struct CoverageRollUp {
  CoverageGroup estate;
  std::vector<CoverageGroup> kinds;  ///< in the order of AssetKind; those that are scanned or have a gap
  std::vector<CoverageGroup> applications, teams;  ///< by name
};

CoverageRollUp rollUpCoverage(const EstateView& view, const ScanCoverage& coverage);

/// "never scanned: 3 of 12 assets; missing code 1 of 2, network 2 of 9; …" for a terminal; "" where there is
/// nothing to scan and no gap.
std::string coverageLine(const CoverageGroup& estate);

}  // namespace postern
