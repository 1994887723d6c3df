// SPDX-License-Identifier: Apache-2.0
// The fields of a finding that follow its score, and what others make of it: ssvc (CERT/CC's deployer
// outcome), bod (BOD 26-04's timeline), prioritizer (CVE_Prioritizer's priority); low and high (the interval
// of its risk) and unsure (how wide it is).
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "query/estate_view.h"
#include "query/list_source.h"

namespace postern {

// Onto the end of the list of a finding's fields.
#define POSTERN_SCORE_FIELDS \
  {"ssvc"}, {"bod"}, {"prioritizer"}, {"low", true}, {"high", true}, { "unsure", true }

/// Of one of those that are no numbers; nullopt for another field.
std::optional<Dimension> scoreField(const EstateView& view, std::string_view field);
/// Thousandths; empty for another field.
std::vector<int64_t> scoreFieldNumbers(const EstateView& view, std::string_view field);
/// All fields of a finding whose values change with its score.
std::span<const std::string_view> scoredFields();

}  // namespace postern
