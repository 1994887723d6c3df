// SPDX-License-Identifier: Apache-2.0
// What a pod specification says about the walls between its containers and the node.
#pragma once

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

/// Adds tags for what makes an escape to the node easy (Pod Security Standards, "baseline"): "privileged",
/// "host-pid", "host-network", "host-ipc", "host-path:/var/run", "capability:SYS_ADMIN", "host-port:1112",
/// "no-service-account-token".
void addPodTags(BatchBuilder& out, IdList& to, Node podSpec);

}  // namespace postern
