// SPDX-License-Identifier: Apache-2.0
// See rule_estate.h. Rules are also matched one by one: a graph only knows the names of those that made
// steps.
#include "rule_estate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "formats/import.h"
#include "graph/fact_base.h"
#include "graph/flaws.h"
#include "graph/graph_nodes.h"
#include "graph/relations.h"
#include "graph/rights/rights.h"
#include "graph/rule_engine.h"
#include "model/batch.h"
#include "read/located_yaml.h"

namespace postern {

std::string readText(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::vector<std::filesystem::path> estates() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(POSTERN_SOURCE_DIR) /
                                                               "tests/graph/estates")) {
    if (entry.is_directory()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

EstateFiles readEstate(const std::filesystem::path& folder) {
  EstateFiles out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = std::filesystem::relative(entry.path(), folder).generic_string();
    if (entry.is_regular_file() && name != "steps.yaml") out[name] = readText(entry.path());
  }
  return out;
}

namespace {

struct ReadFile {
  std::vector<std::string> batches, unread;
};

// An edit changes one file of an estate: the others are read once.
const ReadFile& readOnce(const std::string& name, const std::string& text) {
  static std::map<std::pair<std::string, std::string>, ReadFile> known;
  const auto [at, fresh] = known.try_emplace({name, text});
  ReadFile& file = at->second;
  if (!fresh) return file;
  importInput(name, text, {}, [&](ImportOutcome&& outcome) {
    const bool isRead = !outcome.failed && outcome.autoMapped == ImportOutcome::AutoMapped::kNo;
    if (!isRead) file.unread.push_back(name + ": " + outcome.error.message);
    if (isRead) file.batches.push_back(std::move(outcome.batch));
  });
  return file;
}

}  // namespace

RuleEstate::RuleEstate(const EstateFiles& files) {
  for (const auto& [name, text] : files) {
    const ReadFile& read = readOnce(name, text);
    unread.insert(unread.end(), read.unread.begin(), read.unread.end());
    for (const std::string& batch : read.batches) appendBatch(batch, tables_);
  }
  identities_ = resolveIdentities(tables_);
  findings_ = correlate(tables_, identities_);
  enrichment_ = enrich({tables_, identities_, findings_});
  graph_ = buildAttackGraph(tables_, identities_, findings_, enrichment_, 1);
}

bool RuleEstate::isCalled(uint32_t node, std::string_view name) const {
  const AttackNode& at = graph_.nodes[node];
  if (at.role != NodeRole::kAsset) return at.title == name || at.key == name;
  const std::vector<std::string>& identities = identities_.assets[at.asset].identities;
  return at.title == name || std::find(identities.begin(), identities.end(), name) != identities.end();
}

bool RuleEstate::knows(std::string_view end) const {
  for (uint32_t node = 0; node < graph_.nodes.size(); ++node) {
    if (isCalled(node, end)) return true;
  }
  return false;
}

bool RuleEstate::hasStep(std::string_view rule, std::string_view from, std::string_view to) const {
  return std::any_of(graph_.edges.begin(), graph_.edges.end(), [&](const AttackEdge& edge) {
    return edge.attack && graph_.ruleName(edge) == rule && isCalled(edge.from, from) && isCalled(edge.to, to);
  });
}

std::string RuleEstate::steps(std::string_view rule) const {
  std::string out;
  for (const AttackEdge& edge : graph_.edges) {
    if (!edge.attack || (!rule.empty() && graph_.ruleName(edge) != rule)) continue;
    out += std::string(graph_.ruleName(edge)) + ": " + graph_.nodes[edge.from].key + " -> " +
           graph_.nodes[edge.to].key + "\n";
  }
  return out;
}

std::set<uint32_t> RuleEstate::fired() const {
  static const RuleSet kRules = builtInRules();
  const Relations relations(tables_, identities_);
  const Flaws flaws(tables_, identities_, findings_, enrichment_, relations);
  const Rights rights(tables_, identities_);
  AttackGraph graph;
  makeNodes(tables_, identities_, relations, flaws, graph);
  const FactBase facts(tables_, identities_, relations, flaws, graph);
  RuleEngine engine(facts, rights, kRules);
  engine.derive();
  std::set<uint32_t> out;
  for (uint32_t row = 0; row < kRules.rules.size(); ++row)
    engine.match(kRules.rules[row], [&](const RuleMatch&) { out.insert(row); });
  return out;
}

bool RuleEstate::leads(std::string_view from, std::string_view to) const {
  std::vector<bool> reached(graph_.nodes.size()), held(graph_.nodes.size());
  for (uint32_t node = 0; node < held.size(); ++node) held[node] = reached[node] = isCalled(node, from);
  for (bool grew = true; grew;) {
    grew = false;
    for (const AttackEdge& edge : graph_.edges) {
      const bool starts = edge.needs == Foothold::kReached ? reached[edge.from] : held[edge.from];
      const bool more = !reached[edge.to] || (edge.gives != Foothold::kReached && !held[edge.to]);
      if (!edge.attack || !starts || !more) continue;
      reached[edge.to] = true;
      if (edge.gives != Foothold::kReached) held[edge.to] = true;
      grew = true;
    }
  }
  for (uint32_t node = 0; node < held.size(); ++node) {
    if (held[node] && isCalled(node, to)) return true;
  }
  return false;
}

std::vector<ExpectedStep> readSteps(const std::filesystem::path& path) {
  const std::string text = readText(path);
  LocatedYaml yaml(text, "the steps", ErrorCode::kMalformed);
  std::vector<ExpectedStep> out;
  EXPECT_TRUE(yaml.isReadable()) << path << (yaml.problems().empty() ? "" : yaml.problems()[0].message);
  if (!yaml.isReadable()) return out;
  for (const Node node : yaml.root()["steps"].items()) {
    ExpectedStep step;
    step.rule = node["rule"].text();
    step.from = node["from"].text();
    step.to = node["to"].text();
    step.absent = node["absent"].isTrue();
    for (const Node edit : node["without"].items())
      step.without.push_back({std::string(edit["file"].text()), std::string(edit["text"].text()),
                              std::string(edit["with"].text())});
    out.push_back(std::move(step));
  }
  return out;
}

}  // namespace postern
