// SPDX-License-Identifier: Apache-2.0
// Traits as one line of text (adoption.h): "1" and the fields k t v p, each a list of hex numbers with
// commas, then the numbers w a n c and the line, separated by blanks. Long lists are cut: the strongest come
// first.
#include <algorithm>

#include "base/text.h"
#include "correlate/adoption.h"

namespace postern {
namespace {

constexpr size_t kMostKeys = 24, kMostTraits = 90, kMostOthers = 16;
constexpr char kDigits[] = "0123456789abcdef";

void appendHex(std::string& out, uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[value >> shift & 15];
}

std::optional<uint64_t> hexOf(std::string_view text) {
  if (text.size() != 16) return std::nullopt;
  uint64_t value = 0;
  for (const char c : text) {
    const size_t digit = std::string_view(kDigits).find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    value = value << 4 | digit;
  }
  return value;
}

void appendList(std::string& out, const std::vector<uint64_t>& list) {
  for (size_t i = 0; i < list.size() && i < kMostOthers; ++i) {
    if (i > 0) out += ',';
    appendHex(out, list[i]);
  }
}

bool readList(std::string_view text, std::vector<uint64_t>& to) {
  for (const std::string_view part : split(text, ',')) {
    const auto value = hexOf(part);
    if (!value) return false;
    to.push_back(*value);
  }
  return std::is_sorted(to.begin(), to.end());
}

bool readTraits(std::string_view text, std::vector<FindingTraits::Trait>& to) {
  for (const std::string_view part : split(text, ',')) {
    if (part.empty() || part[0] < '0' || part[0] > '0' + static_cast<int>(AdoptedBy::kNeighbour))
      return false;
    const auto value = hexOf(part.substr(1));
    if (!value) return false;
    to.push_back({static_cast<AdoptedBy>(part[0] - '0'), *value});
  }
  return std::is_sorted(to.begin(), to.end());
}

}  // namespace

std::string traitsText(const FindingTraits& traits) {
  std::string out = "1 ";
  for (size_t i = 0; i < traits.keys.size() && i < kMostKeys; ++i) {
    if (i > 0) out += ',';
    out += toHex(traits.keys[i]);
  }
  out += ' ';
  for (size_t i = 0; i < traits.traits.size() && i < kMostTraits; ++i) {
    if (i > 0) out += ',';
    out += static_cast<char>('0' + static_cast<int>(traits.traits[i].by));
    appendHex(out, traits.traits[i].hash);
  }
  out += ' ';
  appendList(out, traits.tools);
  out += ' ';
  appendList(out, traits.packages);
  for (const uint64_t value : {traits.what, traits.place, traits.name, traits.code}) {
    out += ' ';
    appendHex(out, value);
  }
  return out + ' ' + std::to_string(traits.line);
}

std::optional<FindingTraits> parseTraits(std::string_view text) {
  const auto parts = split(text, ' ');
  if (parts.size() != 10 || parts[0] != "1") return std::nullopt;
  FindingTraits out;
  for (const std::string_view key : split(parts[1], ',')) {
    const auto hash = contentHashFromHex(key);
    if (!hash) return std::nullopt;
    out.keys.push_back(*hash);
  }
  if (!readTraits(parts[2], out.traits) || !readList(parts[3], out.tools) ||
      !readList(parts[4], out.packages))
    return std::nullopt;
  uint64_t* const numbers[] = {&out.what, &out.place, &out.name, &out.code};
  for (size_t i = 0; i < 4; ++i) {
    const auto value = hexOf(parts[5 + i]);
    if (!value) return std::nullopt;
    *numbers[i] = *value;
  }
  const auto line = parseInt(parts[9]);
  if (!line || *line < 0 || *line > 0xFFFFFFFF) return std::nullopt;
  out.line = static_cast<uint32_t>(*line);
  return out;
}

}  // namespace postern
