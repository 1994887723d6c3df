// SPDX-License-Identifier: Apache-2.0
// What people said of pairs ("these two are one", "not the same"), as correlation asks for it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/decision.h"

namespace postern {

struct SaidPair {
  std::string a, b;
  bool same = false;
  std::string by, reason;
  UnixSeconds at = kNoTime;
};

/// Those of one kind ("asset", "finding" ...) that hold at `now`, in the order of their subjects. With
/// kNoTime nothing has expired.
std::vector<SaidPair> saidPairs(const Decisions& decisions, std::string_view kind, UnixSeconds now);

/// "joined by Ada on 2026-11-24: both are the shop"
std::string describe(const SaidPair& pair);

}  // namespace postern
