// SPDX-License-Identifier: Apache-2.0
// Which workload may talk to which: the policies of a file taken together.
#include <gtest/gtest.h>

#include <string>

#include "tests/formats/fixtures.h"

namespace postern::fixtures {
namespace {

std::string pod(std::string_view space, std::string_view name, std::string_view more = "") {
  const std::string of(name);
  return "apiVersion: v1\nkind: Pod\nmetadata: {name: " + of + ", namespace: " + std::string(space) +
         ", labels: {app: " + of + "}}\nspec: {serviceAccountName: " + of + ", " + std::string(more) +
         "containers: [{name: " + of + ", image: i, ports: [{name: http, containerPort: 8080}]}]}\n---\n";
}

const std::string kPods = pod("shop", "web") + pod("shop", "api") + pod("shop", "db");

std::string policy(std::string_view selects, std::string_view rest) {
  static int number = 0;
  return "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p" +
         std::to_string(++number) + ", namespace: shop}\nspec: {podSelector: " + std::string(selects) + ", " +
         std::string(rest) + "}\n---\n";
}

std::string authorization(std::string_view selects, std::string_view rest, std::string_view space = "shop") {
  return "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {name: a, namespace: " +
         std::string(space) + "}\nspec: {selector: " + std::string(selects) + ", " + std::string(rest) +
         "}\n---\n";
}

// The ports at which `to` admits `from`; "-" = not stated.
std::string admits(const std::string& text, std::string_view to, std::string_view from) {
  const Tables tables = import("cluster.yaml", text).tables;
  const auto is = [&](uint32_t asset, std::string_view id) {
    return tables.strings.text(tables.assets.identities.items[tables.assets.identities.begin[asset]]) == id;
  };
  for (uint32_t row = 0; row < tables.edges.rows; ++row) {
    if (tables.edges.relation[row] == static_cast<uint8_t>(Relation::kAdmits) &&
        is(tables.edges.to[row], from) && is(tables.edges.from[row], to))
      return std::string(tables.strings.text(tables.edges.detail[row]));
  }
  return "-";
}

constexpr std::string_view kWeb = "k8s:shop/Pod/web", kApi = "k8s:shop/Pod/api", kDb = "k8s:shop/Pod/db";
constexpr std::string_view kFromWeb = "ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]";
constexpr std::string_view kOfApi = "{matchLabels: {app: api}}", kOfWeb = "{matchLabels: {app: web}}";

TEST(KubernetesReach, IngressOfTheTarget) {
  const std::string rule = policy(kOfApi, std::string(kFromWeb) + ", ports: [{port: 8080}]}]");
  EXPECT_EQ(admits(kPods + rule, kApi, kWeb), "tcp/8080");
  EXPECT_EQ(admits(kPods + rule, kApi, kDb), "-");
  EXPECT_EQ(admits(kPods, kApi, kWeb), "-") << "no rule names the pair";
}

TEST(KubernetesReach, EgressOfTheSourceToo) {
  const std::string in = policy(kOfApi, std::string(kFromWeb) + "}]");
  const std::string shut = policy(kOfWeb, "policyTypes: [Egress]");
  const std::string toDb =
      policy(kOfWeb, "egress: [{to: [{podSelector: {matchLabels: {app: db}}}]}], policyTypes: [Egress]");
  const std::string toApi = policy(kOfWeb,
                                   "egress: [{to: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: "
                                   "443}]}], policyTypes: [Egress]");
  EXPECT_EQ(admits(kPods + in, kApi, kWeb), "*");
  EXPECT_EQ(admits(kPods + in + shut, kApi, kWeb), "-");
  EXPECT_EQ(admits(kPods + in + toDb, kApi, kWeb), "-");
  EXPECT_EQ(admits(kPods + in + toDb, kDb, kWeb), "*");
  EXPECT_EQ(admits(kPods + in + toApi, kApi, kWeb), "tcp/443");
  EXPECT_EQ(admits(kPods + in + shut + toApi, kApi, kWeb), "tcp/443") << "policies add up";
  EXPECT_EQ(admits(kPods + policy(kOfApi, "policyTypes: [Ingress]") + toApi, kApi, kWeb), "-");
}

TEST(KubernetesReach, PortsMustMeet) {
  const auto both = [](std::string_view in, std::string_view out) {
    return admits(kPods + policy(kOfApi, std::string(kFromWeb) + ", ports: [" + std::string(in) + "]}]") +
                      policy(kOfWeb, "egress: [{ports: [" + std::string(out) + "]}], policyTypes: [Egress]"),
                  kApi, kWeb);
  };
  EXPECT_EQ(both("{port: 80}", "{port: 443}"), "-");
  EXPECT_EQ(both("{port: 80}", "{port: 80, protocol: UDP}"), "-");
  EXPECT_EQ(both("{port: 8000, endPort: 9000}", "{port: 8500, endPort: 9500}"), "tcp/8500-9000");
  EXPECT_EQ(both("{port: http}", "{port: 8080}"), "tcp/8080") << "the name is the target's";
}

TEST(KubernetesReach, TheNodesNetworkIsNotLimited) {
  const std::string pods = pod("shop", "web") + pod("shop", "api", "hostNetwork: true, ");
  EXPECT_EQ(admits(pods + policy(kOfWeb, "ingress: [{from: [{podSelector: {}}]}]"), kWeb, kApi), "-");
}

TEST(KubernetesReach, ExceptionsOfARangeStay) {
  const std::string text =
      kPods +
      policy(kOfApi,
             "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.9.0.0/16, 10.8.0.0/16]}}]}]");
  const Tables tables = import("cluster.yaml", text).tables;
  bool found = false;
  for (uint32_t row = 0; row < tables.assets.rows; ++row)
    found |= tables.strings.text(tables.assets.identities.items[tables.assets.identities.begin[row]]) ==
             "cidr:10.0.0.0/8 except 10.9.0.0/16,10.8.0.0/16";
  EXPECT_TRUE(found);
}

constexpr std::string_view kWebOnly =
    "rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]";

TEST(KubernetesReach, TheMeshAllowsOnlyWhatAnAllowMatches) {
  const std::string allow = authorization(kOfApi, kWebOnly);
  EXPECT_EQ(admits(kPods + allow, kApi, kWeb), "*");
  EXPECT_EQ(admits(kPods + allow, kApi, kDb), "-");
  EXPECT_EQ(admits(kPods + allow + policy(kOfWeb, "policyTypes: [Egress]"), kApi, kWeb), "-")
      << "both systems";
  const std::string in = policy(kOfApi, std::string(kFromWeb) + "}]");
  EXPECT_EQ(admits(kPods + in + authorization(kOfApi, "action: ALLOW"), kApi, kWeb), "-")
      << "no rule allows nothing";
  EXPECT_EQ(admits(kPods + in + authorization(kOfApi, "rules: [{to: [{operation: {ports: ['8080']}}]}]"),
                   kApi, kWeb),
            "tcp/8080");
}

TEST(KubernetesReach, TheMeshDeniesWhatADenyMatchesWhole) {
  const std::string in = policy(kOfApi, std::string(kFromWeb) + "}]");
  const auto denied = [&](std::string_view rules, std::string_view space = "shop") {
    return admits(kPods + in + authorization(kOfApi, "action: DENY, " + std::string(rules), space), kApi,
                  kWeb);
  };
  EXPECT_EQ(denied(kWebOnly), "-");
  EXPECT_EQ(denied("rules: [{}]"), "-");
  EXPECT_EQ(denied("rules: []"), "*") << "a DENY without rules matches nothing";
  EXPECT_EQ(denied("rules: [{from: [{source: {namespaces: [bank]}}]}]"), "*");
  EXPECT_EQ(denied("rules: [{from: [{source: {notNamespaces: [bank]}}]}]"), "-");
  EXPECT_EQ(denied("rules: [{to: [{operation: {paths: [/admin]}}]}]"), "*") << "other paths are left";
  EXPECT_EQ(denied("rules: [{to: [{operation: {ports: ['80']}}]}]"), "sctp,tcp/1-79,tcp/81-65535,udp");
  EXPECT_EQ(denied("rules: [{}]", "istio-system"), "-") << "the root namespace is for all";
  EXPECT_EQ(denied("rules: [{}]", "bank"), "*");
}

}  // namespace
}  // namespace postern::fixtures
