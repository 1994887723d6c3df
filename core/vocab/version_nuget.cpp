// SPDX-License-Identifier: Apache-2.0
// NuGet versions: NuGet.Versioning 6 (VersionComparer.Default): one to four numbers, pre-release labels after
// Semantic Versioning 2.0.0 without regard to case, build metadata ignored.
#include <array>

#include "vocab/version_families.h"

namespace postern::versions {
namespace {

struct Nuget {
  std::array<std::string_view, 4> numbers;
  std::string label;
  bool valid = false;
};

bool areLabels(std::string_view text) {
  const auto parts = split(text, '.');
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return !part.empty() &&
           std::all_of(part.begin(), part.end(), [](char c) { return isAsciiAlnum(c) || c == '-'; });
  });
}

Nuget read(std::string_view text) {
  Nuget out;
  const size_t plus = text.find('+');
  if (plus != std::string_view::npos) {
    if (!areLabels(text.substr(plus + 1))) return out;
    text = text.substr(0, plus);
  }
  const size_t dash = text.find('-');
  if (dash != std::string_view::npos) {
    if (!areLabels(text.substr(dash + 1))) return out;
    out.label = toLowerAscii(text.substr(dash + 1));
    text = text.substr(0, dash);
  }
  const auto numbers = split(text, '.');
  if (numbers.empty() || numbers.size() > 4) return out;
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (!isDigits(numbers[i])) return out;
    out.numbers[i] = numbers[i];
  }
  out.valid = true;
  return out;
}

}  // namespace

bool isNuget(std::string_view version) { return read(version).valid; }

int compareNuget(std::string_view a, std::string_view b) {
  const Nuget left = read(a), right = read(b);
  for (size_t i = 0; i < 4; ++i) {
    if (const int order = compareNumbers(left.numbers[i], right.numbers[i])) return order;
  }
  if (left.label.empty() || right.label.empty())
    return static_cast<int>(left.label.empty()) - static_cast<int>(right.label.empty());
  return compareSemver("0.0.0-" + left.label, "0.0.0-" + right.label);
}

}  // namespace postern::versions
