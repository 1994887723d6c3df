// SPDX-License-Identifier: Apache-2.0
// The rows of cwe_table.cpp, for cwe.cpp alone.
#pragma once

#include <cstddef>
#include <cstdint>

namespace postern::cwe_table {

struct Entry {
  uint16_t id;
  char abstraction;  ///< P pillar, C class, B base, V variant, X compound
  uint8_t deprecated;
  uint16_t firstParent;
  uint8_t parents;
  const char* name;
};
struct Listed {
  uint16_t year;
  uint8_t place;
  uint16_t weakness;
};

extern const Entry kEntries[];
extern const size_t kEntryCount;
extern const uint16_t kParents[];
extern const Listed kTop25[];
extern const size_t kTop25Count;
extern const Listed kOwasp[];
extern const size_t kOwaspCount;

}  // namespace postern::cwe_table
