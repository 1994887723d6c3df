// SPDX-License-Identifier: Apache-2.0
// What the loss of something would mean, in points (thousandths of log-odds) that raise the risk of a path.
// Classes of data are free words of inventories; the table knows the usual ones.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/terms.h"

namespace postern {

/// No target's impact is above this.
inline constexpr uint32_t kHighestImpact = 3100;
/// 0 for data that anyone, or anyone inside, may have ("public", "internal").
uint32_t dataImpact(std::string_view dataClass);
/// Of an asset's own loss: only what is declared critical is a target by itself.
uint32_t assetImpact(Criticality criticality);
/// Added to the impact of data that an asset of this criticality holds.
uint32_t holderImpact(Criticality criticality);

}  // namespace postern
