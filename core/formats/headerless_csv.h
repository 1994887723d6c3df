// SPDX-License-Identifier: Apache-2.0
// CSV whose first row is a result: the reader would take it for the header.
#pragma once

#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/function_ref.h"
#include "base/record_place.h"

namespace postern {

/// Every row of comma-separated text. Errors: malformed, with the place of a quote that is never closed.
Status readRows(std::string_view text,
                FunctionRef<void(const RecordPlace& place, const std::vector<std::string_view>& row)> onRow);

}  // namespace postern
