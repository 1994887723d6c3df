// SPDX-License-Identifier: Apache-2.0
// Reads a regular expression (java.util.regex, the parts that an automaton can do) and makes the automaton.
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "query/cypher/regex.h"

namespace postern::cypher {

namespace {

constexpr uint32_t kMaxPoint = 0x10ffff;
constexpr int kMaxRegexNesting = 60;
constexpr int kMaxRepeat = 1000;

enum class Shape : uint8_t { kEmpty, kClass, kSequence, kChoice, kRepeat, kAssertion };

struct Node {
  Shape shape = Shape::kEmpty;
  Regex::Class set;
  bool foldCase = false;
  Regex::Step assertion = Regex::Step::kStart;
  int minimum = 0;
  int maximum = -1;  // -1: no bound
  std::vector<Node> parts;
};

Regex::Class named(char letter) {
  Regex::Class set;
  switch (asciiLower(letter)) {
    case 'd':
      set.ranges = {{'0', '9'}};
      break;
    case 'w':
      set.ranges = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
      break;
    default:
      set.ranges = {{'\t', '\r'}, {' ', ' '}};
      break;
  }
  set.negated = letter < 'a';
  return set;
}

std::vector<Regex::Range> complement(std::vector<Regex::Range> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) { return a.low < b.low; });
  std::vector<Regex::Range> gaps;
  uint32_t next = 0;
  for (const Regex::Range& range : ranges) {
    if (range.low > next) gaps.push_back({next, range.low - 1});
    next = std::max(next, range.high + 1);
  }
  if (next <= kMaxPoint) gaps.push_back({next, kMaxPoint});
  return gaps;
}

class Reader {
 public:
  Reader(std::string_view text, std::string& reason) : text_(text), reason_(reason) {}

  std::optional<Node> read() {
    Node node = choice();
    if (reason_.empty() && at_ < text_.size()) fail("')' without '('");
    if (!reason_.empty()) return std::nullopt;
    return node;
  }

