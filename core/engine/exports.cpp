// SPDX-License-Identifier: Apache-2.0
// The estate as files for others.
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/views.h"
#include "output/csv_export.h"
#include "output/json_export.h"
#include "third_party_versions.h"

namespace postern {
Status Engine::exportJson(ByteSink sink) const {
  return guarded([&]() -> Status {
    if (!state_->analysis) return nothingAnalysed();
    writeJsonExport(state_->analysis->view(), build_info::kVersion, sink);
    return Done{};
  });
}

Status Engine::exportCsv(ByteSink sink) const {
  return guarded([&]() -> Status {
    if (!state_->analysis) return nothingAnalysed();
    writeCsvExport(state_->analysis->view(), sink);
    return Done{};
  });
}

}  // namespace postern
