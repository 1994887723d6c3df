// SPDX-License-Identifier: Apache-2.0
// The severity of a result whose source states none: from its CVSS, or else what a result of its kind usually
// is (docs/severities.md). Never used where the source says a word of its own.
#pragma once

#include <cstdint>

#include "model/terms.h"

namespace postern {

/// By what the result is. One level less where the scanner itself is not confident, critical for a secret
/// that was proved to work (`verified`).
Severity severityOfKind(ObservationKind kind, Confidence confidence, bool verified);

}  // namespace postern
