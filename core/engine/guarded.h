// SPDX-License-Identifier: Apache-2.0
// The boundary that no exception crosses. The core throws none of its own; what the standard library throws
// is memory running out or a container asked to be larger than it can be.
#pragma once

#include <new>
#include <stdexcept>
#include <utility>

#include "base/error.h"

namespace postern {

inline Error outOfMemoryError() {
  return makeError(ErrorCode::kTooLarge, "this needs more memory than there is");
}

/// Runs `work`, which returns some Result<T>.
template <typename Work>
auto guarded(Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const std::bad_alloc&) {
    return outOfMemoryError();
  } catch (const std::length_error&) {
    return outOfMemoryError();
  }
}

}  // namespace postern
