// SPDX-License-Identifier: Apache-2.0
// See markdown_text.h.
#include "output/markdown_text.h"

#include "base/text.h"

namespace postern {

std::string markdownLiteral(std::string_view text, size_t most) {
  std::string out;
  bool space = true;
  const std::string_view clipped = clipUtf8(text, most);
  for (const char c : clipped) {
    if (static_cast<unsigned char>(c) < 0x21 || c == 0x7F) {
      if (!space) out += ' ';
      space = true;
      continue;
    }
    space = false;
    if (std::string_view("\\`*_{}[]()<>#+!|~@:&$\"'=^%").find(c) != std::string_view::npos) {
      out += "&#" + std::to_string(static_cast<int>(c)) + ";";
    } else if (c == '.' && out.ends_with("www")) {
      out += "&#46;";  // "www.example.org" is a link by itself
    } else if (c == '-' && (out.empty() || out.ends_with('-'))) {
      out += "&#45;";
    } else {
      out += c;
    }
  }
  if (clipped.size() < text.size()) out += "…";
  return out;
}

}  // namespace postern
