// SPDX-License-Identifier: Apache-2.0
#include "vocab/cwe.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace postern {
namespace {

TEST(Cwe, AWeaknessHasItsNameAndParents) {
  const auto cwe = findCwe(89);
  ASSERT_TRUE(cwe);
  EXPECT_EQ(cwe->name,
            "Improper Neutralization of Special Elements used in an SQL Command ('SQL Injection')");
  EXPECT_EQ(cwe->abstraction, CweAbstraction::kBase);
  ASSERT_EQ(cwe->parents.size(), 1U);
  EXPECT_EQ(cwe->parents[0], 943);
  EXPECT_FALSE(findCwe(0));
  EXPECT_FALSE(findCwe(1035));  // a category
  EXPECT_TRUE(findCwe(443)->deprecated);
}

TEST(Cwe, IdsAreReadInTheWaysScannersWriteThem) {
  for (const char* text : {"79", "CWE-79", "cwe-79", "CWE79", "cwe:79", "CWE_79", "079"})
    EXPECT_EQ(parseCweId(text), 79U) << text;
  for (const char* text : {"", "CWE-", "CWE-x", "0", "79a", "-79", "1234567"})
    EXPECT_FALSE(parseCweId(text)) << text;
}

TEST(Cwe, AncestorsClimbOverEveryParentNearestFirst) {
  const auto ancestors = cweAncestors(89);
  ASSERT_FALSE(ancestors.empty());
  EXPECT_EQ(ancestors.front(), 943U);
  EXPECT_EQ(ancestors.back(), 707U);
  EXPECT_TRUE(isCweAncestor(74, 89));
  EXPECT_FALSE(isCweAncestor(89, 74));
  EXPECT_FALSE(isCweAncestor(89, 89));
}

TEST(Cwe, KinshipIsTheNearestCommonAncestor) {
  const auto siblings = cweKinship(79, 89);
  ASSERT_TRUE(siblings);
  EXPECT_EQ(siblings->common, 74U);
  const auto parent = cweKinship(80, 79);
  ASSERT_TRUE(parent);
  EXPECT_EQ(parent->common, 79U);
  EXPECT_EQ(parent->up, 1U);
  EXPECT_EQ(parent->upOther, 0U);
  EXPECT_FALSE(cweKinship(79, 327));
}

TEST(Cwe, ListsOfOwaspAndTheTop25) {
  EXPECT_EQ(owaspTopTen(2021, 79), std::vector<uint32_t>{3});
  EXPECT_EQ(owaspTopTen(2025, 918), std::vector<uint32_t>{1});
  EXPECT_EQ(owaspTopTen(2017, 89), std::vector<uint32_t>{1});
  EXPECT_TRUE(owaspTopTen(2021, 943).empty());
  EXPECT_EQ(owaspTopTen(2021, 943, true), std::vector<uint32_t>{3});
  EXPECT_EQ(owaspCategory(2025, 10), "Mishandling of Exceptional Conditions");
  EXPECT_EQ(owaspCategory(2025, 11), "");
  EXPECT_EQ(cweTop25(2025, 79), 1U);
  EXPECT_EQ(cweTop25(2024, 306), 25U);
  EXPECT_EQ(cweTop25(2024, 1004), 0U);
}

TEST(Cwe, TheTreeIsTheOneOfSarifsToolKit) {
  std::ifstream file(std::filesystem::path(POSTERN_SOURCE_DIR) / ".." / "shared" / "vectors" / "taxonomy" /
                     "cwe-4.20-from-sarif-sdk.tsv");
  if (!file) GTEST_SKIP() << "no ../shared/vectors here";
  std::string line;
  std::getline(file, line);
  size_t rows = 0;
  while (std::getline(file, line)) {
    std::istringstream columns(line);
    std::string id, title, status, abstraction, parent;
    for (std::string* column : {&id, &title, &status, &abstraction, &parent})
      std::getline(columns, *column, '\t');
    const auto cwe = findCwe(parseCweId(id).value_or(0));
    ASSERT_TRUE(cwe) << id;
    ++rows;
    if (parent.empty()) continue;
    ASSERT_FALSE(cwe->parents.empty()) << id;
    EXPECT_EQ(cwe->parents[0], parseCweId(parent)) << id;
  }
  EXPECT_EQ(rows, 969U);
}

}  // namespace
}  // namespace postern
