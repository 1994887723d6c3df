// SPDX-License-Identifier: Apache-2.0
// Tables of Tenable's products, each with column names of its own.
#pragma once

#include "base/error.h"
#include "formats/format.h"

namespace postern {

Match sniffNessusCsv(const Probe& probe);
Status importNessusCsv(Document& in, BatchBuilder& out);

}  // namespace postern
