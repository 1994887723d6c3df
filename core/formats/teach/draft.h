// SPDX-License-Identifier: Apache-2.0
// A mapping spec in the making: what was guessed from a file's shape and what a person pointed at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
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
  bool picked = false;                 ///< a person pointed at something
  int confidence = 0;                  ///< percent: that the records are the results, and all of them
  std::vector<std::string> questions;  ///< what a person should look at
};

/// From here on, and without a question left, the import of a file that no format claims says "auto-mapped";
/// else "please check" is added. Below kLeastMapping the file stays unknown. Measured: corpus_report --guess.
inline constexpr int kSureMapping = 90;
inline constexpr int kLeastMapping = 20;
inline bool isSure(const Draft& draft) { return draft.confidence >= kSureMapping && draft.questions.empty(); }

/// "The value at this path is the ..." (web/src/engine/protocol.ts, Pick).
struct Pick {
  std::string path;
  std::string column;  ///< a column; "record", "skip", "" = not what was guessed
  std::string text;    ///< what is there, for "skip"
};

/// Changes a draft as a person says. Errors: not_found, for a path that leads nowhere and for an unknown
/// column.
Status applyPick(const Pick& pick, const Shape& shape, Draft& draft);

/// The draft's records at one place, as they would be guessed.
DraftRecords guessRecords(const Shape& shape, int place);

/// The likeliest mapping of a file; no records when nothing in it looks like results.
Draft guessDraft(const Shape& shape);

/// The class of scan that its columns tell of.
Family familyOfDraft(const Draft& draft);

/// The value's path from a record at another place: below it, or "^^/name" around it; "" when there is no
/// way.
std::string pathFrom(const Shape& shape, int place, int from, std::string_view leaf);

/// The spec as JSON, for people to read.
std::string specOf(const Draft& draft, const Shape& shape);

}  // namespace postern
