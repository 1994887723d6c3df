// SPDX-License-Identifier: Apache-2.0
// Places in the form in which two tools' spellings of one place are equal.
#pragma once

#include <string>
#include <string_view>

namespace postern {

/// A source path: forward slashes, no "file://", "./" or leading "/", no build-container prefix ("/src/",
/// "/app/",
/// "/github/workspace/", "/builds/group/project/"…).
std::string normalisePath(std::string_view path);
/// A URL's path without query, fragment and trailing slash; ids in it (numbers, UUIDs) become "{}".
std::string urlTemplate(std::string_view url);
/// Words of a text, lower case, single spaces: for comparing snippets and messages. Digits stay.
std::string foldText(std::string_view text);

}  // namespace postern
