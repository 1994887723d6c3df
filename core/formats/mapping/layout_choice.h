// SPDX-License-Identifier: Apache-2.0
// Which of a spec's layouts reads an input.
#pragma once

#include "formats/mapping/spec.h"

namespace postern {

/// The layout that is surest of the input, the first of equals; null when none claims it.
const ReportLayout* surestLayout(const MappingSpec& spec, const Probe& probe);
/// The first layout of that syntax, or null.
const ReportLayout* layoutOfSyntax(const MappingSpec& spec, Syntax syntax);

}  // namespace postern
