// SPDX-License-Identifier: Apache-2.0
// What a package is called when two tools mean the same one.
#pragma once

#include <string>
#include <string_view>

#include "correlate/identity.h"
#include "correlate/said_pairs.h"

namespace postern {

/// A component's name without version, folded: purl type + "/" + namespace-qualified lower-case name
/// ("npm/lodash", "maven/org.apache.logging.log4j:log4j-core"); the type is "" where nobody said an
/// ecosystem. Distributions: a "source/binary" name is the binary's; the distribution namespace of deb, rpm
/// and apk is left out.
std::string packageKey(std::string_view ecosystem, std::string_view group, std::string_view name);

/// The name by which a component row is known: its own, else its CPE's product. "" where it has none.
std::string componentKey(const Tables& tables, uint32_t row);

/// The source package a distribution's binary package is built from, as its purl's `upstream` qualifier or a
/// "source/binary" name says; folded, "" = not said.
std::string sourcePackage(const Tables& tables, uint32_t row);

/// Fills Identities::components, componentOf and componentUnions. A name that no ecosystem is said of is the
/// only component of that name and version.
void uniteComponents(const Tables& tables, const std::vector<SaidPair>& said, Identities& out);

}  // namespace postern
