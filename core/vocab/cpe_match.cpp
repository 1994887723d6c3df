// SPDX-License-Identifier: Apache-2.0
// Relations of CPE names (cpe.h): NISTIR 7696, table 6-2 for attributes, 6-4 for names, section 6.3 for
// wildcards.
#include <algorithm>

#include "vocab/cpe.h"

namespace postern {
namespace {

using Kind = CpeValue::Kind;

// Whether the source's text with wildcards around it covers the target's.
bool covers(const CpeValue& source, std::string_view target) {
  const auto allows = [](int wildcards, size_t characters) {
    return wildcards == CpeValue::kStar || characters <= static_cast<size_t>(wildcards);
  };
  for (size_t at = target.find(source.text); at != std::string_view::npos;
       at = target.find(source.text, at + 1)) {
    if (!allows(source.before, at)) return false;
    if (allows(source.after, target.size() - at - source.text.size())) return true;
  }
  return false;
}

CpeRelation relationOf(const CpeValue& source, const CpeValue& target) {
  if (target.isText() && target.hasWildcards())  // rows 4, 8, 11, 17; the same text is itself
    return source == target ? CpeRelation::kEqual : CpeRelation::kUndefined;
  if (source.kind == Kind::kAny)
    return target.kind == Kind::kAny ? CpeRelation::kEqual : CpeRelation::kSuperset;
  if (target.kind == Kind::kAny) return CpeRelation::kSubset;
  if (source.kind != target.kind) return CpeRelation::kDisjoint;
  if (source.kind == Kind::kNotApplicable || source == target) return CpeRelation::kEqual;
  if (source.hasWildcards())
    return covers(source, target.text) ? CpeRelation::kSuperset : CpeRelation::kDisjoint;
  return CpeRelation::kDisjoint;
}

}  // namespace

std::string_view cpeRelationName(CpeRelation relation) {
  static constexpr std::string_view kNames[] = {"disjoint", "equal", "subset", "superset", "undefined"};
  return kNames[static_cast<size_t>(relation)];
}

CpeRelation cpeRelation(const Cpe& source, const Cpe& target) {
  bool hasSubset = false, hasSuperset = false, hasUndefined = false;
  for (size_t i = 0; i < kCpeAttributes; ++i) {
    switch (relationOf(source.values[i], target.values[i])) {
      case CpeRelation::kDisjoint:
        return CpeRelation::kDisjoint;
      case CpeRelation::kEqual:
        break;
      case CpeRelation::kSubset:
        hasSubset = true;
        break;
      case CpeRelation::kSuperset:
        hasSuperset = true;
        break;
      case CpeRelation::kUndefined:
        hasUndefined = true;
        break;
    }
  }
  if (hasUndefined || (hasSubset && hasSuperset)) return CpeRelation::kUndefined;
  return hasSubset ? CpeRelation::kSubset : hasSuperset ? CpeRelation::kSuperset : CpeRelation::kEqual;
}

}  // namespace postern
