// SPDX-License-Identifier: Apache-2.0
// What Compose files and `docker inspect` say alike of a container's walls; the words are Kubernetes' own
// (docs/structure.md).
#pragma once

#include <string_view>

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

void addTag(BatchBuilder& out, Asset& asset, std::string_view word, std::string_view value = {});
/// "SYS_ADMIN" and "CAP_SYS_ADMIN" are one.
void addCapabilities(BatchBuilder& out, Asset& asset, std::string_view word, Node list);
/// "seccomp=unconfined", "apparmor:unconfined", "no-new-privileges:true".
void addSecurityOptions(BatchBuilder& out, Asset& asset, Node list);
/// Names only, of "NAME=value" or an object.
void addVariableNames(BatchBuilder& out, Asset& asset, Node variables);
/// A path of the host inside the container.
void addHostPath(BatchBuilder& out, Asset& asset, std::string_view path, bool writable);

/// Whether something of the container's walls is open: only then its host is worth an asset.
bool reachesHost(Node capabilities, bool isPrivileged, bool sharesHost, bool mountsHost);
/// The engine's host that runs what one file tells: `name:<scope>/docker-host`, tag `docker-host`.
AssetRef dockerHost(BatchBuilder& out, std::string_view scope);

}  // namespace postern
