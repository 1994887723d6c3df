// SPDX-License-Identifier: Apache-2.0
// JSON (RFC 8259) to tape, without copying: strings without escapes point into the input. Also steps over
// values without reading them. Lenient where writers are sloppy and the meaning is clear (NaN and Infinity
// read as null, a comma before a closing bracket); duplicate keys: the last wins, as in JSON.parse, and is
// reported.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "read/place.h"
#include "read/tape.h"

namespace postern {

class JsonParser {
 public:
  JsonParser(std::string_view text, Diagnostics& diagnostics)
      : begin_(text.data()),
        at_(text.data()),
        end_(text.data() + text.size()),
        text_(text),
        places_(text),
        diagnostics_(&diagnostics) {}

  /// Which keys an object has so far, to notice one that stands twice.
  struct SeenKeys {
    uint64_t shapes = 0;  // a bit per key shape: a set bit asks for the search
    std::unique_ptr<std::unordered_map<std::string_view, uint32_t>> cells;  // of wide objects
  };

  /// The value at the cursor, appended to `tape`. On failure the cursor is at the fault and problem() says
  /// what it is.
  bool parse(Tape& tape);
  /// As parse, but only the first members, items and depth: enough to recognise a format. Steps over the
  /// rest.
  bool skim(Tape& tape, uint32_t depthLeft);
  /// Steps over the value at the cursor by its brackets and quotes alone.
  bool skip();

  void skipSpace() {
    while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }
  bool atEnd() const { return at_ >= end_; }
  char peek() const { return at_ < end_ ? *at_ : '\0'; }
  void advance() { ++at_; }
  uint64_t offset() const { return static_cast<uint64_t>(at_ - begin_); }
  void seek(uint64_t offset) { at_ = begin_ + offset; }
  /// The text ends at `end` for now (a line's), at the latest at its own end.
  void limitTo(uint64_t end) { end_ = begin_ + std::min<uint64_t>(end, text_.size()); }
  uint64_t limit() const { return static_cast<uint64_t>(end_ - begin_); }
  /// A key at the cursor with its colon.
  bool parseKey(std::string_view& key, Arena& arena);
  /// The item separator or `close`; sets `more`.
  bool parseSeparator(char close, bool& more);

  /// `key` is about to become the `count`th member of the open object at `object`: an earlier one of that
  /// name is reported and no longer found.
  void noteKey(Tape& tape, uint32_t object, uint32_t count, SeenKeys& seen, std::string_view key);

  const std::string& problem() const { return problem_; }
  std::string_view text() const { return text_; }
  /// The cursor as "line 3, column 7".
  std::string place() { return places_.describe(offset()); }
  bool fail(std::string_view what);
  void clearProblem() { problem_.clear(); }

 private:
  struct Open {
    uint32_t cell;
    uint32_t count;
    char close;
    SeenKeys seen;
  };

  bool parseScalar(Tape& tape);
  bool parseString(std::string_view& text, Arena& arena);
  bool decodeEscapes(const char* from, const char* to, std::string_view& text, Arena& arena);
  bool parseLiteral(Tape& tape);
  bool skipRest(uint32_t depth);
  bool skimMembers(Tape& tape, uint32_t depthLeft, uint64_t start);
  static uint32_t findKey(Tape& tape, uint32_t object, std::string_view key);
  bool addKey(Tape& tape, Open& open);
  bool push(Tape& tape);

  const char* begin_;
  const char* at_;
  const char* end_;
  std::string_view text_;
  PlaceFinder places_;
  Diagnostics* diagnostics_;
  std::string problem_;
  std::vector<Open> stack_;
  std::unordered_map<uint64_t, uint64_t>
      skipped_;  // start -> end of long values, so that they are stepped over once
};

}  // namespace postern
