// SPDX-License-Identifier: Apache-2.0
// The two shapes of an SPDX document: lists of packages and relationships (2.x), and a graph of elements
// (3.0).
#pragma once

#include "base/error.h"
#include "model/batch_builder.h"
#include "read/document.h"

namespace postern {

Status importSpdx2(Document& in, BatchBuilder& out);
Status importSpdx3(Document& in, BatchBuilder& out);

}  // namespace postern
