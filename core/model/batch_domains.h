// SPDX-License-Identifier: Apache-2.0
// Are the values of a batch such as an importer could have written? Later rooms index tables by words and add
// times without asking again.
#pragma once

#include "model_generated.h"

namespace postern {

/// Of a batch whose columns fit together (checkBatch). Words are in their vocabularies; scores,
/// probabilities, times and byte ranges are within what columns.h says.
bool valuesAreInDomain(const wire::Batch& batch);

}  // namespace postern
