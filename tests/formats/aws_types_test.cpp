// SPDX-License-Identifier: Apache-2.0
// The table of AWS types: attack rules name no type that it lacks, and no row hides another.
#include "formats/aws_types.h"

#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <set>
#include <string>

#include "tests/formats/fixtures.h"

namespace postern {
namespace {

constexpr std::string_view kTag = "type:AWS::";

std::set<std::string> typesOfRules() {
  std::set<std::string> found;
  const std::filesystem::path rules = std::filesystem::path(POSTERN_SOURCE_DIR) / "core/graph/rules";
  for (const auto& entry : std::filesystem::directory_iterator(rules)) {
    const std::string text = fixtures::readFile(entry.path());
    for (size_t at = text.find(kTag); at != std::string::npos; at = text.find(kTag, at + 1)) {
      const size_t begin = at + 5;
      size_t end = begin;
      while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == ':'))
        ++end;
      found.insert(text.substr(begin, end - begin));
    }
  }
  return found;
}

TEST(AwsTypes, HoldEveryTypeThatAttackRulesName) {
  const std::set<std::string> named = typesOfRules();
  ASSERT_GE(named.size(), 25U);
  for (const std::string& type : named) EXPECT_NE(awsTypeNamed(type), nullptr) << type;
}

TEST(AwsTypes, AreFoundByTheStartOfTheirArn) {
  for (const AwsType& type : awsTypes()) {
    if (type.service.empty()) continue;
    const AwsType* const found = awsTypeOfArn(type.service, std::string(type.resource) + "x");
    ASSERT_NE(found, nullptr) << type.name;
    EXPECT_EQ(found->name, type.name) << "an earlier row's resource is the start of this one's";
  }
}

TEST(AwsTypes, OfTerraformAreOneEach) {
  std::set<std::string_view> seen;
  for (const AwsType& type : awsTypes()) {
    if (type.terraform.empty()) continue;
    EXPECT_TRUE(seen.insert(type.terraform).second) << type.terraform;
  }
}

}  // namespace
}  // namespace postern
