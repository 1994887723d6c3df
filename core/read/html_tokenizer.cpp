// SPDX-License-Identifier: Apache-2.0
// Every byte is looked at a bounded number of times: no search is repeated over the same text.
#include "read/html_tokenizer.h"

#include <algorithm>

#include "base/text.h"

namespace postern {
namespace {

constexpr size_t kMaxAttributes = 256;

bool isLetter(char c) { return asciiLower(c) >= 'a' && asciiLower(c) <= 'z'; }

bool holdsRawText(std::string_view name) {
  return name == "script" || name == "style" || name == "title" || name == "textarea" || name == "xmp" ||
         name == "iframe" || name == "noframes";
}

}  // namespace

bool HtmlTokenizer::startsTag(uint64_t at) const {
  if (at + 1 >= text_.size()) return false;
  const char c = text_[at + 1];
  if (c == '/') return at + 2 < text_.size() && isLetter(text_[at + 2]);
  return isLetter(c) || c == '!' || c == '?';
}

// A comment ends with "-->", any other declaration with ">"; one that is never closed ends the input.
uint64_t HtmlTokenizer::skipDeclaration(uint64_t at) const {
  const bool comment = text_.substr(at, 4) == "<!--";
  const bool data = text_.substr(at, 9) == "<![CDATA[";
  const std::string_view close = comment ? "-->" : data ? "]]>" : ">";
  const size_t end = text_.find(close, at + (comment ? 2 : 1));
  return end == std::string_view::npos ? text_.size() : end + close.size();
}

HtmlTokenizer::Token HtmlTokenizer::rawText() {
  const std::string close = "</" + rawName_;
  rawName_.clear();
  begin_ = at_;
  for (;;) {
    const size_t found = findIgnoreCase(text_, close, at_);
    at_ = std::min(found, text_.size());
    const uint64_t after = at_ + close.size();
    if (after >= text_.size() || !isAsciiAlnum(text_[after])) break;
    at_ = after;
  }
  raw_ = true;
  return Token::kText;
}

HtmlTokenizer::Token HtmlTokenizer::next() {
  if (!rawName_.empty()) return rawText();
  raw_ = false;
  for (;;) {
    begin_ = at_;
    if (at_ >= text_.size()) return Token::kEndOfInput;
    if (text_[at_] != '<' || !startsTag(at_)) {
      do {
        at_ = std::min(text_.find('<', at_ + 1), text_.size());
      } while (at_ < text_.size() && !startsTag(at_));
      return Token::kText;
    }
    const char c = text_[at_ + 1];
    if (c == '!' || c == '?') {
      at_ = skipDeclaration(at_);
      continue;
    }
    readTag(at_);
    if (c == '/') return Token::kEnd;
    if (!selfClosing_ && holdsRawText(name_)) rawName_ = name_;
    return Token::kStart;
  }
}

void HtmlTokenizer::readTag(uint64_t at) {
  name_.clear();
  attributes_.clear();
  selfClosing_ = false;
  ++at;
  if (text_[at] == '/') ++at;
  while (at < text_.size() && !isAsciiSpace(text_[at]) && text_[at] != '>' && text_[at] != '/')
    name_ += asciiLower(text_[at++]);
  while (at < text_.size() && text_[at] != '>') {
    selfClosing_ = text_[at] == '/';
    if (isAsciiSpace(text_[at]) || text_[at] == '/') {
      ++at;
    } else {
      at = readAttribute(at);
    }
  }
  at_ = std::min<uint64_t>(at + 1, text_.size());
}

uint64_t HtmlTokenizer::readAttribute(uint64_t at) {
  Attribute attribute;
  const auto endsName = [](char c) { return isAsciiSpace(c) || c == '=' || c == '>' || c == '/'; };
  do {
    attribute.name += asciiLower(text_[at++]);  // the first even if it is "="
  } while (at < text_.size() && !endsName(text_[at]));
  uint64_t next = at;
  while (next < text_.size() && isAsciiSpace(text_[next])) ++next;
  if (next < text_.size() && text_[next] == '=') {
    at = next + 1;
    while (at < text_.size() && isAsciiSpace(text_[at])) ++at;
    if (at < text_.size() && (text_[at] == '"' || text_[at] == '\'')) {
      const size_t close = std::min(text_.find(text_[at], at + 1), text_.size());
      attribute.value = text_.substr(at + 1, close - at - 1);
      at = std::min<uint64_t>(close + 1, text_.size());
    } else {
      const uint64_t from = at;
      while (at < text_.size() && !isAsciiSpace(text_[at]) && text_[at] != '>') ++at;
      attribute.value = text_.substr(from, at - from);
    }
  }
  const bool known = std::any_of(attributes_.begin(), attributes_.end(),
                                 [&](const Attribute& other) { return other.name == attribute.name; });
  if (!known && attributes_.size() < kMaxAttributes) attributes_.push_back(std::move(attribute));
  return at;
}

}  // namespace postern
