// SPDX-License-Identifier: Apache-2.0
// See kubernetes_reach.h. Pairs that no rule names are not stated: without policies everything may talk.
#include "formats/kubernetes_reach.h"

namespace postern {

void KubernetesReach::allow(Side side, uint32_t workload, uint32_t other, const PortSet& ports,
                            const RecordPlace& place) {
  if (other == kAnyone) return open_[side][workload].add(ports);
  const Pair pair = side == kEgress ? Pair{other, workload} : Pair{workload, other};
  if (pair.first == pair.second || named_.size() >= kMaxReachPairs) return;
  allowed_[side][pair].add(ports);
  named_.try_emplace(pair, Place{std::string(place.parent), std::string(place.key), place.index});
}

void KubernetesReach::deny(uint32_t workload, uint32_t other, const PortSet& ports) {
  if (denied_.size() < kMaxReachPairs) denied_[{workload, other}].add(ports);
}

PortSet KubernetesReach::allowed(Side side, uint32_t workload, const Pair& pair) const {
  if (limited_[side].count(workload) == 0) return PortSet::all();
  PortSet out;
  if (const auto open = open_[side].find(workload); open != open_[side].end()) out.add(open->second);
  if (const auto rule = allowed_[side].find(pair); rule != allowed_[side].end()) out.add(rule->second);
  return out;
}

PortSet KubernetesReach::between(const Pair& pair) const {
  const auto [target, source] = pair;
  PortSet ports = allowed(kIngress, target, pair)
                      .intersect(allowed(kEgress, source, pair))
                      .intersect(allowed(kMesh, target, pair));
  for (const uint32_t whom : {source, kAnyone}) {
    if (const auto denied = denied_.find({target, whom}); denied != denied_.end())
      ports = ports.without(denied->second);
  }
  return ports;
}

void KubernetesReach::state(BatchBuilder& out, const std::vector<AssetRef>& refs) const {
  if (named_.size() >= kMaxReachPairs)
    out.diagnostics().add("too_many_pairs", "network policies allow more pairs than are read", "/");
  for (const auto& [pair, from] : named_) {
    const PortSet ports = between(pair);
    if (ports.empty()) continue;
    const RecordPlace place{{}, from.parent, from.key, from.index};
    out.relate(refs[pair.first], Relation::kAdmits, refs[pair.second], place, ports.text());
  }
}

}  // namespace postern
