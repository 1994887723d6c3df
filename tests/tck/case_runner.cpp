// SPDX-License-Identifier: Apache-2.0
// The steps of a TCK scenario. "any graph" is an empty one. Errors must agree in type, phase and detail; "*"
// is any detail, "at any time" any phase. Limits keep a case that runs away from holding up the others.
#include "tests/tck/case_runner.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <regex>
#include <sstream>

#include "query/cypher/memory_graph.h"
#include "query/cypher/query.h"
#include "tests/tck/clauses.h"
#include "tests/tck/graph_value.h"

namespace postern::tck {
namespace {

namespace fs = std::filesystem;

bool startsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

std::string readFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

/// The names in "scripts" of a named graph's description.
std::vector<std::string> scriptsOf(const std::string& json) {
  static const std::regex kScripts(R"re("scripts"\s*:\s*\[([^\]]*)\])re");
  static const std::regex kName(R"re("([^"]+)")re");
  std::vector<std::string> names;
  std::smatch match;
  if (!std::regex_search(json, match, kScripts)) return names;
  const std::string list = match[1];
  for (std::sregex_iterator it(list.begin(), list.end(), kName), end; it != end; ++it)
    names.push_back((*it)[1]);
  return names;
}

struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<cypher::Value>> rows;
};

class CaseRun {
 public:
  CaseRun(const Scenario& scenario, const fs::path& graphs) : scenario_(scenario), graphs_(graphs) {
    options_.maxRows = 100'000;
    options_.maxSteps = 50'000'000;
    options_.now = {1448367043, 250'000'000};  // a fixed moment of 2015
  }

  CaseResult run() {
    for (const Step& step : scenario_.steps) {
      if (!take(step)) return failed_;
    }
    if (!executed_) return {Outcome::kFailed, "no query was executed"};
    if (!error_.none() && !error_expected_) return {Outcome::kFailed, "failed: " + errorText()};
    return {Outcome::kPassed, {}};
  }

 private:
  bool fail(std::string reason) {
    failed_ = {Outcome::kFailed, std::move(reason)};
    return false;
  }

  std::string errorText() const {
    const char* phase = error_.phase == cypher::Phase::kCompileTime ? "compile time" : "runtime";
    return error_.type + " at " + phase + ": " + error_.detail + " (" + error_.message + ")";
  }

  bool take(const Step& step) {
    const std::string& text = step.text;
    if (text == "an empty graph" || text == "any graph") return true;
    if (text == "having executed:") return setUp(step.doc_string);
    if (text == "parameters are:") return takeParameters(step.table);
    if (text == "executing query:" || text == "executing control query:") return execute(step.doc_string);
    if (text == "no side effects" || text == "the side effects should be:") return sideEffects(step.table);
    if (startsWith(text, "the result should be")) return compareRows(step);
    static const std::regex kGraph("the (\\S+) graph");
    static const std::regex kError(
        R"re(an? (\w+) should be raised at (compile time|runtime|any time): (\S+))re");
    std::smatch match;
    if (std::regex_match(text, match, kGraph)) return loadNamedGraph(match[1]);
    if (std::regex_match(text, match, kError)) return compareError(match[1], match[2], match[3]);
    return fail("unknown step: " + text);
  }

  bool setUp(const std::string& script) {
    for (const std::string& statement : statementsOf(script)) {
      cypher::QueryError error;
      const auto query = cypher::parseQuery(statement, error, true);
      if (!query) return fail("set-up does not parse: " + error.message);
      const auto ignore = [](std::span<const cypher::Value>) { return true; };
      if (!cypher::runCreating(graph_, *query, parameters_, options_, ignore, error)) {
        return fail("set-up failed: " + error.message);
      }
    }
    return true;
  }

  bool loadNamedGraph(const std::string& name) {
    const fs::path folder = graphs_ / name;
    const std::vector<std::string> scripts = scriptsOf(readFile(folder / (name + ".json")));
    if (scripts.empty()) return fail("no graph " + name + " in " + graphs_.string());
    return std::all_of(scripts.begin(), scripts.end(), [&](const std::string& script) {
      return setUp(readFile(folder / (script + ".cypher")));
    });
  }

  bool takeParameters(const Table& table) {
    for (const auto& row : table) {
      if (row.size() != 2) return fail("parameters need two columns");
      const auto value = parseTckValue(row[1]);
      if (!value) return fail(value.error().message);
      parameters_.set(row[0], toQueryValue(value.value()));
    }
    return true;
  }

  bool execute(const std::string& text) {
    executed_ = true;
    nodes_ = graph_.nodeCount();
    relationships_ = graph_.relationshipCount();
    const auto query = cypher::parseQuery(text, error_);
    if (!query) return true;
    rows_.columns = query->columns();
    const auto keep = [&](std::span<const cypher::Value> row) {
      rows_.rows.emplace_back(row.begin(), row.end());
      return true;
    };
    cypher::runQuery(graph_, *query, parameters_, options_, keep, error_);
    return true;
  }

  bool sideEffects(const Table& table) {
    if (!table.empty()) return fail("side effects of a query that only reads");
    const bool same = graph_.nodeCount() == nodes_ && graph_.relationshipCount() == relationships_;
    return same || fail("the graph has changed");
  }

  bool compareError(const std::string& type, const std::string& phase, const std::string& detail) {
    error_expected_ = true;
    const std::string wanted = type + " at " + phase + ": " + detail;
    if (error_.none()) return fail("no error; expected " + wanted);
    const bool compile = error_.phase == cypher::Phase::kCompileTime;
    const bool same = error_.type == type && (detail == "*" || error_.detail == detail) &&
                      (phase == "any time" || compile == (phase == "compile time"));
    return same || fail(errorText() + "; expected " + wanted);
  }

  bool compareRows(const Step& step) {
    if (!error_.none()) return fail("failed: " + errorText());
    if (step.text == "the result should be empty")
      return rows_.rows.empty() || fail("rows where none are expected");
    const bool in_order = step.text.find("in order") != std::string::npos;
    const bool ignore_list_order = step.text.find("ignoring element order") != std::string::npos;
    if (step.table.empty()) return fail("no table of results");
    if (step.table[0] != rows_.columns)
      return fail("columns " + listed(rows_.columns) + "; expected " + listed(step.table[0]));
    std::vector<std::string> wanted, got;
    for (size_t i = 1; i < step.table.size(); ++i) {
      std::string line;
      for (const std::string& cell : step.table[i]) {
        const auto value = parseTckValue(cell);
        if (!value) return fail(value.error().message);
        line += canonicalText(value.value(), ignore_list_order) + " | ";
      }
      wanted.push_back(std::move(line));
    }
    for (const auto& row : rows_.rows) {
      std::string line;
      for (const cypher::Value& value : row)
        line += canonicalText(fromGraph(graph_, value), ignore_list_order) + " | ";
      got.push_back(std::move(line));
    }
    if (!in_order) {
      std::sort(wanted.begin(), wanted.end());
      std::sort(got.begin(), got.end());
    }
    return wanted == got || fail(firstDifference(wanted, got));
  }

  static std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
  }

  static std::string firstDifference(const std::vector<std::string>& wanted,
                                     const std::vector<std::string>& got) {
    std::string text = std::to_string(got.size()) + " rows, expected " + std::to_string(wanted.size());
    for (size_t i = 0; i < std::max(wanted.size(), got.size()); ++i) {
      const std::string left = i < got.size() ? got[i] : "nothing";
      const std::string right = i < wanted.size() ? wanted[i] : "nothing";
      if (left != right) return text + "; got " + left + " expected " + right;
    }
    return text;
  }

  const Scenario& scenario_;
  const fs::path& graphs_;
  cypher::MemoryGraph graph_;
  cypher::Map parameters_;
  cypher::RunOptions options_;
  Rows rows_;
  cypher::QueryError error_;
  bool executed_ = false;
  bool error_expected_ = false;
  uint32_t nodes_ = 0;
  uint32_t relationships_ = 0;
  CaseResult failed_;
};

}  // namespace

CaseResult runCase(const Scenario& scenario, const fs::path& graphs) {
  // Whatever the engine would say to them: a case with a clause that it does not have is not one of its
  // cases.
  for (const Step& step : scenario.steps) {
    if (startsWith(step.text, "there exists a procedure")) return {Outcome::kSkippedProcedure, "CALL"};
    if (startsWith(step.text, "executing")) {
      const std::string clause = unsupportedClause(step.doc_string);
      if (!clause.empty())
        return {clause == "CALL" ? Outcome::kSkippedProcedure : Outcome::kSkippedWrite, clause};
    }
  }
  return CaseRun(scenario, graphs).run();
}

}  // namespace postern::tck
