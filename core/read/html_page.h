// SPDX-License-Identifier: Apache-2.0
// A page of HTML as a tree that browsers would agree with in what reports hold: html, head, body, tbody and
// tr are there whether written or not, what may stay unclosed (p, li, td ...) is closed, end tags without a
// start are dropped. Simpler than WHATWG 13.2.6: crossed formatting tags close each other, content that is
// misplaced in a table stays where it is written.
//
// Each element is a value as in XML (node.h) but for its text: "#text" is all visible text in it, that of the
// elements inside included, white space collapsed (not in <pre>), blocks and <br> on lines of their own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/record_place.h"
#include "base/string_pool.h"
#include "read/html_names.h"
#include "read/tape.h"

namespace postern {

struct HtmlElement {
  std::string_view name;
  HtmlKind kind = 0;
  uint32_t parent = 0;     ///< index of the element around it; the root's is its own
  uint32_t end = 0;        ///< index after its last descendant: its next sibling, if it has one
  uint32_t ordinal = 1;    ///< position among its siblings of that name, from 1
  uint32_t cell = 0;       ///< its value on the tape
  uint32_t textBegin = 0;  ///< its visible text, without space at the ends, in HtmlPage::text
  uint32_t textEnd = 0;
  ByteRange range;  ///< in the source
};

struct HtmlPage {
  Tape tape;                          ///< {"html": ...}, still open for more members
  uint32_t members = 0;               ///< of the tape's root so far
  std::string text;                   ///< all visible text
  std::vector<HtmlElement> elements;  ///< in the order of their start tags; [0] is html
  std::vector<uint32_t> scripts;      ///< those of them that are <script>
  StringPool names;

  Node node(uint32_t element) const { return tape.node(elements[element].cell); }
  std::string_view textOf(uint32_t element) const {
    const HtmlElement& of = elements[element];
    return std::string_view(text).substr(of.textBegin, of.textEnd - of.textBegin);
  }
  /// The next element of the same parent, or 0.
  uint32_t nextSibling(uint32_t element) const {
    const uint32_t next = elements[element].end;
    return next < elements.size() && elements[next].parent == elements[element].parent ? next : 0;
  }
};

/// Pointers into `page` and `source`: neither may move afterwards. Deeper than limits::kMaxDepth, elements
/// are left out and their text kept; after limits::kMaxRecordCells values reading stops: both noted.
void readHtmlPage(std::string_view source, HtmlPage& page, Diagnostics& diagnostics);

/// "<!DOCTYPE html", or a start tag that no other XML has as its root.
bool isHtml(std::string_view text);

}  // namespace postern
