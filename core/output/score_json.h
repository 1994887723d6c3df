// SPDX-License-Identifier: Apache-2.0
// Scores with everything that they are made of, so that somebody else can recompute each
// (tools/check_scores.mjs does): facts, terms, intervals, the scores of others, roll-ups, weights.
#pragma once

#include "base/json_writer.h"
#include "query/estate_view.h"
#include "score/roll_up.h"

namespace postern {

/// The fields "base", "explanation", "logOdds" and "interval" of an open object: the computation of a risk.
void writeExplanation(JsonWriter& out, const EstateView& view, uint32_t finding);
/// The field "facts" of an open object: what the likelihood terms rest on; unknown facts are left out.
void writeFacts(JsonWriter& out, const EstateView& view, uint32_t finding);
/// The field "others" of an open object: the scores of others for a finding, with their inputs.
void writeOthersScores(JsonWriter& out, const EstateView& view, uint32_t finding);
/// The field "place" of an open object: what the terms of reach and impact rest on.
void writePlaceFacts(JsonWriter& out, const EstateView& view, AssetId asset);
/// The fields of a roll-up, into an open object.
void writeRollUp(JsonWriter& out, const RollUp& of);
/// The fields "weighting", "feedsAtHand" of an open object.
void writeWeighting(JsonWriter& out, const EstateView& view);
/// The fields "estate", "applications" and "teams" of an open object.
void writeRollUps(JsonWriter& out, const RollUps& rollUps);

}  // namespace postern
