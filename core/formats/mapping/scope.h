// SPDX-License-Identifier: Apache-2.0
// What a value is evaluated in: a record, what surrounds it, and room for the texts that are made on the way.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "base/function_ref.h"
#include "formats/mapping/value.h"
#include "read/record.h"
#include "read/tape.h"

namespace postern {

using Texts = std::vector<std::string_view>;

/// Texts of one list column of one record. More is no list that anybody reads.
inline constexpr size_t kListTexts = 1000;
/// Texts that one value may have on the way to its column, and bytes that may be looked at and made for one
/// record: a spec may come from anybody, and a few transforms could make gigabytes of a line.
inline constexpr size_t kMaxTexts = 100'000;
inline constexpr size_t kMaxRecordWork = 200'000'000;

/// A lookup's rows, each a list of texts for each taken name, and which row a key has.
struct LookupTable {
  std::vector<std::vector<std::vector<std::string>>> rows;
  std::unordered_map<std::string, uint32_t> byKey;
};

/// The record's members by the slots of its rule, found in one pass. Records of one report mostly have the
/// same members in the same order: each position remembers its slot.
class Slots {
 public:
  void reset(const std::vector<std::string>& names, bool ignoreCase);
  void fill(Node record);
  Node operator[](size_t slot) const { return values_[same_[slot]]; }

 private:
  int find(std::string_view key) const;

  struct Position {
    std::string key;
    int slot = -1;
  };
  const std::vector<std::string>* names_ = nullptr;
  bool ignoreCase_ = false;
  std::vector<Node> values_;
  std::vector<size_t> same_;  // of each slot: the first whose name is the same without regard to case
  std::vector<Position> positions_;
};

struct Scope {
  Node record, top, item;
  std::span<const Node> ancestors;
  const RecordPlace* place = nullptr;
  const Slots* slots = nullptr;  ///< null: members are looked up
  bool xml = false;
  std::vector<std::string_view> captures;
  const std::vector<LookupTable>* lookups = nullptr;
  Arena arena;
  std::vector<std::unique_ptr<Tape>> parsed;  ///< of texts that are JSON
  size_t work = 0;                            ///< bytes looked at and made since clear()
  std::string scratch;                        ///< room for a text that is being made

  void clear() {
    arena.clear();
    parsed.clear();
    work = 0;
  }
  bool isTired() const { return work > kMaxRecordWork; }
  /// A text that was made, kept until clear().
  std::string_view keep(std::string_view text) {
    work += text.size();
    return isTired() ? std::string_view() : arena.copy(text);
  }
};

/// Calls `visit` for each node at the path, in order, until it returns false.
void visitNodes(const ValuePath& path, const Scope& scope, FunctionRef<bool(Node)> visit);
/// Likewise below `node`.
void visitBelow(const ValuePath& path, Node node, bool xml, FunctionRef<bool(Node)> visit);

/// The value's first text, or "".
std::string_view firstText(const Value& value, Scope& scope);
/// All its non-empty texts.
void allTexts(const Value& value, Scope& scope, Texts& texts);
/// As firstText; `written` is the text before transforms and tables.
std::string_view firstText(const Value& value, Scope& scope, std::string_view& written);
bool holds(const SpecCondition& condition, Scope& scope);

/// Applies one transform to all texts.
void apply(const Transform& transform, Scope& scope, Texts& texts);
/// The same to one text; for transforms that make one text of one.
std::string_view applyToOne(const Transform& transform, Scope& scope, std::string_view text);

}  // namespace postern
