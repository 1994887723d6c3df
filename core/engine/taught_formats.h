// SPDX-License-Identifier: Apache-2.0
// Taught formats as they cross the boundary (JSON texts), read for the length of a call.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "formats/import.h"
#include "formats/mapping/spec.h"

namespace postern {

class TaughtFormats {
 public:
  /// Errors: malformed, with the place in the spec.
  static Result<TaughtFormats> read(const std::vector<std::string>& specs);

  /// Borrows this object and `format`.
  FormatChoice choose(std::string_view format, std::span<const std::string> off = {}) const {
    return {formats_, format, off};
  }

 private:
  std::vector<std::unique_ptr<TaughtFormat>> owned_;
  std::vector<const Format*> formats_;
};

}  // namespace postern
