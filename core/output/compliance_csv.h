// SPDX-License-Identifier: Apache-2.0
// The auditor's table: a row for every control and finding that speaks about it, and one for each control
// that none speaks about; RFC 4180, safe to open in a spreadsheet.
#pragma once

#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "enrich/compliance.h"
#include "query/estate_view.h"

namespace postern {

/// Per row of the findings, whether it is still open for an auditor: neither fixed nor refuted; an accepted
/// risk is open.
std::vector<uint8_t> openForAuditors(const EstateView& view);

/// All of frameworks() in their order.
void writeComplianceCsv(const EstateView& view, FunctionRef<void(std::string_view)> sink);

}  // namespace postern
