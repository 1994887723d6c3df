// SPDX-License-Identifier: Apache-2.0
// Lexer of openCypher 9: comments, escapes, number forms, quoted names. Letters beyond ASCII are taken as
// letters unless they are spaces or punctuation of Unicode's general blocks.
#include "query/cypher/lexer.h"

#include <optional>

#include "base/text.h"

namespace postern::cypher {

namespace {

struct CodePoint {
  uint32_t value = 0;
  int bytes = 1;
};

/// The text is known to be well-formed UTF-8.
CodePoint decode(std::string_view text, size_t at) {
  auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xe0) return {(first & 0x1fu) << 6 | (byte(1) & 0x3fu), 2};
  if (first < 0xf0) return {(first & 0x0fu) << 12 | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu), 3};
  return {(first & 0x07u) << 18 | (byte(1) & 0x3fu) << 12 | (byte(2) & 0x3fu) << 6 | (byte(3) & 0x3fu), 4};
}

bool isUnicodeSpace(uint32_t c) {
  return c == 0xa0 || c == 0x1680 || c == 0x180e || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
         c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

bool isLetterBeyondAscii(uint32_t c) {
  if (c < 0xa1 || c == 0xd7 || c == 0xf7) return false;
  if (c <= 0xbf) return c == 0xaa || c == 0xb5 || c == 0xba;
  if (c >= 0x2000 && c <= 0x206f) return c == 0x203f || c == 0x2040;
  return !(c >= 0x2190 && c <= 0x245f) && !(c >= 0x2500 && c <= 0x2bff) && !(c >= 0x2e00 && c <= 0x2e7f) &&
         !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) && !isUnicodeSpace(c);
}

bool isNameStart(char c) { return (asciiLower(c) >= 'a' && asciiLower(c) <= 'z') || c == '_'; }
bool isNamePart(char c) { return isAsciiAlnum(c) || c == '_'; }

