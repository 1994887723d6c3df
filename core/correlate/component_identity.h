// SPDX-License-Identifier: Apache-2.0
// What a package is called when two tools mean the same one.
#pragma once

#include <string>
#include <string_view>

#include "correlate/identity.h"

namespace postern {

/// A component's name without version, folded: purl type + "/" + namespace-qualified lower-case name
/// ("npm/lodash", "maven/org.apache.logging.log4j:log4j-core"); the type is "" where nobody said an
/// ecosystem. Distributions: a "source/binary" name is the binary's; the distribution namespace of deb, rpm
/// and apk is left out.
std::string packageKey(std::string_view ecosystem, std::string_view group, std::string_view name);

/// Fills Identities::components and componentOf.
void uniteComponents(const Tables& tables, Identities& out);

}  // namespace postern
