// SPDX-License-Identifier: Apache-2.0
// CSV text (RFC 4180, any one-byte separator) to the fields of one row after the other, without copying where
// no quote was doubled. Lenient: spaces before an opening quote, text after a closing one, \" as some tools
// write it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "read/record.h"

namespace postern {

class CsvSplitter {
 public:
  enum class Step : uint8_t { kRow, kEnd, kOpenQuote, kTooWide };

  /// `strict`: only a doubled quote stands for one, as in text that was written here (xlsx_sheet.h).
  CsvSplitter(std::string_view text, char separator, uint64_t from = 0, bool strict = false)
      : text_(text), at_(from), separator_(separator), strict_(strict) {}

  /// The next row that is not blank. `fields` point into the text or `arena`.
  Step next(std::vector<std::string_view>& fields, Arena& arena);
  /// Of the row just read, without its line end. After kOpenQuote `begin` is the quote that is never closed.
  ByteRange range() const { return range_; }
  uint64_t offset() const { return at_; }

 private:
  void skipBlankLines();
  bool atLineEnd() const;
  bool quoted(std::string_view& field, Arena& arena);
  uint64_t closingQuote(uint64_t from, bool& plain) const;
  bool isInnerQuote(uint64_t at) const;
  uint64_t quoteAtLineEnd(uint64_t from) const;
  bool endsField(uint64_t at) const;
  uint64_t unquotedEnd(uint64_t from) const;

  std::string_view text_;
  uint64_t at_;
  char separator_;
  bool strict_;
  ByteRange range_;
};

}  // namespace postern
