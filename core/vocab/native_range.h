// SPDX-License-Identifier: Apache-2.0
// Ranges as the ecosystems write them ("^1.2 || >=3 <3.4", "~=1.4.2", "[1.0,2.0)", "~> 2.0", "0.8.40+") and
// as advisories do (">= 1.0, < 1.2.3"), read into constraints.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "vocab/vers.h"
#include "vocab/version_set.h"

namespace postern {

/// What a version without all its parts means: in an advisory 1.2.0 ("<=1.2" ends there), in a manifest that
/// npm or Cargo reads every 1.2.x ("<=1.2" goes on to 1.3). vers-spec's published conversions are
/// advisories'.
enum class PartialVersions : uint8_t { kZeros, kWildcards };

struct NativeRange {
  std::string type;  ///< of `vers`: "npm"
  VersionScheme scheme = VersionScheme::kGeneric;
  /// The range is the union of the alternatives; all constraints of an alternative hold at once.
  std::vector<std::vector<VersionConstraint>> alternatives;
};

/// `ecosystem` as versionScheme takes it. Errors: bad_query for an unknown ecosystem, malformed, too_large.
Result<NativeRange> readNativeRange(std::string_view ecosystem, std::string_view text,
                                    PartialVersions partial = PartialVersions::kZeros);

/// All constraints in one row, by version, as vers-spec's and univers' conversions have them. It says what
/// the range says unless alternatives overlap; versionSet(range).toVers(type) always does, and is valid.
Vers flatVers(const NativeRange& range);
VersionSet versionSet(const NativeRange& range);

}  // namespace postern
