// SPDX-License-Identifier: Apache-2.0
// Inside of native_range.h: how one ecosystem's comparators expand to constraints.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vocab/native_range.h"

namespace postern::native {

using Constraints = std::vector<VersionConstraint>;

/// "1.2.3-rc.1" in parts, for bounds to be made of. A part that is "x" or "*" ends the numbers.
struct Parts {
  std::vector<std::string> numbers;  ///< as written, leading zeros dropped
  bool isWild = false;               ///< ended by "x" or "*"
  std::string rest;                  ///< what follows the numbers: "-rc.1", "a1"
};
Parts partsOf(std::string_view version);
/// The first `count` numbers, the last of them one higher: the smallest version beyond them ("1.2.3", 2:
/// "1.3").
std::string bumped(const Parts& parts, size_t count, size_t padTo);
/// Number + 1 for digits of any length.
std::string successor(std::string_view digits);

/// One comparator and its version, expanded. nullopt: not read. `out` may get several constraints, all to
/// hold.
struct Dialect {
  std::string_view type;
  VersionScheme scheme;
  PartialVersions partial;
};
bool expandSemver(const Dialect& dialect, std::string_view op, std::string_view version, Constraints& out);
bool expandComposer(std::string_view op, std::string_view version, Constraints& out);
bool expandPypi(std::string_view op, std::string_view version, std::vector<Constraints>& alternatives);
bool expandGem(std::string_view op, std::string_view version, Constraints& out);
bool expandConan(std::string_view op, std::string_view version, Constraints& out);
bool expandHackage(std::string_view op, std::string_view version, Constraints& out);
/// "=", "==", "<<", "<>", "!=" … with the version as it is.
bool expandPlain(std::string_view op, std::string_view version, Constraints& out);

/// "1.2" as "1.2.0", "v1.2.3beta" as "1.2.3-beta", "1.2.3.4" as "1.2.3+4": semantic_version's coerce, which
/// the published conversions print. "" when there is no number in front.
std::string coercedSemver(std::string_view version);
/// The same for Composer, whose versions have four numbers.
std::string coercedComposer(std::string_view version);

/// Notations that are no list of comparators. nullopt: the text is not of that kind.
std::optional<Result<NativeRange>> readIntervals(const NativeRange& empty, std::string_view text);
Result<NativeRange> readNginx(NativeRange range, std::string_view text);

}  // namespace postern::native
