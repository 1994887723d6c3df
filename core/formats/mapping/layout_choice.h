// SPDX-License-Identifier: Apache-2.0
// Which of a spec's layouts reads an input.
#pragma once

#include "formats/mapping/spec.h"

namespace postern {

/// The layout that is surest of the input, the first of equals; null when none claims it.
const ReportLayout* surestLayout(const MappingSpec& spec, const Probe& probe);
/// Where none claims it: the layout of its syntax with the most in common, the first of equals, or null.
const ReportLayout* nearestLayout(const MappingSpec& spec, const Probe& probe);
/// JSON, YAML: whether there is anything, be it empty, where records of the layout would be. Otherwise true.
bool hasPlaceOfRecords(const ReportLayout& layout, const Probe& probe);

}  // namespace postern
