// SPDX-License-Identifier: Apache-2.0
// What the JSON schemas of CSAF 2.0 and 2.1 ask of each object, as data.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace postern {

enum class CsafType : uint8_t {
  kText,     ///< a string of at least one character
  kWord,     ///< one of `words`
  kTexts,    ///< a list of at least one such text
  kSet,      ///< as kTexts, none twice
  kObject,   ///< of the shape `shape`
  kObjects,  ///< a list of at least one
  kAny       ///< other rules look at it, or none
};

struct CsafShape;
struct CsafMember {
  std::string_view name;
  CsafType type;
  uint8_t required = 0;         ///< bits: 1 in CSAF 2.0, 2 in 2.1
  uint8_t allowed = 3;          ///< the same bits
  std::string_view words = {};  ///< " a b "
  const CsafShape* shape = nullptr;
};
struct CsafShape {
  std::span<const CsafMember> members;
};

extern const CsafShape kCsafRoot;

}  // namespace postern
