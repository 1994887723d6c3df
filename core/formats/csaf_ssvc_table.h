// SPDX-License-Identifier: Apache-2.0
// Decision points of SSVC's registered namespace "ssvc" in all their versions.
#pragma once

#include <span>
#include <string_view>

namespace postern {

struct SsvcDecisionPoint {
  std::string_view key, version, name;
  std::string_view values;  ///< "N=None|P=PoC|A=Active", in order
};
std::span<const SsvcDecisionPoint> ssvcDecisionPoints();

}  // namespace postern
