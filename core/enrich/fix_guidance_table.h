// SPDX-License-Identifier: Apache-2.0
// The rows of fix_guidance_table.cpp, for fix_guidance.cpp alone.
#pragma once

#include <cstddef>

#include "enrich/fix_guidance.h"

namespace postern::fix_guidance_table {

struct WeaknessRow {
  uint32_t weakness;
  Effort effort;
  std::string_view text;
  std::string_view reference;
};
struct KindRow {
  ObservationKind kind;
  Effort effort;
  std::string_view text;
  std::string_view reference;
};

extern const WeaknessRow kWeaknesses[];
extern const size_t kWeaknessCount;
extern const KindRow kKinds[];
extern const size_t kKindCount;

}  // namespace postern::fix_guidance_table
