// SPDX-License-Identifier: Apache-2.0
// Attack rules: all there are, with the steps that each gave and the paths that take them; and rules that are
// being written: what is wrong with them, and which steps they would add.
#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "engine/views.h"
#include "graph/explain.h"
#include "graph/rule_set.h"

namespace postern {
namespace {

constexpr size_t kMostSteps = 200;

void writeProblems(JsonWriter& out, const std::vector<Error>& problems) {
  out.key("problems").beginArray();
  for (const Error& problem : problems)
    out.beginObject().field("where", problem.where).field("message", problem.message).endObject();
  out.endArray();
}

/// Where all that the step rests on is stated, each place once.
void writeRecords(JsonWriter& out, const EstateView& view, const AttackGraph& graph, const AttackEdge& edge) {
  std::vector<std::string> records;
  for (const Citation& cited : citationsOf({view.tables, view.identities, view.findings}, graph, edge)) {
    std::string record = cited.report + (cited.record.empty() ? "" : " " + cited.record);
    if (!cited.report.empty() && std::find(records.begin(), records.end(), record) == records.end())
      records.push_back(std::move(record));
  }
  writeTexts(out, "records", records);
}

void writeSteps(JsonWriter& out, const EstateView& view, const AttackGraph& graph) {
  out.field("count", graph.edges.size()).key("steps").beginArray();
  for (size_t row = 0; row < std::min(graph.edges.size(), kMostSteps); ++row) {
    const AttackEdge& edge = graph.edges[row];
    out.beginObject().field("from", clipUtf8(graph.nodes[edge.from].title, kMaxCell));
    out.field("to", clipUtf8(graph.nodes[edge.to].title, kMaxCell));
    out.field("rule", graph.ruleName(edge)).field("technique", graph.technique(edge));
    out.field("gives", edge.gives == Foothold::kReached ? "reached" : "controlled");
    out.key("probability").decimal(edge.probability, 6);
    out.field("because",
              clipUtf8(becauseOf({view.tables, view.identities, view.findings}, graph, edge), kMaxCell));
    writeRecords(out, view, graph, edge);
    out.endObject();
  }
  out.endArray();
}

/// What is made by the rules of one name and technique: a step, the step that also takes over what it
/// reaches, or a word for other rules (which has no technique).
struct Made {
  bool isTakeover = false;
  std::vector<const AttackRule*> ways;
};

/// In the order of the rules.
std::vector<Made> madeBy(const RuleSet& rules) {
  std::vector<Made> out;
  std::map<std::tuple<std::string, std::string, bool>, size_t> places;
  const auto add = [&](const std::string& name, const std::string& technique, bool isTakeover,
                       const AttackRule& rule) {
    const auto [at, fresh] = places.try_emplace({name, technique, isTakeover}, out.size());
    if (fresh) out.push_back({isTakeover, {}});
    out[at->second].ways.push_back(&rule);
  };
  for (const AttackRule& rule : rules.rules) {
    add(rule.derives == kNone ? rule.name : rules.derived[rule.derives], rule.technique, false, rule);
    if (!rule.takeoverName.empty()) add(rule.takeoverName, rule.takeoverTechnique, true, rule);
  }
  return out;
}

/// Steps, and paths that take one, per name and technique of their rules.
struct Uses {
  struct Of {
    uint32_t steps = 0;
    std::vector<uint32_t> paths;  ///< ascending
  };
  std::map<std::pair<std::string_view, std::string_view>, Of> of;

  explicit Uses(const AttackGraph& graph) {
    for (const AttackEdge& edge : graph.edges)
      if (edge.attack) ++of[{graph.ruleName(edge), graph.technique(edge)}].steps;
    for (uint32_t row = 0; row < graph.paths.size(); ++row) {
      for (const uint32_t at : graph.paths[row].edges) {
        const AttackEdge& edge = graph.edges[at];
        std::vector<uint32_t>& paths = of[{graph.ruleName(edge), graph.technique(edge)}].paths;
        if (paths.empty() || paths.back() != row) paths.push_back(row);
      }
    }
  }
};

void writeWay(JsonWriter& out, const AttackRule& rule) {
  const auto word = [](Foothold foothold) {
    return foothold == Foothold::kReached ? "reached" : "controlled";
  };
  out.beginObject().field("document", rule.words.document).field("where", rule.words.where);
  out.field("rule", rule.name).field("effect", rule.words.effect).field("also", rule.words.also);
  const bool isStep = rule.derives == kNone;
  out.field("needs", isStep ? word(rule.needs) : "").field("gives", isStep ? word(rule.gives) : "");
  out.key("probability").decimal(rule.probability, 6).field("because", rule.reason);
  writeTexts(out, "when", rule.words.conditions);
  out.endObject();
}

void writeMade(JsonWriter& out, const RuleSet& rules, const Made& made, const Uses& uses, bool isOwn) {
  const AttackRule& first = *made.ways.front();
  const bool isWord = first.derives != kNone;
  const std::string& name = made.isTakeover ? first.takeoverName
                            : isWord        ? rules.derived[first.derives]
                                            : first.name;
  const std::string& technique = made.isTakeover ? first.takeoverTechnique : first.technique;
  out.beginObject().field("id", technique.empty() ? name : name + " " + technique).field("name", name);
  out.field("technique", technique).field("title", first.title).field("own", isOwn);
  out.field("makes", made.isTakeover ? "takeover" : isWord ? "word" : "step");
  const auto used = isWord ? uses.of.end() : uses.of.find({name, technique});
  out.field("steps", used == uses.of.end() ? 0 : used->second.steps).key("paths").beginArray();
  if (used != uses.of.end()) {
    for (const uint32_t path : used->second.paths) out.string("p" + std::to_string(path));
  }
  out.endArray().field("stop", first.mitigation).field("source", first.source).key("ways").beginArray();
  for (const AttackRule* way : made.ways) writeWay(out, *way);
  out.endArray().endObject();
}

}  // namespace

Result<std::string> Engine::attackRules() const {
  return guarded([&]() -> Result<std::string> {
    RuleSet rules = builtInRules();
    const size_t builtIn = rules.rules.size();
    std::vector<Error> problems;
    if (const std::string own = setting(kAttackRulesSetting); !trim(own).empty())
      problems = addRules(own, "the attack rules", rules);
    static const AttackGraph kNothing;
    const Uses uses(state_->analysis ? state_->analysis->view().graph : kNothing);
    JsonWriter out;
    out.beginObject().field("builtIn", builtIn).field("own", rules.rules.size() - builtIn);
    writeProblems(out, problems);
    out.key("rules").beginArray();
    for (const Made& made : madeBy(rules)) {
      const bool isOwn = std::any_of(made.ways.begin(), made.ways.end(),
                                     [&](const AttackRule* rule) { return rule->number >= builtIn; });
      writeMade(out, rules, made, uses, isOwn);
    }
    return out.endArray().endObject().take();
  });
}

Result<std::string> Engine::tryRules(std::string_view yaml) const {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return nothingAnalysed();
    const EstateView& view = state_->analysis->view();
    const AttackGraph graph =
        postern::tryRules(view.tables, view.identities, view.findings, view.enrichment, yaml);
    JsonWriter out;
    out.beginObject();
    writeProblems(out, graph.ruleProblems);
    writeSteps(out, view, graph);
    return out.endObject().take();
  });
}

}  // namespace postern
