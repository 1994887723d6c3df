// SPDX-License-Identifier: Apache-2.0
// CODEOWNERS patterns as GitHub documents them ("About code owners", syntax after gitignore): the last match
// wins.
#pragma once

#include <string_view>

namespace postern {

/// Whether `pattern` covers the file `path` (forward slashes, relative to the repository's root).
bool ownerPatternMatches(std::string_view pattern, std::string_view path);

}  // namespace postern
