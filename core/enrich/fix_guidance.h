// SPDX-License-Identifier: Apache-2.0
// How a kind of weakness is mended, where no source says it, and what it costs. Texts are ours, reviewed;
// each names the reference that it follows.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/terms.h"

namespace postern {

/// What mending costs one person, as an order of magnitude: it weighs fixes against each other, it promises
/// nothing.
enum class Effort : uint8_t {
  kMinutes,  ///< a setting, a line of configuration, a patch release
  kHours,    ///< a minor release, a change in one place with its test
  kDays,     ///< a major release, a change in many places, a rotation with its consumers
  kWeeks     ///< a redesign, or a component without a successor
};
std::string_view name(Effort effort);

struct FixGuidance {
  std::string_view text;       ///< one or two sentences
  std::string_view reference;  ///< address of what it follows
  Effort effort = Effort::kHours;
  uint32_t weakness = 0;  ///< the CWE that it is written for; 0 = for the kind of result
};

/// The guidance written for the weakness or its nearest ancestor that has one (of several weaknesses the one
/// with the fewest steps, then the smaller number), else for the kind of result.
FixGuidance fixGuidance(ObservationKind kind, std::span<const uint32_t> weaknesses);

}  // namespace postern
