// SPDX-License-Identifier: Apache-2.0
// What a reader hands to a format: one record, the fields of the objects around it, and where it was.
//
// Paths: "/runs/*/results/*" (a `*` is any member or item), "/" (the whole document, unless it is an array),
// "//name" (XML elements of that name at any depth), "-/a/b" (what is there is neither a record nor kept as
// an ancestor's field: for heavy parts that a format does not need). A record's ancestors are complete
// whatever the order of keys in JSON and YAML; in XML they hold what came before the record.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "base/record_place.h"
#include "read/node.h"

namespace postern {

class Record : public RecordPlace {
 public:
  uint32_t spec = 0;                ///< which of the paths asked for
  Node node;                        ///< valid during the call only
  std::span<const Node> ancestors;  ///< enclosing objects, outermost first

  /// The enclosing object `levels` up; 1 is the nearest. Missing beyond the root.
  Node up(size_t levels) const {
    return levels == 0 ? node : levels <= ancestors.size() ? ancestors[ancestors.size() - levels] : Node();
  }
};

/// Appends "key/" (or "index/" where there is no key) to a record's parent path; within a key '/' is "~1" and
/// '~' is "~0" (RFC 6901).
void appendStep(std::string& path, std::string_view key, uint32_t index);

using RecordHandler = FunctionRef<void(const Record&)>;

/// Record paths, matched step by step. At most 32 paths, at most 16 steps each.
class PathSet {
 public:
  explicit PathSet(std::span<const std::string_view> paths);

  uint32_t all() const { return all_; }
  /// Paths of `active` (each having matched `depth` steps) that go on through a member `key` or an array
  /// item.
  uint32_t step(uint32_t active, uint32_t depth, std::string_view key) const;
  /// The same where a step may be more than a name: `fits` says whether it goes on. "*" always does.
  uint32_t stepIf(uint32_t active, uint32_t depth, FunctionRef<bool(std::string_view step)> fits) const;
  /// The lowest path of `active` that ends after `depth` steps, or -1.
  int recordAt(uint32_t active, uint32_t depth) const;
  bool isSkipped(int path) const { return paths_[static_cast<size_t>(path)].skipped; }
  bool hasAnywhere() const { return hasAnywhere_; }
  /// Paths written "//name" whose name this is ("//" paths match at any depth), or -1.
  int anywhere(std::string_view name) const;
  int anywhereIf(FunctionRef<bool(std::string_view name)> fits) const;

 private:
  struct Path {
    std::vector<std::string_view> steps;
    bool anywhere = false;
    bool skipped = false;
  };
  std::vector<Path> paths_;
  uint32_t all_ = 0;
  bool hasAnywhere_ = false;
};

}  // namespace postern
