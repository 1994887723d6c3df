// SPDX-License-Identifier: Apache-2.0
// Elements to tape in the shape that node.h gives XML. Open elements stay at the tape's end, so that those
// around a record can be shown as they are so far, and what is no longer needed is taken back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/string_pool.h"
#include "read/tape.h"

namespace postern {

class XmlBuilder {
 public:
  XmlBuilder(Tape& tape, StringPool& names) : tape_(&tape), names_(&names) { tape.clear(); }

  void open(std::string_view name, const char** attributes);
  void text(std::string_view text) { opened_[depth_ - 1].text += text; }
  /// The innermost element is complete and stays a child of the one around it.
  void close();
  /// The innermost element leaves no trace.
  void drop();
  /// The innermost element is complete but stays apart: its node, until drop().
  Node finish();
  /// The open elements around the innermost one, outermost first, as far as they are complete. Valid until
  /// the next change.
  void enclosing(std::vector<Node>& nodes);

  uint32_t depth() const { return depth_; }
  uint32_t members() const { return opened_[depth_ - 1].count; }

 private:
  struct Opened {
    uint32_t start = 0;  // its key's cell, or its own at the root
    uint32_t cell = 0;
    uint32_t count = 0;
    Arena::Mark mark{};
    std::string text;
  };

  std::string_view attributeKey(std::string_view name);

  Tape* tape_;
  StringPool* names_;
  std::vector<Opened> opened_;  // its strings are reused: only the first depth_ are open
  uint32_t depth_ = 0;
  std::string scratch_;
};

}  // namespace postern
