// SPDX-License-Identifier: Apache-2.0
// What `postern analyze` says on a terminal.
#pragma once

#include <vector>

#include "engine.h"

namespace postern::cli {

struct Sources {
  uint64_t reports = 0, duplicates = 0;
  std::vector<InspectEntry> unread;
};

/// On standard error: every file that was not read, with the reason.
void printUnread(const Sources& sources);
/// On standard output: bands, the top of the list, paths, notes.
void printSummary(Engine& engine, const Summary& summary, const Sources& sources);

}  // namespace postern::cli
