// SPDX-License-Identifier: Apache-2.0
// The scores that FIRST's experts gave the highest vectors of CVSS v4.0's MacroVectors (specification,
// section 8.3; published as cvss_lookup.js beside the reference calculator of FIRST and Red Hat).
#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace postern {

/// The levels of EQ1 to EQ6, 0 the most severe.
using MacroVector = std::array<uint8_t, 6>;

/// Tenths; nullopt for a MacroVector that there is not (a level too low among them).
std::optional<int64_t> macroVectorScore(const MacroVector& levels);

}  // namespace postern
