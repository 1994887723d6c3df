// SPDX-License-Identifier: Apache-2.0
// What VEX documents say of a finding, with who, when and where, in the finding's JSON.
#pragma once

#include "base/json_writer.h"
#include "query/estate_view.h"

namespace postern {

/// "vex": the statement that stands, if one does, and all others that apply; no member where none applies.
void writeVex(JsonWriter& out, const EstateView& view, uint32_t finding);

}  // namespace postern
