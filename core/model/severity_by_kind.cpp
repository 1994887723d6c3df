// SPDX-License-Identifier: Apache-2.0
// See severity_by_kind.h. docs/severities.md gives the reason for each line.
#include "model/severity_by_kind.h"

namespace postern {
namespace {

Severity usual(ObservationKind kind) {
  switch (kind) {
    case ObservationKind::kSecret:
    case ObservationKind::kMalware:
      return Severity::kHigh;
    case ObservationKind::kLicence:
      return Severity::kLow;
    case ObservationKind::kExposure:
      return Severity::kInfo;
    default:
      return Severity::kMedium;
  }
}

}  // namespace

Severity severityOfKind(ObservationKind kind, Confidence confidence, bool verified) {
  if (verified && kind == ObservationKind::kSecret) return Severity::kCritical;
  const Severity severity = usual(kind);
  if (confidence != Confidence::kLow || severity <= Severity::kInfo) return severity;
  return static_cast<Severity>(static_cast<uint8_t>(severity) - 1);
}

}  // namespace postern