 private:
  bool more() const { return reason_.empty() && at_ < text_.size(); }
  char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void fail(std::string reason) {
    if (reason_.empty()) reason_ = std::move(reason);
  }
  bool take(char c) {
    if (peek() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }

  uint32_t point() {
    auto first = static_cast<unsigned char>(text_[at_++]);
    int bytes = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    uint32_t value = bytes == 3 ? first & 7u : bytes == 2 ? first & 15u : bytes == 1 ? first & 31u : first;
    for (; bytes > 0 && at_ < text_.size(); --bytes) {
      value = value << 6 | (static_cast<unsigned char>(text_[at_++]) & 0x3fu);
    }
    return value;
  }

  Node choice() {
    Node node;
    if (++nesting_ > kMaxRegexNesting) {
      fail("too many nested groups");
      return node;
    }
    bool fold = foldCase_, dot = dotAll_;
    node.shape = Shape::kChoice;
    node.parts.push_back(sequence());
    while (more() && take('|')) node.parts.push_back(sequence());
    foldCase_ = fold;
    dotAll_ = dot;
    --nesting_;
    return node;
  }

  Node sequence() {
    Node node;
    node.shape = Shape::kSequence;
    while (more() && peek() != '|' && peek() != ')') {
      std::optional<Node> part = atom();
      if (part) node.parts.push_back(repeats(std::move(*part)));
    }
    return node;
  }

  /// Nothing for what only sets a flag.
  std::optional<Node> atom() {
    switch (peek()) {
      case '(':
        return group();
      case '[':
        ++at_;
        return ofClass(bracket());
      case '.':
        ++at_;
        return ofClass(dotAll_ ? Regex::Class{{{0, kMaxPoint}}, false}
                               : Regex::Class{{{'\n', '\n'}, {'\r', '\r'}}, true});
      case '^':
      case '$':
        return assertion(text_[at_++] == '^' ? Regex::Step::kStart : Regex::Step::kEnd);
      case '\\':
        ++at_;
        return escape();
      case '*':
      case '+':
      case '?':
        fail("nothing to repeat");
        return std::nullopt;
      default: {
        uint32_t c = point();
        return ofClass({{{c, c}}, false});
      }
    }
  }

  Node ofClass(Regex::Class set) const {
    Node node;
    node.shape = Shape::kClass;
    node.set = std::move(set);
    node.foldCase = foldCase_;
    return node;
  }

  static Node assertion(Regex::Step step) {
    Node node;
    node.shape = Shape::kAssertion;
    node.assertion = step;
    return node;
  }

  /// Nothing for "(?i)", which holds until the end of the group around it.
  std::optional<Node> group() {
    ++at_;
    bool fold = foldCase_, dot = dotAll_;
    if (take('?')) {
      bool isNamed = peek() == '<' && peek(1) != '=' && peek(1) != '!';
      if (isNamed) {
        at_ = std::min(text_.find('>', at_), text_.size() - 1) + 1;
      } else {
        flags();
        if (take(')')) return std::nullopt;
        if (!take(':')) fail("look-around is not supported");
      }
    }
    Node inner = choice();
    foldCase_ = fold;
    dotAll_ = dot;
    if (!take(')')) fail("'(' without ')'");
    return inner;
  }

  void flags() {
    bool on = true;
    while (more() && peek() != ')' && peek() != ':') {
      char flag = text_[at_++];
      if (flag == '-') {
        on = false;
      } else if (flag == 'i') {
        foldCase_ = on;
      } else if (flag == 's') {
        dotAll_ = on;
      } else if (flag != 'm' && flag != 'u') {
        return fail("look-around and this flag are not supported");
      }
    }
  }

  std::optional<Node> escape() {
    if (!more()) {
      fail("a backslash at the end");
      return std::nullopt;
    }
    char c = text_[at_];
    if (std::string_view("dDwWsS").find(c) != std::string_view::npos) {
      ++at_;
      return ofClass(named(c));
    }
    if (c == 'b' || c == 'B') {
      ++at_;
      return assertion(c == 'b' ? Regex::Step::kBoundary : Regex::Step::kNoBoundary);
    }
    if (c == 'A' || c == 'z' || c == 'Z') {
      ++at_;
      return assertion(c == 'A' ? Regex::Step::kStart : Regex::Step::kEnd);
    }
    if (c == 'Q') return quoted();
    std::optional<uint32_t> one = escapedPoint();
    if (!one) return std::nullopt;
    return ofClass({{{*one, *one}}, false});
  }

  Node quoted() {
    size_t end = std::min(text_.find("\\E", ++at_), text_.size());
    Node node;
    node.shape = Shape::kSequence;
    while (at_ < end) {
      uint32_t c = point();
      node.parts.push_back(ofClass({{{c, c}}, false}));
    }
    at_ = std::min(end + 2, text_.size());
    return node;
  }

  /// After a backslash: one character.
  std::optional<uint32_t> escapedPoint() {
    static constexpr std::string_view kLetters = "tnrfae0";
    static constexpr char kMeanings[] = {'\t', '\n', '\r', '\f', '\a', 27, 0};
    char c = peek();
    if (size_t index = kLetters.find(c); index != std::string_view::npos && at_ < text_.size()) {
      ++at_;
      return static_cast<uint32_t>(kMeanings[index]);
    }
    if (c == 'x' || c == 'u') return hexadecimal(c == 'x' ? 2 : 4);
    if (isAsciiAlnum(c)) {
      fail(std::string("\\") + c + " is not supported");
      return std::nullopt;
    }
    return point();
  }

  std::optional<uint32_t> hexadecimal(int digits) {
    ++at_;
    uint32_t value = 0;
    for (int i = 0; i < digits; ++i) {
      char c = asciiLower(peek());
      int digit = isAsciiDigit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
      if (digit < 0) {
        fail("a hexadecimal escape needs its digits");
        return std::nullopt;
      }
      value = value << 4 | static_cast<uint32_t>(digit);
      ++at_;
    }
    return value;
  }

  Regex::Class bracket() {
    Regex::Class set;
    set.negated = take('^');
    bool first = true;
    while (more() && (first || peek() != ']')) {
      first = false;
      if (peek() == '[' || (peek() == '&' && peek(1) == '&')) {
        fail("nested classes are not supported");
        break;
      }
      classItem(set);
    }
    if (!take(']')) fail("'[' without ']'");
    return set;
  }

  void classItem(Regex::Class& set) {
    std::optional<uint32_t> low = classPoint(set);
    if (!low) return;
    uint32_t high = *low;
    if (peek() == '-' && peek(1) != ']' && at_ + 1 < text_.size()) {
      ++at_;
      std::optional<uint32_t> end = classPoint(set);
      if (!end || *end < *low) return fail("a range of characters runs backwards");
      high = *end;
    }
    set.ranges.push_back({*low, high});
  }

  /// One character; nothing when it was a named class, which is then in the set.
  std::optional<uint32_t> classPoint(Regex::Class& set) {
    if (!take('\\')) return point();
    char c = peek();
    if (at_ < text_.size() && std::string_view("dDwWsS").find(c) != std::string_view::npos) {
      ++at_;
      Regex::Class inner = named(c);
      std::vector<Regex::Range> ranges = inner.negated ? complement(inner.ranges) : inner.ranges;
      set.ranges.insert(set.ranges.end(), ranges.begin(), ranges.end());
      return std::nullopt;
    }
    if (at_ >= text_.size()) {
      fail("a backslash at the end");
      return std::nullopt;
    }
    return escapedPoint();
  }

  Node repeats(Node node) {
    while (more()) {
      int low = 0, high = -1;
      if (take('+')) {
        low = 1;
      } else if (take('?')) {
        high = 1;
      } else if (peek() == '{') {
        if (!bounds(low, high)) return node;
      } else if (!take('*')) {
        break;
      }
      if (!take('?')) take('+');  // lazy and possessive: no difference for a whole match by an automaton
      Node outer;
      outer.shape = Shape::kRepeat;
      outer.minimum = low;
      outer.maximum = high;
      if (++repeats_ > kMaxRegexNesting * 20) fail("too many repetitions");
      outer.parts.push_back(std::move(node));
      node = std::move(outer);
    }
    return node;
  }

  bool bounds(int& low, int& high) {
    ++at_;
    auto number = [&](int& value) {
      size_t from = at_;
      value = 0;
      while (isAsciiDigit(peek()) && value <= kMaxRepeat) value = value * 10 + (text_[at_++] - '0');
      return at_ > from;
    };
    if (!number(low)) {
      fail("'{' needs a number");
      return false;
    }
    high = low;
    if (take(',') && !number(high)) high = -1;
    if (!take('}') || low > kMaxRepeat || high > kMaxRepeat || (high >= 0 && high < low)) {
      fail("the bounds of a repetition");
      return false;
    }
    return true;
  }

  std::string_view text_;
  std::string& reason_;
  size_t at_ = 0;
  int nesting_ = 0;
  int repeats_ = 0;
  bool foldCase_ = false;
  bool dotAll_ = false;
};

}  // namespace

