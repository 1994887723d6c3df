// SPDX-License-Identifier: Apache-2.0
// Base64 and its form for URLs (RFC 4648, sections 4 and 5); white space is ignored, padding may be missing.
#pragma once

#include <string>
#include <string_view>

namespace postern {

struct Base64 {
  std::string bytes;       ///< of what comes before the first character that is no digit
  bool isWhole = true;     ///< nothing but padding came after them
  bool isUrlForm = false;  ///< has '-' or '_'
};

Base64 decodeBase64(std::string_view text);

}  // namespace postern
