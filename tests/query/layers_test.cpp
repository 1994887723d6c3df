// SPDX-License-Identifier: Apache-2.0
// One small file of each layer: the chain from code to data is found among the relations of united assets,
// whatever source each link is from.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/imported_batch.h"
#include "tests/support/told_estate.h"

namespace postern {
namespace {

constexpr std::string_view kRole = "arn:aws:iam::777788889999:role/web";

// An image is built from a repository (inventory), run by a deployment (manifest) behind a service and an
// ingress, as a service account that takes on a role (state), which may read a bucket (account, plan).
std::vector<std::string> layers() {
  return {
      importedBatch("inventory.json", R"({"postern": "inventory/1", "assets": [
        {"id": "ci", "kind": "pipeline"}, {"id": "code", "kind": "repository", "aliases": ["https://github.com/acme/web"]},
        {"id": "img", "kind": "image", "aliases": ["registry.acme.example/web:1.4"]}],
        "relations": [{"from": "img", "builds-from": ["code"]}, {"from": "ci", "deploys": ["img"]}]})"),
      importedBatch("web.yaml", R"(apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: web
      containers: [{name: web, image: "registry.acme.example/web:1.4"}]
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec:
  rules:
    - host: web.acme.example
      http: {paths: [{path: /, backend: {service: {name: web, port: {number: 80}}}}]}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
  namespace: shop
  annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::777788889999:role/web"}
)"),
      importedBatch("account.json",
                    R"({"UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [
        {"RoleName": "web", "Arn": "arn:aws:iam::777788889999:role/web", "AttachedManagedPolicies": [],
         "AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
           "Principal": {"Federated": "arn:aws:iam::777788889999:oidc-provider/token.actions.githubusercontent.com"},
           "Condition": {"StringEquals": {"token.actions.githubusercontent.com:sub": "repo:acme/web:ref:refs/heads/main"}}}]},
         "RolePolicyList": [{"PolicyName": "r", "PolicyDocument": {"Statement": [
           {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-orders/*"}]}}]}]})"),
      importedBatch("state.json", R"({"version": 4, "terraform_version": "1.7.5", "serial": 1, "resources": [
        {"mode": "managed", "type": "aws_iam_role", "name": "web", "instances": [{"attributes": {
          "arn": "arn:aws:iam::777788889999:role/web", "id": "web", "name": "web"}}]},
        {"mode": "managed", "type": "aws_s3_bucket", "name": "orders", "instances": [{"attributes": {
          "arn": "arn:aws:s3:::acme-orders", "id": "acme-orders", "bucket": "acme-orders"}}]}]})"),
      importedBatch(
          "plan.json",
          R"({"format_version": "1.2", "terraform_version": "1.7.5", "planned_values": {"root_module": {
        "resources": [{"address": "aws_iam_role.web", "mode": "managed", "type": "aws_iam_role", "name": "web", "values": {"name": "web"}}]}}})"),
  };
}

/// Whether an asset known by `from` has the relation to one known by `to`.
class Chain {
 public:
  explicit Chain(const ToldEstate& estate) : estate_(estate) {}

  AssetId find(std::string_view identity) const {
    for (AssetId id = 0; id < estate_.identities.assets.size(); ++id) {
      const auto& all = estate_.identities.assets[id].identities;
      if (std::find(all.begin(), all.end(), identity) != all.end()) return id;
    }
    return kNone;
  }
  bool has(std::string_view from, Relation relation, std::string_view to) const {
    const EdgeColumns& edges = estate_.tables.edges;
    for (uint32_t row = 0; row < edges.rows; ++row) {
      if (edges.fromKind[row] != 0 || edges.toKind[row] != 0) continue;
      if (static_cast<Relation>(edges.relation[row]) == relation &&
          estate_.identities.assetOf[edges.from[row]] == find(from) &&
          estate_.identities.assetOf[edges.to[row]] == find(to))
        return true;
    }
    return false;
  }

 private:
  const ToldEstate& estate_;
};

TEST(Layers, TheChainFromCodeToDataIsFound) {
  const ToldEstate estate(layers());
  ASSERT_TRUE(estate.ok);
  const Chain chain(estate);
  constexpr std::string_view kImage = "image:registry.acme.example/web:1.4";
  EXPECT_TRUE(chain.has("id:ci", Relation::kDeploys, kImage));
  EXPECT_TRUE(chain.has(kImage, Relation::kBuildsFrom, "repo:github.com/acme/web"));
  EXPECT_TRUE(chain.has("k8s:shop/service/web", Relation::kRoutes, "k8s:shop/deployment/web"));
  EXPECT_TRUE(chain.has("k8s:shop/ingress/web", Relation::kRoutes, "k8s:shop/service/web"));
  EXPECT_TRUE(chain.has("k8s:shop/deployment/web", Relation::kAssumes, "k8s:shop/serviceaccount/web"));
  EXPECT_TRUE(chain.has("k8s:shop/serviceaccount/web", Relation::kAssumes, kRole));
  EXPECT_TRUE(chain.has(kRole, Relation::kTrusts, "repo:github.com/acme/web"));
}

TEST(Layers, TheIacResourceIsTheCloudsResource) {
  const ToldEstate estate(layers());
  const Chain chain(estate);
  const AssetId role = chain.find(kRole);
  ASSERT_NE(role, kNone);
  EXPECT_EQ(chain.find("terraform:aws_iam_role.web"), role);
  EXPECT_TRUE(estate.identities.assets[role].declared);
  std::set<uint32_t> reports(estate.identities.assets[role].reports.begin(),
                             estate.identities.assets[role].reports.end());
  EXPECT_EQ(reports.size(), 4U) << "manifest, account, state and plan speak of the role";
  EXPECT_NE(chain.find("arn:aws:s3:::acme-orders"), kNone);
  EXPECT_EQ(chain.find("terraform:aws_s3_bucket.orders"), chain.find("arn:aws:s3:::acme-orders"));
}

TEST(Layers, OneAddressInTwoConfigurationsIsTwoThings) {
  const auto state = [](std::string_view bucket) {
    return R"({"version": 4, "terraform_version": "1.7.5", "serial": 1, "resources": [{"mode": "managed", "type": "aws_s3_bucket",
      "name": "data", "instances": [{"attributes": {"arn": "arn:aws:s3:::)" +
           std::string(bucket) + R"(", "bucket": ")" + std::string(bucket) + R"("}}]}]})";
  };
  const ToldEstate estate({importedBatch("a.json", state("one-a")), importedBatch("b.json", state("two-b"))});
  const Chain chain(estate);
  EXPECT_NE(chain.find("arn:aws:s3:::one-a"), chain.find("arn:aws:s3:::two-b"));
}

TEST(Layers, OneWorkflowInTwoRepositoriesIsTwoPipelines) {
  constexpr std::string_view kWorkflow =
      "name: release\non: push\njobs: {build: {runs-on: ubuntu-latest, steps: [{run: make}]}}\n";
  const auto at = [&](std::string_view path) { return importedBatch(path, kWorkflow); };
  const ToldEstate estate({at("shop/.github/workflows/release.yml"), at("bank/.github/workflows/release.yml"),
                           at("bank/.github/workflows/release.yml")});
  const Chain chain(estate);
  const AssetId shop = chain.find("pipeline:shop/.github/workflows/release.yml");
  const AssetId bank = chain.find("pipeline:bank/.github/workflows/release.yml");
  EXPECT_NE(shop, kNone);
  EXPECT_NE(bank, kNone);
  EXPECT_NE(shop, bank);
  EXPECT_EQ(estate.tables.reports.size(), 2U) << "the same file at the same place is one";
}

TEST(Layers, OneReportFromTwoFoldersIsOne) {
  constexpr std::string_view kReport =
      R"({"version": 4, "terraform_version": "1.7.5", "serial": 1, "resources": [
    {"mode": "managed", "type": "aws_s3_bucket", "name": "a", "instances": [{"attributes": {"bucket": "a"}}]}]})";
  const ToldEstate estate({importedBatch("a/state.json", kReport), importedBatch("b/state.json", kReport)});
  EXPECT_EQ(estate.tables.reports.size(), 1U);
}

}  // namespace
}  // namespace postern
