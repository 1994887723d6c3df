// SPDX-License-Identifier: Apache-2.0
// What a pod specification says about the walls between its containers and the node, and what it mounts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

/// The lists of containers of a pod specification.
inline constexpr std::string_view kContainerLists[] = {"containers", "initContainers", "ephemeralContainers"};

/// Tags of the pod as a whole: "host-pid", "host-network", "shared-process-namespace",
/// "no-service-account-token" … (docs/structure.md).
void addPodTags(BatchBuilder& out, IdList& to, Node podSpec);
/// Tags of one container, with what it has from its pod's security context: "privileged",
/// "capability:SYS_ADMIN", "run-as-user:0", "host-path:/var/log" of what it mounts …
void addContainerTags(BatchBuilder& out, IdList& to, Node podSpec, Node container);
/// Tags of a workload: of its pod, of each container, and "host-path:" of every such volume it has.
void addWorkloadTags(BatchBuilder& out, IdList& to, Node podSpec);

/// The volume of that name in a pod specification; missing where there is none.
Node podVolume(Node podSpec, std::string_view name);
/// A mount without readOnly, as the container or the volume's own source says it.
bool isWritable(Node mount, Node volume);

}  // namespace postern
