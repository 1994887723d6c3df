// SPDX-License-Identifier: Apache-2.0
// YAML 1.1 as libyaml reads it, to tape, document by document. Plain scalars are typed as JSON would (null,
// true, 12.5); yes, no, on, off, octal and sexagesimal numbers stay strings. Tags are ignored, but
// for CloudFormation's on scalars and lists ("!Ref x" is {"Ref": "x"}). Aliases are copied, up to a limit;
// merge keys
// ("<<") add the members that a mapping has not itself. A key that is no scalar becomes "".
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "read/record.h"
#include "read/tape.h"

namespace postern {

class YamlComposer {
 public:
  enum class Step : uint8_t { kDocument, kEnd, kFault };

  explicit YamlComposer(std::string_view text);
  ~YamlComposer();
  YamlComposer(const YamlComposer&) = delete;
  YamlComposer& operator=(const YamlComposer&) = delete;

  /// The next document. After kFault, error() says what is wrong; the tape holds what came before, closed.
  Step next(Tape& tape);
  const Error& error() const { return error_; }
  /// Where the node of the current document stands in the text.
  ByteRange rangeOf(const Tape& tape, Node node) const;

 private:
  static constexpr uint32_t kNoCell = 0xFFFFFFFF;
  struct Open {
    uint32_t cell = 0;
    uint32_t count = 0;
    bool mapping = false;
    bool keyDue = false;
    std::string anchor;
    std::vector<uint32_t> merges;  // cells of the values of "<<"
    uint32_t function = kNoCell;   // of the object that a tagged list stands for
  };
  struct Parser;  // libyaml's; its header stays out of the room's headers

  bool handle(Tape& tape, bool& documentDone);
  bool onScalar(Tape& tape);
  bool onAlias(Tape& tape);
  bool onOpen(Tape& tape, bool mapping);
  bool onClose(Tape& tape);
  bool merge(Tape& tape, Open& open);
  bool copy(Tape& tape, uint32_t cell);
  void valueDone();
  void noteRange(const Tape& tape, uint64_t firstChar, uint64_t lastChar);
  uint64_t byteOf(uint64_t character);
  bool keyIsDue() const { return !open_.empty() && open_.back().mapping && open_.back().keyDue; }
  bool fail(ErrorCode code, std::string_view what);
  void failAsParser();
  void closeAll(Tape& tape);

  std::string_view text_;
  bool ascii_;
  std::unique_ptr<Parser> parser_;
  std::vector<Open> open_;
  std::unordered_map<std::string, uint32_t> anchors_;  // looked up only
  std::vector<ByteRange> ranges_;                      // by cell
  uint64_t charAt_ = 0;
  uint64_t byteAt_ = 0;
  uint32_t aliasCells_ = 0;
  uint64_t mergeSteps_ = 0;
  uint32_t keySkip_ = 0;  // depth inside a key that is a collection
  Error error_;
};

}  // namespace postern
