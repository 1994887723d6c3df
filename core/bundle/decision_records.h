// SPDX-License-Identifier: Apache-2.0
// Decisions as the image that a bundle carries (decisions.fbs).
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "model/decision.h"

namespace postern {

/// An image, and all texts of its records written out: one text may stand for a million.
inline constexpr uint64_t kMaxDecisionsBytes = 400'000'000;

/// The same decisions give the same bytes. Errors: too_large.
Result<std::string> writeDecisionRecords(const Decisions& decisions);
/// Trusts nothing. Errors: malformed, too_large.
Result<Decisions> readDecisionRecords(std::string_view image);

}  // namespace postern
