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

/// What a leaf holds, in shares of its samples (percent).
struct Contents {
  int severityWords = 0, numbers = 0, ids = 0, cwes = 0, urls = 0, paths = 0, hosts = 0, versions = 0,
      vectors = 0;
  int long60 = 0, words = 0;
  int64_t least = 0, most = 0;  ///< thousandths, of numbers
};
Contents contentsOf(const Leaf& leaf);

/// 0..100: how sure it is that the leaf, which holds that, is the column. `of`: records of its place.
int columnLikelihood(std::string_view column, const Leaf& leaf, const Contents& has, uint64_t of);

/// Whether it is one of the words, which are set apart by single spaces.
bool isOneOf(std::string_view word, std::string_view words);

/// Whether the leaf tells passed checks from failed ones; the texts that mean "no result" in `texts`.
bool isVerdict(const Leaf& leaf, std::vector<std::string>& texts);

/// Lower case letters and digits of a name: "Vulnerability ID" and "vulnerability_id" are one.
std::string foldedName(std::string_view name);

}  // namespace postern
