// SPDX-License-Identifier: Apache-2.0
// Which CWEs say the same about a place. Two tools rarely pick the same entry of the tree for one flaw: a
// family is a class of the CWE tree (view 1003, "Simplified Mapping") with the members that scanners use
// interchangeably.
#pragma once

#include <cstdint>

namespace postern {

/// The CWE that stands for the family; the CWE itself where it is in none.
uint32_t weaknessFamily(uint32_t cwe);

}  // namespace postern
