// SPDX-License-Identifier: Apache-2.0
// Bytes to UTF-8: byte order marks, UTF-16 with and without one, and Windows-1252 for bytes that are no
// UTF-8. Text that is UTF-8 already is looked at, never copied.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.h"

namespace postern {

struct DecodedText {
  std::string_view view;   ///< into the input, when nothing had to change
  std::string owned;       ///< otherwise
  bool converted = false;  ///< `owned` is the text
  bool binary = false;     ///< no text at all; `view` is the input

  std::string_view text() const { return converted ? std::string_view(owned) : view; }
};

/// Whatever was converted or repaired is noted under "encoding", with the number of bytes where bytes were at
/// fault.
DecodedText decodeText(std::string_view bytes, Diagnostics& diagnostics);

/// XML 1.0 has no room for control characters, which tools copy from the wire all the same: read as spaces.
constexpr bool isXmlControl(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}
/// Notes how many there are.
void noteXmlControls(std::string_view text, Diagnostics& diagnostics);

/// Any short bytes as UTF-8 (names in archives).
std::string toUtf8(std::string_view bytes);

/// `code` in UTF-8, appended.
void appendUtf8(std::string& out, char32_t code);

}  // namespace postern
