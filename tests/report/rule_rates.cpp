// SPDX-License-Identifier: Apache-2.0
// What an attack graph costs from the estate's tables: facts, the fixpoint of the built-in rules, steps, the
// 100 likeliest paths. Usage: rule_rates [RUNS ASSETS RELATIONS]; tools/bench graph runs it, natively and as
// WebAssembly.
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "graph/flaws.h"
#include "graph/graph_nodes.h"
#include "graph/graph_steps.h"
#include "graph/path_search.h"
#include "graph/relations.h"
#include "graph/rights/rights.h"
#include "model/estate.h"
#include "tests/report/large_estate.h"
#include "tests/report/stopwatch.h"

namespace postern {
namespace {

struct Stages {
  std::vector<Spent> facts, fixpoint, paths, whole;
};

/// Of all steps, what they rest on, and the paths: the same natively and in WebAssembly.
uint64_t fingerprint(const AttackGraph& graph) {
  uint64_t hash = 0;
  const auto mix = [&](uint64_t value) { hash = (hash ^ value) * 0x9e3779b97f4a7c15ULL; };
  for (const AttackEdge& e : graph.edges) {
    for (const uint64_t part : {e.from, e.to, e.cost, e.probability, e.also, uint32_t{e.rule}}) mix(part);
    for (const Ground ground : graph.grounds(e)) mix(ground);
    for (const uint32_t finding : graph.findings(e)) mix(finding);
  }
  for (const AttackPath& path : graph.paths) {
    for (const uint32_t edge : path.edges) mix(edge);
  }
  return hash ^ hash >> 32U;
}

void say(const char* what, const std::vector<Spent>& runs) {
  const Spent spent = median(runs);
  std::printf("  %-52s %7.0f ms  (by the clock %.0f ms)\n", what, spent.processor * 1000, spent.clock * 1000);
}

class Rates {
 public:
  Rates(uint32_t assets, uint32_t relations) {
    Stopwatch watch;
    for (std::string& batch : largeEstate(assets, relations)) (void)estate_.add(std::move(batch));
    const Tables& tables = estate_.tables();
    std::printf("told in %.1f s, ", watch.lap().processor);
    identities_ = resolveIdentities(tables);
    findings_ = correlate(tables, identities_);
    enrichment_ = enrich({tables, identities_, findings_});
    std::printf("correlated and enriched in %.1f s: %zu assets, %u stated relations, %zu findings\n",
                watch.lap().processor, identities_.assets.size(), tables.edges.rows, findings_.rows.size());
  }

  /// The order of buildAttackGraph(), one part at a time.
  void run(bool tell) {
    const Tables& tables = estate_.tables();
    Stopwatch watch;
    const Stopwatch from = watch;
    AttackGraph graph;
    const Relations relations(tables, identities_);
    const Flaws flaws(tables, identities_, findings_, enrichment_, relations);
    const Rights rights(tables, identities_);
    makeNodes(tables, identities_, relations, flaws, graph);
    const FactBase facts(tables, identities_, relations, flaws, graph);
    stages_.facts.push_back(watch.lap());
    const RuleCounts counts = makeEdges(facts, rights, rules_, graph);
    stages_.fixpoint.push_back(watch.lap());
    graph.paths = likeliestPaths(graph, 100);
    stages_.paths.push_back(watch.lap());
    stages_.whole.push_back(Stopwatch(from).lap());
    if (!tell) return;
    std::printf("%zu nodes, %zu edges; derived: %zu pairs and %zu matches of rules of steps%s; %zu paths\n",
                graph.nodes.size(), graph.edges.size(), counts.pairs, counts.matches,
                graph.bounded ? " (bounded)" : "", graph.paths.size());
    std::printf("fingerprint %016llx\n", static_cast<unsigned long long>(fingerprint(graph)));
  }

  void report() const {
    say("facts: relations, flaws, rights, nodes, tags", stages_.facts);
    say("fixpoint: derived words, steps, takeovers", stages_.fixpoint);
    say("100 likeliest paths", stages_.paths);
    say("all of these", stages_.whole);
    Stopwatch watch;
    const AttackGraph graph = buildAttackGraph(estate_.tables(), identities_, findings_, enrichment_);
    say("with reach and impact of every asset, once", {watch.lap()});
    std::printf("  memory at its highest %.0f MB\n", static_cast<double>(peakBytes()) / 1e6);
  }

 private:
  mutable Estate estate_;
  Identities identities_;
  Findings findings_;
  Enrichment enrichment_;
  RuleSet rules_ = builtInRules();
  Stages stages_;
};

}  // namespace
}  // namespace postern

int main(int argc, char** argv) {
  const auto count = [&](int i) { return static_cast<uint32_t>(std::strtoul(argv[i], nullptr, 10)); };
  const uint32_t runs = argc > 1 ? count(1) : 3;
  postern::Rates rates(argc > 3 ? count(2) : 1'000'000, argc > 3 ? count(3) : 2'500'000);
  for (uint32_t i = 0; i < runs; ++i) rates.run(i == 0);
  rates.report();
  return 0;
}
