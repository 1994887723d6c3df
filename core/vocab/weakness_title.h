// SPDX-License-Identifier: Apache-2.0
// What a CWE number is called.
#pragma once

#include <cstdint>
#include <string_view>

namespace postern {

/// "SQL Injection" for 89; "" where the number is not among those named.
std::string_view weaknessTitle(uint32_t cwe);

}  // namespace postern
