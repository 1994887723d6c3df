// SPDX-License-Identifier: Apache-2.0
// Sets of asset kinds, a bit per AssetKind.
#pragma once

#include <cstdint>

#include "model/terms.h"

namespace postern {

using KindSet = uint32_t;
constexpr KindSet kindBit(AssetKind kind) { return 1U << static_cast<uint32_t>(kind); }
constexpr bool has(KindSet set, AssetKind kind) { return (set & kindBit(kind)) != 0; }

/// Kinds that can be taken over by a flaw of theirs once reached: what runs, as against code and names.
inline constexpr KindSet kRunning =
    kindBit(AssetKind::kUnknown) | kindBit(AssetKind::kApplication) | kindBit(AssetKind::kService) |
    kindBit(AssetKind::kHost) | kindBit(AssetKind::kWorkload) | kindBit(AssetKind::kEndpoint) |
    kindBit(AssetKind::kFunction) | kindBit(AssetKind::kCloudResource) | kindBit(AssetKind::kDataStore) |
    kindBit(AssetKind::kPipeline) | kindBit(AssetKind::kIngress) | kindBit(AssetKind::kContainer);

}  // namespace postern
