// SPDX-License-Identifier: Apache-2.0
// The smallest upgrade that leaves every vulnerability of a component behind: from what advisories say is
// fixed and what is affected. Nothing is asked of a registry: only versions that somebody named are proposed.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vocab/version_order.h"

namespace postern {

/// What is known of one vulnerability of the component. Versions and ranges that cannot be read are left out.
struct FixAdvice {
  std::vector<std::string> fixed;  ///< versions that no longer have it; several are of several release lines
  std::vector<std::string> affected;  ///< ranges: `vers:` texts, or as the ecosystem writes them
};

struct UpgradePlan {
  /// The smallest named version above the installed one, releases before pre-releases, that is free of every
  /// vulnerability for which any fix is known. "" when none is.
  std::string version;
  bool staysInMajor = false;    ///< same first number (below 1.0, same second): likely to be compatible
  std::vector<size_t> unfixed;  ///< indices of advices that `version` does not satisfy, ascending
  bool fixesAll() const { return !version.empty() && unfixed.empty(); }
};

/// Ties end in the text of the version. An installed version that is none gives an empty plan.
UpgradePlan planUpgrade(VersionScheme scheme, std::string_view ecosystem, std::string_view installed,
                        std::span<const FixAdvice> advices);

/// Whether the version comes before the release that its leading numbers name ("1.0-rc1", "2.0.dev1").
bool isPreRelease(VersionScheme scheme, std::string_view version);
/// Same epoch and first number; where that is 0, same second number too.
bool isSameMajor(std::string_view a, std::string_view b);

}  // namespace postern
