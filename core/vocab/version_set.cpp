// SPDX-License-Identifier: Apache-2.0
// See version_set.h.
#include "vocab/version_set.h"

#include <algorithm>

namespace postern {

int VersionSet::compare(std::string_view a, std::string_view b) const {
  const auto order = compareVersions(scheme_, a, b);
  return !order || *order == 0 ? 0 : *order < 0 ? -1 : 1;
}

bool VersionSet::isEmptyInterval(const VersionInterval& interval) const {
  if (!interval.low || !interval.high) return false;
  const int order = compare(interval.low->version, interval.high->version);
  return order > 0 || (order == 0 && !(interval.low->inclusive && interval.high->inclusive));
}

bool VersionSet::startsEarlier(const VersionInterval& a, const VersionInterval& b) const {
  if (!a.low || !b.low) return !a.low && b.low;
  const int order = compare(a.low->version, b.low->version);
  return order != 0 ? order < 0 : a.low->inclusive && !b.low->inclusive;
}

bool VersionSet::endsEarlier(const VersionInterval& a, const VersionInterval& b) const {
  if (!a.high || !b.high) return a.high && !b.high;
  const int order = compare(a.high->version, b.high->version);
  return order != 0 ? order < 0 : !a.high->inclusive && b.high->inclusive;
}

// Whether nothing lies between the end of `left` and the start of `right`, which does not start earlier.
bool VersionSet::touch(const VersionInterval& left, const VersionInterval& right) const {
  if (!left.high || !right.low) return true;
  const int order = compare(right.low->version, left.high->version);
  return order < 0 || (order == 0 && (left.high->inclusive || right.low->inclusive));
}

VersionSet VersionSet::all(VersionScheme scheme) {
  VersionSet set(scheme);
  set.intervals_.emplace_back();
  return set;
}

std::optional<VersionSet> VersionSet::of(VersionScheme scheme, const VersionConstraint& constraint) {
  if (constraint.comparator == Comparator::kAny) return all(scheme);
  if (!isVersion(scheme, constraint.version)) return std::nullopt;
  VersionSet set(scheme);
  const VersionBound open{constraint.version, false}, closed{constraint.version, true};
  switch (constraint.comparator) {
    case Comparator::kEqual:
      set.intervals_ = {{closed, closed}};
      break;
    case Comparator::kNotEqual:
      set.intervals_ = {{std::nullopt, open}, {open, std::nullopt}};
      break;
    case Comparator::kLess:
      set.intervals_ = {{std::nullopt, open}};
      break;
    case Comparator::kLessEqual:
      set.intervals_ = {{std::nullopt, closed}};
      break;
    case Comparator::kGreater:
      set.intervals_ = {{open, std::nullopt}};
      break;
    case Comparator::kGreaterEqual:
      set.intervals_ = {{closed, std::nullopt}};
      break;
    case Comparator::kAny:
      break;
  }
  return set;
}

VersionSet VersionSet::unitedWith(const VersionSet& other) const {
  std::vector<VersionInterval> all = intervals_;
  all.insert(all.end(), other.intervals_.begin(), other.intervals_.end());
  std::stable_sort(all.begin(), all.end(), [this](const VersionInterval& a, const VersionInterval& b) {
    return startsEarlier(a, b);
  });
  VersionSet out(scheme_);
  for (VersionInterval& interval : all) {
    if (out.intervals_.empty() || !touch(out.intervals_.back(), interval))
      out.intervals_.push_back(std::move(interval));
    else if (endsEarlier(out.intervals_.back(), interval))
      out.intervals_.back().high = std::move(interval.high);
  }
  return out;
}

VersionSet VersionSet::intersectedWith(const VersionSet& other) const {
  VersionSet out(scheme_);
  size_t i = 0, j = 0;
  while (i < intervals_.size() && j < other.intervals_.size()) {
    const VersionInterval &a = intervals_[i], &b = other.intervals_[j];
    VersionInterval common;
    common.low = startsEarlier(a, b) ? b.low : a.low;
    common.high = endsEarlier(a, b) ? a.high : b.high;
    if (!isEmptyInterval(common)) out.intervals_.push_back(std::move(common));
    if (endsEarlier(a, b))
      ++i;
    else
      ++j;
  }
  return out;
}

VersionSet VersionSet::complement() const {
  VersionSet out(scheme_);
  std::optional<VersionBound> low;
  for (const VersionInterval& interval : intervals_) {
    if (interval.low) {
      out.intervals_.push_back({low, VersionBound{interval.low->version, !interval.low->inclusive}});
    }
    if (!interval.high) return out;
    low = VersionBound{interval.high->version, !interval.high->inclusive};
  }
  out.intervals_.push_back({low, std::nullopt});
  return out;
}

bool VersionSet::contains(std::string_view version) const {
  if (!isVersion(scheme_, version)) return false;
  return std::any_of(intervals_.begin(), intervals_.end(), [&](const VersionInterval& interval) {
    const int low = interval.low ? compare(version, interval.low->version) : 1;
    const int high = interval.high ? compare(version, interval.high->version) : -1;
    return (low > 0 || (low == 0 && interval.low->inclusive)) &&
           (high < 0 || (high == 0 && interval.high->inclusive));
  });
}

Vers VersionSet::toVers(std::string_view type) const {
  Vers vers{std::string(type), {}};
  if (intervals_.empty()) return {"none", {{Comparator::kAny, {}}}};
  for (size_t i = 0; i < intervals_.size(); ++i) {
    const auto& [low, high] = intervals_[i];
    if (!low && !high) return {std::string(type), {{Comparator::kAny, {}}}};
    if (low && high && compare(low->version, high->version) == 0) {
      vers.constraints.push_back({Comparator::kEqual, low->version});
      continue;
    }
    // "(…, v) (v, …)" is all but v, and a version may be named once.
    const bool isHole = i > 0 && low && !low->inclusive && intervals_[i - 1].high &&
                        !intervals_[i - 1].high->inclusive &&
                        compare(low->version, intervals_[i - 1].high->version) == 0;
    if (isHole)
      vers.constraints.back() = {Comparator::kNotEqual, low->version};
    else if (low)
      vers.constraints.push_back(
          {low->inclusive ? Comparator::kGreaterEqual : Comparator::kGreater, low->version});
    if (high)
      vers.constraints.push_back(
          {high->inclusive ? Comparator::kLessEqual : Comparator::kLess, high->version});
  }
  return vers;
}

std::optional<VersionSet> versionSet(const Vers& vers) {
  if (vers.type == "none") return std::nullopt;
  const auto scheme = versScheme(vers.type);
  if (!scheme) return std::nullopt;
  // Valid sequences: bounds in pairs, equalities beside them, exclusions cut out. Others read as
  // versContains.
  VersionSet out(*scheme), excluded(*scheme), interval = VersionSet::all(*scheme);
  bool open = false, hasOther = false;
  for (const VersionConstraint& it : vers.constraints) {
    const auto part = VersionSet::of(*scheme, it);
    if (!part) return std::nullopt;
    if (it.comparator == Comparator::kNotEqual) {
      excluded = excluded.unitedWith(part->complement());
      continue;
    }
    hasOther = true;
    const bool isLower = it.comparator == Comparator::kGreater || it.comparator == Comparator::kGreaterEqual;
    const bool isUpper = it.comparator == Comparator::kLess || it.comparator == Comparator::kLessEqual;
    if (isLower && !open) {
      interval = *part;
      open = true;
    } else if (isUpper) {
      out = out.unitedWith(open ? interval.intersectedWith(*part) : *part);
      open = false;
    } else if (!isLower) {
      out = out.unitedWith(*part);
    }
  }
  if (open) out = out.unitedWith(interval);
  if (!hasOther) out = VersionSet::all(*scheme);
  return out.intersectedWith(excluded.complement());
}

}  // namespace postern
