// SPDX-License-Identifier: Apache-2.0
// Which record path asks for the rows of a titled table, of several in one document: "/*" (any table's),
// "/Title" or "/Title/*".
#pragma once

#include <string_view>

#include "read/record.h"

namespace postern {

/// The path, or -1.
inline int tablePath(const PathSet& paths, std::string_view title) {
  const uint32_t active = paths.step(paths.all(), 0, title);
  int path = paths.recordAt(active, 1);
  if (path < 0) path = paths.recordAt(paths.step(active, 1, ""), 2);
  return path < 0 || paths.isSkipped(path) ? -1 : path;
}

}  // namespace postern
