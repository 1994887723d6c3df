// SPDX-License-Identifier: Apache-2.0
// SARIF has no word for packages: dependency scanners write them into logical locations, rule properties and
// messages.
#pragma once

#include "formats/sarif_rules.h"

namespace postern::sarif {

/// The package a result is about, with the versions that fix it; nullopt where none is named. For results
/// that are about known vulnerabilities only: elsewhere the same words mean other things.
std::optional<Component> componentOf(BatchBuilder& out, Observation& observation, Node result, Node location,
                                     const Rule& rule, std::string_view message);

}  // namespace postern::sarif
