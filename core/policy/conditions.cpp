// SPDX-License-Identifier: Apache-2.0
// See conditions.h.
#include "policy/conditions.h"

namespace postern {
namespace {

void both(std::vector<uint8_t>& rows, const std::vector<uint8_t>& other) {
  for (size_t i = 0; i < rows.size(); ++i) rows[i] &= other[i];
}

}  // namespace

std::vector<uint8_t> holdsFor(const PolicyCondition& condition, Matcher& matcher) {
  std::vector<uint8_t> rows = matcher.matching(condition.terms);
  both(rows, matcher.matching(condition.exact, Naming::kExact));
  for (const PolicyCondition& part : condition.all) both(rows, holdsFor(part, matcher));
  if (!condition.any.empty()) {
    std::vector<uint8_t> some(rows.size(), 0);
    for (const PolicyCondition& part : condition.any) {
      const std::vector<uint8_t> one = holdsFor(part, matcher);
      for (size_t i = 0; i < some.size(); ++i) some[i] |= one[i];
    }
    both(rows, some);
  }
  for (const PolicyCondition& part : condition.none) {
    std::vector<uint8_t> one = holdsFor(part, matcher);
    for (uint8_t& it : one) it ^= 1;
    both(rows, one);
  }
  return rows;
}

}  // namespace postern