void appendUtf8(std::string& out, uint32_t c) {
  auto put = [&](uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xc0 | c >> 6), put(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    put(0xe0 | c >> 12), put(0x80 | (c >> 6 & 0x3f)), put(0x80 | (c & 0x3f));
  } else {
    put(0xf0 | c >> 18), put(0x80 | (c >> 12 & 0x3f)), put(0x80 | (c >> 6 & 0x3f)), put(0x80 | (c & 0x3f));
  }
}

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<Token>& tokens, QueryError& error)
      : text_(text), tokens_(tokens), error_(error) {}

  bool run() {
    while (error_.none() && skipBlank() && at_ < text_.size()) next();
    if (!error_.none()) return false;
    add(TokenKind::kEnd, at_);
    return true;
  }

 private:
  char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void fail(std::string_view detail, std::string message, size_t offset) {
    error_ = QueryError{Phase::kCompileTime, "SyntaxError", std::string(detail),
                        std::move(message),  offset,        ErrorCode::kBadQuery};
  }

  Token& add(TokenKind kind, size_t from, char symbol = kNoSymbol) {
    Token token;
    token.kind = kind;
    token.symbol = symbol;
    token.offset = static_cast<uint32_t>(from);
    token.end = static_cast<uint32_t>(at_);
    tokens_.push_back(std::move(token));
    return tokens_.back();
  }

  bool skipBlank() {
    while (at_ < text_.size()) {
      if (isAsciiSpace(peek()) || (peek() >= 0x1c && peek() <= 0x1f)) {
        ++at_;
      } else if (peek() == '/' && peek(1) == '/') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (peek() == '/' && peek(1) == '*') {
        size_t close = text_.find("*/", at_ + 2);
        if (close == std::string_view::npos) {
          fail("UnexpectedSyntax", "a comment is not closed", at_);
          return false;
        }
        at_ = close + 2;
      } else if (static_cast<unsigned char>(peek()) >= 0x80 && isUnicodeSpace(decode(text_, at_).value)) {
        at_ += static_cast<size_t>(decode(text_, at_).bytes);
      } else {
        break;
      }
    }
    return true;
  }

  /// Length of the name at `from`; 0 when there is none.
  size_t nameLength(size_t from) const {
    size_t end = from;
    while (end < text_.size()) {
      char c = text_[end];
      if (static_cast<unsigned char>(c) >= 0x80) {
        CodePoint point = decode(text_, end);
        if (!isLetterBeyondAscii(point.value)) break;
        end += static_cast<size_t>(point.bytes);
      } else if (end == from ? isNameStart(c) : isNamePart(c)) {
        ++end;
      } else {
        break;
      }
    }
    return end - from;
  }

  void next() {
    char c = peek();
    size_t from = at_;
    if (size_t length = nameLength(at_)) {
      at_ += length;
      add(TokenKind::kName, from).text = text_.substr(from, length);
    } else if (isAsciiDigit(c) || (c == '.' && isAsciiDigit(peek(1)) && !afterValue())) {
      number();
    } else if (c == '\'' || c == '"') {
      string(c);
    } else if (c == '`') {
      if (auto name = quotedName()) add(TokenKind::kQuotedName, from).text = std::move(*name);
    } else if (c == '$') {
      parameter();
    } else {
      symbol();
    }
  }

  /// "a.5" is no float; "[1,.5" has one.
  bool afterValue() const {
    if (tokens_.empty() || tokens_.back().end != at_) return false;
    const Token& last = tokens_.back();
    return last.kind != TokenKind::kSymbol || last.symbol == ')' || last.symbol == ']' ||
           last.symbol == '}' || last.symbol == kRangeSymbol;
  }

  void parameter() {
    size_t from = at_++;
    if (peek() == '`') {
      if (auto name = quotedName()) add(TokenKind::kParameter, from).text = std::move(*name);
      return;
    }
    size_t length = nameLength(at_);
    while (length == 0 && isAsciiDigit(peek(length))) ++length;
    while (isAsciiDigit(peek(0)) && isAsciiDigit(peek(length))) ++length;
    if (length == 0) return fail("UnexpectedSyntax", "a parameter needs a name after '$'", from);
    std::string name(text_.substr(at_, length));
    at_ += length;
    add(TokenKind::kParameter, from).text = std::move(name);
  }

  std::optional<std::string> quotedName() {
    size_t from = at_++;
    std::string name;
    while (at_ < text_.size()) {
      if (peek() == '`') {
        if (peek(1) != '`') {
          ++at_;
          return name;
        }
        ++at_;
      }
      name.push_back(text_[at_++]);
    }
    fail("UnexpectedSyntax", "a name in backticks is not closed", from);
    return std::nullopt;
  }

  void string(char quote) {
    size_t from = at_++;
    std::string value;
    while (at_ < text_.size() && peek() != quote) {
      if (peek() != '\\') {
        value.push_back(text_[at_++]);
      } else if (!escape(value)) {
        return;
      }
    }
    if (at_ >= text_.size()) return fail("UnexpectedSyntax", "a string is not closed", from);
    ++at_;
    add(TokenKind::kString, from).text = std::move(value);
  }

  bool escape(std::string& value) {
    static constexpr std::string_view kLetters = "\\'\"`bfnrtBFNRT";
    static constexpr std::string_view kMeanings = "\\'\"`\b\f\n\r\t\b\f\n\r\t";
    size_t from = at_++;
    char c = peek();
    if (c == 'u' || c == 'U') return unicodeEscape(value, from, c == 'u' ? 4 : 8);
    size_t index = at_ < text_.size() ? kLetters.find(c) : std::string_view::npos;
    if (index == std::string_view::npos) {
      fail("UnexpectedSyntax", "unknown escape in a string", from);
      return false;
    }
    value.push_back(kMeanings[index]);
    ++at_;
    return true;
  }

  /// "U" with eight digits falls back to four, as older texts write it.
  bool unicodeEscape(std::string& value, size_t from, size_t digits) {
    ++at_;
    uint32_t point = 0;
    for (size_t i = 0; i < digits; ++i) {
      char c = asciiLower(peek());
      int digit = isAsciiDigit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
      if (digit < 0) {
        fail("InvalidUnicodeLiteral", "a \\u escape needs its hexadecimal digits", from);
        return false;
      }
      point = point << 4 | static_cast<uint32_t>(digit);
      ++at_;
    }
    if (point >= 0xd800 && point <= 0xdbff && peek() == '\\' && asciiLower(peek(1)) == 'u') {
      std::string low;
      at_ += 1;
      size_t before = at_;
      if (auto second = lowSurrogate()) {
        appendUtf8(value, 0x10000 + ((point - 0xd800) << 10) + (*second - 0xdc00));
        return true;
      }
      at_ = before;
    }
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
      fail("InvalidUnicodeLiteral", "a \\u escape names no character", from);
      return false;
    }
    appendUtf8(value, point);
    return true;
  }

  std::optional<uint32_t> lowSurrogate() {
    uint32_t point = 0;
    for (size_t i = 1; i <= 4; ++i) {
      char c = asciiLower(peek(i));
      int digit = isAsciiDigit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
      if (digit < 0) return std::nullopt;
      point = point << 4 | static_cast<uint32_t>(digit);
    }
    if (point < 0xdc00 || point > 0xdfff) return std::nullopt;
    at_ += 5;
    return point;
  }

  void number() {
    size_t from = at_;
    bool isFloat = false;
    if (peek() == '0' && (asciiLower(peek(1)) == 'x' || asciiLower(peek(1)) == 'o')) {
      at_ += 2;
      while (isNamePart(peek())) ++at_;
    } else {
      while (isAsciiDigit(peek())) ++at_;
      if (peek() == '.' && isAsciiDigit(peek(1))) {
        isFloat = true;
        ++at_;
        while (isAsciiDigit(peek())) ++at_;
      }
      size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
      if (asciiLower(peek()) == 'e' && isAsciiDigit(peek(1 + sign))) {
        isFloat = true;
        at_ += 1 + sign;
        while (isAsciiDigit(peek())) ++at_;
      }
      if (nameLength(at_) > 0) {
        at_ += nameLength(at_);
        return fail("InvalidNumberLiteral",
                    "'" + std::string(text_.substr(from, at_ - from)) + "' is not a number", from);
      }
    }
    add(isFloat ? TokenKind::kFloat : TokenKind::kInteger, from).text = text_.substr(from, at_ - from);
  }

  void symbol() {
    struct Pair {
      char first, second, code;
    };
    static constexpr Pair kPairs[] = {{'<', '>', kNotEqualSymbol},    {'!', '=', kNotEqualSymbol},
                                      {'<', '=', kLessOrEqualSymbol}, {'>', '=', kGreaterOrEqualSymbol},
                                      {'=', '~', kMatchesSymbol},     {'.', '.', kRangeSymbol},
                                      {'+', '=', kPlusAssignSymbol}};
    static constexpr std::string_view kSingles = "()[]{}<>=+-*/%^.,:;|&!";
    size_t from = at_;
    for (const Pair& pair : kPairs) {
      if (peek() == pair.first && peek(1) == pair.second) {
        at_ += 2;
        add(TokenKind::kSymbol, from, pair.code);
        return;
      }
    }
    char c = peek();
    if (kSingles.find(c) == std::string_view::npos || c == '\0') {
      bool beyond = static_cast<unsigned char>(c) >= 0x80;
      return fail(beyond ? "InvalidUnicodeCharacter" : "UnexpectedSyntax",
                  "a character that has no meaning here", from);
    }
    ++at_;
    add(TokenKind::kSymbol, from, c);
    if (c == '(' || c == '[' || c == '{') {
      open_.push_back(static_cast<uint32_t>(tokens_.size() - 1));
    } else if (c == ')' || c == ']' || c == '}') {
      closeBracket(c);
    }
  }

  void closeBracket(char c) {
    if (open_.empty()) return;  // the parser says where it does not fit
    char opening = c == ')' ? '(' : c == ']' ? '[' : '{';
    if (tokens_[open_.back()].symbol != opening) return;
    auto here = static_cast<uint32_t>(tokens_.size() - 1);
    tokens_[open_.back()].partner = here;
    tokens_[here].partner = open_.back();
    open_.pop_back();
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  QueryError& error_;
  size_t at_ = 0;
  std::vector<uint32_t> open_;
};

}  // namespace

bool tokenize(std::string_view text, std::vector<Token>& tokens, QueryError& error) {
  auto refuse = [&](std::string_view detail, std::string message, ErrorCode code) {
    error = QueryError{Phase::kCompileTime, "SyntaxError", std::string(detail), std::move(message), 0, code};
    return false;
  };
  if (text.size() > kMaxQueryBytes) {
    return refuse("QueryTooLong", "the query has more than 1 MiB", ErrorCode::kTooLarge);
  }
  if (!isUtf8(text)) return refuse("InvalidUnicodeCharacter", "the query is not UTF-8", ErrorCode::kBadQuery);
  return Lexer(text, tokens, error).run();
}

}  // namespace postern::cypher
