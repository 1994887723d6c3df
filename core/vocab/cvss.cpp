// SPDX-License-Identifier: Apache-2.0
// Doubles are used with +, -, * and comparison only: IEEE 754 makes these the same everywhere.
#include "vocab/cvss.h"

#include <array>
#include <string>

namespace postern {
namespace {

// The values of the metrics asked for, in their order; false unless each stands exactly once.
template <size_t N>
bool readMetrics(std::string_view vector, const std::array<std::string_view, N>& names,
                 std::array<char, N>& values) {
  values.fill('\0');
  while (!vector.empty()) {
    const size_t slash = vector.find('/');
    const std::string_view metric = vector.substr(0, slash);
    const size_t colon = metric.find(':');
    if (colon == std::string_view::npos || colon + 1 >= metric.size()) return false;
    for (size_t i = 0; i < N; ++i) {
      if (metric.substr(0, colon) != names[i]) continue;
      if (values[i] != '\0' || metric.size() != colon + 2) return false;
      values[i] = metric[colon + 1];
    }
    vector = slash == std::string_view::npos ? std::string_view() : vector.substr(slash + 1);
  }
  for (const char value : values) {
    if (value == '\0') return false;
  }
  return true;
}

struct Weight {
  char value;
  double weight;
};

template <size_t N>
bool weigh(char value, const Weight (&table)[N], double& out) {
  for (const Weight& row : table) {
    if (row.value == value) {
      out = row.weight;
      return true;
    }
  }
  return false;
}

// v3.1 Appendix A: the smallest number with one decimal that is not less, free of binary artefacts.
uint32_t roundUp(double value) {
  const auto scaled = static_cast<int64_t>(value * 100000 + 0.5);
  return static_cast<uint32_t>(scaled % 10000 == 0 ? scaled / 10000 : scaled / 10000 + 1);
}

std::optional<Cvss> parseV3(std::string_view rest, CvssVersion version) {
  static constexpr std::array<std::string_view, 8> kNames = {"AV", "AC", "PR", "UI", "S", "C", "I", "A"};
  std::array<char, 8> value;
  if (!readMetrics(rest, kNames, value)) return std::nullopt;
  static constexpr Weight kVector[] = {{'N', 0.85}, {'A', 0.62}, {'L', 0.55}, {'P', 0.2}};
  static constexpr Weight kComplexity[] = {{'L', 0.77}, {'H', 0.44}};
  static constexpr Weight kPrivileges[] = {{'N', 0.85}, {'L', 0.62}, {'H', 0.27}};
  static constexpr Weight kPrivilegesChanged[] = {{'N', 0.85}, {'L', 0.68}, {'H', 0.5}};
  static constexpr Weight kInteraction[] = {{'N', 0.85}, {'R', 0.62}};
  static constexpr Weight kImpact[] = {{'H', 0.56}, {'L', 0.22}, {'N', 0}};
  const bool changed = value[4] == 'C';
  double av = 0, ac = 0, pr = 0, ui = 0, c = 0, i = 0, a = 0;
  const bool valid = weigh(value[0], kVector, av) && weigh(value[1], kComplexity, ac) &&
                     (changed ? weigh(value[2], kPrivilegesChanged, pr) : weigh(value[2], kPrivileges, pr)) &&
                     weigh(value[3], kInteraction, ui) && (changed || value[4] == 'U') &&
                     weigh(value[5], kImpact, c) && weigh(value[6], kImpact, i) &&
                     weigh(value[7], kImpact, a);
  if (!valid) return std::nullopt;
  const double iss = 1 - (1 - c) * (1 - i) * (1 - a);
  double impact = 6.42 * iss;
  if (changed) {
    double power = 1;
    for (int n = 0; n < 15; ++n) power *= iss - 0.02;
    impact = 7.52 * (iss - 0.029) - 3.25 * power;
  }
  const double exploitability = 8.22 * av * ac * pr * ui;
  Cvss out{version, 0, value[0], value[2], value[3]};
  if (impact > 0) {
    const double sum = (changed ? 1.08 : 1.0) * (impact + exploitability);
    out.base = roundUp(sum < 10 ? sum : 10);
  }
  return out;
}

std::optional<Cvss> parseV2(std::string_view rest) {
  static constexpr std::array<std::string_view, 6> kNames = {"AV", "AC", "Au", "C", "I", "A"};
  std::array<char, 6> value;
  if (!readMetrics(rest, kNames, value)) return std::nullopt;
  static constexpr Weight kVector[] = {{'L', 0.395}, {'A', 0.646}, {'N', 1.0}};
  static constexpr Weight kComplexity[] = {{'H', 0.35}, {'M', 0.61}, {'L', 0.71}};
  static constexpr Weight kAuthentication[] = {{'M', 0.45}, {'S', 0.56}, {'N', 0.704}};
  static constexpr Weight kImpact[] = {{'N', 0}, {'P', 0.275}, {'C', 0.66}};
  double av = 0, ac = 0, au = 0, c = 0, i = 0, a = 0;
  const bool valid = weigh(value[0], kVector, av) && weigh(value[1], kComplexity, ac) &&
                     weigh(value[2], kAuthentication, au) && weigh(value[3], kImpact, c) &&
                     weigh(value[4], kImpact, i) && weigh(value[5], kImpact, a);
  if (!valid) return std::nullopt;
  const double impact = 10.41 * (1 - (1 - c) * (1 - i) * (1 - a));
  const double exploitability = 20 * av * ac * au;
  const double base = (0.6 * impact + 0.4 * exploitability - 1.5) * (impact > 0 ? 1.176 : 0);
  const char privileges = value[2] == 'N' ? 'N' : value[2] == 'S' ? 'L' : 'H';
  const auto tenths = static_cast<uint32_t>(base * 10 + 0.5);
  return Cvss{CvssVersion::kV2, tenths > 100 ? 100 : tenths, value[0], privileges, 'N'};
}

std::optional<Cvss> parseV4(std::string_view rest) {
  static constexpr std::array<std::string_view, 11> kNames = {"AV", "AC", "AT", "PR", "UI", "VC",
                                                              "VI", "VA", "SC", "SI", "SA"};
  std::array<char, 11> value;
  if (!readMetrics(rest, kNames, value)) return std::nullopt;
  return Cvss{CvssVersion::kV40, std::nullopt, value[0], value[3], value[4] == 'N' ? 'N' : 'R'};
}

}  // namespace

std::optional<Cvss> parseCvss(std::string_view vector) {
  while (!vector.empty() && vector.back() == '/') vector.remove_suffix(1);
  if (vector.starts_with("CVSS:3.1/")) return parseV3(vector.substr(9), CvssVersion::kV31);
  if (vector.starts_with("CVSS:3.0/")) return parseV3(vector.substr(9), CvssVersion::kV30);
  if (vector.starts_with("CVSS:4.0/")) return parseV4(vector.substr(9));
  if (vector.starts_with("CVSS:2.0/")) return parseV2(vector.substr(9));
  if (!vector.starts_with("AV:")) return std::nullopt;
  if (vector.find("/Au:") != std::string_view::npos) return parseV2(vector);
  return parseV3(vector, CvssVersion::kV31);  // some tools leave the prefix out
}

}  // namespace postern
