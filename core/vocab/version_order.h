// SPDX-License-Identifier: Apache-2.0
// Which of two versions comes first, by the rules of the ecosystem that made them: one file per family of
// rules (version_*.cpp), each naming its source.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace postern {

enum class VersionScheme : uint8_t {
  kSemver,  ///< Semantic Versioning 2.0.0, strictly
  kNpm,     ///< and the other kinds of semver that take "v1.2" and "1.2.3beta"
  kGolang,
  kPub,
  kPypi,
  kMaven,
  kDebian,
  kRpm,
  kAlpine,
  kArch,
  kGentoo,
  kGem,
  kNuget,
  kComposer,
  kHackage,
  kCran,
  kConan,
  kConda,
  kCpan,
  kNix,
  kOpenssl,
  kIntdot,
  kDatetime,
  kLexicographic,
  kGeneric,  ///< libversion's order, for those who have no rule of their own
};

/// Longer versions are none: nobody writes them, and hostile ones cost time.
inline constexpr size_t kMaxVersionBytes = 1024;

/// The scheme of an ecosystem ("PyPI", "crates.io", "Debian:12"), a purl type, a vers type ("semver",
/// "openssl", "intdot") or a scheme's own name. nullopt when nobody says how its versions are ordered.
std::optional<VersionScheme> versionScheme(std::string_view ecosystem);
/// As versionScheme, of a `vers` type only: those that vers-spec names and the purl types.
std::optional<VersionScheme> versScheme(std::string_view type);

/// Whether the scheme can place the version. White space around it does not matter.
bool isVersion(VersionScheme scheme, std::string_view version);
/// nullopt unless both are versions. Equal versions may be spelled differently ("1.0" and "1.0.0").
std::optional<std::strong_ordering> compareVersions(VersionScheme scheme, std::string_view a,
                                                    std::string_view b);

}  // namespace postern
