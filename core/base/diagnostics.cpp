// SPDX-License-Identifier: Apache-2.0
// Folding of equal diagnostics; past kMaxDistinct distinct messages the rest of a code folds into one entry.
#include "base/diagnostics.h"

namespace postern {

namespace {
constexpr size_t kMaxDistinct = 200;  // a hostile file must not make the list itself a burden
}

bool Diagnostics::addAgain(std::string_view code, std::string_view message, uint64_t count) {
  for (Diagnostic& entry : entries_) {
    if (entry.code != code || (entry.message != message && entries_.size() < kMaxDistinct)) continue;
    entry.count += count;
    return true;
  }
  return false;
}

void Diagnostics::add(std::string_view code, std::string_view message, std::string_view where,
                      uint64_t count) {
  if (!addAgain(code, message, count))
    entries_.push_back({std::string(code), std::string(message), std::string(where), count});
}

}  // namespace postern
