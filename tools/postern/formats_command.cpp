// SPDX-License-Identifier: Apache-2.0
// `postern formats`: the registry, for people or as JSON.
#include <algorithm>
#include <iostream>

#include "commands.h"
#include "engine.h"
#include "terminal.h"

namespace postern::cli {

int listFormats(bool json) {
  if (json) {
    std::cout << formatsJson() << "\n";
    return kOk;
  }
  std::vector<FormatRow> rows = Engine::formats();
  std::stable_sort(rows.begin(), rows.end(),
                   [](const FormatRow& a, const FormatRow& b) { return a.id < b.id; });
  for (const FormatRow& row : rows) {
    std::cout << padded(row.id, 26) << " " << padded(row.title, 36) << " " << padded(row.family, 15) << " "
              << row.syntaxes << "\n";
  }
  return kOk;
}

}  // namespace postern::cli
