// SPDX-License-Identifier: Apache-2.0
// Numbers as openCypher prints and reads them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/cypher/value.h"

namespace postern::cypher {

/// The shortest text that gives the same float again: "1.0", "0.25", "1.0E-7", "NaN", "Infinity".
std::string floatText(double value);
/// Of an integer or a float.
std::string numberText(const Value& number);
/// A whole text as a decimal float; nullopt when it is none.
std::optional<double> parseFloat(std::string_view text);

}  // namespace postern::cypher
