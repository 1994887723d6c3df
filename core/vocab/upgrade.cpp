// SPDX-License-Identifier: Apache-2.0
// See upgrade.h.
#include "vocab/upgrade.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "vocab/native_range.h"
#include "vocab/version_families.h"
#include "vocab/version_set.h"

namespace postern {
namespace {

using versions::compareNumbers;

/// "1:2.3~rc1": the epoch, then the numbers in front; `end` is where they stop.
struct Leading {
  std::string_view epoch;
  std::vector<std::string_view> numbers;
  size_t end = 0;
};

Leading leadingOf(std::string_view version) {
  Leading out;
  std::string_view rest = version;
  if (!rest.empty() && asciiLower(rest.front()) == 'v') rest.remove_prefix(1);
  std::string_view number = versions::takeDigits(rest);
  if (!rest.empty() && (rest.front() == ':' || rest.front() == '!')) {
    out.epoch = number;
    rest.remove_prefix(1);
    number = versions::takeDigits(rest);
  }
  while (!number.empty()) {
    out.numbers.push_back(number);
    out.end = version.size() - rest.size();
    if (rest.size() < 2 || rest.front() != '.' || !isAsciiDigit(rest[1])) break;
    rest.remove_prefix(1);
    number = versions::takeDigits(rest);
  }
  return out;
}

/// How many leading numbers two versions share: how close their release lines are.
size_t sharedNumbers(std::string_view a, std::string_view b) {
  const Leading left = leadingOf(a), right = leadingOf(b);
  if (compareNumbers(left.epoch, right.epoch) != 0) return 0;
  size_t shared = 0;
  while (shared < std::min(left.numbers.size(), right.numbers.size()) &&
         compareNumbers(left.numbers[shared], right.numbers[shared]) == 0)
    ++shared;
  return shared;
}

class Planner {
 public:
  Planner(VersionScheme scheme, std::string_view installed) : scheme_(scheme), installed_(installed) {}

  void add(std::string_view ecosystem, const FixAdvice& advice) {
    Known known{std::nullopt, {}};
    for (const std::string& text : advice.affected) {
      const std::optional<VersionSet> set = setOf(ecosystem, text);
      if (!set || set->scheme() != scheme_) continue;
      known.affected = known.affected ? known.affected->unitedWith(*set) : *set;
      // "<1.2.3" names the version that follows what is affected.
      for (const VersionInterval& interval : set->intervals()) {
        if (interval.high && !interval.high->inclusive) consider(interval.high->version);
      }
    }
    for (const std::string& version : advice.fixed) {
      if (!isVersion(scheme_, version)) continue;
      known.fixed.push_back(std::string(trim(version)));
      consider(known.fixed.back());
    }
    std::sort(known.fixed.begin(), known.fixed.end(),
              [this](const auto& a, const auto& b) { return isBefore(a, b); });
    known_.push_back(std::move(known));
  }

  UpgradePlan plan() {
    std::sort(candidates_.begin(), candidates_.end(), [this](const std::string& a, const std::string& b) {
      const bool leftPre = isPreRelease(scheme_, a), rightPre = isPreRelease(scheme_, b);
      if (leftPre != rightPre) return rightPre;
      if (isBefore(a, b) || isBefore(b, a)) return isBefore(a, b);
      return a < b;
    });
    UpgradePlan best;
    for (const std::string& candidate : candidates_) {
      std::vector<size_t> unfixed;
      for (size_t i = 0; i < known_.size(); ++i) {
        if (!isFree(known_[i], candidate)) unfixed.push_back(i);
      }
      if (unfixed.size() == known_.size()) continue;
      if (!best.version.empty() && unfixed.size() >= best.unfixed.size()) continue;
      best = {candidate, isSameMajor(installed_, candidate), std::move(unfixed)};
      if (best.unfixed.empty()) break;
    }
    if (best.version.empty()) {
      for (size_t i = 0; i < known_.size(); ++i) best.unfixed.push_back(i);
    }
    return best;
  }

 private:
  struct Known {
    std::optional<VersionSet> affected;
    std::vector<std::string> fixed;  ///< ascending
  };

  static std::optional<VersionSet> setOf(std::string_view ecosystem, std::string_view text) {
    if (startsWithIgnoreCase(text, "vers:")) {
      const Result<VersReading> read = readVers(text);
      return read.ok() ? versionSet(read.value().vers) : std::nullopt;
    }
    const Result<NativeRange> read = readNativeRange(ecosystem, text);
    return read.ok() ? std::optional(versionSet(read.value())) : std::nullopt;
  }

  bool isBefore(std::string_view a, std::string_view b) const {
    return compareVersions(scheme_, a, b) == std::strong_ordering::less;
  }

  void consider(const std::string& version) {
    if (isBefore(installed_, version) &&
        std::find(candidates_.begin(), candidates_.end(), version) == candidates_.end())
      candidates_.push_back(version);
  }

  // By what is affected where that is known. By fixes alone: the version is at or above a fix, and nearer to
  // that fix's release line than to the next fix's ("1.3.0" is not fixed by 1.2.5 when 1.3.1 is a fix too).
  bool isFree(const Known& known, const std::string& version) const {
    if (known.affected) return !known.affected->contains(version);
    const std::string *below = nullptr, *above = nullptr;
    for (const std::string& fix : known.fixed) {
      if (!isBefore(version, fix))
        below = &fix;
      else if (above == nullptr)
        above = &fix;
    }
    if (below == nullptr) return false;
    if (above == nullptr || compareVersions(scheme_, *below, version) == std::strong_ordering::equal)
      return true;
    return sharedNumbers(version, *below) > sharedNumbers(version, *above);
  }

  VersionScheme scheme_;
  std::string_view installed_;
  std::vector<Known> known_;
  std::vector<std::string> candidates_;
};

}  // namespace

bool isPreRelease(VersionScheme scheme, std::string_view version) {
  version = trim(version);
  const size_t end = leadingOf(version).end;
  if (end == 0 || end == version.size()) return false;
  return compareVersions(scheme, version, version.substr(0, end)) == std::strong_ordering::less;
}

bool isSameMajor(std::string_view a, std::string_view b) {
  const Leading left = leadingOf(trim(a)), right = leadingOf(trim(b));
  if (left.numbers.empty() || right.numbers.empty() || compareNumbers(left.epoch, right.epoch) != 0)
    return false;
  if (compareNumbers(left.numbers[0], right.numbers[0]) != 0) return false;
  const auto second = [](const Leading& it) {
    return it.numbers.size() > 1 ? it.numbers[1] : std::string_view("0");
  };
  return compareNumbers(left.numbers[0], "0") != 0 || compareNumbers(second(left), second(right)) == 0;
}

UpgradePlan planUpgrade(VersionScheme scheme, std::string_view ecosystem, std::string_view installed,
                        std::span<const FixAdvice> advices) {
  installed = trim(installed);
  UpgradePlan none;
  for (size_t i = 0; i < advices.size(); ++i) none.unfixed.push_back(i);
  if (!isVersion(scheme, installed)) return none;
  Planner planner(scheme, installed);
  for (const FixAdvice& advice : advices) planner.add(ecosystem, advice);
  return planner.plan();
}

}  // namespace postern
