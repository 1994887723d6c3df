// SPDX-License-Identifier: Apache-2.0
// Texts to numbers that sort alike.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace postern {

/// Per text its place among the distinct ones, ASCII case ignored; empty texts after all others.
std::vector<uint32_t> ordinalsOf(const std::vector<std::string>& texts);

/// Sorts `rows` by their keys (indexed by row), ascending; rows of equal keys stay in their order. Linear.
void sortByKeys(const std::vector<uint32_t>& keys, std::vector<uint32_t>& rows);

}  // namespace postern
