// SPDX-License-Identifier: Apache-2.0
// Reads a Gherkin feature file: Feature, Rule, Background, Scenario, Scenario Outline with Examples, tags,
// doc strings and data tables. Outlines come out expanded, backgrounds in front of each scenario. English
// keywords only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace postern::tck {

using Table = std::vector<std::vector<std::string>>;

struct Step {
  std::string text;  ///< without Given, When, Then, And, But or *
  std::string doc_string;
  Table table;
};

struct Scenario {
  std::string name;
  size_t example = 0;  ///< 1 ... within an outline, over all its Examples; 0 = not an outline
  std::vector<std::string> tags;
  std::vector<Step> steps;
};

struct Feature {
  std::string name;
  std::vector<Scenario> scenarios;
};

Result<Feature> parseFeature(std::string_view text);

}  // namespace postern::tck