/// Builds the automaton back to front: each part is told where to go on.
class RegexCompiler {
 public:
  explicit RegexCompiler(Regex& regex) : regex_(regex) {}

  uint32_t add(Regex::Instruction instruction) {
    if (regex_.program_.size() >= Regex::kMaxStates) {
      tooBig = true;
      return 0;
    }
    regex_.program_.push_back(instruction);
    return static_cast<uint32_t>(regex_.program_.size() - 1);
  }

  uint32_t emit(const Node& node, uint32_t next) {
    // Repetitions of nothing add no state, so that the work is bounded by itself.
    if (++work_ > kMaxEmitted) tooBig = true;
    if (tooBig) return 0;
    switch (node.shape) {
      case Shape::kEmpty:
        return next;
      case Shape::kClass:
        regex_.classes_.push_back(node.set);
        return add(
            {Regex::Step::kClass, node.foldCase, next, 0, static_cast<uint32_t>(regex_.classes_.size() - 1)});
      case Shape::kAssertion:
        return add({node.assertion, false, next, 0, 0});
      case Shape::kSequence:
        for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part) next = emit(*part, next);
        return next;
      case Shape::kChoice: {
        uint32_t entry = emit(node.parts.back(), next);
        for (size_t i = node.parts.size() - 1; i-- > 0;) {
          entry = add({Regex::Step::kSplit, false, emit(node.parts[i], next), entry, 0});
        }
        return entry;
      }
      case Shape::kRepeat:
        return repeat(node, next);
    }
    return next;
  }

  bool tooBig = false;

 private:
  uint32_t repeat(const Node& node, uint32_t next) {
    const Node& body = node.parts[0];
    uint32_t entry = next;
    if (node.maximum < 0) {
      uint32_t loop = add({Regex::Step::kSplit, false, 0, next, 0});
      uint32_t start = emit(body, loop);
      if (tooBig) return 0;
      regex_.program_[loop].next = start;
      entry = loop;
    }
    for (int i = node.minimum; i < node.maximum && !tooBig; ++i) {
      entry = add({Regex::Step::kSplit, false, emit(body, entry), next, 0});
    }
    for (int i = 0; i < node.minimum && !tooBig; ++i) entry = emit(body, entry);
    return entry;
  }

  static constexpr size_t kMaxEmitted = 100'000;
  Regex& regex_;
  size_t work_ = 0;
};

std::unique_ptr<Regex> Regex::compile(std::string_view pattern, std::string& reason) {
  if (pattern.size() > kMaxStates) {
    reason = "it is too long";
    return nullptr;
  }
  std::optional<Node> tree = Reader(pattern, reason).read();
  if (!tree) return nullptr;
  auto regex = std::make_unique<Regex>();
  // State 0 is the start: a jump to the entry, which is known last.
  RegexCompiler compiler(*regex);
  compiler.add({Step::kJump, false, 0, 0, 0});
  uint32_t accept = compiler.add({Step::kAccept, false, 0, 0, 0});
  uint32_t entry = compiler.emit(*tree, accept);
  if (compiler.tooBig) {
    reason = "it needs too many states";
    return nullptr;
  }
  regex->program_[0].next = entry;
  return regex;
}

}  // namespace postern::cypher
