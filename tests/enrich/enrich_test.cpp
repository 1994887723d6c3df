// SPDX-License-Identifier: Apache-2.0
// Feeds, owners and likelihood terms.
#include "enrich/enrich.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/log_odds.h"
#include "enrich/terms.h"
#include "tests/support/told_estate.h"

namespace postern {
namespace {

struct Enriched : ToldEstate {
  explicit Enriched(const std::vector<std::string>& batches, UnixSeconds now = kNoTime)
      : ToldEstate(batches), enrichment(enrich({tables, identities, findings, now})) {}
  const FindingContext& only() const { return enrichment.findings.at(0); }
  int32_t points(std::string_view factor) const {
    for (const Term& term : terms()) {
      if (name(term.factor) == factor) return term.points;
    }
    return 0;
  }
  Terms terms(const Weights& weights = Weights::published()) const {
    return likelihoodTerms(only(), weights);
  }
  std::string_view owner() const { return enrichment.ownerOf(0).name; }
  Enrichment enrichment;
};

std::string flaw(std::string_view vector, std::string_view id = "CVE-2021-44228", std::string_view owner = "",
                 Severity severity = Severity::kLow) {
  return tell("trivy.json", [=](BatchBuilder& out) {
    out.tool("Trivy");
    Asset image;
    image.kind = AssetKind::kImage;
    image.owner = out.text(owner);
    image.identities.add(out.text("image:reg.example/app:1"));
    out.target(out.asset(image));
    Observation observation;
    observation.kind = ObservationKind::kVulnerability;
    observation.severity = severity;
    observation.vulnerabilities.add(out.text(id));
    if (!vector.empty()) observation.cvss.add(out.text(vector));
    out.add(place(), observation);
  });
}

std::string feed(std::string_view name, std::string_view id, uint32_t epss, int64_t kev,
                 std::string_view date) {
  return tell(
      name,
      [=](BatchBuilder& out) {
        Vulnerability fact;
        fact.id = out.text(id);
        fact.epss = epss;
        fact.kevAdded = kev;
        out.vulnerability(fact);
        out.date(parseTime(date));
      },
      Family::kContext, true);
}

constexpr std::string_view kCritical = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

TEST(Enrich, ScoresFromTheVectorBeforeTheWord) {
  const Enriched estate({flaw(kCritical)});
  EXPECT_EQ(estate.only().cvss, 98u);
  EXPECT_EQ(estate.points("cvss"), (98 - 50) * Weights::published()[Weight::kCvssPerTenth]);
  EXPECT_EQ(estate.points("severity"), 0) << "one of the two counts, not both";
  EXPECT_EQ(Enriched({flaw("")}).points("severity"), Weights::published()[Weight::kSeverityLow]);
}

TEST(Enrich, ASeverityByKindWeighsHalfAndNotKnowingCosts) {
  const Enriched estate({flaw("", "CVE-2021-44228", "", Severity::kUnknown)});
  const int32_t unknown = Weights::published()[Weight::kSeverityUnknown];
  EXPECT_EQ(estate.points("severity"), Weights::published()[Weight::kSeverityMedium] / 2 + unknown);
}

TEST(Enrich, TermsSumToTheLikelihood) {
  const Enriched estate(
      {flaw(kCritical), feed("epss.csv", "CVE-2021-44228", 970'000, kNoNumber, "2026-11-20")});
  int32_t sum = 0;
  for (const Term& term : estate.terms()) sum += term.points;
  EXPECT_EQ(sum, estate.terms().sum());
  EXPECT_EQ(estate.only().likelihoodPermille, sigmoidPermille(kStepBase + sum));
  EXPECT_GT(estate.points("epss"), 0);
}

TEST(Enrich, TheNewestForecastWinsWhateverTheOrder) {
  const std::string old = feed("epss-old.csv", "CVE-2021-44228", 10'000, kNoNumber, "2026-01-01");
  const std::string fresh = feed("epss-new.csv", "CVE-2021-44228", 500'000, kNoNumber, "2026-11-20");
  EXPECT_EQ(Enriched({flaw(kCritical), old, fresh}).only().epss, 500'000u);
  EXPECT_EQ(Enriched({fresh, old, flaw(kCritical)}).only().epss, 500'000u);
}

TEST(Enrich, KevNeverLowersWhateverEpssSays) {
  const auto kev = feed("kev.json", "CVE-2021-44228", kNone, 18'000 * 86'400LL, "2026-11-20");
  for (const uint32_t epss : {10u, 1'000u, 50'000u, 400'000u, 990'000u}) {
    const auto forecast = feed("epss.csv", "CVE-2021-44228", epss, kNoNumber, "2026-11-20");
    EXPECT_GE(Enriched({flaw(kCritical), forecast, kev}).terms().sum(),
              Enriched({flaw(kCritical), forecast}).terms().sum())
        << epss;
  }
}

TEST(Enrich, FeedsReachAliases) {
  const auto alias = tell("osv.json", [](BatchBuilder& out) {
    Vulnerability fact;
    fact.id = out.text("GHSA-jfh8-c2jp-5v3q");
    fact.aliases.add(out.text("CVE-2021-44228"));
    out.vulnerability(fact);
  });
  const auto kev = feed("kev.json", "CVE-2021-44228", kNone, 18'000 * 86'400LL, "2026-11-20");
  EXPECT_TRUE(Enriched({flaw(kCritical, "GHSA-jfh8-c2jp-5v3q"), alias, kev}).only().kev);
  EXPECT_FALSE(Enriched({flaw(kCritical, "GHSA-jfh8-c2jp-5v3q"), kev}).only().kev);
}

/// A feed of that title, as its importer names it.
std::string datedFeed(std::string_view title, std::string_view date) {
  ReportFacts facts;
  facts.hash = hashContent(title);
  facts.name = facts.title = title;
  facts.format = "feed";
  facts.family = Family::kContext;
  facts.context = true;
  BatchBuilder out(facts, EstateKey{});
  Vulnerability fact;
  fact.id = out.text("CVE-2021-44228");
  out.vulnerability(fact);
  if (!date.empty()) out.date(parseTime(date));
  return out.finish();
}

TEST(Enrich, SaysWhatIsMissingOrStale) {
  const auto now = parseTime("2026-11-24T00:00:00Z");
  const auto enriched = [&](const std::vector<std::string>& batches) {
    return Enriched(batches, *now).enrichment;
  };
  EXPECT_EQ(enriched({flaw(kCritical)}).notes.size(), 2u) << "neither EPSS nor KEV";
  const Enrichment fresh =
      enriched({flaw(kCritical), datedFeed("EPSS", "2026-11-18"), datedFeed("CISA KEV", "2026-11-17")});
  EXPECT_TRUE(fresh.notes.empty());
  EXPECT_TRUE(fresh.atHand.epss && fresh.atHand.kev);
  EXPECT_FALSE(fresh.atHand.epssStale || fresh.atHand.kevStale) << "seven days are fresh";
  const Enrichment old =
      enriched({flaw(kCritical), datedFeed("EPSS", "2026-11-16"), datedFeed("CISA KEV", "2026-11-01")});
  ASSERT_EQ(old.notes.size(), 2u);
  EXPECT_EQ(old.notes[0], "CISA KEV is 23 days old (2026-11-01): newer exploitation is not in it");
  EXPECT_EQ(old.notes[1], "EPSS is 8 days old (2026-11-16): newer forecasts are not in it");
  EXPECT_TRUE(old.atHand.epssStale && old.atHand.kevStale);
  const Enrichment undated =
      enriched({flaw(kCritical), datedFeed("EPSS", ""), datedFeed("CISA KEV", "2026-11-20")});
  ASSERT_EQ(undated.notes.size(), 1u);
  EXPECT_EQ(undated.notes[0], "EPSS gives no date: how old it is cannot be told");
  EXPECT_TRUE(undated.atHand.epss && undated.atHand.epssStale);
}

TEST(Owners, FileBeforeAssetAndTheLastRuleWins) {
  const auto owners = tell("shop/CODEOWNERS", [](BatchBuilder& out) {
    const std::string_view everyone[] = {"@acme/all"};
    const std::string_view payments[] = {"@acme/pay", "pay@acme.example"};
    out.owns("*", everyone, kNone, 1);
    out.owns("/pay/", payments, kNone, 2);
  });
  const auto code = [](std::string_view file) {
    return tell("shop/semgrep.json", [=](BatchBuilder& out) {
      sayCode(out, "Semgrep", "https://github.com/acme/shop", {{file, 3, 89}});
    });
  };
  EXPECT_EQ(Enriched({owners, code("pay/card.js")}).owner(), "@acme/pay, pay@acme.example");
  EXPECT_EQ(Enriched({owners, code("src/x.js")}).owner(), "@acme/all");
  EXPECT_EQ(Enriched({flaw(kCritical, "CVE-2021-44228", "team-a")}).owner(), "team-a");
}

TEST(Owners, RulesOfOneRepositoryDoNotOwnAnother) {
  const auto owners = tell("other/CODEOWNERS", [](BatchBuilder& out) {
    const std::string_view everyone[] = {"@acme/other"};
    out.owns("*", everyone, out.asset(AssetKind::kRepository, "repo:", "github.com/acme/other"), 1);
  });
  const auto code = tell("semgrep.json", [](BatchBuilder& out) {
    sayCode(out, "Semgrep", "github.com/acme/shop", {{"a.js", 3, 89}});
  });
  EXPECT_EQ(Enriched({owners, code}).owner(), "");
}

TEST(Owners, GitLabAsksEverySectionAndSaysHowMuch) {
  const auto owners = tell("shop/CODEOWNERS", [](BatchBuilder& out) {
    const std::string_view everyone[] = {"@acme/all"};
    const std::string_view docs[] = {"@acme/docs", "@acme/all"};
    const std::string_view payments[] = {"@acme/pay"};
    out.owns("*", everyone, kNone, 1, "[]");
    out.owns("!/gen/", {}, kNone, 2, "[]");
    out.owns("*.md", docs, kNone, 4, "^[Docs]");
    out.owns("/pay/", payments, kNone, 6, "[Pay][2]");
    out.owns("/pay/x/", {}, kNone, 7, "[Pay][2]");
  });
  const auto ownerOf = [&](std::string_view file) {
    const auto code = tell("shop/semgrep.json", [=](BatchBuilder& out) {
      sayCode(out, "Semgrep", "https://github.com/acme/shop", {{file, 3, 89}});
    });
    const Enriched estate({owners, code});
    return estate.enrichment.ownerOf(0).name + "; " + estate.enrichment.ownerOf(0).from;
  };
  EXPECT_EQ(ownerOf("src/a.c"), "@acme/all; shop/CODEOWNERS line 1");
  EXPECT_EQ(
      ownerOf("pay/README.md"),
      "@acme/all, @acme/docs, @acme/pay; shop/CODEOWNERS line 1, line 4 (section Docs: optional), line 6 "
      "(section Pay: 2 approvals required)");
  EXPECT_EQ(ownerOf("pay/x/a.c"), "@acme/all; shop/CODEOWNERS line 1");
  EXPECT_EQ(ownerOf("gen/a.c"), "; ");
}

TEST(Owners, TheForgeTakesTheFirstFileItFinds) {
  const auto file = [](std::string_view name, std::string_view owner) {
    return tell(name, [=](BatchBuilder& out) {
      const std::string_view owners[] = {owner};
      out.owns("/src/", owners, out.asset(AssetKind::kRepository, "repo:", "github.com/acme/shop"), 1);
    });
  };
  const auto code = tell("semgrep.json", [](BatchBuilder& out) {
    sayCode(out, "Semgrep", "github.com/acme/shop", {{"src/a.js", 3, 89}});
  });
  const auto root = file("shop/CODEOWNERS", "@root");
  const auto docs = file("shop/docs/CODEOWNERS", "@docs");
  EXPECT_EQ(Enriched({docs, root, code}).owner(), "@root");
  EXPECT_EQ(Enriched({root, docs, file("shop/.github/CODEOWNERS", "@github"), code}).owner(), "@github");
}

TEST(Applications, APartIsOfTheApplicationOfItsWhole) {
  const auto catalog = tell(
      "catalog-info.yaml",
      [](BatchBuilder& out) {
        const auto asset = [&](AssetKind kind, std::string_view name, std::string_view owner) {
          Asset made;
          made.kind = kind;
          made.name = out.text(name);
          made.owner = out.text(owner);
          made.identities.add(out.text("name:" + std::string(name)));
          return out.asset(made);
        };
        const AssetRef domain = asset(AssetKind::kApplication, "commerce", "team-commerce");
        const AssetRef system = asset(AssetKind::kApplication, "shop", "");
        const AssetRef service = asset(AssetKind::kService, "cart", "");
        out.relate(system, Relation::kPartOf, domain, place());
        out.relate(service, Relation::kPartOf, system, place());
        out.relate(service, Relation::kBuildsFrom,
                   out.asset(AssetKind::kRepository, "repo:", "github.com/acme/cart"), place());
      },
      Family::kInventory, true);
  const auto code = tell("semgrep.json", [](BatchBuilder& out) {
    sayCode(out, "Semgrep", "github.com/acme/cart", {{"a.js", 3, 89}});
  });
  const Enriched estate({catalog, code});
  EXPECT_EQ(estate.owner(), "team-commerce");
  EXPECT_EQ(estate.enrichment.assetApplications.at(estate.findings.rows[0].asset), "shop");
}

TEST(Owners, AnImageBelongsToTheServiceThatRunsIt) {
  const auto inventory = tell(
      "inventory.yaml",
      [](BatchBuilder& out) {
        Asset service;
        service.kind = AssetKind::kService;
        service.owner = out.text("team-shop");
        service.identities.add(out.text("id:shop"));
        out.relate(out.asset(service), Relation::kRuns,
                   out.asset(AssetKind::kImage, "image:", "reg.example/app:1"), place());
      },
      Family::kInventory, true);
  EXPECT_EQ(Enriched({inventory, flaw(kCritical)}).owner(), "team-shop");
}

}  // namespace
}  // namespace postern
