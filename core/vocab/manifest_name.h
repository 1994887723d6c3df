// SPDX-License-Identifier: Apache-2.0
// Files in which people state what their software is made of, by name.
#pragma once

#include <cstdint>
#include <string_view>

namespace postern {

enum class ManifestKind : uint8_t {
  kUnknown,
  kNpm,        ///< package.json
  kPip,        ///< requirements.txt, requirements-dev.txt, constraints.txt …
  kMaven,      ///< pom.xml
  kGo,         ///< go.mod
  kCargo,      ///< Cargo.toml
  kBundler,    ///< Gemfile
  kComposer,   ///< composer.json
  kDocker,     ///< Dockerfile, Containerfile, api.Dockerfile …
  kHelmValues  ///< values.yaml, values-prod.yml …
};

/// By the last part of a path or of "archive.zip!member".
ManifestKind manifestKind(std::string_view path);
/// Whether an installed copy of a package lies there (node_modules, site-packages, a .jar …), not the file
/// that asks for it.
bool isInstalledPath(std::string_view path);
/// Of such a path the folder of the project that it is installed under: "web" of
/// "web/node_modules/a/package.json"; "" where that is the root or cannot be told.
std::string_view installedUnder(std::string_view path);
/// "package.json" …, for people.
std::string_view name(ManifestKind kind);

}  // namespace postern
