// SPDX-License-Identifier: Apache-2.0
// A result about code that describes infrastructure is about the thing that a plan, state, template or
// manifest states, and through it about the cloud's or the cluster's: joined where it is said, never guessed.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/imported_batch.h"
#include "tests/support/told_view.h"

namespace postern {
namespace {

std::string state(std::string_view file, std::string_view bucket) {
  const std::string name(bucket);
  return importedBatch(file,
                       R"({"version": 4, "terraform_version": "1.7.5", "serial": 1, "resources": [
      {"mode": "managed", "type": "aws_s3_bucket", "name": "logs", "instances": [{"attributes": {
      "arn": "arn:aws:s3:::)" +
                           name + R"(", "bucket": ")" + name + R"("}}]}]})");
}

std::string checkov(std::string_view file, std::string_view type, std::string_view path,
                    std::string_view resource) {
  return importedBatch(file, R"({"check_type": ")" + std::string(type) +
                                 R"(", "results": {"failed_checks": [{"check_id": "CKV_AWS_20",
      "check_name": "An ACL allows public READ access.", "check_result": {"result": "FAILED"},
      "file_path": ")" + std::string(path) +
                                 R"(", "file_line_range": [1, 4], "resource": ")" + std::string(resource) +
                                 R"(", "severity": "HIGH"}]}, "summary": {"checkov_version": "3.2.0"}})");
}

/// Keys of what the results of the estate mean, in order; "-" for nothing.
std::vector<std::string> meant(const std::vector<std::string>& batches) {
  const ToldEstate estate(batches);
  EXPECT_TRUE(estate.ok);
  std::vector<std::string> out;
  for (const AssetId asset : estate.identities.observationResource)
    out.push_back(asset == kNone ? "-" : estate.identities.assets[asset].key);
  std::sort(out.begin(), out.end());
  return out;
}

using Texts = std::vector<std::string>;
constexpr std::string_view kAddress = "aws_s3_bucket.logs";

std::string terraformScan(std::string_view file, std::string_view address = kAddress) {
  return checkov(file, "terraform", "/main.tf", address);
}

TEST(DescribedResources, TheAddressInTheCodeIsTheCloudsResource) {
  const std::string known = state("terraform.tfstate", "acme-logs");
  EXPECT_EQ(meant({known, terraformScan("checkov.json")}), Texts{"arn:aws:s3:::acme-logs"});
  EXPECT_EQ(meant({terraformScan("checkov.json")}), Texts{"-"});
  EXPECT_EQ(meant({known, terraformScan("checkov.json", "aws_s3_bucket.other")}), Texts{"-"});
}

TEST(DescribedResources, TheNearestConfigurationIsMeant) {
  const std::string shop = state("shop/terraform.tfstate", "shop-logs");
  const std::string bank = state("bank/terraform.tfstate", "bank-logs");
  EXPECT_EQ(meant({shop, bank, terraformScan("bank/checkov.json")}), Texts{"arn:aws:s3:::bank-logs"});
  EXPECT_EQ(meant({shop, bank, terraformScan("checkov.json")}), Texts{"-"});
}

TEST(DescribedResources, TwoScansThatCouldMeanItMeanNothing) {
  const auto scans = [](std::string_view statePath) {
    return meant({state(statePath, "acme-logs"), terraformScan("shop/checkov.json"),
                  checkov("bank/checkov.json", "terraform", "/net.tf", kAddress)});
  };
  EXPECT_EQ(scans("states/terraform.tfstate"), (Texts{"-", "-"}));
  EXPECT_EQ(scans("shop/terraform.tfstate"), (Texts{"-", "arn:aws:s3:::acme-logs"}));
}

TEST(DescribedResources, RepositoriesThatAreKnownToDifferDoNotMeet) {
  const std::string repositories = importedBatch("inventory.json", R"({"postern": "inventory/1", "assets": [
    {"id": "shop", "kind": "repository", "aliases": ["https://github.com/acme/shop"]},
    {"id": "bank", "kind": "repository", "aliases": ["https://github.com/acme/bank"]}]})");
  const std::string known = state("shop/terraform.tfstate", "acme-logs");
  EXPECT_EQ(meant({repositories, known, terraformScan("bank/checkov.json")}), Texts{"-"});
  EXPECT_EQ(meant({repositories, known, terraformScan("shop/checkov.json")}),
            Texts{"arn:aws:s3:::acme-logs"});
}

