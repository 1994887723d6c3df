// SPDX-License-Identifier: Apache-2.0
// The batch of one input, as its format reads it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "formats/import.h"

namespace postern {

/// "" where no format reads it.
inline std::string importedBatch(std::string_view name, std::string_view text) {
  std::string batch;
  importInput(name, text, {}, [&](ImportOutcome&& outcome) {
    if (!outcome.failed) batch = std::move(outcome.batch);
  });
  return batch;
}

}  // namespace postern
