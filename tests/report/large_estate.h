// SPDX-License-Identifier: Apache-2.0
// Made-up estates of any size for the benchmarks: clusters with their pods, nodes, accounts and bindings,
// services that call each other and their stores, images built from repositories, pipelines, a directory with
// groups, sessions and administrators; a tenth of what runs has findings. Told, not read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace postern {

/// Batches: the structure with so many assets and stated relations (calls between services fill up), and the
/// findings.
std::vector<std::string> largeEstate(uint32_t assets, uint32_t relations);

}  // namespace postern
