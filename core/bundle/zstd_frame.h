// SPDX-License-Identifier: Apache-2.0
// One zstd frame (RFC 8878) with its size stated and a checksum.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace postern {

/// Errors: too_large.
Result<std::string> packFrame(std::string_view bytes, int level);
/// Takes the frame at the start of `rest` off it. Errors: malformed, too_large (above `limit` unpacked).
Result<std::string> unpackFrame(std::string_view& rest, uint64_t limit);

}  // namespace postern
