// SPDX-License-Identifier: Apache-2.0
// expat behind a small interface: text in UTF-8 already, fed in pieces; entity expansion limited,
// no external entities (a reference to one is noted and left out).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/error.h"

namespace postern {

/// Names as written, with their prefix. `attributes`: name, value, name, value ... nullptr, as expat gives
/// them.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void onStart(std::string_view qualifiedName, const char** attributes) = 0;
  virtual void onEnd() = 0;
  virtual void onText(std::string_view text) = 0;
  virtual void onSkippedEntity(std::string_view name) = 0;
};

class XmlParser {
 public:
  XmlParser(std::string_view text, XmlEvents& events);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  /// Parses the first `bytes` bytes; `complete`: the document must end there.
  Status run(size_t bytes, bool complete);
  /// From within an event: ends run() with this error.
  void stop(Error error);

  /// From within an event: its first byte, and the byte after it.
  uint64_t eventBegin() const;
  uint64_t eventEnd() const;
  std::string_view text() const { return text_; }
  /// Where events go; nowhere after stop(), since expat may still finish an element.
  XmlEvents* events() { return stopped_ ? nullptr : events_; }

 private:
  Error failure() const;

  std::string_view text_;
  size_t start_;  // white space before "<?xml" is a fault to expat, and common
  XmlEvents* events_;
  void* parser_;  // XML_Parser; expat.h stays out of the room's headers
  std::optional<Error> stopped_;
};

/// "ns:name" gives "name".
std::string_view xmlLocalName(std::string_view name);
/// The namespace URI that `attributes` declare for the prefix of `name`, or "".
std::string_view xmlDeclaredNamespace(std::string_view name, const char** attributes);
/// "xmlns" and "xmlns:..." are declarations, not data.
bool isXmlNamespaceDeclaration(std::string_view attribute);

}  // namespace postern
