// SPDX-License-Identifier: Apache-2.0
// Lists of findings: what matches, in which order, and what facets count.
#include "query/list.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "query/finding_source.h"
#include "tests/support/told_view.h"

namespace postern {
namespace {

class FindingListTest : public ::testing::Test {
 protected:
  static std::vector<std::string> batches() {
    return {tell("a.sarif",
                 [](BatchBuilder& out) {
                   sayCode(out, "Semgrep", "https://github.com/x/orders",
                           {{"src/a.java", 10, 89, "sqli", "SQL injection in search"},
                            {"src/b.java", 20, 79, "xss", "Cross-site scripting in help"}});
                 }),
            tell("b.sarif",
                 [](BatchBuilder& out) {
                   sayCode(out, "CodeQL", "https://github.com/x/orders-db",
                           {{"src/c.java", 5, 502, "deser", "Unsafe deserialization"}});
                 }),
            tell(
                "c.json",
                [](BatchBuilder& out) {
                  out.tool("Trivy");
                  Component component;
                  component.purl = out.text("pkg:npm/lodash@4.17.4");
                  component.ecosystem = out.text("npm");
                  component.name = out.text("lodash");
                  component.version = out.text("4.17.4");
                  Observation observation;
                  observation.kind = ObservationKind::kVulnerability;
                  observation.severity = Severity::kCritical;
                  observation.title = out.text("Prototype pollution");
                  observation.asset = out.asset(AssetKind::kImage, "image:", "registry.example/shop:1.2");
                  observation.component = out.component(component);
                  observation.vulnerabilities.add(out.text("CVE-2019-10744"));
                  observation.fixVersions.add(out.text("4.17.12"));
                  out.add(place(), observation);
                },
                Family::kDependencies)};
  }

  std::vector<std::string> titles(std::string_view filter, std::string_view sort = "title",
                                  bool descending = false) {
    const auto view = list_.view(filter, sort, descending);
    EXPECT_TRUE(view.ok()) << filter << ": " << (view.ok() ? "" : view.error().message);
    std::vector<std::string> titles;
    if (view.ok()) {
      for (const uint32_t row : view.value()) titles.push_back(titleOf(estate_.view, row));
    }
    return titles;
  }
  size_t matching(std::string_view filter) { return titles(filter).size(); }

  ToldView estate_{batches()};
  List list_{findingSource(estate_.view)};
};

TEST_F(FindingListTest, WordsLookEverywhereWithoutCase) {
  EXPECT_EQ(matching(""), 4U);
  EXPECT_EQ(titles("SQL INJECTION"), std::vector<std::string>{"SQL injection in search"});
  EXPECT_EQ(matching("src/"), 3U);
  EXPECT_EQ(matching("cve-2019"), 1U);
  EXPECT_EQ(matching("lodash"), 1U);
  EXPECT_EQ(matching("trivy"), 1U);
  EXPECT_EQ(matching("cwe-502"), 1U);
  EXPECT_EQ(matching("\"injection in\""), 1U);
  EXPECT_EQ(matching("\"in injection\""), 0U);
  EXPECT_EQ(matching("-src/"), 1U);
  EXPECT_EQ(matching("injection scripting"), 0U);
}

TEST_F(FindingListTest, WordsDoNotReachAcrossRows) {
  // The texts of all rows lie side by side; neither the end of one and the start of the next nor two parts
  // are one word.
  for (const std::string& title : titles("")) EXPECT_EQ(matching("\"" + title + "\""), 1U);
  EXPECT_EQ(matching("searchorders"), 0U);
}

TEST_F(FindingListTest, AFieldIsExactWhereSuchAValueExistsElsePart) {
  EXPECT_EQ(matching("asset:orders"), 2U) << "not orders-db";
  EXPECT_EQ(matching("asset:order"), 3U);
  EXPECT_EQ(matching("component:lodash"), 1U);
  EXPECT_EQ(matching("component:\"lodash 4.17.4\""), 1U);
  EXPECT_EQ(matching("component:\"\""), 3U) << "without a component";
  EXPECT_EQ(matching("cwe:89"), 1U);
  EXPECT_EQ(matching("cwe:CWE-89,CWE-502"), 2U);
  EXPECT_EQ(matching("vulnerability:CVE-2019-10744"), 1U);
  EXPECT_EQ(matching("tool:semgrep"), 2U);
  EXPECT_EQ(matching("-tool:semgrep"), 2U);
  EXPECT_EQ(matching("fix:yes"), 1U);
  EXPECT_EQ(matching("severity:critical"), 1U);
  EXPECT_EQ(matching("kind:code"), 3U);
  EXPECT_EQ(matching("owner:\"\""), 4U);
  EXPECT_EQ(matching("report:c.json"), 1U);
  EXPECT_EQ(matching("state:open"), 4U);
  EXPECT_EQ(matching("risk:>=0"), 4U);
  EXPECT_EQ(matching("risk:>100"), 0U);
  EXPECT_EQ(matching("rank:1"), 1U);
}

TEST_F(FindingListTest, OrdersAreTotalAndReversible) {
  EXPECT_EQ(titles("", "title"),
            (std::vector<std::string>{"Cross-site scripting in help", "Prototype pollution",
                                      "SQL injection in search", "Unsafe deserialization"}));
  for (const char* sort :
       {"rank", "risk", "title", "asset", "owner", "severity", "component", "reach", "tools", "firstSeen"}) {
    std::vector<std::string> up = titles("", sort), down = titles("", sort, true);
    EXPECT_EQ(up.size(), 4U) << sort;
    std::sort(up.begin(), up.end());
    std::sort(down.begin(), down.end());
    EXPECT_EQ(up, down) << sort;
  }
  EXPECT_EQ(titles("", "severity", true)[0], "Prototype pollution");
  // What ties keeps the order of the ranking, in both directions.
  EXPECT_EQ(titles("", "owner"), titles("", "rank"));
  EXPECT_EQ(titles("", "owner", true), titles("", "rank"));
  const auto refused = list_.view("", "colour", false);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kBadQuery);
}

TEST_F(FindingListTest, FacetsLeaveTheirOwnTermsOut) {
  const auto facets = list_.facets("tool:semgrep severity:medium", findingFacets());
  ASSERT_TRUE(facets.ok());
  const auto counts = [&](std::string_view field) {
    std::map<std::string, uint32_t> found;
    for (const Facet& facet : facets.value()) {
      if (facet.field != field) continue;
      for (const FacetValue& value : facet.values) found[std::string(value.value)] = value.count;
    }
    return found;
  };
  EXPECT_EQ(counts("tool"), (std::map<std::string, uint32_t>{{"Semgrep", 2}, {"CodeQL", 1}}));
  EXPECT_EQ(counts("severity"), (std::map<std::string, uint32_t>{{"medium", 2}}));
  EXPECT_EQ(counts("asset"), (std::map<std::string, uint32_t>{{"orders", 2}}));
  for (const Facet& facet : facets.value()) {
    for (const FacetValue& value : facet.values) {
      EXPECT_EQ(value.selected, value.value == "Semgrep" || value.value == "medium") << value.value;
    }
  }
}

}  // namespace
}  // namespace postern
