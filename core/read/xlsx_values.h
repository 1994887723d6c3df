// SPDX-License-Identifier: Apache-2.0
// Cells of a workbook as a person sees them: what the file stores is a binary number's 17 digits, and dates
// as a count of days.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace postern {

/// "9.8000000000000007" gives "9.8", "4.0000000000000001E-3" gives "0.004": rounded to the 15 digits that
/// Excel shows. Other text as it is.
std::string displayNumber(std::string_view stored);

/// Days since 1899-12-30 (ECMA-376 18.17.4.1; before 1900-03-01 one day off, as there) as "2024-02-22",
/// "2024-02-22T15:54:17" or, below one day, "15:54:17". nullopt when it is no number of a day up to year
/// 9999.
std::optional<std::string> displayDate(std::string_view serial, bool from1904);

/// Whether a number format shows dates or times (ECMA-376 18.8.30, 18.8.31).
bool isDateFormat(uint32_t builtIn);
bool isDateFormat(std::string_view code);

/// The column of a cell reference, "C12" gives 2. nullopt when it is none.
std::optional<uint32_t> columnOf(std::string_view reference);

}  // namespace postern
