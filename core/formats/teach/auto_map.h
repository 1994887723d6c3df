// SPDX-License-Identifier: Apache-2.0
// Files nobody taught: a guessed mapping, and the file read by it.
#pragma once

#include <memory>

#include "formats/mapping/spec.h"
#include "formats/teach/draft.h"

namespace postern {

struct AutoMapping {
  Draft draft;
  std::unique_ptr<TaughtFormat> taught;  ///< null where nothing looks like results
};

/// Never an error of its own: what cannot be read gives no mapping.
AutoMapping autoMap(std::string_view name, Document& in);

}  // namespace postern
