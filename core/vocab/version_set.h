// SPDX-License-Identifier: Apache-2.0
// Sets of versions of one scheme as intervals that do not touch: what ranges mean, whatever notation they
// have.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vocab/vers.h"
#include "vocab/version_order.h"

namespace postern {

struct VersionBound {
  std::string version;
  bool inclusive = false;
};

/// A missing bound is none: all versions that side.
struct VersionInterval {
  std::optional<VersionBound> low, high;
};

class VersionSet {
 public:
  /// The empty set.
  explicit VersionSet(VersionScheme scheme) : scheme_(scheme) {}
  static VersionSet all(VersionScheme scheme);
  /// What one constraint holds. nullopt when its version is none of the scheme's.
  static std::optional<VersionSet> of(VersionScheme scheme, const VersionConstraint& constraint);

  /// The versions in either, in both, in neither.
  VersionSet unitedWith(const VersionSet& other) const;
  VersionSet intersectedWith(const VersionSet& other) const;
  VersionSet complement() const;

  bool isEmpty() const { return intervals_.empty(); }
  bool contains(std::string_view version) const;
  const std::vector<VersionInterval>& intervals() const { return intervals_; }
  VersionScheme scheme() const { return scheme_; }
  /// As a valid range; the empty set is "vers:none/*".
  Vers toVers(std::string_view type) const;

 private:
  int compare(std::string_view a, std::string_view b) const;
  bool isEmptyInterval(const VersionInterval& interval) const;
  bool startsEarlier(const VersionInterval& a, const VersionInterval& b) const;
  bool endsEarlier(const VersionInterval& a, const VersionInterval& b) const;
  bool touch(const VersionInterval& left, const VersionInterval& right) const;

  VersionScheme scheme_;
  std::vector<VersionInterval> intervals_;  ///< ascending
};

/// What a readable range means. nullopt: its type has no order, or a version is none.
std::optional<VersionSet> versionSet(const Vers& vers);

}  // namespace postern
