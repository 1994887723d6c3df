// SPDX-License-Identifier: Apache-2.0
// See leak_steps.h.
#include "graph/leak_steps.h"

#include <algorithm>
#include <map>

namespace postern {

std::vector<LeakStep> leakSteps(const Flaws& flaws, const Relations& relations, uint32_t assets) {
  std::map<AssetId, std::vector<Leak>> in;
  for (const Leak& leak : flaws.leaks()) in[leak.in].push_back(leak);
  std::map<std::pair<AssetId, AssetId>, std::vector<Leak>> steps;
  for (const auto& [asset, found] : in) {
    for (const Leak& leak : found) steps[{asset, leak.opens}].push_back(leak);
  }
  for (AssetId whole = 0; whole < assets && !in.empty(); ++whole) {
    for (const Part& part : relations.parts(whole)) {
      const auto found = part.asset == whole || part.dynamicOnly ? in.end() : in.find(part.asset);
      if (found == in.end()) continue;
      for (const Leak& leak : found->second) {
        if (leak.opens != whole) steps[{whole, leak.opens}].push_back(leak);
      }
    }
  }
  std::vector<LeakStep> out;
  for (auto& [ends, found] : steps) {
    std::stable_sort(found.begin(), found.end(),
                     [](const Leak& a, const Leak& b) { return a.probability > b.probability; });
    out.push_back({ends.first, ends.second, std::move(found)});
  }
  return out;
}

}  // namespace postern
