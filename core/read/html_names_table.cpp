// SPDX-License-Identifier: Apache-2.0
// Elements by name in byte order (WHATWG HTML, section 4, and what it lists as obsolete).
#include <algorithm>

#include "read/html_names.h"

namespace postern {

const HtmlName kHtmlNames[] = {
    {"a", kAnchor | kInline},
    {"address", kBlock | kEndsParagraph},
    {"area", kVoid},
    {"article", kBlock | kEndsParagraph},
    {"aside", kBlock | kEndsParagraph},
    {"b", kInline | kMayLackColon},
    {"base", kVoid | kHeadOnly},
    {"basefont", kVoid},
    {"blockquote", kBlock | kEndsParagraph},
    {"body", kBlock | kEndsParagraph},
    {"br", kVoid | kBlock},
    {"button", kBox},
    {"caption", kBlock | kEndsParagraph | kCaption},
    {"center", kBlock | kEndsParagraph},
    {"code", kInline},
    {"col", kVoid},
    {"colgroup", kColumns},
    {"dd", kBlock | kEndsParagraph | kTerm},
    {"details", kBlock | kEndsParagraph},
    {"div", kBlock | kEndsParagraph | kBox},
    {"dl", kBlock | kEndsParagraph | kList},
    {"dt", kBlock | kEndsParagraph | kTerm},
    {"em", kInline},
    {"embed", kVoid},
    {"fieldset", kBlock | kEndsParagraph},
    {"figcaption", kBlock | kEndsParagraph},
    {"figure", kBlock | kEndsParagraph},
    {"font", kInline},
    {"footer", kBlock | kEndsParagraph},
    {"form", kBlock | kEndsParagraph},
    {"frame", kVoid},
    {"h1", kBlock | kEndsParagraph | kHeading},
    {"h2", kBlock | kEndsParagraph | kHeading},
    {"h3", kBlock | kEndsParagraph | kHeading},
    {"h4", kBlock | kEndsParagraph | kHeading},
    {"h5", kBlock | kEndsParagraph | kHeading},
    {"h6", kBlock | kEndsParagraph | kHeading},
    {"head", kBlock | kEndsParagraph},
    {"header", kBlock | kEndsParagraph},
    {"hr", kVoid | kBlock | kEndsParagraph},
    {"html", kBlock | kEndsParagraph},
    {"i", kInline},
    {"img", kVoid},
    {"input", kVoid},
    {"keygen", kVoid},
    {"label", kInline | kMayLackColon},
    {"legend", kBlock},
    {"li", kBlock | kEndsParagraph | kItem},
    {"link", kVoid | kHeadOnly},
    {"main", kBlock | kEndsParagraph},
    {"math", kForeign},
    {"menu", kBlock | kEndsParagraph | kList},
    {"meta", kVoid | kHeadOnly},
    {"nav", kBlock | kEndsParagraph},
    {"noscript", kHeadOnly},
    {"ol", kBlock | kEndsParagraph | kList},
    {"option", kBlock | kOption},
    {"p", kBlock | kEndsParagraph | kParagraph},
    {"param", kVoid},
    {"pre", kBlock | kEndsParagraph | kPreformatted},
    {"script", kHeadOnly},
    {"section", kBlock | kEndsParagraph},
    {"select", kBlock},
    {"source", kVoid},
    {"span", kInline | kMayLackColon},
    {"strong", kInline | kMayLackColon},
    {"style", kHeadOnly},
    {"summary", kBlock | kEndsParagraph},
    {"svg", kForeign},
    {"table", kBlock | kEndsParagraph | kTable},
    {"tbody", kBlock | kEndsParagraph | kRowGroup},
    {"td", kBlock | kEndsParagraph | kCell},
    {"textarea", kBlock | kPreformatted},
    {"tfoot", kBlock | kEndsParagraph | kRowGroup},
    {"th", kBlock | kEndsParagraph | kCell},
    {"thead", kBlock | kEndsParagraph | kRowGroup},
    {"title", kHeadOnly | kBlock},
    {"tr", kBlock | kEndsParagraph | kRow},
    {"track", kVoid},
    {"u", kInline},
    {"ul", kBlock | kEndsParagraph | kList},
    {"wbr", kVoid},
};
const uint32_t kHtmlNameCount = sizeof(kHtmlNames) / sizeof(kHtmlNames[0]);

HtmlKind htmlKindOf(std::string_view name) {
  const HtmlName* const end = kHtmlNames + kHtmlNameCount;
  const HtmlName* found = std::lower_bound(
      kHtmlNames, end, name, [](const HtmlName& entry, std::string_view key) { return entry.name < key; });
  return found != end && found->name == name ? found->kind : 0;
}

}  // namespace postern
