// SPDX-License-Identifier: Apache-2.0
// Tells JSON and JSON Lines from other text by what the text holds.
#pragma once

#include <optional>
#include <string_view>

#include "base/record_place.h"
#include "read/json_reader.h"

namespace postern {

/// `skimmed` is what reader.skim() of the same text gave: a JSON object or array, perhaps cut short or faulty
/// later on.
bool isJson(std::string_view text, const JsonReader& reader, Node skimmed);

/// The text is one JSON value per line: returns the first such line, or "" when it is not. Other lines (a
/// log's) may stand between as long as most lines are objects.
std::string_view firstJsonLine(std::string_view text);

/// Where the JSON object or array is in a script that gives it a name ("results = {...};", "var x = [...]",
/// "window.x = ...") or hands it to a function ("callback({...});"). Only the start is looked at: what is
/// found may still be no JSON.
std::optional<ByteRange> findWrappedJson(std::string_view text);

}  // namespace postern
