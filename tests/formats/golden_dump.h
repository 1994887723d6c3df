// SPDX-License-Identifier: Apache-2.0
// A batch as text that a person can review as a diff: every field that says something, one per line.
#pragma once

#include <string>

#include "model/batch.h"

namespace postern {

/// Reports, then observations in their order, then assets, components, edges, vulnerabilities and ownerships,
/// sorted. Names of files, hashes and byte ranges are left out: they say nothing about meaning.
std::string dumpTables(const Tables& tables);

}  // namespace postern
