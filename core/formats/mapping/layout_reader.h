// SPDX-License-Identifier: Apache-2.0
// Layouts of a spec from its JSON: detection, tables, records.
#pragma once

#include "formats/mapping/spec.h"
#include "formats/mapping/spec_json.h"

namespace postern {

Detection readDetection(SpecJson& json, Node node);
/// Its name and detection, with which the rest goes on.
void readLayoutHead(SpecJson& json, Node node, ReportLayout& out);
/// `spec`: the whole spec, whose members are the layouts' defaults.
ReportLayout readLayout(SpecJson& json, Node node, Node spec);

}  // namespace postern
