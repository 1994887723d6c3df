// SPDX-License-Identifier: Apache-2.0
// Records of a JSON text, or of a stream of JSON texts (JSON Lines, concatenated values). An object's other
// fields are read before the records inside it, whatever the order of keys: the records' part is stepped over
// and come back to.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "read/json_parser.h"
#include "read/record.h"

namespace postern {

class JsonReader {
 public:
  /// `lines`: a bad value costs its line and reading goes on with the next.
  JsonReader(std::string_view text, bool lines, Diagnostics& diagnostics)
      : JsonReader(text, {0, text.size()}, lines, diagnostics) {}
  /// Only this part of the text is JSON; positions count from the text's start.
  JsonReader(std::string_view text, ByteRange part, bool lines, Diagnostics& diagnostics)
      : parser_(text, diagnostics), part_(part), diagnostics_(&diagnostics), lines_(lines) {
    parser_.limitTo(part.end);
  }

  /// The start of the first value, pruned, for detection. On a fault what came before it.
  Node skim(Tape& tape);
  /// What ended skim() early, or "".
  const std::string& problem() const { return parser_.problem(); }
  /// The fault is that the text ends.
  bool endedEarly() const { return !parser_.problem().empty() && parser_.atEnd(); }
  /// Calls `handler` for every record. An error says why reading stopped; records before it have been handed
  /// over.
  Status read(const PathSet& paths, RecordHandler handler);
  /// As read(), where the text's one value is the member `key` of an object that is not in the text: `active`
  /// are the paths that go on through it.
  Status readMember(const PathSet& paths, uint32_t active, std::string_view key, RecordHandler handler);
  uint64_t skippedRecords() const { return skippedRecords_; }

 private:
  struct Pending {
    uint64_t offset;
    uint32_t active;
    std::string key;
    uint32_t index;
  };
  struct Frame {
    Tape tape;
    std::vector<Pending> pending;
  };

  Status readValues();
  Status readLines();
  bool readLine(uint32_t& index);
  bool walkLine(uint32_t index);
  bool walk(uint32_t active, uint32_t depth, std::string_view key, uint32_t index);
  bool walkObject(uint32_t active, uint32_t depth);
  bool collectFields(Frame& frame, uint32_t active, uint32_t depth);
  bool walkArray(uint32_t active, uint32_t depth);
  bool emit(int path, std::string_view key, uint32_t index);
  bool recoverInArray(uint64_t itemStart);

  JsonParser parser_;
  ByteRange part_;
  Diagnostics* diagnostics_;
  bool lines_;
  const PathSet* paths_ = nullptr;
  const RecordHandler* handler_ = nullptr;
  std::vector<std::unique_ptr<Frame>> frames_;
  std::vector<Node> ancestors_;
  std::string parent_;
  Tape record_;
  uint64_t skippedRecords_ = 0;
};

}  // namespace postern
