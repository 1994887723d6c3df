// SPDX-License-Identifier: Apache-2.0
// Published mistakes: a source states a CVSS score that its own vector does not have.
#pragma once

#include <string>

#include "query/estate_view.h"

namespace postern {

/// "states 5.6, but CVSS:4.0/… is 5.7 by the standard"; "" where a vector of the observation has the score it
/// states, or it does not state both.
std::string statedScoreNote(const EstateView& view, uint32_t observation);

}  // namespace postern
