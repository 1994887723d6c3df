// SPDX-License-Identifier: Apache-2.0
// Code to endpoint, only ones of a file, controls by many names, agreement of vendors; and where none of it
// holds.
#include <gtest/gtest.h>

#include "correlate/control.h"
#include "correlate/declared_urls.h"
#include "correlate/endpoint_handlers.h"
#include "correlate/findings.h"
#include "correlate/place_text.h"
#include "correlate/vendor.h"
#include "correlate/weakness_family.h"
#include "tests/support/told_estate.h"

namespace postern {
namespace {

constexpr std::string_view kRepo = "https://github.com/acme/shop";

std::string code(std::string_view name, std::string_view tool, const std::vector<CodeResult>& results,
                 std::string_view repo = kRepo) {
  return tell(name, [&](BatchBuilder& out) { sayCode(out, tool, repo, results); });
}

struct WebResult {
  std::string_view url;
  uint32_t cwe;
  std::string_view parameter = "";
};

std::string web(std::string_view name, std::string_view tool, const std::vector<WebResult>& results,
                std::string_view host = "shop.example") {
  return tell(
      name,
      [&](BatchBuilder& out) {
        out.tool(tool);
        uint32_t index = 0;
        for (const WebResult& result : results) {
          Observation observation;
          observation.kind = ObservationKind::kDynamic;
          observation.severity = Severity::kHigh;
          observation.title = out.text("Weakness");
          observation.url = out.text(result.url);
          observation.parameter = out.text(result.parameter);
          observation.weaknesses.add(result.cwe);
          if (!host.empty()) observation.asset = out.asset(AssetKind::kHost, "host:", host);
          out.add(place(index++), observation);
        }
      },
      Family::kDynamic);
}

// A service at a URL that is built from the repository.
std::string inventory(std::string_view url = "https://shop.example") {
  return tell(
      "inventory",
      [&](BatchBuilder& out) {
        Asset service;
        service.kind = AssetKind::kService;
        service.declared = true;
        service.name = out.text("shop");
        service.identities.add(out.text("id:shop"));
        service.identities.add(out.text("url:" + std::string(url)));
        const AssetRef from = out.asset(service);
        Asset repository;
        repository.kind = AssetKind::kRepository;
        repository.declared = true;
        repository.identities.add(out.text("repo:" + std::string(kRepo)));
        out.relate(from, Relation::kBuildsFrom, out.asset(repository), place());
      },
      Family::kInventory, true);
}

size_t findings(const std::vector<std::string>& batches) { return ToldEstate(batches).findings.rows.size(); }

TEST(AcrossTools, ACodeFileAnswersAnEndpointByName) {
  const ToldEstate told({inventory(), code("a", "Semgrep", {{"src/OrderSearchController.java", 40, 89}}),
                         web("b", "ZAP", {{"https://shop.example/api/order-search?q=1", 89, "q"}})});
  ASSERT_EQ(told.findings.rows.size(), 1u);
  EXPECT_EQ(whyJoined(told.findings, told.findings.joins[0]),
            "same weakness, code file answers this endpoint (by name)");
  EXPECT_EQ(told.findings.rows[0].confidence, Confidence::kHigh);
}

TEST(AcrossTools, NamesThatProveNothing) {
  const auto endpoint = [](std::string_view url) { return web("w", "ZAP", {{url, 89}}); };
  const std::string file = code("c", "Semgrep", {{"src/OrderSearch.java", 40, 89}});
  EXPECT_EQ(findings({inventory(), file, endpoint("https://shop.example/api/order-list")}), 2u)
      << "another name";
  EXPECT_EQ(findings({inventory(), file, web("w", "ZAP", {{"https://shop.example/api/order-search", 79}})}),
            2u)
      << "another weakness";
  EXPECT_EQ(findings({file, endpoint("https://shop.example/api/order-search")}), 2u)
      << "nobody says they belong together";
  EXPECT_EQ(findings({inventory(), code("c", "Semgrep", {{"src/index.js", 40, 89}}),
                      endpoint("https://shop.example/index")}),
            2u)
      << "an index is everywhere";
  EXPECT_EQ(findings({inventory(),
                      code("c", "Semgrep", {{"a/OrderSearch.java", 40, 89}, {"b/OrderSearch.java", 9, 89}}),
                      endpoint("https://shop.example/api/order-search")}),
            3u)
      << "two files of that name";
  EXPECT_EQ(
      findings({inventory(), code("c", "Semgrep", {{"src/edit.js", 40, 89}}),
                web("w", "ZAP",
                    {{"https://shop.example/users/edit", 89}, {"https://shop.example/posts/edit", 89}})}),
      3u)
      << "an everyday word that two endpoints end in";
}

TEST(AcrossTools, HandlerNames) {
  for (const char* name :
       {"OrderItemsController.java", "order-items", "order_items.php", "orderItems.controller.ts"})
    EXPECT_EQ(handlerName(name), "orderitems") << name;
  EXPECT_EQ(handlerName("Case00017.java"), handlerName("case017"));
  for (const char* name : {"index.html", "42", "", "a"}) EXPECT_EQ(handlerName(name), "") << name;
}

TEST(AcrossTools, TheOnlyOnesOfAFileAreOne) {
  const ToldEstate told({code("a", "Semgrep", {{"a.java", 10, 89}}),
                         code("b", "CodeQL", {{"a.java", 58, 564}}),
                         code("c", "Fortify", {{"a.java", 0, 89}})});
  ASSERT_EQ(told.findings.rows.size(), 1u);
  EXPECT_EQ(told.findings.rows[0].vendors, 3u);
  EXPECT_EQ(told.findings.rows[0].confidence, Confidence::kHigh);
  EXPECT_EQ(findings({code("a", "Semgrep", {{"a.java", 10, 89}, {"a.java", 90, 89}}),
                      code("b", "CodeQL", {{"a.java", 50, 89}})}),
            3u)
      << "one tool sees two: the third could be either";
  EXPECT_EQ(findings({code("a", "Semgrep", {{"a.java", 10, 89, "r", "t", "one(x)"}}),
                      code("b", "Semgrep", {{"a.java", 50, 89, "r", "t", "two(y)"}})}),
            2u)
      << "two scans of one tool: one went, one came";
}

TEST(AcrossTools, PathsOfTwoMachines) {
  const std::string long1 = "C:\\ci\\17\\src\\main\\java\\example\\Order.java";
  EXPECT_EQ(findings({code("a", "Semgrep", {{long1, 10, 89}}),
                      code("b", "CodeQL", {{"work/src/main/java/example/Order.java", 10, 89}})}),
            1u);
  EXPECT_EQ(findings({code("a", "Semgrep", {{"orders/src/index.js", 10, 89}}),
                      code("b", "CodeQL", {{"basket/src/index.js", 10, 89}})}),
            2u)
      << "two modules";
  EXPECT_EQ(findings({code("a", "Semgrep",
                           {{"a/src/main/resources/application.yml", 10, 89},
                            {"b/src/main/resources/application.yml", 10, 89}}),
                      code("b", "CodeQL", {{"c/src/main/resources/application.yml", 10, 89}})}),
            3u)
      << "a report of several modules says which is meant";
  const CommonEnd common = commonEnd("a/b/c.js", "x/ab/c.js");
  EXPECT_EQ(common.parts, 1u);
  EXPECT_EQ(common.restA, 2u);
}

TEST(AcrossTools, AResultBelongsToTheDeclaredUrlAboveIt) {
  const ToldEstate told(
      {inventory("https://www.example/shop"),
       web("a", "ZAP", {{"https://www.example/shop/cart", 79}, {"https://www.example/blog/x", 79}},
           "www.example")});
  EXPECT_TRUE(told.identities.assets[told.identities.observationAsset[0]].declared);
  EXPECT_FALSE(told.identities.assets[told.identities.observationAsset[1]].declared);
  EXPECT_TRUE(told.identities.assumptions.empty()) << "the address itself says so";
}

TEST(AcrossTools, WhatIsAssumedIsSaid) {
  const ToldEstate told({inventory("https://www.example/shop"),
                         web("a", "ZAP", {{"http://localhost:8080/shop/cart", 79}}, "localhost"),
                         code("b", "Semgrep", {{"a.js", 1, 89}}, "")});
  for (uint32_t row = 0; row < told.tables.observations.rows; ++row)
    EXPECT_TRUE(told.identities.assets[told.identities.observationAsset[row]].declared) << row;
  EXPECT_EQ(told.identities.assumptions.size(), 2u);
  EXPECT_TRUE(isLoopback("127.0.0.2"));
  EXPECT_FALSE(isLoopback("128.0.0.1"));
}

std::string misconfiguration(std::string_view name, std::string_view tool, std::string_view rule,
                             std::string_view file, uint32_t line, std::string_view resource) {
  return tell(name, [&](BatchBuilder& out) {
    out.tool(tool);
    out.target(out.asset(AssetKind::kRepository, "repo:", kRepo));
    Observation observation;
    observation.kind = ObservationKind::kMisconfiguration;
    observation.severity = Severity::kMedium;
    observation.title = out.text(std::string(tool) + " says");
    observation.rule = out.text(rule);
    observation.file = out.text(file);
    observation.line = line;
    observation.resource = out.text(resource);
    out.add(place(), observation);
  });
}

TEST(AcrossTools, OneControlByManyNames) {
  EXPECT_NE(controlOf("CKV_AWS_19"), 0u);
  for (const char* rule : {"AVD-AWS-0088", "AWS-0088", "aws-s3-enable-bucket-encryption",
                           "s3_bucket_default_encryption", "S3.4"})
    EXPECT_EQ(controlOf(rule), controlOf("CKV_AWS_19")) << rule;
  EXPECT_EQ(controlOf("KSV001"), controlOf("CKV_K8S_20"));
  EXPECT_EQ(controlOf("CKV_AWS_0"), 0u);
  const std::string checkov =
      misconfiguration("a", "Checkov", "CKV_AWS_19", "s3.tf", 3, "aws_s3_bucket.logs");
  EXPECT_EQ(findings({checkov, misconfiguration("b", "tfsec", "aws-s3-enable-bucket-encryption", "s3.tf", 9,
                                                "aws_s3_bucket.logs")}),
            1u);
  EXPECT_EQ(findings({checkov, misconfiguration("b", "tfsec", "aws-s3-enable-versioning", "s3.tf", 3,
                                                "aws_s3_bucket.logs")}),
            2u);
  EXPECT_EQ(findings({checkov, misconfiguration("b", "tfsec", "aws-s3-enable-bucket-encryption", "s3.tf", 9,
                                                "aws_s3_bucket.other")}),
            2u);
}

TEST(AcrossTools, AnObjectAsConfiguredAndAsItRuns) {
  const std::string deployed = tell(
      "inventory",
      [](BatchBuilder& out) {
        const AssetRef repository = out.asset(AssetKind::kRepository, "repo:", kRepo);
        out.relate(repository, Relation::kDeploys,
                   out.asset(AssetKind::kWorkload, "k8s:", "prod/deployment/web"), place());
      },
      Family::kInventory, true);
  const auto running = [](std::string_view rule) {
    return tell("running", [rule](BatchBuilder& out) {
      out.tool("Kubescape");
      Observation observation;
      observation.kind = ObservationKind::kMisconfiguration;
      observation.title = out.text("privileged");
      observation.rule = out.text(rule);
      observation.resource = out.text("apps/v1/prod/Deployment/web");
      observation.asset = out.asset(AssetKind::kWorkload, "k8s:", "prod/deployment/web");
      out.add(place(), observation);
    });
  };
  const std::string configured =
      misconfiguration("a", "Checkov", "CKV_K8S_16", "web.yaml", 3, "Deployment.prod.web");
  const ToldEstate told({deployed, configured, running("C-0057")});
  ASSERT_EQ(told.findings.rows.size(), 1u);
  EXPECT_EQ(told.findings.joins[0].reason, JoinReason::kDeployedResource);
  EXPECT_EQ(findings({configured, running("C-0057")}), 2u) << "nobody says that the one becomes the other";
  EXPECT_EQ(findings({deployed, configured, running("C-0013")}), 2u) << "another control";
}

std::string binary(std::string_view name, std::string_view tool,
                   const std::vector<std::string_view>& packages, std::string_view upstream) {
  return tell(name, [&](BatchBuilder& out) {
    out.tool(tool);
    out.target(out.asset(AssetKind::kImage, "image:", "reg.example/app:1"));
    uint32_t index = 0;
    for (const std::string_view package : packages) {
      Observation observation;
      observation.kind = ObservationKind::kVulnerability;
      observation.vulnerabilities.add(out.text("CVE-2024-5535"));
      Component component;
      component.ecosystem = out.text("deb");
      component.name = out.text(package);
      component.version = out.text("3.0.11");
      if (!upstream.empty())
        component.purl =
            out.text("pkg:deb/debian/" + std::string(package) + "@3.0.11?upstream=" + std::string(upstream));
      observation.component = out.component(component);
      out.add(place(index++), observation);
    }
  });
}

TEST(AcrossTools, ABinaryPackageAndTheSourceItIsBuiltFrom) {
  const std::string source = binary("a", "Tracker", {"openssl"}, "");
  const ToldEstate told({source, binary("b", "Grype", {"libssl3"}, "openssl")});
  ASSERT_EQ(told.findings.rows.size(), 1u);
  EXPECT_EQ(told.findings.joins[0].reason, JoinReason::kSourcePackage);
  EXPECT_EQ(findings({source, binary("b", "Grype", {"libssl3", "libcrypto3"}, "openssl")}), 3u)
      << "two packages of one source: the source's result could be either";
  EXPECT_EQ(findings({source, binary("b", "Grype", {"libssl3"}, "libressl")}), 2u);
}

TEST(AcrossTools, WordsAndRulesNameWeaknesses) {
  EXPECT_EQ(weaknessOfRule("java:S2077"), 89u);
  EXPECT_EQ(weaknessOfRule("HTTPONLY_COOKIE"), 1004u);
  EXPECT_EQ(weaknessOfRule("S1"), 0u);
  EXPECT_EQ(weaknessOfWords("attSqlInjectionChecks"), 89u);
  EXPECT_EQ(weaknessOfWords("Cross-Site Scripting: Reflected"), 79u);
  EXPECT_EQ(weaknessOfWords("Foxssale"), 0u);
  EXPECT_EQ(weaknessFamily(564), weaknessFamily(89));
  EXPECT_EQ(weaknessFamily(80), 79u);
  EXPECT_NE(weaknessFamily(327), weaknessFamily(328)) << "another cipher does not mend a hash";
  EXPECT_EQ(vendorOf("Snyk Code"), vendorOf("snyk open source"));
}

}  // namespace
}  // namespace postern
