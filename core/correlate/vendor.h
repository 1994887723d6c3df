// SPDX-License-Identifier: Apache-2.0
// Who speaks: tools of one maker are one voice where agreement counts.
#pragma once

#include <string>
#include <string_view>

namespace postern {

/// "Snyk Code" and "snyk" give "snyk"; a name that is in no table is itself, folded.
std::string vendorOf(std::string_view tool);

}  // namespace postern
