// SPDX-License-Identifier: Apache-2.0
// Words of Gremlin: names, numbers with their suffixes (1L, 1.0f), strings, lists.
#include "query/gremlin/parser.h"

#include <algorithm>

#include "base/text.h"
#include "query/cypher/number_text.h"

namespace postern::gremlin {
namespace {

bool isNamePart(char c) { return isAsciiAlnum(c) || c == '_'; }

void appendUtf8(std::string& out, uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

}  // namespace

bool Parser::fail(std::string_view detail, std::string message) {
  if (!failed()) {
    error_.phase = cypher::Phase::kCompileTime;
    error_.type = "SyntaxError";
    error_.detail = detail;
    error_.message = std::move(message);
    error_.offset = at_;
  }
  at_ = text_.size();
  return false;
}

void Parser::skipBlanks() {
  while (at_ < text_.size()) {
    if (isAsciiSpace(text_[at_])) {
      ++at_;
    } else if (text_.substr(at_, 2) == "//") {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else {
      return;
    }
  }
}

char Parser::peek() {
  skipBlanks();
  return at_ < text_.size() ? text_[at_] : '\0';
}

bool Parser::take(char symbol) {
  if (peek() != symbol) return false;
  ++at_;
  return true;
}

bool Parser::need(char symbol) {
  if (failed()) return false;
  return take(symbol) || fail("UnexpectedSyntax", std::string("'") + symbol + "' is missing");
}

std::string Parser::takeName() {
  skipBlanks();
  const size_t from = at_;
  while (at_ < text_.size() && isNamePart(text_[at_])) ++at_;
  return std::string(text_.substr(from, at_ - from));
}

bool Parser::literalNumber(Value& out) {
  skipBlanks();
  const size_t from = at_;
  bool real = false;
  if (text_[at_] == '-' || text_[at_] == '+') ++at_;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    const bool point = c == '.' && at_ + 1 < text_.size() && isAsciiDigit(text_[at_ + 1]);
    const bool exponent = c == 'e' || c == 'E';
    if (!isAsciiDigit(c) && !point && !exponent) break;
    real = real || point || exponent;
    if (exponent && at_ + 1 < text_.size() && (text_[at_ + 1] == '-' || text_[at_ + 1] == '+')) ++at_;
  }
  std::string_view digits = text_.substr(from, at_ - from);
  if (!digits.empty() && digits[0] == '+') digits.remove_prefix(1);
  const char suffix = at_ < text_.size() ? asciiLower(text_[at_]) : '\0';
  if (suffix == 'd' || suffix == 'f' || suffix == 'm') real = true;
  if (real || suffix == 'l' || suffix == 'i' || suffix == 's' || suffix == 'b' || suffix == 'n') {
    if (isNamePart(suffix)) ++at_;
  }
  if (real) {
    const auto number = cypher::parseFloat(digits);
    if (!number) return fail("InvalidNumberLiteral", "no number: " + std::string(digits));
    out = Value::real(*number);
    return true;
  }
  const auto number = parseInt(digits);
  if (!number) return fail("InvalidNumberLiteral", "no whole number of 64 bits: " + std::string(digits));
  out = Value::integer(*number);
  return true;
}

bool Parser::unicodeEscape(std::string& out) {
  uint32_t code = 0;
  for (int i = 0; i < 4; ++i) {
    ++at_;
    const char c = at_ < text_.size() ? asciiLower(text_[at_]) : '\0';
    if (!isAsciiDigit(c) && (c < 'a' || c > 'f'))
      return fail("InvalidUnicodeLiteral", "four hexadecimal digits after \\u");
    code = code * 16 + static_cast<uint32_t>(isAsciiDigit(c) ? c - '0' : c - 'a' + 10);
  }
  if (code >= 0xD800 && code <= 0xDFFF) return fail("InvalidUnicodeLiteral", "half of a surrogate pair");
  appendUtf8(out, code);
  return true;
}

bool Parser::literalString(Value& out) {
  const char quote = text_[at_++];
  std::string text;
  for (; at_ < text_.size() && text_[at_] != quote; ++at_) {
    if (text_[at_] != '\\') {
      text += text_[at_];
      continue;
    }
    if (++at_ >= text_.size()) break;
    switch (text_[at_]) {
      case 'n':
        text += '\n';
        break;
      case 't':
        text += '\t';
        break;
      case 'r':
        text += '\r';
        break;
      case 'b':
        text += '\b';
        break;
      case 'f':
        text += '\f';
        break;
      case 'u':
        if (!unicodeEscape(text)) return false;
        break;
      default:
        text += text_[at_];
    }
  }
  if (at_ >= text_.size()) return fail("UnexpectedSyntax", "a string without end");
  ++at_;
  out = Value::string(std::move(text));
  return true;
}

bool Parser::literalList(Value& out) {
  cypher::List items;
  if (!need('[')) return false;
  if (++nesting_ > kMaxNesting) return fail("NestingTooDeep", "nested too deep");
  while (!take(']')) {
    if (!items.empty() && !need(',')) return false;
    Argument item;
    if (!argument(item)) return false;
    if (item.kind != ArgumentKind::kValue) return fail("UnexpectedSyntax", "a list holds values");
    items.push_back(std::move(item.value));
  }
  --nesting_;
  out = Value::list(std::move(items));
  return true;
}

}  // namespace postern::gremlin
