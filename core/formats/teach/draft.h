// SPDX-License-Identifier: Apache-2.0
// A mapping spec in the making: what was guessed from a file's shape and what a person pointed at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/teach/shape.h"
#include "model/terms.h"

namespace postern {

struct DraftColumn {
  std::string column;  ///< "severity", "component.name", "asset.host"
  std::string path;    ///< a value path of a mapping spec
  int confidence = 0;  ///< percent; 100 = a person said so
  std::string sample;
};

struct DraftSkip {
  std::string path;
  std::vector<std::string> texts;
};

/// One record path with its columns.
struct DraftRecords {
  std::string path;
  int place = -1;  ///< in the shape
  std::vector<DraftColumn> columns;
  std::vector<DraftSkip> skips;
  int worth = 0;  ///< how much its records look like results
};

struct Draft {
  std::string id, title;
  Family family = Family::kMixed;
  std::vector<DraftRecords> records;
  int confidence = 0;                  ///< percent: that the records are the results, and all of them
  std::vector<std::string> questions;  ///< what a person should look at
};

/// From kSure the import of a file that no format claims says "auto-mapped"; below, "please check" is added;
/// below kLeast the file stays unknown.
inline constexpr int kSureMapping = 80;
inline constexpr int kLeastMapping = 40;

/// The likeliest mapping of a file; no records when nothing in it looks like results.
Draft guessDraft(const Shape& shape);

/// The value's path from a record at another place: below it, or "^^/name" around it; "" when there is no
/// way.
std::string pathFrom(const Shape& shape, int place, int from, std::string_view leaf);

/// The spec as JSON, for people to read.
std::string specOf(const Draft& draft, const Shape& shape);

}  // namespace postern
