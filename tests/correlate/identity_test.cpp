// SPDX-License-Identifier: Apache-2.0
// What is one asset, one component, one vulnerability; and what is not.
#include "correlate/identity.h"
#include "base/ip_address.h"

#include <gtest/gtest.h>

#include "correlate/component_identity.h"
#include "tests/support/told_estate.h"

namespace postern {
namespace {

TEST(Identity, NormalisesRepositories) {
  for (const char* form :
       {"repo:git@GitHub.com:Acme/Shop.git", "repo:https://github.com/acme/shop",
        "repo:https://user:pw@github.com/acme/shop/", "repo:ssh://git@github.com:22/acme/shop.git",
        "repo:git+https://github.com/acme/shop.git"}) {
    EXPECT_EQ(normaliseIdentity(form), "repo:github.com/acme/shop") << form;
  }
}

TEST(Identity, NormalisesImages) {
  EXPECT_EQ(normaliseIdentity("image:nginx"), "image:docker.io/library/nginx");
  EXPECT_EQ(normaliseIdentity("image:grafana/grafana:9"), "image:docker.io/grafana/grafana:9");
  EXPECT_EQ(normaliseIdentity("image:localhost:5000/App:Tag@sha256:ab"), "image:localhost:5000/app:Tag");
}

TEST(Identity, NormalisesHostsAndUrls) {
  EXPECT_EQ(normaliseIdentity("url:https://Shop.Example:443/"), "host:shop.example");
  EXPECT_EQ(normaliseIdentity("url:https://shop.example/api/?q=1"), "url:shop.example/api");
  EXPECT_EQ(normaliseIdentity("host:DB1.example."), "host:db1.example");
  EXPECT_EQ(normaliseIdentity("host:10.0.0.7"), "ip:10.0.0.7");
  EXPECT_EQ(normaliseIdentity("url:http://[2001:db8::1]:80"), "ip:2001:db8::1");
  EXPECT_EQ(normaliseIdentity("host:"), "");
}

TEST(Identity, NormalisesCloudNames) {
  EXPECT_EQ(normaliseIdentity(
                "name:/subscriptions/A1/resourceGroups/Web/providers/Microsoft.Storage/storageAccounts/Logs"),
            "azure:/subscriptions/a1/resourcegroups/web/providers/microsoft.storage/storageaccounts/logs");
  EXPECT_EQ(normaliseIdentity("name://compute.googleapis.com/projects/p/zones/z/instances/I"),
            "gcp://compute.googleapis.com/projects/p/zones/z/instances/I");
  EXPECT_EQ(normaliseIdentity("name:arn:aws:s3:::logs"), "arn:aws:s3:::logs");
  EXPECT_EQ(normaliseIdentity("name:logs"), "name:logs");
  const auto seen = [](std::string_view name, std::string_view id) {
    return tell(name, [id](BatchBuilder& out) { out.asset(AssetKind::kCloudResource, "name:", id); });
  };
  EXPECT_EQ(ToldEstate({seen("a", "/subscriptions/A/resourceGroups/g"),
                        seen("b", "/subscriptions/a/RESOURCEGROUPS/g/")})
                .identities.assets.size(),
            1u);
}

void sayImage(BatchBuilder& out, std::string_view reference, std::string_view digest) {
  Asset image;
  image.kind = AssetKind::kImage;
  image.identities.add(out.text("image:" + std::string(reference)));
  if (!digest.empty()) image.identities.add(out.text("digest:" + std::string(digest)));
  out.asset(image);
}

TEST(Identity, UnitesImagesByDigestAndTheOnlyTag) {
  const ToldEstate one(
      {tell("a", [](BatchBuilder& out) { sayImage(out, "reg.example/app:1.2", "sha256:aa"); }),
       tell("b", [](BatchBuilder& out) { sayImage(out, "mirror.example/app", "sha256:aa"); }),
       tell("c", [](BatchBuilder& out) { sayImage(out, "reg.example/app", ""); })});
  EXPECT_EQ(one.identities.assets.size(), 1u);
  EXPECT_EQ(one.identities.assetUnions.size(), 2u);
  const ToldEstate two({tell("a", [](BatchBuilder& out) { sayImage(out, "reg.example/app:1.2", ""); }),
                        tell("b", [](BatchBuilder& out) { sayImage(out, "reg.example/app:1.3", ""); }),
                        tell("c", [](BatchBuilder& out) { sayImage(out, "reg.example/app", ""); })});
  EXPECT_EQ(two.identities.assets.size(), 3u) << "two tags: the bare name could be either";
}

TEST(Identity, HandlesMeanSomethingInTheirOwnFileOnly) {
  const auto say = [](BatchBuilder& out) {
    Asset asset;
    asset.kind = AssetKind::kService;
    asset.declared = true;
    asset.identities.add(out.text("id:api"));
    out.asset(asset);
  };
  const ToldEstate estate({tell("team-a.yaml", say), tell("team-b.yaml", say)});
  EXPECT_EQ(estate.identities.assets.size(), 2u);
}

TEST(Identity, AnIngressOfManyHostsIsNotTheirServices) {
  const ToldEstate estate(
      {tell("k8s",
            [](BatchBuilder& out) {
              Asset ingress;
              ingress.kind = AssetKind::kIngress;
              for (const char* id : {"k8s:shop/ingress/front", "host:shop.example", "host:pay.example"}) {
                ingress.identities.add(out.text(id));
              }
              out.asset(ingress);
            }),
       tell("zap", [](BatchBuilder& out) {
         out.asset(AssetKind::kHost, "host:", "shop.example");
         out.asset(AssetKind::kHost, "host:", "pay.example");
       })});
  EXPECT_EQ(estate.identities.assets.size(), 3u);
}

TEST(Identity, TiesReportsToTheRepositoryTheirFolderIsNamedFor) {
  const ToldEstate estate({tell("inventory.yaml",
                                [](BatchBuilder& out) {
                                  out.asset(AssetKind::kRepository, "repo:", "https://github.com/acme/shop");
                                }),
                           tell("drop/shop/bandit.json",
                                [](BatchBuilder& out) {
                                  sayCode(out, "Bandit", "", {{"a.py", 3, 89}});
                                }),
                           tell("drop/other/bandit.json", [](BatchBuilder& out) {
                             sayCode(out, "Bandit", "", {{"a.py", 3, 89}});
                           })});
  ASSERT_EQ(estate.findings.rows.size(), 2u) << "different folders are different assets";
  std::vector<std::string> keys;
  for (const Finding& finding : estate.findings.rows)
    keys.push_back(estate.identities.assets[finding.asset].key);
  std::sort(keys.begin(), keys.end());
  EXPECT_EQ(keys, (std::vector<std::string>{"folder:drop/other", "repo:github.com/acme/shop"}));
}

TEST(Identity, FoldsPackages) {
  EXPECT_EQ(packageKey("maven", "org.apache.logging.log4j", "log4j-core"),
            packageKey("maven", "", "org.apache.logging.log4j:log4j-core"));
  EXPECT_EQ(packageKey("pypi", "", "Flask_Login"), packageKey("pypi", "", "flask-login"));
  EXPECT_EQ(packageKey("npm", "@angular", "core"), packageKey("npm", "", "@angular/core"));
  EXPECT_EQ(packageKey("deb", "debian", "openssl/libssl3"), packageKey("deb", "", "libssl3"));
  EXPECT_NE(packageKey("npm", "", "core"), packageKey("npm", "@angular", "core"));
}

std::string named(std::string_view report, AssetKind kind, std::string_view name) {
  return tell(report, [=](BatchBuilder& out) { out.asset(kind, "name:", name); });
}

std::string repository(std::string_view report, std::string_view url) {
  return tell(report, [=](BatchBuilder& out) { out.asset(AssetKind::kRepository, "repo:", url); });
}

TEST(Identity, AProjectNameIsTheOnlyRepositoryOfThatName) {
  const auto project = named("dependency-check.json", AssetKind::kApplication, "Shop");
  EXPECT_EQ(ToldEstate({project, repository("a", "github.com/acme/shop")}).identities.assets.size(), 1u);
  EXPECT_EQ(
      ToldEstate({project, repository("a", "github.com/acme/shop"), repository("b", "github.com/other/shop")})
          .identities.assets.size(),
      3u)
      << "two could be meant";
  EXPECT_EQ(
      ToldEstate({project, named("sbom.json", AssetKind::kApplication, "Shop")}).identities.assets.size(),
      1u);
  EXPECT_EQ(ToldEstate({project, named("sbom.json", AssetKind::kHost, "Shop")}).identities.assets.size(), 2u);
}

TEST(Identity, AClusterObjectIsTheDeclaredServiceOfItsNameUnlessTwoNamespacesHaveOne) {
  const auto declared = tell("inventory.yaml", [](BatchBuilder& out) {
    Asset service;
    service.kind = AssetKind::kService;
    service.declared = true;
    service.identities.add(out.text("id:orders"));
    out.asset(service);
  });
  const auto object = [](std::string_view report, std::string_view identity) {
    return tell(report, [=](BatchBuilder& out) { out.asset(AssetKind::kWorkload, "k8s:", identity); });
  };
  EXPECT_EQ(ToldEstate({declared, object("a", "shop/deployment/orders")}).identities.assets.size(), 1u);
  EXPECT_EQ(
      ToldEstate({declared, object("a", "shop/deployment/orders"), object("b", "test/deployment/orders")})
          .identities.assets.size(),
      3u);
}

TEST(Identity, KnowsPublicAddresses) {
  for (const char* open : {"203.0.113.77", "8.8.8.8", "2001:db8::1"})
    EXPECT_TRUE(isPublicAddress(open)) << open;
  for (const char* closed : {"10.1.2.3", "172.20.0.1", "192.168.1.1", "127.0.0.1", "169.254.169.254",
                             "100.64.0.1", "fe80::1", "::1", "fd00::1", "224.0.0.1", "db.example"}) {
    EXPECT_FALSE(isPublicAddress(closed)) << closed;
  }
}

void sayAliases(BatchBuilder& out, std::string_view id, std::string_view alias) {
  Vulnerability fact;
  fact.id = out.text(id);
  fact.aliases.add(out.text(alias));
  out.vulnerability(fact);
}

TEST(Aliases, OneFileTeachesTheWholeEstateAndTwoCvesStayTwo) {
  const std::vector<std::string> batches = {
      tell("a", [](BatchBuilder& out) { sayAliases(out, "GHSA-aaaa-bbbb-cccc", "CVE-2024-1111"); }),
      tell("b", [](BatchBuilder& out) { sayAliases(out, "SNYK-JS-X-1", "GHSA-aaaa-bbbb-cccc"); }),
      tell("c", [](BatchBuilder& out) { sayAliases(out, "GHSA-aaaa-bbbb-cccc", "CVE-2024-2222"); })};
  const ToldEstate estate(batches);
  const auto canonical = [&](const char* id) {
    return std::string(estate.text(estate.identities.canonicalVulnerability[estate.tables.strings.find(id)]));
  };
  EXPECT_EQ(canonical("SNYK-JS-X-1"), "CVE-2024-1111");
  EXPECT_EQ(canonical("GHSA-aaaa-bbbb-cccc"), "CVE-2024-1111");
  EXPECT_EQ(canonical("CVE-2024-2222"), "CVE-2024-2222");
}

TEST(Aliases, ABulletinOfTwoCvesIsAnAliasOfNeither) {
  const auto canonical = [](const ToldEstate& estate, const char* id) {
    return std::string(estate.text(estate.identities.canonicalVulnerability[estate.tables.strings.find(id)]));
  };
  const std::string one =
      tell("a", [](BatchBuilder& out) { sayAliases(out, "RHSA-2024:1", "CVE-2024-1111"); });
  EXPECT_EQ(canonical(ToldEstate({one}), "RHSA-2024:1"), "CVE-2024-1111");
  const ToldEstate both(
      {one, tell("b", [](BatchBuilder& out) { sayAliases(out, "RHSA-2024:1", "CVE-2024-2222"); })});
  EXPECT_EQ(canonical(both, "RHSA-2024:1"), "RHSA-2024:1");
  EXPECT_TRUE(both.identities.aliasUnions.empty());
  ASSERT_EQ(ToldEstate({one}).identities.aliasUnions.size(), 1u);
  EXPECT_EQ(ToldEstate({one}).identities.aliasUnions[0].reason, "stated as aliases");
}

}  // namespace
}  // namespace postern
