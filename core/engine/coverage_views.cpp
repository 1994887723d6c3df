// SPDX-License-Identifier: Apache-2.0
// What was looked at by which scans, and what was not.
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/views.h"
#include "output/coverage_csv.h"
#include "query/coverage_roll_up.h"

namespace postern {
namespace {

void writeGroup(JsonWriter& out, const CoverageGroup& group) {
  out.field("name", group.name).field("assets", group.assets).field("scannable", group.scannable);
  out.key("gaps").beginObject();
  for (const Gap gap : kGaps) out.field(name(gap), group.gaps[static_cast<size_t>(gap)]);
  out.endObject().key("scans").beginArray();
  for (const ScanCoverage::FamilyCount& count : group.families) {
    out.beginObject().field("family", name(count.family)).field("wanted", count.wanted);
    out.field("missing", count.missing).field("latest", formatTime(count.latest)).endObject();
  }
  out.endArray();
}

void writeGroups(JsonWriter& out, std::string_view title, const std::vector<CoverageGroup>& groups) {
  out.key(title).beginArray();
  for (const CoverageGroup& group : groups) {
    out.beginObject();
    writeGroup(out, group);
    out.endObject();
  }
  out.endArray();
}

}  // namespace

Result<std::string> Engine::coverage() const {
  return guarded([&]() -> Result<std::string> {
    CoverageRollUp rollUp;
    if (state_->analysis) rollUp = rollUpCoverage(state_->analysis->view(), state_->analysis->coverage());
    JsonWriter out;
    out.beginObject().key("estate").beginObject();
    writeGroup(out, rollUp.estate);
    out.endObject();
    writeGroups(out, "kinds", rollUp.kinds);
    writeGroups(out, "applications", rollUp.applications);
    writeGroups(out, "teams", rollUp.teams);
    return out.endObject().take();
  });
}

Status Engine::exportCoverage(ByteSink sink) const {
  return guarded([&]() -> Status {
    if (!state_->analysis) return nothingAnalysed();
    writeCoverageCsv(state_->analysis->view(), state_->analysis->coverage(), sink);
    return Done{};
  });
}

}  // namespace postern
