// SPDX-License-Identifier: Apache-2.0
// Package URLs: read, checked against their type, and written in their one canonical form.
// Source: ECMA-427 (package-url/purl-spec), "How to parse", "How to build", and its type definitions
// (purl_type_table.cpp). Default repositories are not told: nothing here goes to a registry.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace postern {

/// Decoded parts. Empty = absent. Texts are UTF-8.
struct Purl {
  std::string type;       ///< lower case: "npm"
  std::string nameSpace;  ///< segments joined by '/': "@angular", "github.com/gorilla"
  std::string name;       ///< holds a '/' for type git only
  std::string version;
  std::vector<std::pair<std::string, std::string>> qualifiers;  ///< by key, ascending, no empty value
  std::string subpath;  ///< segments joined by '/', none of them empty, "." or ".."

  std::string_view qualifier(std::string_view key) const;
};

/// What a text or parts mean, and what is wrong with them although their meaning is plain ("" = nothing): a
/// type's own rules broken, such as a namespace where the type has none.
struct PurlReading {
  Purl purl;
  std::string problem;
};

/// Longer texts are refused: 8 KiB is four times what browsers take as a URL.
inline constexpr size_t kMaxPurlBytes = 8192;

/// Reads as much as has one meaning; upper-case types and keys, extra slashes and needless encodings are
/// folded away. Errors (malformed): no "pkg:", no or a bad type, no name, a key twice or with characters that
/// keys do not have, bytes that are not UTF-8.
Result<PurlReading> readPurl(std::string_view text);
/// As readPurl; a problem is an error too.
Result<Purl> parsePurl(std::string_view text);
/// Folds cases and separators of the parts as their type has them, drops empty qualifiers and subpath
/// segments, and checks. Errors as readPurl.
Result<PurlReading> normalisePurl(Purl parts);
/// The canonical text of normalised parts; reading it gives the same parts.
std::string purlText(const Purl& purl);

/// The purl type of an ecosystem as scanners and databases call it ("PyPI", "npm", "Maven", "Go",
/// "crates.io", "jar", "gomod", "Debian:12" …), "" when unknown.
std::string_view purlType(std::string_view ecosystem);
/// Whether "a/b" as a package name of that type is namespace and name.
bool hasSlashNamespaces(std::string_view type);

}  // namespace postern
