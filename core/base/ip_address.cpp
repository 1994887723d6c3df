// SPDX-License-Identifier: Apache-2.0
// See ip_address.h.
#include "base/ip_address.h"

#include <algorithm>

#include "base/text.h"

namespace postern {

bool isIpLiteral(std::string_view text) {
  if (text.size() > 45 || text.empty()) return false;
  const auto colons = std::count(text.begin(), text.end(), ':');
  if (colons >= 2) return text.find_first_not_of("0123456789abcdefABCDEF:.%") == std::string_view::npos;
  const auto parts = split(text, '.');
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           const auto value = parseInt(part);
           return part.size() <= 3 && value && *value >= 0 && *value <= 255;
         });
}

bool isPublicAddress(std::string_view address) {
  if (address.find(':') != std::string_view::npos)
    return address.size() > 3 && (address[0] == '2' || address[0] == '3') && address.find(':') == 4;
  if (!isIpLiteral(address)) return false;
  const auto parts = split(address, '.');
  const int64_t a = parseInt(parts[0]).value_or(0);
  const int64_t b = parseInt(parts[1]).value_or(0);
  const bool closed = a == 0 || a == 10 || a == 127 || a >= 224 || (a == 100 && b >= 64 && b < 128) ||
                      (a == 169 && b == 254) || (a == 172 && b >= 16 && b < 32) || (a == 192 && b == 168) ||
                      (a == 198 && (b == 18 || b == 19));
  return !closed;
}

}  // namespace postern
