// SPDX-License-Identifier: Apache-2.0
// Which workload may talk to which, of what all policies of a file say together. NetworkPolicies: a workload
// that no policy of a direction selects is open in it, one that is selected only to what some rule allows,
// and a connection needs the egress of its source and the ingress of its target
// (https://kubernetes.io/docs/concepts/services-networking/network-policies/). Istio: what a DENY matches is
// denied; where ALLOW policies select the target one of them must match
// (https://istio.io/latest/docs/reference/config/security/authorization-policy/).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "formats/network_ports.h"
#include "model/batch_builder.h"

namespace postern {

class KubernetesReach {
 public:
  enum Side : uint8_t { kIngress, kEgress, kMesh, kSides };  ///< mesh: into the workload
  static constexpr uint32_t kAnyone = 0xFFFFFFFF;

  /// Some policy selects the workload: only what is allowed is open.
  void limit(Side side, uint32_t workload) { limited_[side][workload] = true; }
  /// `workload` may be talked to by `other` (egress: may talk to it); kAnyone for every workload.
  void allow(Side side, uint32_t workload, uint32_t other, const PortSet& ports, const RecordPlace& place);
  /// Into the workload, whatever else allows it.
  void deny(uint32_t workload, uint32_t other, const PortSet& ports);
  /// target `admits` source, for each pair that some rule names; `refs` by workload.
  void state(BatchBuilder& out, const std::vector<AssetRef>& refs) const;

 private:
  struct Place {
    std::string parent, key;
    uint32_t index = 0;
  };
  using Pair = std::pair<uint32_t, uint32_t>;  // target, source

  PortSet allowed(Side side, uint32_t workload, const Pair& pair) const;
  PortSet between(const Pair& pair) const;

  std::array<std::map<uint32_t, bool>, kSides> limited_;
  std::array<std::map<Pair, PortSet>, kSides> allowed_;
  std::array<std::map<uint32_t, PortSet>, kSides> open_;  // to anyone
  std::map<Pair, PortSet> denied_;                        // source may be kAnyone
  std::map<Pair, Place> named_;
};

/// Policies times what they select times what they allow is what a hostile file can make cubic.
inline constexpr size_t kMaxReachPairs = 200'000;

}  // namespace postern
