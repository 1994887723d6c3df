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

}  // namespace postern
