// SPDX-License-Identifier: Apache-2.0
// Gherkin, line by line. In a table cell \| is a bar, \n a new line and \\ a backslash, before <placeholders>
// are filled in.
#include "tests/tck/gherkin.h"

#include <optional>
#include <utility>

namespace postern::tck {
namespace {

std::string_view trimmed(std::string_view text) {
  const char* blanks = " \t\r";
  const size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool startsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

std::vector<std::string> tableRow(std::string_view line) {
  std::vector<std::string> cells;
  std::string cell;
  for (size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      const char next = line[++i];
      if (next == 'n') {
        cell += '\n';
      } else if (next == '|' || next == '\\') {
        cell += next;
      } else {
        cell += '\\';
        cell += next;
      }
    } else if (line[i] == '|') {
      cells.emplace_back(trimmed(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return cells;
}

std::string filled(std::string text, const std::vector<std::string>& names,
                   const std::vector<std::string>& values) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    bool replaced = false;
    if (text[at] == '<') {
      for (size_t i = 0; i < names.size() && i < values.size(); ++i) {
        const std::string placeholder = "<" + names[i] + ">";
        if (text.compare(at, placeholder.size(), placeholder) != 0) continue;
        result += values[i];
        at += placeholder.size();
        replaced = true;
        break;
      }
    }
    if (!replaced) result += text[at++];
  }
  return result;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  Result<Feature> run() {
    while (!rest_.empty()) {
      const std::string_view raw = nextLine();
      const std::string_view line = trimmed(raw);
      if (line.empty() || line[0] == '#') continue;
      if (Status taken = take(raw, line); !taken) return taken.error();
    }
    finishScenario();
    return std::move(feature_);
  }

 private:
  std::string_view nextLine() {
    ++number_;
    const size_t end = rest_.find('\n');
    const std::string_view line = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
    return line;
  }

  Error wrong(const std::string& what) const {
    return makeError(ErrorCode::kMalformed, what, 0, "line " + std::to_string(number_));
  }

  static std::optional<std::string_view> after(std::string_view line,
                                               std::initializer_list<std::string_view> keywords) {
    for (const std::string_view keyword : keywords) {
      if (startsWith(line, keyword)) return trimmed(line.substr(keyword.size()));
    }
    return std::nullopt;
  }

  Status take(std::string_view raw, std::string_view line) {
    if (line[0] == '@') {
      addTags(line);
    } else if (const auto feature = after(line, {"Feature:"})) {
      feature_.name = *feature;
    } else if (after(line, {"Rule:"})) {
      finishScenario();
    } else if (after(line, {"Background:"})) {
      finishScenario();
      steps_ = &background_;
    } else if (const auto name =
                   after(line, {"Scenario Outline:", "Scenario Template:", "Scenario:", "Example:"})) {
      finishScenario();
      scenario_ = Scenario{std::string(*name), 0, std::exchange(tags_, {}), {}};
      steps_ = &scenario_->steps;
    } else if (after(line, {"Examples:", "Scenarios:"})) {
      if (!scenario_) return wrong("Examples outside of a scenario");
      examples_.emplace_back();
      tags_.clear();
    } else if (line[0] == '|') {
      return takeRow(line);
    } else if (startsWith(line, "\"\"\"") || startsWith(line, "```")) {
      return takeDocString(raw, line.substr(0, 3));
    } else if (const auto step = after(line, {"Given ", "When ", "Then ", "And ", "But ", "* "})) {
      if (steps_ == nullptr) return wrong("a step outside of a scenario");
      steps_->push_back(Step{std::string(*step), {}, {}});
    } else if (steps_ != nullptr && !steps_->empty()) {
      return wrong("neither keyword nor table: " + std::string(line));
    }  // else: the free description of a feature or scenario
    return Done{};
  }

  void addTags(std::string_view line) {
    for (size_t at = 0; at < line.size();) {
      const size_t end = line.find_first_of(" \t", at);
      if (line[at] == '@')
        tags_.emplace_back(line.substr(at, end == std::string_view::npos ? end : end - at));
      if (end == std::string_view::npos) break;
      at = end + 1;
    }
  }

  Status takeRow(std::string_view line) {
    if (!examples_.empty()) {
      examples_.back().push_back(tableRow(line));
    } else if (steps_ != nullptr && !steps_->empty()) {
      steps_->back().table.push_back(tableRow(line));
    } else {
      return wrong("a table without a step");
    }
    return Done{};
  }

  Status takeDocString(std::string_view raw, std::string_view fence) {
    if (steps_ == nullptr || steps_->empty()) return wrong("a doc string without a step");
    const size_t indent = raw.find(fence);
    std::string& text = steps_->back().doc_string;
    text.clear();
    for (bool first = true; !rest_.empty(); first = false) {
      std::string_view line = nextLine();
      if (startsWith(trimmed(line), fence)) return Done{};
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      const size_t blank = line.find_first_not_of(" \t");
      line.remove_prefix(blank == std::string_view::npos ? line.size() : (blank < indent ? blank : indent));
      if (!first) text += '\n';
      text += line;
    }
    return wrong("a doc string without end");
  }

  void finishScenario() {
    if (scenario_) {
      scenario_->steps.insert(scenario_->steps.begin(), background_.begin(), background_.end());
      if (examples_.empty()) feature_.scenarios.push_back(*scenario_);
      addExamples();
    }
    scenario_.reset();
    examples_.clear();
    steps_ = nullptr;
  }

  void addExamples() {
    size_t number = 0;
    for (const Table& table : examples_) {
      for (size_t row = 1; row < table.size(); ++row) {
        Scenario scenario = *scenario_;
        scenario.example = ++number;
        for (Step& step : scenario.steps) {
          step.text = filled(step.text, table[0], table[row]);
          step.doc_string = filled(step.doc_string, table[0], table[row]);
          for (auto& cells : step.table) {
            for (std::string& cell : cells) cell = filled(cell, table[0], table[row]);
          }
        }
        feature_.scenarios.push_back(std::move(scenario));
      }
    }
  }

  std::string_view rest_;
  size_t number_ = 0;
  Feature feature_;
  std::vector<Step> background_;
  std::vector<std::string> tags_;
  std::optional<Scenario> scenario_;
  std::vector<Table> examples_;
  std::vector<Step>* steps_ = nullptr;
};

}  // namespace

Result<Feature> parseFeature(std::string_view text) { return Parser(text).run(); }

}  // namespace postern::tck
