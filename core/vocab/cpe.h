// SPDX-License-Identifier: Apache-2.0
// CPE names: read from a 2.3 formatted string or a 2.2 URI, written as either, compared.
// Source: NISTIR 7695 (CPE 2.3 Naming, with its official ABNF and bindings) and NISTIR 7696 (Name Matching).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace postern {

/// In the order of a formatted string.
enum class CpeAttribute : uint8_t {
  kPart,
  kVendor,
  kProduct,
  kVersion,
  kUpdate,
  kEdition,
  kLanguage,
  kSwEdition,
  kTargetSw,
  kTargetHw,
  kOther,
};
inline constexpr size_t kCpeAttributes = 11;
/// "part", "vendor" … "sw_edition" … "other".
std::string_view cpeAttributeName(CpeAttribute attribute);

struct CpeValue {
  enum class Kind : uint8_t { kAny, kNotApplicable, kText };
  static constexpr int kStar = -1;

  Kind kind = Kind::kAny;
  std::string text;  ///< of kText: lower case, without escapes and wildcards
  /// Wildcards around the text: a "*", or so many "?", each for at most one character.
  int before = 0, after = 0;

  bool isText() const { return kind == Kind::kText; }
  bool hasWildcards() const { return before != 0 || after != 0; }
  bool operator==(const CpeValue&) const = default;
};

struct Cpe {
  std::array<CpeValue, kCpeAttributes> values;

  const CpeValue& at(CpeAttribute attribute) const { return values[static_cast<size_t>(attribute)]; }
  /// The text without its escapes; "" for any and not applicable.
  std::string_view text(CpeAttribute attribute) const { return at(attribute).text; }
  bool operator==(const Cpe&) const = default;
};

/// What a text means, and what is wrong with it although its meaning is plain ("" = nothing): a character
/// that should be escaped, a part or language that there is not, attributes left out at the end.
struct CpeReading {
  Cpe cpe;
  std::string problem;
};

inline constexpr size_t kMaxCpeBytes = 4096;

/// "cpe:2.3:a:apache:log4j:2.0:*:…" or "cpe:/a:apache:log4j:2.0". Errors (malformed, too_large): neither,
/// more attributes than there are, a wildcard inside a value, bad percent-encoding, no printable ASCII.
Result<CpeReading> readCpe(std::string_view text);
/// As readCpe; a problem is an error too.
Result<Cpe> parseCpe(std::string_view text);

std::string cpeText(const Cpe& cpe);  ///< formatted string, 2.3
std::string cpeUri(const Cpe& cpe);   ///< URI, 2.2
std::string cpeWfn(const Cpe& cpe);  ///< wfn:[part="a",vendor="apache",…]; attributes that are ANY left out

/// Which names of the target set the source stands for (NISTIR 7696, table 6-4). kUndefined: neither says.
enum class CpeRelation : uint8_t { kDisjoint, kEqual, kSubset, kSuperset, kUndefined };
std::string_view cpeRelationName(CpeRelation relation);
CpeRelation cpeRelation(const Cpe& source, const Cpe& target);

}  // namespace postern
