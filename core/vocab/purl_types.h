// SPDX-License-Identifier: Apache-2.0
// What each registered purl type says of its parts: a row per type (purl_type_table.cpp).
#pragma once

#include <cstdint>
#include <string_view>

namespace postern {

enum class Requirement : uint8_t { kOptional, kRequired, kProhibited };

struct PurlType {
  std::string_view type;
  Requirement nameSpace;
  bool foldsNamespace, foldsName, foldsVersion;  ///< not case-sensitive: lower case is canonical
  std::string_view qualifiers;  ///< its own keys, separated by spaces; "!" before a required one
};

/// nullptr for a type that is not registered.
const PurlType* findPurlType(std::string_view type);

}  // namespace postern
