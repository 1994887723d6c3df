// SPDX-License-Identifier: Apache-2.0
// Fields of findings that policies ask for more than people do: what their asset is, what feeds say, when
// they were seen and are due. Texts and numbers as ListSource has them.
#pragma once

#include "query/estate_view.h"
#include "query/list_source.h"

namespace postern {

// Onto the end of the list of a finding's fields. `age`, `due` and `overdue` are whole days.
#define POSTERN_FINDING_FACTS                                                                              \
  {"finding"}, {"rule"}, {"file"}, {"team"}, {"application"}, {"exposure"}, {"criticality"}, {"data"},     \
      {"zone"}, {"licence"}, {"ecosystem"}, {"kev"}, {"ransomware"}, {"exploited"}, {"verified"}, {"new"}, \
      {"sla"}, {"age", true}, {"due", true}, {                                                             \
    "overdue", true                                                                                        \
  }

/// Of one of those fields that are no numbers.
Dimension findingFacts(const EstateView& view, std::string_view field);
/// Empty when the field is none of them.
std::vector<int64_t> findingFactNumbers(const EstateView& view, std::string_view field);

/// "" (no clock), "on_time", "marked" (past a mark of its clock) or "overdue".
std::string_view slaOf(const EstateView& view, uint32_t finding);
std::string_view ownerNameOf(const EstateView& view, uint32_t finding);
/// In CISA's catalogue, or so a scanner says.
bool isExploited(const EstateView& view, uint32_t finding);
/// Whole days since it was seen first; kNoNumber when nothing says when that was.
int64_t ageInDays(const EstateView& view, uint32_t finding);
/// Whole days from `from` to `to`, rounded down; negative backwards.
int64_t daysBetween(UnixSeconds from, UnixSeconds to);
/// When it was seen first, by the baseline too.
UnixSeconds seenSince(const EstateView& view, uint32_t finding);
/// Names that a team goes by: "@acme/payments" is also "acme/payments" and "payments".
std::vector<std::string> spellingsOfOwner(std::string_view owner);

}  // namespace postern
