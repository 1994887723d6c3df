// SPDX-License-Identifier: Apache-2.0
// What the names of HTML's elements mean to the readers here.
#pragma once

#include <cstdint>
#include <string_view>

namespace postern {

/// A set of these.
using HtmlKind = uint32_t;
enum HtmlKindFlag : HtmlKind {
  kVoid = 1U << 0U,           ///< has no content and no end tag
  kHeadOnly = 1U << 1U,       ///< belongs into the head
  kBlock = 1U << 2U,          ///< stands on lines of its own
  kEndsParagraph = 1U << 3U,  ///< its start ends an open <p>
  kHeading = 1U << 4U,
  kCell = 1U << 5U,
  kRowGroup = 1U << 6U,
  kRow = 1U << 7U,
  kTable = 1U << 8U,
  kCaption = 1U << 9U,
  kColumns = 1U << 10U,
  kParagraph = 1U << 11U,
  kItem = 1U << 12U,
  kTerm = 1U << 13U,
  kList = 1U << 14U,
  kAnchor = 1U << 15U,
  kBox = 1U << 16U,  ///< ends the search for an open <p>
  kOption = 1U << 17U,
  kPreformatted = 1U << 18U,  ///< white space in it counts
  kForeign = 1U << 19U,       ///< inside of it "<x/>" is closed
  kInline = 1U << 20U,        ///< what follows on its line goes with it
  kMayLackColon = 1U << 21U,  ///< a label even if the colon comes after it
};

struct HtmlName {
  std::string_view name;
  HtmlKind kind;
};
extern const HtmlName kHtmlNames[];
extern const uint32_t kHtmlNameCount;

/// 0 for names that mean nothing here.
HtmlKind htmlKindOf(std::string_view name);

}  // namespace postern
