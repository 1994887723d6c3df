// SPDX-License-Identifier: Apache-2.0
// See fix_guidance.h.
#include "enrich/fix_guidance.h"

#include <algorithm>
#include <tuple>

#include "enrich/fix_guidance_table.h"
#include "vocab/cwe.h"

namespace postern {
namespace {

using fix_guidance_table::KindRow;
using fix_guidance_table::WeaknessRow;

const WeaknessRow* rowOf(uint32_t weakness) {
  const WeaknessRow* const end = fix_guidance_table::kWeaknesses + fix_guidance_table::kWeaknessCount;
  const WeaknessRow* const at =
      std::lower_bound(fix_guidance_table::kWeaknesses, end, weakness,
                       [](const WeaknessRow& row, uint32_t value) { return row.weakness < value; });
  return at != end && at->weakness == weakness ? at : nullptr;
}

}  // namespace

std::string_view name(Effort effort) {
  switch (effort) {
    case Effort::kMinutes:
      return "minutes";
    case Effort::kHours:
      return "hours";
    case Effort::kDays:
      return "days";
    case Effort::kWeeks:
      return "weeks";
  }
  return {};
}

FixGuidance fixGuidance(ObservationKind kind, std::span<const uint32_t> weaknesses) {
  const WeaknessRow* best = nullptr;
  std::tuple<size_t, uint32_t> bestPlace;
  for (const uint32_t weakness : weaknesses) {
    std::vector<uint32_t> line = cweAncestors(weakness);
    line.insert(line.begin(), weakness);
    for (size_t steps = 0; steps < line.size(); ++steps) {
      const WeaknessRow* const row = rowOf(line[steps]);
      if (row == nullptr) continue;
      if (best == nullptr || std::tuple(steps, weakness) < bestPlace) {
        best = row;
        bestPlace = {steps, weakness};
      }
      break;
    }
  }
  // A component's flaw is mended by a release, whatever its weakness is.
  if (best != nullptr && kind != ObservationKind::kVulnerability && kind != ObservationKind::kMalware)
    return {best->text, best->reference, best->effort, best->weakness};
  for (size_t i = 0; i < fix_guidance_table::kKindCount; ++i) {
    const KindRow& row = fix_guidance_table::kKinds[i];
    if (row.kind == kind) return {row.text, row.reference, row.effort, 0};
  }
  return {};
}

}  // namespace postern
