// SPDX-License-Identifier: Apache-2.0
// Versions in which a vulnerability of a package is mended, by all sources of the estate: one scanner names
// none where another does. Not for packages of distributions, whose versions are of a release each.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "query/estate_view.h"

namespace postern {

/// Whether the component's key ("deb/openssl@3.0") is one of a distribution's package.
bool isOfDistribution(std::string_view componentKey);
/// "npm/lodash" of "npm/lodash@4.17.20".
std::string packageOfKey(std::string_view componentKey);

class KnownFixes {
 public:
  explicit KnownFixes(const EstateView& view);

  /// Sorted, each once: what the finding's own sources say, else what others say of one of its
  /// vulnerabilities in the same package.
  std::vector<std::string> of(uint32_t finding) const;

 private:
  const EstateView& view_;
  /// Only of vulnerabilities that some finding needs.
  std::map<std::pair<StringId, std::string>, std::vector<std::string>> elsewhere_;
};

}  // namespace postern
