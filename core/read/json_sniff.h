// SPDX-License-Identifier: Apache-2.0
// Tells JSON and JSON Lines from other text by what the text holds.
#pragma once

#include <string_view>

#include "read/json_reader.h"

namespace postern {

/// `skimmed` is what reader.skim() of the same text gave: a JSON object or array, perhaps cut short or faulty
/// later on.
bool isJson(std::string_view text, const JsonReader& reader, Node skimmed);

/// The text is one JSON value per line: returns the first such line, or "" when it is not. Other lines (a
/// log's) may stand between as long as most lines are objects.
std::string_view firstJsonLine(std::string_view text);

}  // namespace postern
