// SPDX-License-Identifier: Apache-2.0
// A small estate of input files, read as any other, and what the built-in attack rules make of it.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "correlate/findings.h"
#include "enrich/enrich.h"
#include "graph/graph.h"

namespace postern {

/// Text by path within the estate.
using EstateFiles = std::map<std::string, std::string>;

/// The folders of estates/, by name.
std::vector<std::filesystem::path> estates();
/// The files below a folder, but for steps.yaml.
EstateFiles readEstate(const std::filesystem::path& folder);
std::string readText(const std::filesystem::path& path);

class RuleEstate {
 public:
  explicit RuleEstate(const EstateFiles& files);

  /// Names of assets or identities of them in normal form; "internet" and "insider" are the starts.
  bool hasStep(std::string_view rule, std::string_view from, std::string_view to) const;
  bool knows(std::string_view end) const;
  /// "rule: from -> to" of every step, for messages; only of one rule where it is given.
  std::string steps(std::string_view rule = {}) const;
  /// Rows of builtInRules() whose conditions hold somewhere, those that derive words among them.
  std::set<uint32_t> fired() const;
  /// Whether control of one leads to control of the other.
  bool leads(std::string_view from, std::string_view to) const;

  std::vector<std::string> unread;  ///< files that no format reads

 private:
  bool isCalled(uint32_t node, std::string_view name) const;

  Tables tables_;
  Identities identities_;
  Findings findings_;
  Enrichment enrichment_;
  AttackGraph graph_;
};

/// What a steps.yaml says: a step that must be there, and edits of a file each of which takes it away.
struct StepEdit {
  std::string file, text, with;
};
struct ExpectedStep {
  std::string rule, from, to;
  bool absent = false;
  std::vector<StepEdit> without;
};
std::vector<ExpectedStep> readSteps(const std::filesystem::path& path);

}  // namespace postern
