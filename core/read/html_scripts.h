// SPDX-License-Identifier: Apache-2.0
// Data that a page brings in its scripts: JSON that is the whole of a <script>, or that is assigned to a name
// ("var data = {...}", "window.data = [...]"). Scripts are never run; data that only running would give is
// not seen.
#pragma once

#include <string_view>
#include <vector>

#include "base/record_place.h"
#include "read/html_page.h"

namespace postern {

struct HtmlData {
  std::string_view name;  ///< the variable's or last property's; else the script's id; else "script"
  ByteRange range;        ///< of the JSON in the source
};

/// In document order; at most 64. Objects and arrays of objects only, complete and well-formed at their
/// start.
std::vector<HtmlData> findHtmlData(std::string_view source, const HtmlPage& page);

}  // namespace postern
