// SPDX-License-Identifier: Apache-2.0
// The hot loop of most imports. Iterative, so depth costs heap and not stack.
#include "read/json_parser.h"

#include "base/scan.h"
#include "base/text.h"
#include "read/limits.h"

namespace postern {
namespace {

constexpr uint32_t kSkimMembers = 64;
constexpr uint32_t kSkimItems = 3;
constexpr uint32_t kWideObject = 128;       // from this many members on keys are looked up in a table
constexpr uint64_t kRememberedSkip = 4096;  // shorter values are stepped over again faster than looked up

int hexValue(char c) {
  if (isAsciiDigit(c)) return c - '0';
  const char lower = asciiLower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

int32_t hexUnit(const char* at, const char* end) {
  if (end - at < 4) return -1;
  int32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = hexValue(at[i]);
    if (digit < 0) return -1;
    value = value << 4 | digit;
  }
  return value;
}

char* appendUtf8(char* out, uint32_t code) {
  if (code < 0x80) {
    *out++ = static_cast<char>(code);
  } else if (code < 0x800) {
    *out++ = static_cast<char>(0xC0 | code >> 6);
    *out++ = static_cast<char>(0x80 | (code & 63));
  } else if (code < 0x10000) {
    *out++ = static_cast<char>(0xE0 | code >> 12);
    *out++ = static_cast<char>(0x80 | (code >> 6 & 63));
    *out++ = static_cast<char>(0x80 | (code & 63));
  } else {
    *out++ = static_cast<char>(0xF0 | code >> 18);
    *out++ = static_cast<char>(0x80 | (code >> 12 & 63));
    *out++ = static_cast<char>(0x80 | (code >> 6 & 63));
    *out++ = static_cast<char>(0x80 | (code & 63));
  }
  return out;
}

uint64_t keyBit(std::string_view key) {
  const auto last = static_cast<unsigned char>(key.back());
  const auto first = static_cast<unsigned char>(key.front());
  return 1ULL << ((key.size() * 7 + last * 5U + first) & 63U);
}

}  // namespace

bool JsonParser::fail(std::string_view what) {
  if (problem_.empty()) problem_ = what;
  return false;
}

bool JsonParser::parseString(std::string_view& text, Arena& arena) {
  const char* from = at_ + 1;
  const char* to = scan::quoteOrEscape(from, end_);
  bool escaped = false;
  while (to < end_ && *to == '\\') {
    escaped = true;
    to = to + 2 < end_ ? scan::quoteOrEscape(to + 2, end_) : end_;
  }
  if (to >= end_) {
    at_ = end_;
    return fail("the text ends inside a string");
  }
  at_ = to + 1;
  if (!escaped) {
    text = {from, static_cast<size_t>(to - from)};
    return true;
  }
  return decodeEscapes(from, to, text, arena);
}

// Every escape is at least as long as what it stands for, so the source's length is enough.
bool JsonParser::decodeEscapes(const char* from, const char* to, std::string_view& text, Arena& arena) {
  const auto bound = static_cast<size_t>(to - from);
  char* const start = arena.allocate(bound);
  char* out = start;
  for (const char* in = from; in < to;) {
    if (*in != '\\') {
      *out++ = *in++;
      continue;
    }
    const char c = in[1];
    in += 2;
    switch (c) {
      case 'n':
        *out++ = '\n';
        break;
      case 't':
        *out++ = '\t';
        break;
      case 'r':
        *out++ = '\r';
        break;
      case 'b':
        *out++ = '\b';
        break;
      case 'f':
        *out++ = '\f';
        break;
      case 'u': {
        const int32_t unit = hexUnit(in, to);
        if (unit < 0) {
          at_ = in;
          return fail("a \\u escape needs four hexadecimal digits");
        }
        in += 4;
        auto code = static_cast<uint32_t>(unit);
        if (code >= 0xD800 && code < 0xDC00 && to - in >= 6 && in[0] == '\\' && in[1] == 'u') {
          const int32_t low = hexUnit(in + 2, to);
          if (low >= 0xDC00 && low < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (static_cast<uint32_t>(low) - 0xDC00);
            in += 6;
          }
        }
        if (code >= 0xD800 && code < 0xE000) code = 0xFFFD;  // a half of a pair stands for nothing
        out = appendUtf8(out, code);
        break;
      }
      default:
        *out++ = c;  // \" \\ \/ and, leniently, any other escaped character as itself
    }
  }
  const auto used = static_cast<size_t>(out - start);
  arena.shrinkLast(bound - used);
  text = {start, used};
  return true;
}

bool JsonParser::parseLiteral(Tape& tape) {
  const char* from = at_;
  while (at_ < end_ && (isAsciiAlnum(*at_) || *at_ == '-' || *at_ == '+' || *at_ == '.')) ++at_;
  const std::string_view word(from, static_cast<size_t>(at_ - from));
  if (word == "true" || word == "false") {
    tape.scalar(NodeKind::kBool, word);
  } else if (word == "null") {
    tape.scalar(NodeKind::kNull, {});
  } else if (word == "NaN" || word == "Infinity" || word == "-Infinity") {
    diagnostics_->add("non_standard_number", "NaN and Infinity are no JSON numbers; read as null",
                      places_.describe(static_cast<uint64_t>(from - begin_)));
    tape.scalar(NodeKind::kNull, {});
  } else if (!word.empty() &&
             (isAsciiDigit(word[0]) || (word[0] == '-' && word.size() > 1 && isAsciiDigit(word[1])))) {
    if (word.find_first_not_of("0123456789+-.eE") != std::string_view::npos) {
      at_ = from;
      return fail("not a number");
    }
    tape.scalar(NodeKind::kNumber, word);
  } else {
    at_ = from;
    return fail(from >= end_ ? "the text ends where a value should be" : "not a JSON value");
  }
  return true;
}

bool JsonParser::parseScalar(Tape& tape) {
  if (peek() != '"') return parseLiteral(tape);
  std::string_view value;
  if (!parseString(value, tape.arena())) return false;
  tape.scalar(NodeKind::kString, value);
  return true;
}

bool JsonParser::parseKey(std::string_view& key, Arena& arena) {
  if (peek() != '"')
    return fail(atEnd() ? "the text ends inside an object" : "a key in quotes should be here");
  if (!parseString(key, arena)) return false;
  skipSpace();
  if (peek() != ':') return fail(atEnd() ? "the text ends after a key" : "a colon should be here");
  ++at_;
  skipSpace();
  return true;
}

bool JsonParser::parseSeparator(char close, bool& more) {
  skipSpace();
  const char c = peek();
  if (c == ',') {
    ++at_;
    skipSpace();
    more = peek() != close;
    if (!more) ++at_;
    return true;
  }
  more = false;
  if (c != close) {
    return fail(atEnd() ? (close == ']' ? "the text ends inside an array" : "the text ends inside an object")
                        : "a comma or a closing bracket should be here");
  }
  ++at_;
  return true;
}

// The cell of the key in the open object at `object`, or 0.
uint32_t JsonParser::findKey(Tape& tape, uint32_t object, std::string_view key) {
  for (uint32_t at = object + 1; at < tape.size(); at += 1 + tape.cell(at + 1).end()) {
    if (tape.cell(at).view() == key) return at;
  }
  return 0;
}

void JsonParser::noteKey(Tape& tape, uint32_t object, uint32_t count, SeenKeys& seen, std::string_view key) {
  if (key.empty()) return;
  uint32_t earlier = 0;
  if (count < kWideObject) {
    const uint64_t bit = keyBit(key);
    if ((seen.shapes & bit) != 0) earlier = findKey(tape, object, key);
    seen.shapes |= bit;
  } else {
    if (!seen.cells) {
      seen.cells = std::make_unique<std::unordered_map<std::string_view, uint32_t>>();
      for (uint32_t at = object + 1; at < tape.size(); at += 1 + tape.cell(at + 1).end()) {
        (*seen.cells)[tape.cell(at).view()] = at;
      }
    }
    uint32_t& cell = (*seen.cells)[key];
    earlier = cell;
    cell = tape.size();
  }
  if (earlier == 0) return;
  tape.cell(earlier).size = 0;
  diagnostics_->add("duplicate_key",
                    "the key \"" + std::string(clipUtf8(key, 80)) + "\" stands twice; the last one counts",
                    place());
}

bool JsonParser::addKey(Tape& tape, Open& open) {
  std::string_view key;
  if (!parseKey(key, tape.arena())) return false;
  noteKey(tape, open.cell, open.count, open.seen, key);
  tape.key(key);
  return true;
}

bool JsonParser::push(Tape& tape) {
  if (stack_.size() >= limits::kMaxDepth) return fail("nested deeper than 512 levels");
  if (tape.size() >= limits::kMaxRecordCells) return fail("one record has more than 16,000,000 values");
  const char c = *at_++;
  const bool object = c == '{';
  stack_.push_back({tape.open(object ? NodeKind::kObject : NodeKind::kArray), 0, object ? '}' : ']', {}});
  return true;
}

bool JsonParser::parse(Tape& tape) {
  stack_.clear();
  for (;;) {
    // A value is due.
    skipSpace();
    const char c = peek();
    if (c == '{' || c == '[') {
      if (!push(tape)) return false;
      skipSpace();
      if (peek() != stack_.back().close) {
        if (c == '{' && !addKey(tape, stack_.back())) return false;
        continue;
      }
      ++at_;
      tape.close(stack_.back().cell, 0);
      stack_.pop_back();
    } else if (!parseScalar(tape)) {
      return false;
    }
    // A value is done: close what it completes.
    for (;;) {
      if (stack_.empty()) return true;
      Open& open = stack_.back();
      ++open.count;
      bool more = false;
      if (!parseSeparator(open.close, more)) return false;
      if (more) {
        if (open.close == '}' && !addKey(tape, open)) return false;
        break;
      }
      tape.close(open.cell, open.count);
      stack_.pop_back();
    }
  }
}

bool JsonParser::skipRest(uint32_t depth) {
  while (depth > 0) {
    at_ = scan::structural(at_, end_);
    if (at_ >= end_) return fail("the text ends inside an object or array");
    const char c = *at_++;
    if (c == '"') {
      at_ = scan::quoteOrEscape(at_, end_);
      while (at_ < end_ && *at_ == '\\') at_ = at_ + 2 < end_ ? scan::quoteOrEscape(at_ + 2, end_) : end_;
      if (at_ >= end_) return fail("the text ends inside a string");
      ++at_;
    } else {
      depth += c == '{' || c == '[' ? 1U : ~0U;
    }
  }
  return true;
}

bool JsonParser::skip() {
  skipSpace();
  const char c = peek();
  if (c == '{' || c == '[') {
    const uint64_t start = offset();
    if (const auto known = skipped_.find(start); known != skipped_.end()) {
      seek(known->second);
      return true;
    }
    ++at_;
    if (!skipRest(1)) return false;
    if (offset() - start >= kRememberedSkip) skipped_[start] = offset();
    return true;
  }
  Tape scratch;
  return parseScalar(scratch);
}

bool JsonParser::skimMembers(Tape& tape, uint32_t depthLeft, uint64_t start) {
  const bool object = *at_ == '{';
  const char close = object ? '}' : ']';
  const uint32_t cell = tape.open(object ? NodeKind::kObject : NodeKind::kArray);
  ++at_;
  skipSpace();
  bool more = peek() != close;
  if (!more) ++at_;
  uint32_t count = 0;
  bool ok = true;
  while (more) {
    if (count >= (object ? kSkimMembers : kSkimItems)) {
      ok = skipRest(1);
      break;
    }
    std::string_view key;
    if (object) {
      if (!(ok = parseKey(key, tape.arena()))) break;
      tape.key(key);
    }
    // A value that ends early still tells what it is: what was read of it stays. A key without a value gets
    // null.
    const uint32_t value = tape.size();
    ok = skim(tape, depthLeft - 1);
    if (!ok && object && tape.size() == value) tape.scalar(NodeKind::kNull, {});
    if (tape.size() > value) ++count;
    if (!ok || !(ok = parseSeparator(close, more))) break;
  }
  tape.close(cell, count);
  if (ok && offset() - start >= kRememberedSkip) skipped_[start] = offset();
  return ok;
}

bool JsonParser::skim(Tape& tape, uint32_t depthLeft) {
  skipSpace();
  const char c = peek();
  if (c != '{' && c != '[') return parseScalar(tape);
  if (depthLeft > 0) return skimMembers(tape, depthLeft, offset());
  tape.close(tape.open(c == '{' ? NodeKind::kObject : NodeKind::kArray), 0);
  return skip();
}

}  // namespace postern
