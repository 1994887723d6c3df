// SPDX-License-Identifier: Apache-2.0
// Recursion follows the steps of the record paths only (at most 16), never the depth of the input.
#include "read/json_reader.h"

#include <algorithm>

namespace postern {
namespace {
constexpr uint32_t kSkimDepth = 7;
}

Node JsonReader::skim(Tape& tape) {
  tape.clear();
  parser_.seek(part_.begin);
  parser_.clearProblem();
  parser_.skim(tape, kSkimDepth);
  return tape.root();
}

Status JsonReader::read(const PathSet& paths, RecordHandler handler) {
  paths_ = &paths;
  handler_ = &handler;
  skippedRecords_ = 0;
  parser_.seek(part_.begin);
  parser_.clearProblem();
  return lines_ ? readLines() : readValues();
}

Status JsonReader::readMember(const PathSet& paths, uint32_t active, std::string_view key,
                              RecordHandler handler) {
  paths_ = &paths;
  handler_ = &handler;
  skippedRecords_ = 0;
  parser_.seek(part_.begin);
  parser_.clearProblem();
  parser_.skipSpace();
  parent_ = "/";
  ancestors_.clear();
  if (walk(active, 1, key, 0)) return Done{};
  return makeError(ErrorCode::kMalformed, parser_.problem(), parser_.offset(), parser_.place());
}

Status JsonReader::readValues() {
  parser_.skipSpace();
  while (!parser_.atEnd()) {
    parent_.clear();
    ancestors_.clear();
    if (!walk(paths_->all(), 0, "/", 0)) {
      return makeError(ErrorCode::kMalformed, parser_.problem(), parser_.offset(), parser_.place());
    }
    parser_.skipSpace();
    if (!parser_.atEnd() && parser_.peek() != '{' && parser_.peek() != '[') {
      return makeError(ErrorCode::kMalformed, "text after the end of the JSON value", parser_.offset(),
                       parser_.place());
    }
  }
  return Done{};
}

// A fault never reaches beyond its line: the parser is held to it.
Status JsonReader::readLines() {
  const std::string_view text = parser_.text().substr(0, part_.end);
  uint32_t index = 0;
  for (uint64_t at = part_.begin; at < text.size();) {
    const uint64_t end = std::min<uint64_t>(text.find('\n', at), text.size());
    parser_.seek(at);
    parser_.limitTo(end);
    parser_.skipSpace();
    const bool value = parser_.peek() == '{' || parser_.peek() == '[';
    if (!readLine(index)) {
      if (value) {
        diagnostics_->add("bad_record", "a line is no JSON value: " + parser_.problem(), parser_.place());
        ++skippedRecords_;
      } else {
        diagnostics_->add("text_line", "a line between the JSON lines is plain text", parser_.place());
      }
      parser_.clearProblem();
    }
    at = end + 1;
  }
  parser_.limitTo(part_.end);
  return Done{};
}

// One value, or several.
bool JsonReader::readLine(uint32_t& index) {
  while (!parser_.atEnd()) {
    parent_ = "/";
    ancestors_.clear();
    if (!walkLine(index)) return false;
    ++index;
    parser_.skipSpace();
    if (!parser_.atEnd() && parser_.peek() != '{' && parser_.peek() != '[')
      return parser_.fail("text after the value");
  }
  return true;
}

// Lines can also be asked for as the items "/*" of the whole file.
bool JsonReader::walkLine(uint32_t index) {
  const uint32_t all = paths_->all();
  const int line = paths_->recordAt(paths_->step(all, 0, ""), 1);
  if (line >= 0 && parser_.peek() == '{' && paths_->recordAt(all, 0) < 0) return emit(line, "", index);
  return walk(all, 0, "", index);
}

bool JsonReader::walk(uint32_t active, uint32_t depth, std::string_view key, uint32_t index) {
  const char c = parser_.peek();
  const int path = paths_->recordAt(active, depth);
  if (path >= 0 && (depth > 0 || c != '[')) return emit(path, key, index);
  const size_t parentSize = parent_.size();
  if (depth > 0 || lines_) {
    appendStep(parent_, key, index);
  } else {
    parent_ = "/";
  }
  const bool ok = c == '{' ? walkObject(active, depth) : c == '[' ? walkArray(active, depth) : parser_.skip();
  parent_.resize(std::min(parentSize, parent_.size()));
  return ok;
}

bool JsonReader::emit(int path, std::string_view key, uint32_t index) {
  const uint64_t start = parser_.offset();
  if (paths_->isSkipped(path)) return parser_.skip();
  record_.clear();
  if (!parser_.parse(record_)) return false;
  Record record;
  record.spec = static_cast<uint32_t>(path);
  record.node = record_.root();
  record.ancestors = ancestors_;
  record.range = {start, parser_.offset()};
  record.parent = parent_;
  record.key = key;
  record.index = index;
  (*handler_)(record);
  return true;
}

bool JsonReader::walkArray(uint32_t active, uint32_t depth) {
  parser_.advance();
  parser_.skipSpace();
  bool more = parser_.peek() != ']';
  if (!more) parser_.advance();
  const uint32_t next = paths_->step(active, depth, "");
  for (uint32_t index = 0; more; ++index) {
    const uint64_t start = parser_.offset();
    bool ok = walk(next, depth + 1, "", index) && parser_.parseSeparator(']', more);
    if (!ok) {
      if (paths_->recordAt(next, depth + 1) < 0) return false;
      const std::string problem = parser_.problem();
      const std::string place = parser_.place();
      const uint64_t fault = parser_.offset();
      if (!recoverInArray(start) || !parser_.parseSeparator(']', more)) {
        parser_.seek(fault);
        parser_.clearProblem();
        return parser_.fail(problem);  // recovering may have forgotten it
      }
      diagnostics_->add("bad_record", "a record is malformed: " + problem, place);
      ++skippedRecords_;
    }
    parser_.skipSpace();
  }
  return true;
}

// Brackets and quotes may still balance: then one bad record costs itself alone.
bool JsonReader::recoverInArray(uint64_t itemStart) {
  JsonParser fresh(parser_.text(), *diagnostics_);
  fresh.limitTo(parser_.limit());
  fresh.seek(itemStart);
  if (!fresh.skip()) return false;
  parser_.seek(fresh.offset());
  parser_.clearProblem();
  parser_.skipSpace();
  return parser_.peek() == ',' || parser_.peek() == ']';
}

bool JsonReader::collectFields(Frame& frame, uint32_t active, uint32_t depth) {
  const uint32_t object = frame.tape.open(NodeKind::kObject);
  uint32_t count = 0;
  uint32_t index = 0;
  JsonParser::SeenKeys seen;
  parser_.advance();
  parser_.skipSpace();
  bool more = parser_.peek() != '}';
  if (!more) parser_.advance();
  bool ok = true;
  for (; more && ok; ++index) {
    std::string_view key;
    if (!(ok = parser_.parseKey(key, frame.tape.arena()))) break;
    const uint32_t next = paths_->step(active, depth, key);
    const int path = next ? paths_->recordAt(next, depth + 1) : -1;
    if (next != 0 && !(path >= 0 && paths_->isSkipped(path))) {
      frame.pending.push_back({parser_.offset(), next, std::string(key), index});
      ok = parser_.skip();
    } else if (next != 0) {
      ok = parser_.skip();
    } else {
      const uint32_t before = frame.tape.size();
      parser_.noteKey(frame.tape, object, count, seen, key);
      frame.tape.key(key);
      ok = parser_.parse(frame.tape);
      if (ok) {
        ++count;
      } else {
        frame.tape.truncate(before);
      }
    }
    ok = ok && parser_.parseSeparator('}', more);
  }
  frame.tape.close(object, count);
  return ok;
}

bool JsonReader::walkObject(uint32_t active, uint32_t depth) {
  const size_t level = ancestors_.size();
  if (frames_.size() <= level) frames_.push_back(std::make_unique<Frame>());
  Frame& frame = *frames_[level];
  frame.tape.clear();
  frame.pending.clear();
  const bool complete = collectFields(frame, active, depth);
  const uint64_t end = parser_.offset();
  const std::string problem = parser_.problem();
  ancestors_.push_back(frame.tape.root());
  bool ok = true;
  // Also after a fault: what came before it is still worth having.
  for (const Pending& pending : frame.pending) {
    parser_.seek(pending.offset);
    parser_.clearProblem();
    if (!(ok = walk(pending.active, depth + 1, pending.key, pending.index))) break;
  }
  ancestors_.pop_back();
  if (!ok) return false;
  parser_.seek(end);
  if (!complete) {
    parser_.clearProblem();
    return parser_.fail(problem);
  }
  return true;
}

}  // namespace postern
