// SPDX-License-Identifier: Apache-2.0
// Character references of HTML: "&lt;", "&#60;", "&#x3C;". Unknown ones stay as they are written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace postern {

struct HtmlEntity {
  std::string_view name;
  uint16_t code;
};
extern const HtmlEntity kHtmlEntities[];
extern const size_t kHtmlEntityCount;

/// Appends `raw` with its references replaced. What is appended is never longer than `raw`.
void appendHtmlText(std::string& out, std::string_view raw);

}  // namespace postern
