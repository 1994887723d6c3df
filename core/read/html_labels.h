// SPDX-License-Identifier: Apache-2.0
// What a page says under labels: "<b>Severity:</b> High", "<dt>Severity<dd>High", rows of two cells, a
// heading and what stands under it. A label is: a heading, a <dt>, the first of two cells, a <th> before a
// <td>, or an element of at most 80 bytes whose text ends in a colon (for <b>, <strong>, <label> and <span>
// the colon may follow).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/html_page.h"
#include "read/tape.h"

namespace postern {

class HtmlLabels {
 public:
  explicit HtmlLabels(const HtmlPage& page);

  /// Appends what is labelled inside of `element` to `tape` as the value of a member "#fields": an object
  /// from labels (without colon; a label that stands twice is there twice) to what they say: the element that
  /// says it, several as an object of them, or a text. At most 4,096 labels; values that would make the whole
  /// much larger than the element give their text only. Returns false, and appends nothing, if nothing is
  /// labelled.
  bool append(uint32_t element, Tape& tape) const;

 private:
  struct Label {
    uint32_t element;    // the label itself
    uint32_t first;      // what it labels: siblings from here ...
    uint32_t last;       // ... to before this; none if equal
    uint32_t textBegin;  // the text of it all
    uint32_t textEnd;
  };

  void mark();
  bool isLabel(uint32_t element) const { return isLabel_[element]; }
  bool endsInColon(uint32_t element) const;
  void markCells(uint32_t row);
  void addCells(uint32_t row);
  void addFollowing(uint32_t element);
  void addDefinition(uint32_t term);
  void add(uint32_t element, uint32_t first, uint32_t last, uint32_t textBegin, uint32_t textEnd);
  std::string_view keyOf(uint32_t element) const;
  uint32_t appendValue(const Label& label, Tape& tape, uint32_t budget) const;

  const HtmlPage* page_;
  std::vector<bool> isLabel_;
  std::vector<Label> labels_;  // by element
};

}  // namespace postern
