// SPDX-License-Identifier: Apache-2.0
// See manifest_name.h.
#include "vocab/manifest_name.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/text.h"

namespace postern {

ManifestKind manifestKind(std::string_view path) {
  const size_t slash = path.find_last_of("/\\!");
  const std::string base = toLowerAscii(slash == std::string_view::npos ? path : path.substr(slash + 1));
  const auto has = [&](std::string_view start, std::string_view end) {
    return base.size() >= start.size() + end.size() && base.starts_with(start) && base.ends_with(end);
  };
  if (base == "package.json") return ManifestKind::kNpm;
  if (has("requirements", ".txt") || has("constraints", ".txt")) return ManifestKind::kPip;
  if (base == "pom.xml") return ManifestKind::kMaven;
  if (base == "go.mod") return ManifestKind::kGo;
  if (base == "cargo.toml") return ManifestKind::kCargo;
  if (base == "gemfile") return ManifestKind::kBundler;
  if (base == "composer.json") return ManifestKind::kComposer;
  if (base == "dockerfile" || base == "containerfile" || base.starts_with("dockerfile.") ||
      base.ends_with(".dockerfile"))
    return ManifestKind::kDocker;
  if (has("values", ".yaml") || has("values", ".yml")) return ManifestKind::kHelmValues;
  return ManifestKind::kUnknown;
}

namespace {

/// Where in the path the folder of installed packages begins; npos = nowhere.
size_t installFolder(std::string_view path) {
  static constexpr std::string_view kFolders[] = {
      "node_modules", "bower_components", "site-packages", "dist-packages", "vendor", "gems", "dpkg",
      ".m2",          "BOOT-INF"};
  for (size_t from = 0; from < path.size();) {
    const size_t to = std::min(path.find_first_of("/!", from), path.size());
    const std::string_view part = path.substr(from, to - from);
    if (std::find(std::begin(kFolders), std::end(kFolders), part) != std::end(kFolders)) return from;
    from = to + 1;
  }
  return std::string_view::npos;
}

}  // namespace

bool isInstalledPath(std::string_view path) {
  static constexpr std::string_view kEnds[] = {".jar",     ".war",     ".ear", ".whl", ".egg",
                                               ".gem",     ".dll",     ".exe", ".so",  ".nupkg",
                                               "METADATA", "PKG-INFO", ".apk"};
  return installFolder(path) != std::string_view::npos ||
         std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return path.ends_with(end); });
}

std::string_view installedUnder(std::string_view path) {
  const size_t at = installFolder(path);
  return at == std::string_view::npos || at == 0 ? std::string_view() : path.substr(0, at - 1);
}

std::string_view name(ManifestKind kind) {
  switch (kind) {
    case ManifestKind::kUnknown:
      break;
    case ManifestKind::kNpm:
      return "package.json";
    case ManifestKind::kPip:
      return "requirements.txt";
    case ManifestKind::kMaven:
      return "pom.xml";
    case ManifestKind::kGo:
      return "go.mod";
    case ManifestKind::kCargo:
      return "Cargo.toml";
    case ManifestKind::kBundler:
      return "Gemfile";
    case ManifestKind::kComposer:
      return "composer.json";
    case ManifestKind::kDocker:
      return "Dockerfile";
    case ManifestKind::kHelmValues:
      return "Helm values";
  }
  return {};
}

}  // namespace postern
