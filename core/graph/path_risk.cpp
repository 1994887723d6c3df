// SPDX-License-Identifier: Apache-2.0
// See path_risk.h.
#include "graph/path_risk.h"

#include <algorithm>

#include "base/log_odds.h"

namespace postern {
namespace {

int32_t logitOf(uint64_t cost) {
  constexpr int32_t kLimit = 40'000;
  constexpr uint64_t kFarCost = uint64_t{100} << 16U;  // beyond the limit in any case
  if (cost >= kFarCost) return -kLimit;
  const uint32_t micro = probabilityOf(cost);
  if (micro < 1000) {  // logit p = ln p + p + ...; below a thousandth the first term is exact to a thousandth
    const uint64_t points = cost * 693'147 / 65'536 / 1000;  // ln 2
    return points > kLimit ? -kLimit : -static_cast<int32_t>(points);
  }
  return logitMilli(micro);
}

}  // namespace

int32_t pathRisk(uint64_t cost, uint32_t impact) {
  const int64_t points = std::min<int64_t>(int64_t{logitOf(cost)} + impact, 40'000);
  return static_cast<int32_t>((sigmoidMicro(static_cast<int32_t>(points)) + 5) / 10);
}

}  // namespace postern
