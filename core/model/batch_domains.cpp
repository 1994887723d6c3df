// SPDX-License-Identifier: Apache-2.0
// See batch_domains.h. A vocabulary that grows raises kSchemaVersion, so that an older build refuses what it
// cannot name.
#include "model/batch_domains.h"

#include "base/time.h"
#include "model/columns.h"
#include "model/terms.h"

namespace postern {
namespace {

/// parseTime()'s: 9999-12-31T23:59:59Z. Differences of two such times cannot overflow.
constexpr int64_t kLastTime = 253'402'300'799;

template <typename Word>
bool words(const flatbuffers::Vector<uint8_t>* column, Word last) {
  if (!column) return true;  // a table without rows may leave its columns out
  for (const uint8_t value : *column) {
    if (value > static_cast<uint8_t>(last)) return false;
  }
  return true;
}

bool isTime(int64_t value) { return value == kNoTime || (value >= 0 && value <= kLastTime); }

bool times(const flatbuffers::Vector<int64_t>* column) {
  if (!column) return true;
  for (const int64_t value : *column) {
    if (!isTime(value)) return false;
  }
  return true;
}

bool atMost(const flatbuffers::Vector<uint32_t>* column, uint32_t most, bool noneAllowed) {
  if (!column) return true;
  for (const uint32_t value : *column) {
    if (value > most && !(noneAllowed && value == kNone)) return false;
  }
  return true;
}

bool observationsFit(const wire::Observations& rows) {
  return words(rows.kind(), ObservationKind::kMalware) && words(rows.severity(), Severity::kCritical) &&
         words(rows.state(), State::kAccepted) && words(rows.confidence(), Confidence::kHigh) &&
         words(rows.reachability(), Reachability::kNotReachable) && atMost(rows.cvssScore(), 100, false) &&
         times(rows.firstSeen());
}

bool assetsFit(const wire::Assets& rows) {
  return words(rows.kind(), AssetKind::kNetwork) && words(rows.criticality(), Criticality::kCritical) &&
         words(rows.exposure(), Exposure::kInternet) && words(rows.environment(), Environment::kProduction);
}

bool vulnerabilitiesFit(const wire::Vulnerabilities& rows) {
  return atMost(rows.epss(), 1'000'000, true) && atMost(rows.epssPercentile(), 1'000'000, true) &&
         times(rows.kevAdded()) && times(rows.kevDue()) && times(rows.published());
}

bool vexFits(const wire::VexStatements& rows) {
  return words(rows.status(), VexStatus::kFixed) && words(rows.authority(), VexAuthority::kVendor) &&
         times(rows.at()) && times(rows.updated());
}

bool reportFits(const wire::Report& report) {
  return report.family() <= static_cast<uint8_t>(Family::kContext) && report.confidence() <= 100 &&
         isTime(report.scannedAt()) && isTime(report.date());
}

}  // namespace

bool valuesAreInDomain(const wire::Batch& batch) {
  return reportFits(*batch.report()) && observationsFit(*batch.observations()) &&
         assetsFit(*batch.assets()) && words(batch.edges()->relation(), Relation::kLinked) &&
         vulnerabilitiesFit(*batch.vulnerabilities()) && (!batch.vex() || vexFits(*batch.vex())) &&
         (!batch.grants() ||
          (words(batch.grants()->kind(), GrantKind::kResource) && words(batch.grants()->deny(), true)));
}

}  // namespace postern
