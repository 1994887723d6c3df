// SPDX-License-Identifier: Apache-2.0
// The other documents that Fortify tools write beside the XML report (fortify.cpp): audit.fvdl, which an FPR
// archive holds, and the XML export of a dynamic scan.
#pragma once

#include "base/error.h"
#include "model/batch_builder.h"
#include "read/document.h"

namespace postern {

/// audit.fvdl, schema 1.x ("FVDL").
Status importFortifyFvdl(Document& in, BatchBuilder& out);
/// ScanCentral DAST and WebInspect: Scan/Issues/Issue.
Status importFortifyScan(Document& in, BatchBuilder& out);

}  // namespace postern
