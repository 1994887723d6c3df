// SPDX-License-Identifier: Apache-2.0
// Rules of single purl types that a table of flags does not hold.
#pragma once

#include <string>

#include "vocab/purl.h"

namespace postern {

void foldByType(Purl& purl);
/// "" where none is broken.
std::string brokenRuleOfType(const Purl& purl);

}  // namespace postern
