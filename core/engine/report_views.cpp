// SPDX-License-Identifier: Apache-2.0
// The reports of the estate, and how to find the secrets of an observation in its raw record.
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/views.h"

namespace postern {
namespace {

std::string assetName(const EstateView& view, uint32_t assetRow) {
  if (assetRow == kNone) return {};
  return view.identities.assets[view.identities.assetOf[assetRow]].name;
}

bool sameRecord(const ObservationColumns& all, uint32_t a, uint32_t b) {
  return all.recordParent[a] == all.recordParent[b] && all.recordKey[a] == all.recordKey[b] &&
         all.recordIndex[a] == all.recordIndex[b];
}

}  // namespace

Result<std::vector<ReportRow>> Engine::reports() const {
  return guarded([&]() -> Result<std::vector<ReportRow>> {
    std::vector<ReportRow> rows;
    if (!state_->analysis) return rows;
    const EstateView& view = state_->analysis->view();
    for (size_t i = 0; i < view.tables.reports.size(); ++i) {
      const Report& report = view.tables.reports[i];
      ReportRow row;
      row.id = "r" + std::to_string(i);
      row.file = report.name;
      row.format = view.text(report.format);
      row.title = view.text(report.title);
      row.tool = view.text(report.tool);
      row.toolVersion = view.text(report.toolVersion);
      row.when = formatTime(report.scannedAt != kNoTime ? report.scannedAt : report.date);
      row.asset = assetName(view, report.asset);
      row.bytes = report.bytes;
      row.observations = report.observations;
      row.assets = report.assets;
      row.components = report.components;
      row.edges = report.edges;
      row.skipped = report.skipped;
      row.diagnostics = report.diagnostics;
      rows.push_back(std::move(row));
    }
    return rows;
  });
}

std::vector<SecretMask> Engine::secretMasks(uint32_t observation) const {
  std::vector<SecretMask> masks;
  if (!state_->analysis) return masks;
  const EstateView& view = state_->analysis->view();
  const ObservationColumns& all = view.tables.observations;
  if (observation >= all.rows) return masks;
  const Report& report = view.tables.reports[view.tables.observationReport[observation]];
  // A record can tell of several secrets; all of them are in the text that will be shown.
  for (uint32_t row = report.firstObservation; row < report.firstObservation + report.observations; ++row) {
    if (all.secretHash[row] == kNoString || !sameRecord(all, row, observation)) continue;
    masks.push_back({std::string(view.text(all.secretHash[row])), all.secretLength[row],
                     state_->estate.keyOf(report.hash)});
  }
  return masks;
}

}  // namespace postern
