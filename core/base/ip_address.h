// SPDX-License-Identifier: Apache-2.0
// What can be told of an IP address by looking at it.
#pragma once

#include <string_view>

namespace postern {

/// "192.0.2.1", "2001:db8::1", "fe80::1%eth0"; by its look, no full check of IPv6's groups.
bool isIpLiteral(std::string_view text);
/// Outside the ranges that IANA keeps for private, shared, local, benchmark, multicast and reserved use
/// (special-purpose registry, RFC 6890); IPv6: global unicast, 2000::/3 (RFC 4291). False for what is no
/// address.
bool isPublicAddress(std::string_view address);

}  // namespace postern
