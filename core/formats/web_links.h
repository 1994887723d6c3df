// SPDX-License-Identifier: Apache-2.0
// Links inside the prose, HTML or Markdown that scanners put where a list of references would be.
#pragma once

#include <string_view>

#include "model/batch_builder.h"

namespace postern {

/// Adds every http(s) address in the text, in order, at most 100. Brackets, quotes, white space and
/// punctuation around an address are not part of it; "&amp;" is read as "&".
void addLinks(BatchBuilder& out, IdList& to, std::string_view text);

}  // namespace postern
