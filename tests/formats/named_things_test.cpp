// SPDX-License-Identifier: Apache-2.0
// What a name is by its look, what a CPE names, which links a text holds, what a cloud resource is.
#include <gtest/gtest.h>

#include "formats/cloud_asset.h"
#include "formats/inventory_alias.h"
#include "formats/network_host.h"
#include "formats/web_links.h"

namespace postern {
namespace {

std::string look(std::string_view alias) {
  const AliasLook found = lookOfAlias(alias);
  return std::string(found.scheme) + std::string(name(found.kind));
}

TEST(InventoryAlias, IsKnownByItsLook) {
  EXPECT_EQ(look("https://github.com/x/y"), "repo:repository");
  EXPECT_EQ(look("git@git.example:team/app.git"), "repo:repository");
  EXPECT_EQ(look("gitlab.com/group/sub/app"), "repo:repository");
  EXPECT_EQ(look("https://git.example/team/app.git"), "repo:repository");
  EXPECT_EQ(look("https://shop.example/cart"), "url:endpoint");
  EXPECT_EQ(look("https://github.com"), "url:endpoint");
  EXPECT_EQ(look("registry.example/app:1.2"), "image:image");
  EXPECT_EQ(look("registry.example:5000/team/app"), "image:image");
  EXPECT_EQ(look("nginx:1.25-alpine"), "image:image");
  EXPECT_EQ(look("app@sha256:00ff"), "image:image");
  EXPECT_EQ(look("sha256:00ff"), "digest:image");
  EXPECT_EQ(look("db.example:5432"), "host:host") << "a host and its port is no image";
  EXPECT_EQ(look("192.0.2.1:5432"), "ip:host");
  EXPECT_EQ(look("db:5432"), "name:unknown");
  EXPECT_EQ(look("192.0.2.1"), "ip:host");
  EXPECT_EQ(look("2001:db8::1"), "ip:host");
  EXPECT_EQ(look("192.0.2.999"), "name:unknown");
  EXPECT_EQ(look("db.example"), "host:host");
  EXPECT_EQ(look("shop/Deployment/web"), "k8s:workload");
  EXPECT_EQ(look("shop/service/web"), "k8s:service");
  EXPECT_EQ(look("arn:aws:s3:::bucket"), "data_store");
  EXPECT_EQ(look("arn:aws:iam::123456789012:role/ci"), "identity");
  EXPECT_EQ(look("orders"), "name:unknown");
  EXPECT_EQ(look(""), "name:unknown");
}

TEST(CloudAsset, KindComesFromTypeThenArn) {
  EXPECT_EQ(cloudResourceKind("AwsEcrContainerImage", ""), AssetKind::kImage);
  EXPECT_EQ(cloudResourceKind("AwsEc2Instance", ""), AssetKind::kHost);
  EXPECT_EQ(cloudResourceKind("Microsoft.Storage/storageAccounts", ""), AssetKind::kDataStore);
  EXPECT_EQ(cloudResourceKind("", "arn:aws:lambda:eu-west-1:1:function:x"), AssetKind::kFunction);
  EXPECT_EQ(cloudResourceKind("", "arn:aws:ec2:eu-west-1:1:vpc/vpc-1"), AssetKind::kCloudResource);
  EXPECT_EQ(cloudResourceKind("", "arn:"), AssetKind::kCloudResource);
}

TEST(Cpe, NamesItsProduct) {
  BatchBuilder out(ReportFacts{}, EstateKey{});
  const auto said = [&](std::string_view cpe, std::string_view version = {}) {
    const Component component = componentFromCpe(out, cpe, version);
    return std::string(out.view(component.name)) + " " + std::string(out.view(component.version));
  };
  EXPECT_EQ(said("cpe:/a:openbsd:openssh:7.4"), "openssh 7.4");
  EXPECT_EQ(said("cpe:/a:php:php:5.6.40 -> PHP PHP"), "php 5.6.40");
  EXPECT_EQ(said("cpe:/a:nginx:nginx", "1.25"), "nginx 1.25");
  EXPECT_EQ(said("cpe:2.3:a:ntp:ntp:4.2.8:p3:*:*:*:*:*:*"), "ntp 4.2.8");
  EXPECT_EQ(said(R"(cpe:2.3:a:x:foo\:bar:-:*:*:*:*:*:*:*)", "9"), "foo:bar 9");
  EXPECT_EQ(said("cpe:/a:x:c%2b%2b:1"), "c++ 1");
  EXPECT_EQ(said("cpe:/a:vendor"), " ");
  EXPECT_EQ(said("openssh 7.4"), " ");
}

TEST(WebLinks, EndWhereTheAddressEnds) {
  BatchBuilder out(ReportFacts{}, EstateKey{});
  const auto links = [&](std::string_view text) {
    IdList found;
    addLinks(out, found, text);
    std::string joined;
    for (uint32_t i = 0; i < found.size(); ++i)
      joined += (i == 0 ? "" : " ") + std::string(out.view(found[i]));
    return joined;
  };
  EXPECT_EQ(links("<p>https://a.example/x</p><p>http://b.example.</p>"),
            "https://a.example/x http://b.example");
  EXPECT_EQ(links("(see https://a.example/b_(c)), then"), "https://a.example/b_(c)");
  EXPECT_EQ(links("[text](https://a.example/?x=1&amp;y=2)"), "https://a.example/?x=1&y=2");
  EXPECT_EQ(links("httpd, http:// and https://"), "");
  EXPECT_EQ(links("https://a.example/x\nhttps://a.example/x"), "https://a.example/x");
}

}  // namespace
}  // namespace postern
