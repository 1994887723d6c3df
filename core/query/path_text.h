// SPDX-License-Identifier: Apache-2.0
// Attack paths in words.
#pragma once

#include <string>
#include <string_view>

#include "query/estate_view.h"

namespace postern {

/// Bytes of a title inside a sentence.
inline constexpr size_t kTitleInWords = 90;

/// "internet", "identity" (whoever may read a repository), "data", or the kind of the asset.
std::string_view nodeKind(const EstateView& view, uint32_t node);
/// "via SQL injection in orders-api and 1 more flaw"
std::string pathSummary(const EstateView& view, const AttackPath& path);
/// What a step rests on, in one line.
std::string because(const EstateView& view, const AttackEdge& edge);
/// What to fix to close the step that most of the known paths take (of equal ones the first); "" where no
/// step needs a flaw.
std::string weakestFix(const EstateView& view, const AttackPath& path);

}  // namespace postern
