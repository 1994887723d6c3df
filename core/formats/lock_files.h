// SPDX-License-Identifier: Apache-2.0
// The ecosystem of a package from the name of the file that lists it.
#pragma once

#include <string_view>

namespace postern {

/// As purlType() takes it: "npm" for "web/yarn.lock"; "" for a file that is no known manifest or lock file.
std::string_view ecosystemOfFile(std::string_view path);

}  // namespace postern
