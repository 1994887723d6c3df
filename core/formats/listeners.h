// SPDX-License-Identifier: Apache-2.0
// What a port scan says beside its results: which machine listens where, and from where it was seen.
#pragma once

#include "model/batch_builder.h"
#include "model/terms.h"

namespace postern {

/// The tag of a host whose scan says where it was made from: "scanned-from:192.0.2.9".
inline constexpr std::string_view kScannedFrom = "scanned-from:";

/// More open ports than this on one machine are a firewall or a trap that answers for all of them.
inline constexpr uint32_t kMaxListenersOfHost = 256;

/// For each open port that the results of a report tell: the host `exposes` an endpoint
/// "socket:<address>:<port>/<transport>", and `admits` the machine that saw it, where the scan says which one
/// that was. A port is told by results about exposure, and by any result of a network scan about a port.
void stateListeners(BatchBuilder& out, Family family);

}  // namespace postern
