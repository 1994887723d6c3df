// SPDX-License-Identifier: Apache-2.0
// A YAML document whose values know their lines, and the problems found in it. Reading goes on after a
// problem, so that an editor can show all of them; at most kMaxProblems are kept.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "read/node.h"
#include "read/tape.h"
#include "read/yaml_composer.h"

namespace postern {

class LocatedYaml {
 public:
  static constexpr size_t kMaxProblems = 50;

  /// Whether there is one readable document with an object as its root; else a problem says why not.
  /// `what`: "a policy", for messages; problems are errors of that code.
  LocatedYaml(std::string_view text, std::string_view what, ErrorCode code);

  Node root() const { return tape_.root(); }
  bool isReadable() const { return readable_; }
  /// "line 3, column 7"
  std::string where(Node node) const;
  /// Always false, for `return problem(...)`.
  bool problem(Node at, std::string message);
  /// At a place in a text value: `column` from 0 within it.
  bool problemIn(Node at, size_t column, std::string message);
  const std::vector<Error>& problems() const { return problems_; }

  /// Members are those of `known`, each once; others are problems, but for "<<" and "x-...". `what` names the
  /// object.
  void expectKeys(Node object, std::string_view what, std::initializer_list<std::string_view> known);

  // Values of a kind; a problem where it is something else. Missing and null are the empty value.
  std::string text(Node object, std::string_view key);
  std::vector<std::string> texts(Node object, std::string_view key);  ///< a list, or one alone
  bool flag(Node object, std::string_view key, bool fallback);
  uint32_t number(Node object, std::string_view key, uint32_t fallback, uint32_t most);
  /// "30d", "30 days", "4w" or 30; in seconds, -1 = a problem.
  int64_t duration(Node value);

 private:
  bool problemAt(uint64_t offset, std::string message);
  uint64_t offsetOf(Node node) const;

  std::string_view text_;
  ErrorCode code_;
  Tape tape_;
  YamlComposer composer_;
  bool readable_ = false;
  std::vector<Error> problems_;
};

/// "30d" and the like in days; -1 = it is none.
int64_t parseDays(std::string_view text);

}  // namespace postern
