// SPDX-License-Identifier: Apache-2.0
// Kubernetes: what manifests leave open, circles, and files made to be expensive.
#include <gtest/gtest.h>

#include <string>

#include "tests/formats/fixtures.h"

namespace postern::fixtures {
namespace {

std::string labelOf(const Tables& tables, uint32_t asset) {
  return std::string(
      tables.strings.text(tables.assets.identities.items[tables.assets.identities.begin[asset]]));
}

/// The details of every edge of that kind between two assets, by their first identities; "-" = there is none.
std::string detail(const Tables& tables, std::string_view from, Relation relation, std::string_view to) {
  for (uint32_t row = 0; row < tables.edges.rows; ++row) {
    if (tables.edges.relation[row] == static_cast<uint8_t>(relation) &&
        labelOf(tables, tables.edges.from[row]) == from && labelOf(tables, tables.edges.to[row]) == to)
      return std::string(tables.strings.text(tables.edges.detail[row]));
  }
  return "-";
}

TEST(Kubernetes, AClusterRoleBoundInANamespaceIsNarrowedToIt) {
  const Tables tables = import("rbac.yaml",
                               "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\n"
                               "metadata: {name: b, namespace: shop}\n"
                               "roleRef: {kind: ClusterRole, name: edit}\n"
                               "subjects: [{kind: ServiceAccount, name: x}]\n---\n"
                               "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\n"
                               "metadata: {name: c}\nroleRef: {kind: ClusterRole, name: mine}\n"
                               "subjects: [{kind: User, name: 'system:serviceaccount:shop:x'}]\n")
                            .tables;
  EXPECT_EQ(detail(tables, "k8s:shop/RoleBinding/b", Relation::kHolds, "k8s:ClusterRole/edit"), "shop");
  EXPECT_EQ(detail(tables, "k8s:ClusterRoleBinding/c", Relation::kHolds, "k8s:ClusterRole/mine"), "");
  EXPECT_EQ(detail(tables, "k8s:shop/ServiceAccount/x", Relation::kHolds, "k8s:shop/RoleBinding/b"), "");
  EXPECT_EQ(detail(tables, "k8s:shop/ServiceAccount/x", Relation::kHolds, "k8s:ClusterRoleBinding/c"), "");
  EXPECT_GT(tables.grants.rows, 10U) << "edit is built in";
}

TEST(Kubernetes, NoTokenWhereTheAccountGivesNone) {
  const std::string account =
      "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: x}\nautomountServiceAccountToken: false\n---\n";
  const auto pod = [](const std::string& more) {
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {serviceAccountName: x, " + more +
           "containers: [{name: p, image: i}]}\n";
  };
  const auto assumes = [&](const std::string& text) {
    return detail(import("pod.yaml", text).tables, "k8s:default/Pod/p", Relation::kAssumes,
                  "k8s:default/ServiceAccount/x");
  };
  EXPECT_EQ(assumes(account + pod("")), "no token");
  EXPECT_EQ(assumes(account + pod("automountServiceAccountToken: true, ")), "");
  EXPECT_EQ(assumes(pod("")), "");
  EXPECT_EQ(assumes(pod("automountServiceAccountToken: false, volumes: [{name: t, projected: {sources: "
                        "[{serviceAccountToken: {path: t}}]}}], ")),
            "");
}

TEST(Kubernetes, CirclesAreStatedAndEnd) {
  const Tables tables =
      import("circle.yaml",
             "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a, labels: {in: "
             "a}}\n"
             "aggregationRule: {clusterRoleSelectors: [{}]}\n---\n"
             "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: b}\n"
             "aggregationRule: {clusterRoleSelectors: [{matchLabels: {in: a}}, {}]}\n---\n"
             "apiVersion: v1\nkind: Pod\nmetadata: {name: p, ownerReferences: [{kind: Pod, name: p, "
             "controller: true}]}\n"
             "spec: {containers: [{name: c}, {name: c}, {}]}\n")
          .tables;
  EXPECT_EQ(detail(tables, "k8s:ClusterRole/a", Relation::kHolds, "k8s:ClusterRole/b"), "");
  EXPECT_EQ(detail(tables, "k8s:ClusterRole/b", Relation::kHolds, "k8s:ClusterRole/a"), "");
  EXPECT_EQ(detail(tables, "k8s:ClusterRole/a", Relation::kHolds, "k8s:ClusterRole/a"), "-");
  EXPECT_EQ(detail(tables, "k8s:default/Pod/p", Relation::kPartOf, "k8s:default/Pod/p"), "-");
}

TEST(Kubernetes, SelectorsTimesWorkloadsIsBounded) {
  std::string items;
  for (int i = 0; i < 1500; ++i) {
    const std::string n = std::to_string(i);
    items += R"({"apiVersion":"v1","kind":"Pod","metadata":{"name":"p)" + n +
             R"(","labels":{"a":"b"}},"spec":{"containers":[{"name":"p)" + n + R"(","image":"i"}]}},)";
    items += R"({"apiVersion":"v1","kind":"Service","metadata":{"name":"s)" + n +
             R"("},"spec":{"selector":{"a":"b"}}},)";
  }
  items.pop_back();
  const Import read = import("many.json", R"({"apiVersion":"v1","kind":"List","items":[)" + items + "]}");
  ASSERT_EQ(read.outcomes.size(), 1U);
  bool isSaid = false;
  for (const Diagnostic& entry : read.outcomes[0].diagnostics) isSaid |= entry.code == "too_many_selections";
  EXPECT_TRUE(isSaid);
  EXPECT_LE(read.tables.edges.rows, 2'010'000U);
}

}  // namespace
}  // namespace postern::fixtures
