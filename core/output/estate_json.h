// SPDX-License-Identifier: Apache-2.0
// The parts of the canonical export that are not findings.
#pragma once

#include "base/json_writer.h"
#include "output/score_json.h"
#include "query/inventory_counts.h"
#include "score/roll_up.h"

namespace postern {

void writeAssetJson(JsonWriter& out, const EstateView& view, const InventoryCounts& counts,
                    const RollUps& rollUps, AssetId id);
void writeComponentJson(JsonWriter& out, const EstateView& view, const InventoryCounts& counts,
                        ComponentId id);
/// The field "triage" of an open object: the status with what says so, and what people said.
void writeTriage(JsonWriter& out, const EstateView& view, uint32_t finding);
/// The fields "paths" of an open object.
void writePathsJson(JsonWriter& out, const EstateView& view);
/// The field "coverage" of an open object: per class of scan how many assets want it and how many lack it,
/// and how many are shadow, unseen, unscanned.
void writeCoverageJson(JsonWriter& out, const EstateView& view);
/// The fields "reports", "diagnostics", "feeds" and "notes" of an open object.
void writeReportsJson(JsonWriter& out, const EstateView& view);

}  // namespace postern
