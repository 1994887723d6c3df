// SPDX-License-Identifier: Apache-2.0
// HTML text (WHATWG, 13.2.5, as far as reports need it) to tags and texts. Comments, declarations and
// processing instructions are stepped over. Never fails: what is no tag is text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postern {

class HtmlTokenizer {
 public:
  enum class Token : uint8_t { kText, kStart, kEnd, kEndOfInput };
  struct Attribute {
    std::string name;        ///< in lower case
    std::string_view value;  ///< as written, references not replaced
  };

  explicit HtmlTokenizer(std::string_view text) : text_(text) {}

  Token next();
  /// Of a tag, in lower case.
  const std::string& name() const { return name_; }
  /// Of a start tag; the first of a name counts. At most 256, the rest is dropped.
  const std::vector<Attribute>& attributes() const { return attributes_; }
  /// "<br/>".
  bool isSelfClosing() const { return selfClosing_; }
  /// Of a text, as written.
  std::string_view text() const { return text_.substr(begin_, at_ - begin_); }
  /// The text is a script, style sheet, title or text area: markup in it is none.
  bool isRaw() const { return raw_; }
  uint64_t begin() const { return begin_; }
  uint64_t end() const { return at_; }

 private:
  bool startsTag(uint64_t at) const;
  uint64_t skipDeclaration(uint64_t at) const;
  Token rawText();
  void readTag(uint64_t at);
  uint64_t readAttribute(uint64_t at);

  std::string_view text_;
  uint64_t begin_ = 0;
  uint64_t at_ = 0;
  std::string name_;
  std::string rawName_;  // the element whose raw text comes next
  std::vector<Attribute> attributes_;
  bool selfClosing_ = false;
  bool raw_ = false;
};

}  // namespace postern
