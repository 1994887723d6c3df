// SPDX-License-Identifier: Apache-2.0
// The weights that an estate is ranked by: the setting "weights" of what people decided, or what is
// published.
#pragma once

#include <string>

#include "engine/analysis.h"
#include "model/decision.h"
#include "query/estate_view.h"

namespace postern {

inline constexpr std::string_view kWeightsSetting = "weights";

/// Ranks the analysis anew, with all that follows from bands.
void reweigh(Analysis& analysis, const Decisions& decisions, const Weights& weights);

/// A setting that does not read (of a newer Postern, or somebody's slip) gives the published ones.
Weights weightsInForce(const Decisions& decisions, UnixSeconds now);
/// What a person should know of the weights; "" when they are as published.
std::string weightsNote(const Decisions& decisions, const EstateView& view);

}  // namespace postern
