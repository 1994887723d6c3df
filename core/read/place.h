// SPDX-License-Identifier: Apache-2.0
// Says where in a text something is, for messages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postern {

/// "line 3, column 7" (both from 1, columns in bytes) of a byte position.
std::string describePlace(std::string_view text, uint64_t offset);

}  // namespace postern
