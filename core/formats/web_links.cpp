// SPDX-License-Identifier: Apache-2.0
// One scan over the text (web_links.h).
#include "formats/web_links.h"

#include <string>

#include "base/text.h"

namespace postern {
namespace {

constexpr uint32_t kMaxLinks = 100;  // of one text: a page shows a handful, hostile input holds a million
constexpr size_t kMaxLink = 2000;

bool endsLink(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == '\'' || c == '`' ||
         c == '|' || c == '\\' || c == '{' || c == '}';
}

}  // namespace

void addLinks(BatchBuilder& out, IdList& to, std::string_view text) {
  uint32_t found = 0;
  for (size_t at = findIgnoreCase(text, "http"); at != std::string_view::npos && found < kMaxLinks;
       at = findIgnoreCase(text, "http", at)) {
    const std::string_view rest = text.substr(at);
    if (!startsWithIgnoreCase(rest, "http://") && !startsWithIgnoreCase(rest, "https://")) {
      at += 4;
      continue;
    }
    size_t end = 0;
    int open =
        0;  // "(see https://a/b_(c))": a closing bracket belongs to the address if its opening one does
    for (; end < rest.size() && !endsLink(rest[end]); ++end) {
      if (rest[end] == '(') ++open;
      if ((rest[end] == ')' && open-- == 0) || rest[end] == ']') break;
    }
    at += end;
    while (end > 0 && std::string_view(".,;:!?*").find(rest[end - 1]) != std::string_view::npos) --end;
    if (end < 10 || end > kMaxLink) continue;
    std::string link;
    for (size_t i = 0; i < end; ++i) {
      link += rest[i];
      if (rest.substr(i, 5) == "&amp;") i += 4;
    }
    to.add(out.text(link));
    ++found;
  }
}

}  // namespace postern
