// SPDX-License-Identifier: Apache-2.0
// Records of a value that is on a tape whole (YAML). Enclosing objects are shown complete, records included.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "read/record.h"

namespace postern {

class TapeWalker {
 public:
  using RangeOf = FunctionRef<ByteRange(Node)>;

  TapeWalker(const PathSet& paths, RecordHandler handler, RangeOf rangeOf)
      : paths_(&paths), handler_(handler), rangeOf_(rangeOf) {}

  /// `at`: the path of the root itself, "/" or "/3" (the document's position).
  void walk(Node root, std::string_view at, uint32_t index);

 private:
  void visit(Node node, uint32_t active, uint32_t depth, std::string_view key, uint32_t index);
  void emit(Node node, int path, std::string_view key, uint32_t index);

  const PathSet* paths_;
  RecordHandler handler_;
  RangeOf rangeOf_;
  std::string parent_;
  std::vector<Node> ancestors_;
};

}  // namespace postern
