// SPDX-License-Identifier: Apache-2.0
// The findings as CSV (RFC 4180), one row each, ranked, for spreadsheets.
#pragma once

#include <string>
#include <string_view>

#include "base/function_ref.h"
#include "query/estate_view.h"

namespace postern {

void writeCsvExport(const EstateView& view, FunctionRef<void(std::string_view)> sink);

/// One cell, quoted where needed. What a spreadsheet would run as a formula (first character = + - @, tab or
/// carriage return) gets an apostrophe before it (OWASP, "CSV Injection").
std::string csvCell(std::string_view text);

}  // namespace postern
