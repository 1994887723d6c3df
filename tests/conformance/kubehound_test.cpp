// SPDX-License-Identifier: Apache-2.0
// The attack edges that KubeHound finds in its own test cluster (../shared/vectors/attack/kubehound):
// manifests and kind's cluster configuration through the formats, rules on what they say. A rule names its
// edge in `source`. What manifests do not say and the scheduler decides, the node of each pod, is written in
// here.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdio>

#include "base/text.h"
#include "correlate/findings.h"
#include "graph/graph.h"
#include "tests/conformance/corpus.h"

namespace postern::corpus {
namespace {

struct Cluster {
  Import read;
  Identities identities;
  Findings findings;
  Enrichment enrichment;
  AttackGraph graph;

  explicit Cluster(const std::string& manifests) : read(import("cluster.yaml", manifests)) {
    identities = resolveIdentities(read.tables);
    findings = correlate(read.tables, identities);
    enrichment.findings.resize(findings.rows.size());
    graph = buildAttackGraph(read.tables, identities, findings, enrichment);
  }

  // Nodes of the graph that KubeHound calls so: a pod, a container, a volume, an identity, role::binding, a
  // node.
  std::vector<bool> named(const std::string& name) const {
    std::vector<bool> out(graph.nodes.size());
    const std::string end = "/" + name;
    for (uint32_t i = 0; i < out.size(); ++i) {
      const AssetId asset = graph.nodes[i].asset;
      if (graph.nodes[i].role != NodeRole::kAsset || asset == kNone) continue;
      const UnitedAsset& united = identities.assets[asset];
      out[i] = name == "*" || united.name == name ||
               std::any_of(united.identities.begin(), united.identities.end(), [&](const std::string& id) {
                 return id.starts_with("k8s:") && id.size() > end.size() && id.ends_with(end);
               });
    }
    return out;
  }
};

// On which node a pod runs stands in its status, which manifests do not have.
std::string placed(std::string text, const std::string& node) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find("\n---", at), text.size());
    std::string document = text.substr(at, end - at);
    const size_t spec = document.find("\nspec:\n");
    if (document.find("\nkind: Pod\n") != std::string::npos && spec != std::string::npos)
      document.insert(spec + 7, "  nodeName: " + node + "\n");
    out += document + "\n---";
    at = end == text.size() ? end : text.find('\n', end + 1);
    if (at == std::string::npos) break;
  }
  return out + "\n";
}

std::string manifests(const std::filesystem::path& folder) {
  const std::filesystem::path cluster = folder / "test/setup/test-cluster";
  std::string all = readFile(cluster / "cluster.yaml") + "\n---\n";
  for (const auto& path : filesBelow(cluster / "attacks")) {
    if (path.extension() == ".yaml")
      all += "\n" + placed("\n" + readFile(path) + "\n", "kubehound.test.local-worker");
  }
  return all;
}

// Rules whose source names the edge: "IDENTITY_ASSUME_Node" is IDENTITY_ASSUME.
std::vector<bool> rulesOf(const AttackGraph& graph, std::string_view test) {
  while (test.starts_with('_')) test.remove_prefix(1);
  std::vector<bool> out(graph.rules.size());
  size_t longest = 0;
  for (const bool marks : {false, true}) {
    for (size_t i = 0; i < out.size(); ++i) {
      const std::string& source = graph.rules[i].source;
      if (!source.starts_with("KubeHound ")) continue;
      const std::string_view edge = std::string_view(source).substr(10, source.find_first_of(",;", 10) - 10);
      if (!test.starts_with(edge)) continue;
      if (marks) out[i] = edge.size() == longest;
      longest = std::max(longest, edge.size());
    }
  }
  return out;
}

bool isThere(const Cluster& cluster, const std::string& test, const std::string& from,
             const std::string& to) {
  const std::vector<bool> rules = rulesOf(cluster.graph, test);
  const std::vector<bool> starts = cluster.named(from);
  const std::vector<bool> ends = cluster.named(to);
  // KubeHound has an edge from a set of rights to itself; here that is nothing, the rule must apply to it.
  const bool loop = from == to;
  // An exploit of a volume is stated from the pod to the volume that it starts with.
  const auto leads = [&](const AttackEdge& edge) {
    if (starts[edge.from] && (loop || ends[edge.to])) return true;
    if (!test.starts_with("EXPLOIT_HOST") || !ends[edge.from]) return false;
    return std::any_of(cluster.graph.edges.begin(), cluster.graph.edges.end(), [&](const AttackEdge& before) {
      return before.attack && starts[before.from] && before.to == edge.from;
    });
  };
  return std::any_of(cluster.graph.edges.begin(), cluster.graph.edges.end(),
                     [&](const AttackEdge& edge) { return edge.attack && rules[edge.rule] && leads(edge); });
}

TEST(KubeHound, FindsTheEdgesOfItsTestCluster) {
  const auto folder = shared("vectors/attack/kubehound");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const Cluster cluster(manifests(*folder));
  ASSERT_FALSE(cluster.graph.edges.empty());
  const std::string table = readFile(*folder / "expected_edges.tsv");
  uint32_t expected = 0;
  uint32_t found = 0;
  for (const std::string_view line : split(table, '\n')) {
    const auto cells = split(line, '\t');
    if (cells.size() < 4 || cells[0] == "test") continue;
    const std::string test(trim(cells[0]));
    const std::string mode(trim(cells[3]));
    const bool there = isThere(cluster, test, std::string(trim(cells[1])), std::string(trim(cells[2])));
    if (mode == "absent") {
      EXPECT_FALSE(there) << line;
      continue;
    }
    ++expected;
    found += there ? 1 : 0;
    if (!there) std::printf("missing: %.*s\n", static_cast<int>(line.size()), line.data());
  }
  std::printf("%u of %u edges of KubeHound are found\n", found, expected);
  EXPECT_GT(expected, 0U);
  EXPECT_GE(found * 100, expected * 95);
}

// What must not be there, whatever the table says: rights that a namespace makes void give no edge.
TEST(KubeHound, RightsThatDoNotCombineGiveNothing) {
  const auto folder = shared("vectors/attack/kubehound");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const Cluster cluster(manifests(*folder));
  for (const std::string fails : {"rolebind-crb-cr-crb-r-fail::pod-bind-role-crb-cr-crb-r-fail",
                                  "rolebind-rb-cr-crb-cr-fail::pod-bind-role-rb-cr-crb-cr-fail",
                                  "rolebind-rb-r-crb-cr-fail::pod-bind-role-rb-r-crb-cr-fail"}) {
    EXPECT_FALSE(isThere(cluster, "ROLE_BIND", fails, "*")) << fails;
  }
  EXPECT_FALSE(isThere(cluster, "CE_NSENTER", "tokenget-pod", "*"));
  EXPECT_FALSE(isThere(cluster, "SHARE_PS_NAMESPACE", "sharedps-pod1-a", "sharedps-pod2-a"));
}

}  // namespace
}  // namespace postern::corpus
