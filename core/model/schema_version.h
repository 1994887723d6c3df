// SPDX-License-Identifier: Apache-2.0
// The version of model.fbs that this build writes. Raised when an old reader would misread a new batch.
#pragma once

#include <cstdint>

namespace postern {

inline constexpr uint16_t kSchemaVersion = 2;

}  // namespace postern
