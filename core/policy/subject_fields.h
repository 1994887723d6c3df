// SPDX-License-Identifier: Apache-2.0
// The fields that conditions of a policy may ask for, per subject, and the words of those fields that have a
// closed list: a word that is none of them is a mistake, not a condition that nothing fits.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "policy/policy.h"

namespace postern {

std::optional<Subject> subjectFromName(std::string_view text);
std::span<const FilterField> fieldsOf(Subject subject);
/// Index into fieldsOf(), or -1.
int fieldIndex(Subject subject, std::string_view field);
/// In their order, where they have one; empty = any text. `ordered`: ">=high" makes sense.
struct FieldWords {
  std::span<const std::string_view> words;
  bool ordered = false;
};
FieldWords wordsOf(Subject subject, std::string_view field);
/// Numbers of days may be written "30d" or "4w".
bool isDays(std::string_view field);

}  // namespace postern
