// SPDX-License-Identifier: Apache-2.0
// Transforms of a "do" list (docs/mapping-specs.md, Values).
#include <algorithm>

#include "base/text.h"
#include "formats/mapping/value_reader.h"

namespace postern {
namespace {

using Op = Transform::Op;

// A part of another character's bytes would divide characters.
bool isAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// How the one argument of a transform is written.
enum class Argument : uint8_t { kNothing, kText, kPair, kTexts, kPattern, kLevels, kPath };
struct Known {
  std::string_view name;
  Op op;
  Argument argument;
};
constexpr Known kKnown[] = {{"trim", Op::kTrim, Argument::kNothing},
                            {"lower", Op::kLower, Argument::kNothing},
                            {"upper", Op::kUpper, Argument::kNothing},
                            {"first_line", Op::kFirstLine, Argument::kNothing},
                            {"plain", Op::kPlain, Argument::kNothing},
                            {"base64", Op::kBase64, Argument::kNothing},
                            {"url_decode", Op::kUrlDecode, Argument::kNothing},
                            {"basename", Op::kBasename, Argument::kNothing},
                            {"dirname", Op::kDirname, Argument::kNothing},
                            {"json", Op::kJson, Argument::kPath},
                            {"before", Op::kBefore, Argument::kText},
                            {"after", Op::kAfter, Argument::kText},
                            {"before_last", Op::kBeforeLast, Argument::kText},
                            {"after_last", Op::kAfterLast, Argument::kText},
                            {"within", Op::kWithin, Argument::kPair},
                            {"split", Op::kSplit, Argument::kText},
                            {"match", Op::kMatch, Argument::kPattern},
                            {"prefix", Op::kPrefix, Argument::kText},
                            {"suffix", Op::kSuffix, Argument::kText},
                            {"replace", Op::kReplace, Argument::kPair},
                            {"levels", Op::kLevels, Argument::kLevels},
                            {"join", Op::kJoin, Argument::kText},
                            {"drop", Op::kDrop, Argument::kTexts}};

const Known* find(std::string_view name) {
  for (const Known& known : kKnown) {
    if (known.name == name) return &known;
  }
  return nullptr;
}

void readPair(SpecJson& json, Node node, Transform& out) {
  if (!node.isArray() || node.size() != 2) return json.fail("this transform takes two texts");
  out.a = json.string(node.item(0), "the first text");
  out.b = json.string(node.item(1), "the second text");
  if (out.a.empty()) json.fail("the first text must not be empty");
}

void readLevels(SpecJson& json, Node node, Transform& out) {
  for (const Node level : node.items()) {
    const auto bound = parseMilli(level.item(0).text());
    if (!bound) return json.fail("levels are [[number, word], ...]");
    out.levels.emplace_back(*bound, json.string(level.item(1), "a level's word"));
  }
  const auto higher = [](const auto& a, const auto& b) { return a.first > b.first; };
  std::stable_sort(out.levels.begin(), out.levels.end(), higher);
}

void readPattern(SpecJson& json, Node node, Node take, Transform& out) {
  std::vector<std::string> names;
  std::string problem;
  if (!out.pattern.compile(json.string(node, "match"), names, problem)) return json.fail(problem);
  if (names.empty()) return json.fail("the pattern names no part to take");
  if (!take.exists()) return;
  const auto at = std::find(names.begin(), names.end(), json.string(take, "take"));
  if (at == names.end()) return json.fail("the pattern has no part of that name");
  out.take = static_cast<size_t>(at - names.begin());
}

}  // namespace

Transform readTransform(SpecJson& json, Node node) {
  Transform out{};
  if (!json.count()) return out;
  json.enter(node);
  Node argument;
  std::string_view name = node.isString() ? node.text() : std::string_view();
  for (const Node::Member member : node.members()) {
    if (member.key == "take" || member.key == "path") continue;
    json.enter(member);
    name = member.key;
    argument = member.value;
  }
  const Known* known = find(name);
  if (known == nullptr) {
    json.fail("\"" + std::string(clipUtf8(name, 60)) + "\" is no transform");
    return out;
  }
  out.op = known->op;
  if (node.isObject())
    json.allow(node, {known->name, known->argument == Argument::kPattern ? "take" : known->name});
  switch (known->argument) {
    case Argument::kNothing:
      if (argument.exists()) json.fail("this transform takes no argument");
      break;
    case Argument::kText:
      out.a = json.string(argument, name);
      if (out.a.empty() && known->op != Op::kJoin) json.fail("this transform's text must not be empty");
      if (known->op == Op::kSplit && !std::all_of(out.a.begin(), out.a.end(), isAscii))
        json.fail("split takes ASCII characters");
      break;
    case Argument::kPair:
      readPair(json, argument, out);
      break;
    case Argument::kTexts:
      out.list = json.strings(argument, name);
      break;
    case Argument::kPattern:
      readPattern(json, argument, node["take"], out);
      break;
    case Argument::kLevels:
      readLevels(json, argument, out);
      break;
    case Argument::kPath:
      out.path = ValueReader(json, {}).plainPath(json.string(argument, name));
      break;
  }
  return out;
}

}  // namespace postern
