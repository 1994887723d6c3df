// SPDX-License-Identifier: Apache-2.0
// Conan and Conda versions.
//   Conan  conan 2, conan/internal/model/version.py: main[-pre][+build], each a list of numbers and words.
//          Where a number meets a word ("9" and "1a") Conan compares texts, which is no order (9 < 10 < "1a"
//          < 9); here a word's leading number counts first.
//   Conda  conda 24, conda/models/version.py, VersionOrder
#include <optional>

#include "vocab/version_families.h"

namespace postern::versions {
namespace {

// "1a" is (1, "a"); a word without a number in front is after all that have one.
int compareConanItem(std::string_view a, std::string_view b) {
  const std::string_view left = takeDigits(a), right = takeDigits(b);
  if (left.empty() != right.empty()) return left.empty() ? 1 : -1;
  if (const int order = compareNumbers(left, right)) return order;
  return compareBytes(a, b);
}

std::vector<std::string_view> withoutTrailingZeros(std::string_view text) {
  std::vector<std::string_view> items = split(text, '.');
  while (!items.empty() && isDigits(items.back()) && withoutZeros(items.back()).empty()) items.pop_back();
  return items;
}

int compareConanLists(std::string_view a, std::string_view b) {
  const auto left = withoutTrailingZeros(a), right = withoutTrailingZeros(b);
  for (size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    if (const int order = compareConanItem(left[i], right[i])) return order;
  }
  return sign(static_cast<int>(left.size()) - static_cast<int>(right.size()));
}

struct Conan {
  std::string_view main, build;
  std::optional<std::string_view> pre;  ///< "1.0-" has an empty one, the lowest
};

Conan readConan(std::string_view text) {
  Conan out;
  const size_t plus = text.rfind('+');
  if (plus != std::string_view::npos) {
    out.build = text.substr(plus + 1);
    text = text.substr(0, plus);
  }
  const size_t dash = text.rfind('-');
  out.main = text.substr(0, dash);
  if (dash != std::string_view::npos) out.pre = text.substr(dash + 1);
  return out;
}

struct Conda {
  std::string_view epoch;
  std::vector<std::string> main, local;  ///< parts between dots
};

std::vector<std::string> condaParts(std::string_view text) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(text, '.')) parts.emplace_back(part);
  return parts;
}

Conda readConda(std::string_view text, std::string& lower) {
  lower = toLowerAscii(text);
  Conda out;
  std::string_view rest = lower;
  const size_t bang = rest.find('!');
  if (bang != std::string_view::npos) {
    out.epoch = rest.substr(0, bang);
    rest.remove_prefix(bang + 1);
  }
  const size_t plus = rest.find('+');
  std::string main(rest.substr(0, plus));
  // "_" and "-" separate; "1.0.1_" keeps its last one (OpenSSL's way before its letters).
  for (size_t i = 0; i < main.size(); ++i) {
    if ((main[i] == '_' && i + 1 < main.size()) || main[i] == '-') main[i] = '.';
  }
  out.main = condaParts(main);
  if (plus != std::string_view::npos) out.local = condaParts(rest.substr(plus + 1));
  return out;
}

// Order of runs inside a part: "dev" < "_" and other words < numbers < "post".
int runRank(std::string_view run) {
  if (run.empty() || isDigits(run)) return 3;
  return run == "dev" ? 0 : run == "post" ? 4 : run == "_" ? 1 : 2;
}

std::string_view takeRun(std::string_view& text) {
  if (text.empty()) return {};
  if (isAsciiDigit(text.front())) return takeDigits(text);
  return takeWhile(text, [](char c) { return !isAsciiDigit(c); });
}

int compareCondaPart(std::string_view a, std::string_view b) {
  // A part that starts with a word has a 0 in front.
  bool first = true;
  while (!a.empty() || !b.empty()) {
    const auto take = [&](std::string_view& text) {
      return first && !text.empty() && !isAsciiDigit(text.front()) ? std::string_view() : takeRun(text);
    };
    const std::string_view left = take(a), right = take(b);
    first = false;
    if (const int order = sign(runRank(left) - runRank(right))) return order;
    const bool numbers = runRank(left) == 3;
    if (const int order = numbers ? compareNumbers(left, right) : compareBytes(left, right)) return order;
  }
  return 0;
}

int compareCondaLists(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const int order =
        compareCondaPart(i < a.size() ? a[i] : std::string(), i < b.size() ? b[i] : std::string());
    if (order != 0) return order;
  }
  return 0;
}

}  // namespace

bool isConan(std::string_view version) {
  return std::none_of(version.begin(), version.end(), [](char c) {
    return isAsciiSpace(c) || c == '<' || c == '>' || c == '=' || c == '|' || c == ',' || c == '[';
  });
}

int compareConan(std::string_view a, std::string_view b) {
  const std::string leftText = toLowerAscii(a), rightText = toLowerAscii(b);
  const Conan left = readConan(leftText), right = readConan(rightText);
  if (const int order = compareConanLists(left.main, right.main)) return order;
  if (left.pre.has_value() != right.pre.has_value()) return left.pre.has_value() ? -1 : 1;
  if (left.pre) {
    if (const int order = compareConanLists(*left.pre, *right.pre)) return order;
  }
  return compareConanLists(left.build, right.build);
}

bool isConda(std::string_view version) {
  std::string lower;
  const Conda parts = readConda(version, lower);
  const auto isGood = [](const std::string& part) {
    return !part.empty() && std::all_of(part.begin(), part.end(),
                                        [](char c) { return isAsciiAlnum(c) || c == '_' || c == '*'; });
  };
  const bool epoch = version.find('!') == std::string_view::npos || isDigits(parts.epoch);
  return epoch && !parts.main.empty() && std::all_of(parts.main.begin(), parts.main.end(), isGood) &&
         std::all_of(parts.local.begin(), parts.local.end(), isGood);
}

int compareConda(std::string_view a, std::string_view b) {
  std::string leftText, rightText;
  const Conda left = readConda(a, leftText), right = readConda(b, rightText);
  if (const int order = compareNumbers(left.epoch, right.epoch)) return order;
  if (const int order = compareCondaLists(left.main, right.main)) return order;
  return compareCondaLists(left.local, right.local);
}

}  // namespace postern::versions
