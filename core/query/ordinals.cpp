// SPDX-License-Identifier: Apache-2.0
// Sorting by the first eight bytes as one number decides nearly every comparison.
#include "query/ordinals.h"

#include <algorithm>

#include "base/text.h"

namespace postern {
namespace {

struct Keyed {
  uint64_t prefix;
  uint32_t row;
};

uint64_t prefixOf(const std::string& lower) {
  uint64_t prefix = 0;
  for (size_t i = 0; i < 8; ++i) {
    prefix = (prefix << 8U) | (i < lower.size() ? static_cast<unsigned char>(lower[i]) : 0U);
  }
  return lower.empty() ? ~uint64_t{0} : prefix;
}

}  // namespace

std::vector<uint32_t> ordinalsOf(const std::vector<std::string>& texts) {
  std::vector<std::string> lower;
  lower.reserve(texts.size());
  std::vector<Keyed> keys;
  keys.reserve(texts.size());
  for (const std::string& text : texts) {
    lower.push_back(toLowerAscii(text));
    keys.push_back({prefixOf(lower.back()), static_cast<uint32_t>(keys.size())});
  }
  std::sort(keys.begin(), keys.end(), [&](const Keyed& a, const Keyed& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : lower[a.row] < lower[b.row];
  });
  std::vector<uint32_t> ordinals(texts.size(), 0);
  uint32_t ordinal = 0;
  for (size_t i = 0; i < keys.size(); ++i) {
    if (i > 0 && lower[keys[i].row] != lower[keys[i - 1].row]) ++ordinal;
    ordinals[keys[i].row] = ordinal;
  }
  return ordinals;
}

void sortByKeys(const std::vector<uint32_t>& keys, std::vector<uint32_t>& rows) {
  const auto before = [&](uint32_t a, uint32_t b) { return keys[a] < keys[b]; };
  if (std::is_sorted(rows.begin(), rows.end(), before)) return;
  constexpr uint32_t kDigit = 16;
  constexpr uint32_t kMask = (1U << kDigit) - 1;
  std::vector<uint32_t> sorted(rows.size());
  for (const uint32_t shift : {0U, kDigit}) {
    std::vector<uint32_t> next(kMask + 2);
    for (const uint32_t key : keys) ++next[((key >> shift) & kMask) + 1];
    // A digit that all keys share sorts nothing.
    if (!keys.empty() && next[((keys[0] >> shift) & kMask) + 1] == keys.size()) continue;
    for (uint32_t digit = 1; digit < next.size(); ++digit) next[digit] += next[digit - 1];
    for (const uint32_t row : rows) sorted[next[(keys[row] >> shift) & kMask]++] = row;
    rows.swap(sorted);
  }
}

}  // namespace postern
