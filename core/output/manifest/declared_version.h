// SPDX-License-Identifier: Apache-2.0
// Where a manifest states a version, found without changing anything else of it: one reader per kind of
// manifest. Readers are lenient: what they do not understand they pass over, and a patch leaves it alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vocab/manifest_name.h"

namespace postern {

struct DeclaredVersion {
  std::string type;           ///< purl type: "npm"
  std::string package;        ///< as the ecosystem names it: "@scope/name", "org.x:y", "github.com/a/b"
  size_t begin = 0, end = 0;  ///< bytes of the requirement: "^1.2.3", "~> 1.2", "v1.2.3"
  std::string_view why = {};  ///< why it must not be touched; "" = it may
};

/// In order of their place; of texts of at most kMaxManifestBytes, else none.
std::vector<DeclaredVersion> declaredVersions(ManifestKind kind, std::string_view text);

/// Manifests that people write are smaller; generated ones are not patched by hand.
inline constexpr size_t kMaxManifestBytes = 4'000'000;

// One per kind, in files of their own.
void readJsonManifest(std::string_view text, std::string_view type, std::vector<DeclaredVersion>& to);
void readPomVersions(std::string_view text, std::vector<DeclaredVersion>& to);
void readLineManifest(ManifestKind kind, std::string_view text, std::vector<DeclaredVersion>& to);
void readDockerfile(std::string_view text, std::vector<DeclaredVersion>& to);
void readHelmValues(std::string_view text, std::vector<DeclaredVersion>& to);

}  // namespace postern
