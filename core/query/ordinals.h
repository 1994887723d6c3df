// SPDX-License-Identifier: Apache-2.0
// Texts to numbers that sort alike.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace postern {

/// Per text its place among the distinct ones, ASCII case ignored; empty texts after all others.
std::vector<uint32_t> ordinalsOf(const std::vector<std::string>& texts);

}  // namespace postern
