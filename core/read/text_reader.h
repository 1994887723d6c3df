// SPDX-License-Identifier: Apache-2.0
// Plain text: each line that is not blank is a string record "/*", without its line end.
#pragma once

#include <string_view>

#include "read/record.h"

namespace postern {

void readLines(std::string_view text, const PathSet& paths, RecordHandler handler);

}  // namespace postern
