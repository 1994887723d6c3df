// SPDX-License-Identifier: Apache-2.0
// Lays out graphs by chance and says where everything went and how long that took, one JSON object a line,
// for tools/benchmark/layout/compare.mjs to count crossings. Usage: layout_rates FIRST_SEED COUNT [NODES]
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "graph/layout.h"
#include "report/graph_samples.h"

namespace postern {
namespace {

constexpr uint32_t kNoLimit = 1'000'000;

void measure(uint64_t seed, uint32_t nodes) {
  const GraphSample sample = graphSample(seed, nodes);
  const auto begin = std::chrono::steady_clock::now();
  const Layout layout = layOut(sample.graph, {}, kNoLimit);
  const auto spent = std::chrono::steady_clock::now() - begin;
  std::printf(R"({"seed":%llu,"kind":"%s","microseconds":%lld,"nodes":[)",
              static_cast<unsigned long long>(seed), sample.kind.c_str(),
              static_cast<long long>(std::chrono::duration_cast<std::chrono::microseconds>(spent).count()));
  for (size_t i = 0; i < layout.nodes.size(); ++i) {
    const PlacedNode& it = layout.nodes[i];
    std::printf("%s[%u,%d,%d,%u]", i == 0 ? "" : ",", it.node, it.x, it.y, it.zone);
  }
  std::printf("],\"edges\":[");
  bool first = true;
  for (const uint32_t row : edgesToDraw(sample.graph)) {
    std::printf("%s[%u,%u]", first ? "" : ",", sample.graph.edges[row].from, sample.graph.edges[row].to);
    first = false;
  }
  std::printf("]}\n");
}

}  // namespace
}  // namespace postern

int main(int count, char** words) {
  const auto number = [&](int at, uint64_t otherwise) {
    return count > at ? std::strtoull(words[at], nullptr, 10) : otherwise;
  };
  const uint64_t first = number(1, 1);
  for (uint64_t seed = first; seed < first + number(2, 72); ++seed) {
    postern::measure(seed, static_cast<uint32_t>(number(3, 60)));
  }
}
