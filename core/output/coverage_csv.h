// SPDX-License-Identifier: Apache-2.0
// Coverage as a table: a row per asset, a column per class of scan; RFC 4180, safe to open in a spreadsheet.
// A cell is the day of the last scan ("undated" where no report says it), "missing" where the kind of the
// asset wants that scan, and empty where it wants none.
#pragma once

#include <string_view>

#include "base/function_ref.h"
#include "query/estate_view.h"
#include "query/scan_coverage.h"

namespace postern {

/// In the order of the assets' keys.
void writeCoverageCsv(const EstateView& view, const ScanCoverage& coverage,
                      FunctionRef<void(std::string_view)> sink);

}  // namespace postern
