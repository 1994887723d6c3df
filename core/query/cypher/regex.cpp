// SPDX-License-Identifier: Apache-2.0
// Runs the compiled automaton: the set of states after each character (Thompson 1968).
#include "query/cypher/regex.h"

#include <algorithm>

#include "base/text.h"

namespace postern::cypher {

namespace {

uint32_t decodeAt(std::string_view text, size_t& at) {
  auto first = static_cast<unsigned char>(text[at++]);
  int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
  uint32_t value = more == 3 ? first & 0x07u : more == 2 ? first & 0x0fu : more == 1 ? first & 0x1fu : first;
  for (; more > 0 && at < text.size(); --more)
    value = value << 6 | (static_cast<unsigned char>(text[at++]) & 0x3fu);
  return value;
}

bool isWord(char c) { return isAsciiAlnum(c) || c == '_'; }

bool atBoundary(std::string_view text, size_t position) {
  bool before = position > 0 && isWord(text[position - 1]);
  bool after = position < text.size() && isWord(text[position]);
  return before != after;
}

bool inRanges(const Regex::Class& set, uint32_t c) {
  return std::any_of(set.ranges.begin(), set.ranges.end(),
                     [c](const Regex::Range& range) { return c >= range.low && c <= range.high; });
}

}  // namespace

struct Regex::Threads {
  std::vector<uint32_t> states;
  std::vector<uint8_t> in;
  std::vector<uint32_t> pending;
  bool accepted = false;

  explicit Threads(size_t size) : in(size) {}
  void clear() {
    for (uint32_t state : states) in[state] = 0;
    states.clear();
    accepted = false;
  }
};

/// Everything reachable without a character. `in` also marks split and jump states, so that loops of them
/// end.
void Regex::follow(Threads& threads, uint32_t at, std::string_view text, size_t position) const {
  threads.pending.push_back(at);
  while (!threads.pending.empty()) {
    uint32_t state = threads.pending.back();
    threads.pending.pop_back();
    if (threads.in[state]) continue;
    threads.in[state] = 1;
    threads.states.push_back(state);
    const Instruction& instruction = program_[state];
    switch (instruction.step) {
      case Step::kClass:
        break;
      case Step::kAccept:
        threads.accepted = true;
        break;
      case Step::kSplit:
        threads.pending.push_back(instruction.second);
        threads.pending.push_back(instruction.next);
        break;
      case Step::kJump:
        threads.pending.push_back(instruction.next);
        break;
      case Step::kStart:
        if (position == 0) threads.pending.push_back(instruction.next);
        break;
      case Step::kEnd:
        if (position == text.size()) threads.pending.push_back(instruction.next);
        break;
      case Step::kBoundary:
      case Step::kNoBoundary:
        if (atBoundary(text, position) == (instruction.step == Step::kBoundary)) {
          threads.pending.push_back(instruction.next);
        }
        break;
    }
  }
}

bool Regex::inClass(const Instruction& instruction, uint32_t c) const {
  const Class& set = classes_[instruction.set];
  bool in = inRanges(set, c);
  if (!in && instruction.foldCase && c < 128) {
    char lower = asciiLower(static_cast<char>(c));
    in = inRanges(set, static_cast<uint32_t>(lower));
    if (!in && lower >= 'a' && lower <= 'z') in = inRanges(set, static_cast<uint32_t>(lower - 32));
  }
  return in != set.negated;
}

bool Regex::matches(std::string_view text) const {
  Threads now(program_.size()), next(program_.size());
  follow(now, 0, text, 0);
  size_t position = 0;
  while (position < text.size() && !now.states.empty()) {
    uint32_t c = decodeAt(text, position);
    for (uint32_t state : now.states) {
      const Instruction& instruction = program_[state];
      if (instruction.step == Step::kClass && inClass(instruction, c))
        follow(next, instruction.next, text, position);
    }
    std::swap(now, next);
    next.clear();
  }
  return position == text.size() && now.accepted;
}

}  // namespace postern::cypher
