// SPDX-License-Identifier: Apache-2.0
// What the findings say of assets and components, counted.
#pragma once

#include <cstdint>
#include <vector>

#include "query/estate_view.h"

namespace postern {

struct InventoryCounts {
  struct Of {
    uint32_t findings = 0;
    uint32_t worst = 0;  ///< risk in tenths
    uint32_t worstFinding = kNone;
    uint32_t assets = 0;  ///< components only: assets that hold it
  };
  std::vector<Of> assets;      ///< per AssetId
  std::vector<Of> components;  ///< per ComponentId
};

InventoryCounts countInventory(const EstateView& view);

}  // namespace postern
