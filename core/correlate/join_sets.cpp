// SPDX-License-Identifier: Apache-2.0
// See join_sets.h.
#include "correlate/join_sets.h"

#include "model/columns.h"

namespace postern {

JoinSets::JoinSets(const std::vector<uint32_t>& reportOf)
    : reportOf_(reportOf),
      sets_(static_cast<uint32_t>(reportOf.size())),
      head_(reportOf.size()),
      tail_(reportOf.size()),
      next_(reportOf.size(), kNone) {
  for (uint32_t i = 0; i < head_.size(); ++i) head_[i] = tail_[i] = i;
}

bool JoinSets::unite(uint32_t a, uint32_t b, FunctionRef<bool(uint32_t, uint32_t)> mayRepeat) {
  a = find(a);
  b = find(b);
  if (a == b || !sets_.mayUnite(a, b)) return false;
  for (uint32_t x = head_[a], y = head_[b]; x != kNone && y != kNone;) {
    if (reportOf_[x] < reportOf_[y]) {
      x = next_[x];
    } else if (reportOf_[y] < reportOf_[x]) {
      y = next_[y];
    } else {
      if (!mayRepeat(x, y)) return false;
      x = next_[x];
      y = next_[y];
    }
  }
  sets_.unite(a, b);
  const uint32_t root = find(a);
  mergeSpeakers(a, b, root);
  return true;
}

void JoinSets::mergeSpeakers(uint32_t a, uint32_t b, uint32_t root) {
  if (reportOf_[head_[b]] < reportOf_[head_[a]]) std::swap(a, b);
  if (reportOf_[tail_[a]] < reportOf_[head_[b]]) {  // the usual case: reports in order
    next_[tail_[a]] = head_[b];
    head_[root] = head_[a];
    tail_[root] = tail_[b];
    return;
  }
  uint32_t x = head_[a];
  uint32_t y = head_[b];
  uint32_t last = kNone;
  const auto append = [&](uint32_t row) {
    if (last == kNone)
      head_[root] = row;
    else
      next_[last] = row;
    last = row;
  };
  while (x != kNone || y != kNone) {
    const bool both = x != kNone && y != kNone && reportOf_[x] == reportOf_[y];
    if (y == kNone || (x != kNone && reportOf_[x] <= reportOf_[y])) {
      const uint32_t row = x;
      x = next_[x];
      if (both) y = next_[y];
      append(row);
    } else {
      const uint32_t row = y;
      y = next_[y];
      append(row);
    }
  }
  next_[last] = kNone;
  tail_[root] = last;
}

}  // namespace postern
