// SPDX-License-Identifier: Apache-2.0
// Parts of a workbook (ECMA-376 part 1, 18.3, 18.4, 18.8): the strings its cells share, which cell styles are
// dates, and a sheet's rows as CSV text. Formulas give their stored result. Pictures, comments, links and
// phonetic hints are ignored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/error.h"

namespace postern {

struct XlsxStyles {
  std::vector<bool> isDate;  ///< by a cell's style index
  bool from1904 = false;
};

struct SharedStrings {
  Arena arena;
  std::vector<std::string_view> texts;
};

/// Each takes the part's XML text. An error says where it is not well-formed; what came before it was read.
Status readSharedStrings(std::string_view xml, SharedStrings& out);
Status readStyles(std::string_view xml, XlsxStyles& out);

/// Appends the sheet's rows that hold anything to `out`, a line each, fields separated by commas, quoted
/// where needed (RFC 4180), empty cells at a row's end left out. Stops with an error when `out` would pass
/// `limit` bytes: cells that share a long string can make much of little.
Status appendSheet(std::string_view xml, const SharedStrings& strings, const XlsxStyles& styles,
                   uint64_t limit, std::string& out, Diagnostics& diagnostics);

}  // namespace postern
