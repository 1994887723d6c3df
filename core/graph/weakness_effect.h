// SPDX-License-Identifier: Apache-2.0
// What a weakness lets someone do who can talk to the program that has it.
#pragma once

#include <cstdint>

namespace postern {

struct WeaknessEffect {
  uint32_t cwe = 0;
  uint16_t takeover = 0;  ///< how often its exploitation ends in acting as the program, permille
  uint16_t forge = 0;     ///< how often it lets the attacker send requests from there, permille
};

/// nullptr for a weakness of which the table says nothing.
const WeaknessEffect* weaknessEffect(uint32_t cwe);

}  // namespace postern
