// SPDX-License-Identifier: Apache-2.0
// How long an input takes to be read by its reader alone, and to be imported; for tools/bench formats.
#pragma once

#include <string>
#include <string_view>

namespace postern {

/// Reads `bytes` with its reader, the records below `path` going to an empty handler, and imports it,
/// `rounds` times in turn. A JSON object: format, syntax, bytes, records (that the reader handed over), found
/// (observations, assets, components), skipped, and the shortest times in microseconds (natively of the
/// processor): open (decoding and sniffing), rank (all formats asked), read (with opening), import (with
/// both).
std::string measureRates(std::string_view name, std::string_view bytes, std::string_view path, int rounds);

/// Microseconds that the first use of the formats takes (all mapping specs are read); later calls give nearly
/// nothing.
double startFormats();

}  // namespace postern
