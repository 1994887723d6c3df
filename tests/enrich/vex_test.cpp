// SPDX-License-Identifier: Apache-2.0
// Which VEX statement stands for a finding, and what becomes of it.
#include "enrich/vex.h"

#include <gtest/gtest.h>

#include <functional>

#include "tests/support/told_estate.h"

namespace postern {
namespace {

constexpr std::string_view kCve = "CVE-2021-44228";
constexpr std::string_view kLog4j = "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1";

struct Judged : ToldEstate {
  explicit Judged(const std::vector<std::string>& batches)
      : ToldEstate(batches), vex(applyVex(tables, identities, findings)) {}
  /// The state of the only finding that a scan made; nothing where VEX says nothing.
  std::optional<State> state(uint32_t row = 0) const {
    if (row >= vex.status.size() || vex.status[row].from != StatusFrom::kVex) return std::nullopt;
    return vex.status[row].state;
  }
  std::string standing(uint32_t row = 0) const {
    const VexOfFinding* said = vex.of(row);
    return said == nullptr || said->statement == kNone ? "" : describeVex(tables, said->statement);
  }
  VexOfFindings vex;
};

ComponentRef package(BatchBuilder& out, std::string_view purl) {
  Component component;
  component.purl = out.text(purl);
  const size_t slash = purl.rfind('/');
  const size_t at = purl.find('@', slash);
  component.name = out.text(purl.substr(slash + 1, at - slash - 1));
  if (at != std::string_view::npos)
    component.version = out.text(purl.substr(at + 1, purl.find('?') - at - 1));
  return out.component(component);
}

using Extend = std::function<void(BatchBuilder&, ComponentRef, Observation&)>;

/// One result: a CVE in a package of an image.
std::string scan(std::string_view purl = kLog4j, std::string_view image = "registry.example/shop:1.0",
                 const Extend& extend = {}) {
  return tell("scan " + std::string(image) + std::string(purl), [&](BatchBuilder& out) {
    out.tool("Scanner");
    Asset asset;
    asset.kind = AssetKind::kImage;
    asset.name = out.text(image);
    asset.identities.add(out.text("image:" + std::string(image)));
    asset.identities.add(out.text("digest:sha256:" + std::string(64, 'a')));
    out.target(out.asset(asset));
    Observation found;
    found.kind = ObservationKind::kVulnerability;
    found.vulnerabilities.add(out.text(kCve));
    found.component = package(out, purl);
    if (extend) extend(out, found.component, found);
    out.add(place(), found);
  });
}

struct Said {
  VexStatus status = VexStatus::kNotAffected;
  std::vector<std::string_view> products{kLog4j}, parts = {};
  UnixSeconds at = 1'000'000;
  VexAuthority authority = VexAuthority::kOther;
  std::string_view version = "1", document = "DOC", author = "Someone", versions = "", id = kCve;
};

std::string document(std::string_view name, const std::vector<Said>& statements) {
  return tell("vex " + std::string(name), [&](BatchBuilder& out) {
    for (const Said& said : statements) {
      VexStatement statement;
      statement.status = said.status;
      statement.authority = said.authority;
      statement.vulnerability = out.text(said.id);
      for (const std::string_view product : said.products) statement.products.add(out.text(product));
      for (const std::string_view part : said.parts) statement.subcomponents.add(out.text(part));
      statement.at = said.at;
      statement.documentVersion = out.text(said.version);
      statement.document = out.text(said.document);
      statement.author = out.text(said.author);
      statement.versions = out.text(said.versions);
      out.vex(place(), statement);
    }
  });
}

std::optional<State> with(Said said, std::string_view purl = kLog4j) {
  return Judged({scan(purl), document("a", {std::move(said)})}).state();
}

TEST(Vex, StatusClosesOrKeepsOpen) {
  EXPECT_EQ(with({VexStatus::kNotAffected}), State::kFalsePositive);
  EXPECT_EQ(with({VexStatus::kFixed}), State::kFixed);
  EXPECT_EQ(with({VexStatus::kAffected}), State::kOpen);
  EXPECT_EQ(with({VexStatus::kUnderInvestigation}), State::kOpen);
  EXPECT_EQ(with({VexStatus::kUnstated}), std::nullopt);
  EXPECT_EQ(with({.id = "CVE-2000-0001"}), std::nullopt);
}

TEST(Vex, PurlsMatchAsOpenVexSays) {
  const auto purl = [](std::string_view stated, std::string_view found) {
    return with({.products = {stated}}, found).has_value();
  };
  EXPECT_TRUE(purl("pkg:npm/qs", "pkg:npm/qs@6.0.0"));
  EXPECT_TRUE(purl("pkg:npm/qs@6.0.0", "pkg:npm/qs@6.0.0"));
  EXPECT_FALSE(purl("pkg:npm/qs@6.0.1", "pkg:npm/qs@6.0.0"));
  EXPECT_FALSE(purl("pkg:npm/qs@6.0.0", "pkg:npm/qs"));
  EXPECT_FALSE(purl("pkg:npm/express", "pkg:npm/qs@6.0.0"));
  EXPECT_TRUE(purl("pkg:apk/wolfi/git@2.39.0-r1", "pkg:apk/wolfi/git@2.39.0-r1?arch=armv7"));
  EXPECT_TRUE(purl("pkg:apk/wolfi/git@2.39.0-r1?arch=armv7", "pkg:apk/wolfi/git@2.39.0-r1?arch=armv7&os=x"));
  EXPECT_FALSE(purl("pkg:apk/wolfi/git@2.39.0-r1?arch=x86_64", "pkg:apk/wolfi/git@2.39.0-r1?arch=armv7"));
}

TEST(Vex, ImagesAreProductsOfTheirPackages) {
  const auto image = [](std::string_view product,
                        std::string_view part = "pkg:maven/org.apache.logging.log4j/log4j-core") {
    return with({.products = {product}, .parts = {part}}).has_value();
  };
  EXPECT_TRUE(image("pkg:oci/shop"));
  EXPECT_TRUE(image("pkg:oci/shop?repository_url=registry.example%2Fshop"));
  EXPECT_TRUE(image("pkg:oci/shop?repository_url=registry.example&tag=1.0"));
  EXPECT_TRUE(image("pkg:oci/shop@sha256%3A" + std::string(64, 'a')));
  EXPECT_TRUE(image("id:registry.example/shop:1.0"));
  EXPECT_FALSE(image("pkg:oci/shop@sha256%3A" + std::string(64, 'b')));
  EXPECT_FALSE(image("pkg:oci/shop?repository_url=elsewhere.example%2Fshop"));
  EXPECT_FALSE(image("pkg:oci/shop?tag=2.0"));
  EXPECT_FALSE(image("pkg:oci/workshop"));
  EXPECT_FALSE(image("pkg:oci/shop", "pkg:maven/org.apache.logging.log4j/log4j-api"));
  EXPECT_TRUE(with({.products = {"pkg:oci/shop"}}).has_value());  // all of it
}

TEST(Vex, NamesCpesAndVersionRanges) {
  const auto named = [](std::string_view product, std::string_view versions = "") {
    return Judged({scan("pkg:generic/gateway@2.5", "registry.example/x:1",
                        [](BatchBuilder& out, ComponentRef, Observation& found) {
                          Component component;
                          component.group = out.text("Example Corp");
                          component.name = out.text("Gateway");
                          component.version = out.text("2.5");
                          component.cpe = out.text("cpe:2.3:a:example:gateway:2.5:*:*:*:*:*:*:*");
                          found.component = out.component(component);
                        }),
                   document("a", {{.products = {product}, .versions = versions}})})
        .state()
        .has_value();
  };
  EXPECT_TRUE(named("named:Example Corp\tGateway\t2.5"));
  EXPECT_FALSE(named("named:Other Inc\tGateway\t2.5"));
  EXPECT_FALSE(named("named:Example Corp\tGateway\t2.6"));
  EXPECT_FALSE(named("named:\tGateway\t"));  // by its name alone nobody is known
  EXPECT_TRUE(named("named:Example Corp\tGateway\tvers:intdot/>=2.0|<3.0"));
  EXPECT_TRUE(named("named:Example Corp\tGateway\t<=2.5"));
  EXPECT_FALSE(named("named:Example Corp\tGateway\t<2.5"));
  EXPECT_TRUE(named("named:Example Corp\tGateway\t9", "vers:generic/>=2.4|<=4.1"));
  EXPECT_TRUE(named("cpe:2.3:a:example:gateway:2.5:*:*:*:*:*:*:*"));
  EXPECT_TRUE(named("cpe:/a:example:gateway"));
  EXPECT_FALSE(named("cpe:2.3:a:example:gateway:2.4:*:*:*:*:*:*:*"));
}

TEST(Vex, DistributionsAreProductsOfTheirPackages) {
  const auto judge = [](std::string_view cpe, std::string_view part, std::string_view found) {
    return with({.products = {cpe}, .parts = {part}}, found).has_value();
  };
  const std::string_view openssl = "pkg:rpm/redhat/openssl@1.1.1k-9.el8?arch=x86_64&distro=redhat-8.6";
  EXPECT_TRUE(judge("cpe:/o:redhat:enterprise_linux:8", "pkg:rpm/redhat/openssl", openssl));
  EXPECT_FALSE(judge("cpe:/o:redhat:enterprise_linux:9", "pkg:rpm/redhat/openssl", openssl));
  EXPECT_FALSE(judge("cpe:/o:suse:enterprise_linux:8", "pkg:rpm/redhat/openssl", openssl));
  EXPECT_TRUE(judge("cpe:/o:redhat:enterprise_linux:8", "pkg:rpm/redhat/openssl@1.1.1k-9.el8",
                    "pkg:rpm/redhat/openssl@1.1.1k-9.el8"));
  EXPECT_FALSE(judge("cpe:/o:redhat:enterprise_linux:8", "pkg:rpm/redhat/openssl",
                     "pkg:rpm/redhat/openssl@1.1.1k-9.el8"));
}

TEST(Vex, TheLatestStandsThenAuthorityThenVersion) {
  const Said investigated{.status = VexStatus::kUnderInvestigation, .at = 100, .document = "A"};
  Said fixed{.status = VexStatus::kFixed, .at = 200, .document = "B"};
  const Judged later({scan(), document("a", {investigated}), document("b", {fixed})});
  EXPECT_EQ(later.state(), State::kFixed);
  ASSERT_NE(later.vex.of(0), nullptr);
  EXPECT_EQ(later.vex.of(0)->others.size(), 1U);  // shown nevertheless

  fixed.at = 100;
  fixed.authority = VexAuthority::kUser;
  Said affected{
      .status = VexStatus::kAffected, .at = 100, .authority = VexAuthority::kVendor, .document = "C"};
  EXPECT_EQ(Judged({scan(), document("b", {fixed}), document("c", {affected})}).state(), State::kOpen);

  // The namespace of the product speaks for itself.
  Said own{.status = VexStatus::kNotAffected,
           .products = {"pkg:github/acme/shop", "pkg:maven/acme/core@1"},
           .at = 100,
           .document = "D",
           .author = "Acme Security"};
  Said other{
      .status = VexStatus::kAffected, .products = {"pkg:maven/acme/core@1"}, .at = 100, .document = "E"};
  EXPECT_EQ(Judged({scan("pkg:maven/acme/core@1"), document("d", {own}), document("e", {other})}).state(),
            State::kFalsePositive);
}

TEST(Vex, ANewerVersionOfADocumentTakesBackWhatItNoLongerSays) {
  const Said old{.version = "9"};
  const Said newer{
      .status = VexStatus::kFixed, .products = {"pkg:npm/other@1"}, .at = 2'000'000, .version = "10"};
  const Judged judged({scan(), document("old", {old}), document("new", {newer})});
  EXPECT_EQ(judged.state(), std::nullopt);
  ASSERT_NE(judged.vex.of(0), nullptr);
  EXPECT_EQ(judged.vex.of(0)->others.size(), 1U);
}

TEST(Vex, AliasesAreOneVulnerability) {
  const auto alias = tell("facts", [](BatchBuilder& out) {
    Vulnerability fact;
    fact.id = out.text(kCve);
    fact.aliases.add(out.text("GHSA-jfh8-c2jp-5v3q"));
    out.vulnerability(fact);
  });
  EXPECT_EQ(Judged({scan(), alias, document("a", {{.id = "GHSA-jfh8-c2jp-5v3q"}})}).state(),
            State::kFalsePositive);
}

/// app depends on a and b, both depend on log4j.
void diamond(BatchBuilder& out, ComponentRef leaf, Observation&) {
  const ComponentRef app = package(out, "pkg:maven/shop/app@1");
  for (const std::string_view middle : {"pkg:maven/lib/a@1", "pkg:maven/lib/b@1"}) {
    const ComponentRef component = package(out, middle);
    out.dependsOn(app, component, place());
    out.dependsOn(component, leaf, place());
  }
}

TEST(Vex, AStatementAboutAProductHoldsOnThePathsThroughIt) {
  const std::string found = scan(kLog4j, "registry.example/shop:1.0", diamond);
  const auto judge = [&](const std::vector<std::string_view>& products) {
    std::vector<Said> said;
    for (const std::string_view product : products)
      said.push_back({.products = {product}, .parts = {kLog4j}});
    return Judged({found, document("a", said)});
  };
  const Judged half = judge({"pkg:maven/lib/a@1"});
  EXPECT_EQ(half.state(), std::nullopt);
  ASSERT_NE(half.vex.of(0), nullptr);
  EXPECT_EQ(half.vex.of(0)->others.size(), 1U);
  EXPECT_EQ(judge({"pkg:maven/lib/a@1", "pkg:maven/lib/b@1"}).state(), State::kFalsePositive);
  EXPECT_EQ(judge({"pkg:maven/shop/app@1"}).state(), State::kFalsePositive);
  EXPECT_EQ(judge({"pkg:maven/lib/c@1"}).vex.of(0), nullptr);
}

TEST(Vex, PathsThatAScannerWroteDown) {
  const auto path = [](BatchBuilder& out, ComponentRef, Observation& found) {
    for (const std::string_view step : {"shop@1.0.0", "@acme/http@2.0.0", "qs@6.0.0"})
      found.dependencyPath.add(out.text(step));
  };
  const std::string found = scan("pkg:npm/qs@6.0.0", "registry.example/shop:1.0", path);
  const auto judge = [&](std::string_view product) {
    return Judged({found, document("a", {{.products = {product}, .parts = {"pkg:npm/qs"}}})}).state();
  };
  EXPECT_EQ(judge("pkg:npm/%40acme/http@2.0.0"), State::kFalsePositive);
  EXPECT_EQ(judge("pkg:npm/shop"), State::kFalsePositive);
  EXPECT_EQ(judge("pkg:npm/%40acme/http@2.0.1"), std::nullopt);
}

TEST(Vex, BomLinksMeanRowsOfOtherDocuments) {
  const auto bom =
      scan("pkg:generic/core@1", "registry.example/shop:1.0",
           [](BatchBuilder& out, ComponentRef component, Observation&) {
             out.called("urn:cdx:11111111-1111-4111-8111-111111111111/1", "core", kNone, component);
           });
  const auto judge = [&](std::string_view link) {
    return Judged({bom, document("a", {{.products = {link}}})}).state();
  };
  EXPECT_EQ(judge("id:urn:cdx:11111111-1111-4111-8111-111111111111/1#core"), State::kFalsePositive);
  EXPECT_EQ(judge("id:urn:cdx:11111111-1111-4111-8111-111111111111/2#core"), std::nullopt);
}

TEST(Vex, WhatAnAssetIsIsAProductOfItsParts) {
  const auto shop = [](std::string_view version, UnixSeconds at) {
    return tell("bom " + std::string(version), [&](BatchBuilder& out) {
      Asset asset;
      asset.kind = AssetKind::kApplication;
      asset.name = out.text("shop");
      asset.identities.add(out.text("name:shop"));
      const AssetRef application = out.asset(asset);
      out.target(application);
      out.scannedAt(at);
      out.called("", "", application, package(out, "pkg:npm/shop@" + std::string(version)));
      Observation found;
      found.kind = ObservationKind::kVulnerability;
      found.vulnerabilities.add(out.text(kCve));
      found.component = package(out, "pkg:npm/qs@6.0.0");
      out.add(place(), found);
    });
  };
  const auto judge = [&](const std::vector<std::string>& boms, std::string_view product) {
    std::vector<std::string> batches = boms;
    batches.push_back(document("a", {{.products = {product}, .parts = {"pkg:npm/qs"}}}));
    return Judged(batches).state().has_value();
  };
  EXPECT_TRUE(judge({shop("2.0", 10)}, "pkg:npm/shop@2.0"));
  EXPECT_FALSE(judge({shop("2.0", 10)}, "pkg:npm/shop@1.0"));
  EXPECT_FALSE(judge({shop("2.0", 10)}, "pkg:npm/other@2.0"));
  EXPECT_TRUE(
      judge({shop("1.0", 5), shop("2.0", 10)}, "pkg:npm/shop@2.0"));  // the later one is what it is now
  EXPECT_FALSE(judge({shop("1.0", 5), shop("2.0", 10)}, "pkg:npm/shop@1.0"));
}

TEST(Vex, ALinkMeansTheComponentInThatBom) {
  const auto bom = [](std::string_view image) {
    return scan("pkg:generic/core@1", image, [&](BatchBuilder& out, ComponentRef component, Observation&) {
      if (image.ends_with("shop:1.0"))
        out.called("urn:cdx:11111111-1111-4111-8111-111111111111/1", "core", kNone, component);
    });
  };
  const Judged judged(
      {bom("registry.example/shop:1.0"),
       tell("scan of another",
            [&](BatchBuilder& out) {
              out.target(out.asset(AssetKind::kImage, "image:", "registry.example/desk:1.0"));
              Observation found;
              found.kind = ObservationKind::kVulnerability;
              found.vulnerabilities.add(out.text(kCve));
              found.component = package(out, "pkg:generic/core@1");
              out.add(place(), found);
            }),
       document("a", {{.products = {"id:urn:cdx:11111111-1111-4111-8111-111111111111/1#core"}}})});
  ASSERT_EQ(judged.findings.rows.size(), 2U);
  for (uint32_t row = 0; row < 2; ++row) {
    const bool isShop =
        judged.identities.assets[judged.findings.rows[row].asset].name.find("shop") != std::string::npos;
    EXPECT_EQ(judged.state(row).has_value(), isShop);
  }
}

TEST(Vex, TellsWhatWasSaid) {
  const Judged judged({scan(), document("a", {{.author = "Example Corp"}})});
  EXPECT_EQ(judged.standing(), "not affected by Example Corp on 1970-01-12 (DOC version 1)");
}

TEST(Vex, AStatementThatIsAFindingOfItsOwnRestatesTheScans) {
  const auto stated = tell("csaf", [](BatchBuilder& out) {
    VexStatement statement;
    statement.status = VexStatus::kAffected;
    statement.vulnerability = out.text(kCve);
    statement.products.add(out.text(kLog4j));
    out.vex(place(), statement);
    Observation found;
    found.kind = ObservationKind::kVulnerability;
    found.vulnerabilities.add(out.text(kCve));
    found.component = package(out, kLog4j);
    out.add(place(), found);
  });
  const Judged judged({scan(), stated});
  ASSERT_EQ(judged.findings.rows.size(), 2U);
  size_t restated = 0;
  for (uint32_t row = 0; row < 2; ++row) {
    const VexOfFinding* said = judged.vex.of(row);
    ASSERT_NE(said, nullptr);
    if (said->restates == kNone) {
      EXPECT_EQ(judged.state(row), State::kOpen);
      continue;
    }
    ++restated;
    EXPECT_EQ(judged.state(row), State::kSuppressed);
    EXPECT_EQ(said->restates, 1 - row);
  }
  EXPECT_EQ(restated, 1U);
  // Alone it is what anybody knows.
  EXPECT_EQ(Judged({stated}).state(), State::kOpen);
}

}  // namespace
}  // namespace postern
