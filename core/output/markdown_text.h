// SPDX-License-Identifier: Apache-2.0
// Texts from reports as literal text of GitHub's and GitLab's Markdown: no link, image, mention, reference to
// an issue or HTML comes of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace postern {

/// At most `most` bytes of the text, white space folded to single spaces; "…" where it was cut. Every
/// character that could begin a mark of Markdown (GFM 0.29) or of a forge (@mention, #12, !34, ~label,
/// :emoji:, bare addresses) becomes an entity.
std::string markdownLiteral(std::string_view text, size_t most = 200);

}  // namespace postern
