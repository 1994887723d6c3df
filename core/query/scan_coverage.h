// SPDX-License-Identifier: Apache-2.0
// What nobody looked at: assets that lack a class of scan, that run and are declared nowhere, that are
// declared and were never seen.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/asset_scans.h"

namespace postern {

enum class Gap : uint8_t {
  kShadow,  ///< seen, and no inventory, manifest or IaC declares it, though assets of its kind are declared
  kUnseen,  ///< declared, and nothing that looks at what is there has met it
  kUnscanned,  ///< no scan whatever has results about it, though its kind is scanned
};
inline constexpr Gap kGaps[] = {Gap::kShadow, Gap::kUnseen, Gap::kUnscanned};
/// "shadow", "unseen", "unscanned".
std::string_view name(Gap gap);

struct ScanCoverage {
  struct Of {
    FamilySet wanted = 0, missing = 0;  ///< of what its kind is scanned with
    uint8_t gaps = 0;                   ///< bit per Gap
    bool has(Gap gap) const { return (gaps >> static_cast<uint32_t>(gap) & 1U) != 0; }
  };
  std::vector<Of> assets;  ///< per AssetId
  AssetScans scans;
  struct FamilyCount {
    Family family = Family::kMixed;
    uint32_t wanted = 0, missing = 0;  ///< assets
    UnixSeconds latest = kNoTime;
  };
  std::vector<FamilyCount>
      families;  ///< those that some asset of the estate is scanned with, in Family's order
  uint32_t count(Gap gap) const;
};

ScanCoverage scanCoverageOf(const Tables& tables, const Identities& identities);

}  // namespace postern
