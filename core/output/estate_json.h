// SPDX-License-Identifier: Apache-2.0
// The parts of the canonical export that are not findings.
#pragma once

#include "base/json_writer.h"
#include "query/inventory_counts.h"

namespace postern {

void writeAssetJson(JsonWriter& out, const EstateView& view, const InventoryCounts& counts, AssetId id);
void writeComponentJson(JsonWriter& out, const EstateView& view, const InventoryCounts& counts,
                        ComponentId id);
/// The fields "base", "explanation", "logOdds" and "interval" of an open object: the computation of a risk.
void writeExplanation(JsonWriter& out, const EstateView& view, uint32_t finding);
/// The field "triage" of an open object: the status with what says so, and what people said.
void writeTriage(JsonWriter& out, const EstateView& view, uint32_t finding);
/// The fields "paths" of an open object.
void writePathsJson(JsonWriter& out, const EstateView& view);
/// The fields "reports", "diagnostics", "feeds" and "notes" of an open object.
void writeReportsJson(JsonWriter& out, const EstateView& view);

}  // namespace postern
