// SPDX-License-Identifier: Apache-2.0
// What a name in an inventory is, by its look: a repository, an image, an address, a host …
#pragma once

#include <string_view>

#include "model/terms.h"

namespace postern {

struct AliasLook {
  std::string_view scheme;  ///< of the identity: "repo:", "image:" … "name:"; "" where it is its own (ARN)
  AssetKind kind = AssetKind::kUnknown;  ///< what such a thing is, where the look tells
};

/// ARN, URL (a repository's or an endpoint's), "git@host:path", "github.com/x/y", image reference,
/// "sha256:…", IP address, Kubernetes "namespace/kind/name", host name; everything else is a plain name.
AliasLook lookOfAlias(std::string_view alias);

}  // namespace postern
