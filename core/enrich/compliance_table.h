// SPDX-License-Identifier: Apache-2.0
// The rows of compliance_table.cpp, for compliance.cpp alone.
#pragma once

#include <cstddef>

namespace postern::compliance_table {

struct Row {
  const char* framework;
  const char* control;
  const char* title;
  const char* about;   ///< see compliance_table.cpp
  const char* source;  ///< which of the sources named there
};

extern const Row kRows[];
extern const size_t kRowCount;

}  // namespace postern::compliance_table
