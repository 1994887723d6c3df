// SPDX-License-Identifier: Apache-2.0
// Schemes, their names and their rules (version_order.h).
#include "vocab/version_order.h"

#include <utility>

#include "vocab/purl.h"
#include "vocab/purl_types.h"
#include "vocab/version_families.h"

namespace postern {
namespace {

struct Rules {
  bool (*is)(std::string_view);
  int (*compare)(std::string_view, std::string_view);
};

bool isAnything(std::string_view) { return true; }

// In the order of VersionScheme.
constexpr Rules kRules[] = {
    {versions::isStrictSemver, versions::compareSemver}, {versions::isLooseSemver, versions::compareSemver},
    {versions::isLooseSemver, versions::compareSemver},  {versions::isLooseSemver, versions::comparePub},
    {versions::isPypi, versions::comparePypi},           {versions::isMaven, versions::compareMaven},
    {versions::isDebian, versions::compareDebian},       {versions::isRpm, versions::compareRpm},
    {versions::isAlpine, versions::compareAlpine},       {versions::isArch, versions::compareArch},
    {versions::isGentoo, versions::compareGentoo},       {versions::isGem, versions::compareGem},
    {versions::isNuget, versions::compareNuget},         {versions::isComposer, versions::compareComposer},
    {versions::isHackage, versions::compareNumberLists}, {versions::isCran, versions::compareNumberLists},
    {versions::isConan, versions::compareConan},         {versions::isConda, versions::compareConda},
    {versions::isCpan, versions::compareCpan},           {versions::isGeneric, versions::compareNix},
    {versions::isOpenssl, versions::compareOpenssl},     {versions::isIntdot, versions::compareIntdot},
    {versions::isDatetime, versions::compareDatetime},   {isAnything, versions::compareBytes},
    {versions::isGeneric, versions::compareGeneric},
};
static_assert(std::size(kRules) == static_cast<size_t>(VersionScheme::kGeneric) + 1);

using Name = std::pair<std::string_view, VersionScheme>;
// purl types and the names that vers-spec ("VERS types") and univers give schemes.
constexpr Name kVersTypes[] = {
    {"alpm", VersionScheme::kArch},
    {"apache", VersionScheme::kNpm},
    {"apk", VersionScheme::kAlpine},
    {"alpine", VersionScheme::kAlpine},
    {"arch", VersionScheme::kArch},
    {"archlinux", VersionScheme::kArch},
    {"bazel", VersionScheme::kGeneric},
    {"bitnami", VersionScheme::kNpm},
    {"brew", VersionScheme::kGeneric},
    {"cargo", VersionScheme::kNpm},
    {"chrome-extension", VersionScheme::kIntdot},
    {"cocoapods", VersionScheme::kGem},
    {"composer", VersionScheme::kComposer},
    {"conan", VersionScheme::kConan},
    {"conda", VersionScheme::kConda},
    {"cpan", VersionScheme::kCpan},
    {"cran", VersionScheme::kCran},
    {"dart", VersionScheme::kPub},
    {"datetime", VersionScheme::kDatetime},
    {"deb", VersionScheme::kDebian},
    {"ebuild", VersionScheme::kGentoo},
    {"gem", VersionScheme::kGem},
    {"generic", VersionScheme::kGeneric},
    {"gentoo", VersionScheme::kGentoo},
    {"github", VersionScheme::kNpm},
    {"golang", VersionScheme::kGolang},
    {"hackage", VersionScheme::kHackage},
    {"hex", VersionScheme::kNpm},
    {"intdot", VersionScheme::kIntdot},
    {"julia", VersionScheme::kNpm},
    {"lexicographic", VersionScheme::kLexicographic},
    {"libversion", VersionScheme::kGeneric},
    {"luarocks", VersionScheme::kGeneric},
    {"maven", VersionScheme::kMaven},
    {"nginx", VersionScheme::kNpm},
    {"nix", VersionScheme::kNix},
    {"npm", VersionScheme::kNpm},
    {"nuget", VersionScheme::kNuget},
    {"opam", VersionScheme::kDebian},  // opam's manual: "Version ordering … as Debian"
    {"openssl", VersionScheme::kOpenssl},
    {"otp", VersionScheme::kIntdot},
    {"pub", VersionScheme::kPub},
    {"pypi", VersionScheme::kPypi},
    {"rpm", VersionScheme::kRpm},
    {"semver", VersionScheme::kSemver},
    {"swift", VersionScheme::kNpm},
    {"vcpkg", VersionScheme::kGeneric},
    {"vscode-extension", VersionScheme::kNpm},
    {"yocto", VersionScheme::kGeneric},
};

}  // namespace

std::optional<VersionScheme> versScheme(std::string_view type) {
  for (const auto& [name, scheme] : kVersTypes) {
    if (equalsIgnoreCase(name, type)) return scheme;
  }
  return std::nullopt;
}

std::optional<VersionScheme> versionScheme(std::string_view ecosystem) {
  ecosystem = trim(ecosystem);
  if (const auto scheme = versScheme(ecosystem)) return scheme;
  if (startsWithIgnoreCase(ecosystem, "gentoo") || equalsIgnoreCase(ecosystem, "portage"))
    return VersionScheme::kGentoo;
  const std::string_view type = purlType(ecosystem);
  return type.empty() ? std::nullopt : versScheme(type);
}

bool isVersion(VersionScheme scheme, std::string_view version) {
  version = trim(version);
  return !version.empty() && version.size() <= kMaxVersionBytes &&
         kRules[static_cast<size_t>(scheme)].is(version);
}

std::optional<std::strong_ordering> compareVersions(VersionScheme scheme, std::string_view a,
                                                    std::string_view b) {
  if (!isVersion(scheme, a) || !isVersion(scheme, b)) return std::nullopt;
  return kRules[static_cast<size_t>(scheme)].compare(trim(a), trim(b)) <=> 0;
}

}  // namespace postern
