// SPDX-License-Identifier: Apache-2.0
// The canonical export: everything that was found, with its explanation and provenance. The same set of
// inputs, settings and clock gives the same bytes, whatever the order of files, the number of workers or the
// platform. What its fields mean is part of the contract of `postern analyze --json`; fields are added, never
// renamed.
#pragma once

#include <string_view>

#include "base/function_ref.h"
#include "query/estate_view.h"

namespace postern {

/// Hands the text over in parts.
void writeJsonExport(const EstateView& view, std::string_view toolVersion,
                     FunctionRef<void(std::string_view)> sink);

}  // namespace postern