TEST(DescribedResources, KicsAndSnykNameItInTheirOwnWay) {
  const std::string kics =
      importedBatch("kics.json", R"({"kics_version": "v2.0.0", "queries": [{"query_name": "S3 ACL",
    "query_id": "q", "severity": "HIGH", "files": [{"file_name": "main.tf", "line": 1,
    "resource_type": "aws_s3_bucket", "resource_name": "a-name", "search_key": "aws_s3_bucket[logs].acl"}]}]})");
  const std::string snyk =
      importedBatch("snyk.json", R"({"infrastructureAsCodeIssues": [{"id": "SNYK-CC-TF-18",
    "title": "S3", "severity": "high", "path": ["resource", "aws_s3_bucket[logs]", "acl"], "lineNumber": 1}],
    "targetFile": "main.tf"})");
  const std::string known = state("terraform.tfstate", "acme-logs");
  EXPECT_EQ(meant({known, kics}), Texts{"arn:aws:s3:::acme-logs"});
  EXPECT_EQ(meant({known, snyk}), Texts{"arn:aws:s3:::acme-logs"});
}

TEST(DescribedResources, ALogicalIdIsOneOfItsTemplate) {
  const auto stack = [](std::string_view file, std::string_view bucket) {
    return importedBatch(file, R"({"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Logs": {
      "Type": "AWS::S3::Bucket", "Properties": {"BucketName": ")" +
                                   std::string(bucket) + R"("}}}})");
  };
  const std::string found =
      checkov("checkov.json", "cloudformation", "/stacks/logs.json", "AWS::S3::Bucket.Logs");
  const std::string other = stack("stacks/other.json", "b-logs");
  EXPECT_EQ(meant({stack("stacks/logs.json", "a-logs"), other, found}), Texts{"arn:aws:s3:::a-logs"});
  EXPECT_EQ(meant({other, found}), Texts{"-"});
}

constexpr std::string_view kManifest = R"(apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {spec: {containers: [{name: web, image: "web:1"}]}}}
)";

TEST(DescribedResources, AnObjectOfAManifestIsThatOfTheCluster) {
  const std::string manifest = importedBatch("deploy/web.yaml", kManifest);
  const auto scan = [](std::string_view object) {
    return checkov("checkov.json", "kubernetes", "/deploy/web.yaml", object);
  };
  EXPECT_EQ(meant({manifest, scan("Deployment.shop.web")}), Texts{"k8s:shop/deployment/web"});
  EXPECT_EQ(meant({manifest, scan("Deployment.bank.web")}), Texts{"-"});
}

// Trivy does not say the namespace: the file does.
TEST(DescribedResources, AnObjectWithoutANamespaceIsOneOfItsFile) {
  const std::string manifest = importedBatch("deploy/web.yaml", kManifest);
  const auto trivy = [](std::string_view target) {
    return importedBatch("trivy.json", R"({"SchemaVersion": 2, "ArtifactName": ".",
      "ArtifactType": "filesystem", "Results": [{"Target": ")" +
                                           std::string(target) +
                                           R"(", "Class": "config", "Type": "kubernetes",
      "Misconfigurations": [{"ID": "KSV017", "AVDID": "AVD-KSV-0017", "Title": "Privileged",
      "Severity": "HIGH", "Status": "FAIL",
      "Message": "Container 'web' of Deployment 'web' should set 'privileged' to false"}]}]})");
  };
  EXPECT_EQ(meant({manifest, trivy("deploy/web.yaml")}), Texts{"k8s:shop/deployment/web"});
  EXPECT_EQ(meant({manifest, trivy("deploy/other.yaml")}), Texts{"-"});
}

TEST(DescribedResources, TheFindingIsOneOfTheThingToo) {
  const ToldView view({state("terraform.tfstate", "acme-logs"), terraformScan("checkov.json")});
  ASSERT_EQ(view.told.findings.rows.size(), 1U);
  const Finding& finding = view.told.findings.rows[0];
  const auto things = resourcesOf(finding, view.told.findings, view.told.identities);
  ASSERT_EQ(things.size(), 1U);
  const UnitedAsset& bucket = view.told.identities.assets[things[0]];
  EXPECT_NE(bucket.key, view.told.identities.assets[finding.asset].key);
  EXPECT_NE(bucket.scannedFamilies & 1U << static_cast<uint32_t>(Family::kInfrastructure), 0U);
}

}  // namespace
}  // namespace postern
