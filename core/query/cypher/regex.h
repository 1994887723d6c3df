// SPDX-License-Identifier: Apache-2.0
// Regular expressions for =~ (the whole text must match), run as a set of states: time is text times pattern
// whatever the pattern is. Of Java's syntax: alternation, groups, classes, \d \w \s \b and their negations, .
// ^ $, ? * + {n,m} with lazy and possessive marks, (?i) (?s) (?m), \Q..\E. Back-references and look-around
// are refused.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace postern::cypher {

class Regex {
 public:
  /// nullptr with a reason when the pattern is not understood or grows over kMaxStates.
  static std::unique_ptr<Regex> compile(std::string_view pattern, std::string& reason);

  bool matches(std::string_view text) const;
  size_t size() const { return program_.size(); }

  static constexpr size_t kMaxStates = 5000;

  struct Range {
    uint32_t low = 0;
    uint32_t high = 0;
  };
  struct Class {
    std::vector<Range> ranges;
    bool negated = false;
  };
  enum class Step : uint8_t { kClass, kSplit, kJump, kAccept, kStart, kEnd, kBoundary, kNoBoundary };
  struct Instruction {
    Step step = Step::kAccept;
    bool foldCase = false;
    uint32_t next = 0;    ///< kClass, kSplit (first), kJump, assertions
    uint32_t second = 0;  ///< kSplit
    uint32_t set = 0;     ///< kClass: index of the class
  };

 private:
  friend class RegexCompiler;
  struct Threads;
  void follow(Threads& threads, uint32_t at, std::string_view text, size_t position) const;
  bool inClass(const Instruction& instruction, uint32_t c) const;

  std::vector<Instruction> program_;
  std::vector<Class> classes_;
};

}  // namespace postern::cypher
