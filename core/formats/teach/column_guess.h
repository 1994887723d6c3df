// SPDX-License-Identifier: Apache-2.0
// What a member of a record is likely to be, by its name and what it holds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/teach/shape.h"

namespace postern {

/// A column a draft can fill, and what it tells about records that have it.
struct ColumnKind {
  std::string_view column;
  int worth;       ///< how much a record looks like a result with it
  bool inherited;  ///< may be said by an object around the record
};
const std::vector<ColumnKind>& columnKinds();

/// 0..100: how sure it is that the leaf is the column. `of`: records of its place.
int columnLikelihood(std::string_view column, const Leaf& leaf, uint64_t of);

/// Whether the leaf tells passed checks from failed ones; the texts that mean "no result" in `texts`.
bool isVerdict(const Leaf& leaf, std::vector<std::string>& texts);

/// Lower case letters and digits of a name: "Vulnerability ID" and "vulnerability_id" are one.
std::string foldedName(std::string_view name);

}  // namespace postern
