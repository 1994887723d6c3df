// SPDX-License-Identifier: Apache-2.0
// See declared_version.h.
#include "output/manifest/declared_version.h"

#include <algorithm>

namespace postern {

std::vector<DeclaredVersion> declaredVersions(ManifestKind kind, std::string_view text) {
  std::vector<DeclaredVersion> found;
  if (text.size() > kMaxManifestBytes) return found;
  switch (kind) {
    case ManifestKind::kUnknown:
      break;
    case ManifestKind::kNpm:
      readJsonManifest(text, "npm", found);
      break;
    case ManifestKind::kComposer:
      readJsonManifest(text, "composer", found);
      break;
    case ManifestKind::kMaven:
      readPomVersions(text, found);
      break;
    case ManifestKind::kPip:
    case ManifestKind::kGo:
    case ManifestKind::kCargo:
    case ManifestKind::kBundler:
      readLineManifest(kind, text, found);
      break;
    case ManifestKind::kDocker:
      readDockerfile(text, found);
      break;
    case ManifestKind::kHelmValues:
      readHelmValues(text, found);
      break;
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const DeclaredVersion& a, const DeclaredVersion& b) { return a.begin < b.begin; });
  return found;
}

}  // namespace postern
