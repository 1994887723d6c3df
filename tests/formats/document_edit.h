// SPDX-License-Identifier: Apache-2.0
// A JSON, JSON Lines or CSV text with one of its members changed everywhere it stands ("results/*/severity").
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "read/tape.h"

namespace postern::fixtures {

enum class Change : uint8_t { kDrop, kRename, kNull, kObject, kList, kOther };
inline constexpr Change kChanges[] = {Change::kDrop,   Change::kRename, Change::kNull,
                                      Change::kObject, Change::kList,   Change::kOther};
std::string_view nameOf(Change change);

struct Edit {
  std::string path;
  Change change = Change::kDrop;
  bool scalar = true;  ///< what stands there is a text, a number, true or false, wherever it stands
};

class EditedDocument {
 public:
  /// `bytes` must outlive it.
  explicit EditedDocument(std::string_view bytes);

  bool isEditable() const { return !values_.empty() || !rows_.empty(); }
  /// All changes of all members, at most kMaxMembers.
  std::vector<Edit> edits() const;
  std::string written() const { return written(Edit{"//", Change::kDrop}); }
  std::string written(const Edit& edit) const;

 private:
  std::deque<Tape> values_;  // one, or one for each line
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace postern::fixtures
