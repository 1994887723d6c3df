// SPDX-License-Identifier: Apache-2.0
// See value_reader.h.
#include "formats/mapping/value_reader.h"

#include <algorithm>

#include "base/text.h"
#include "formats/mapping/spec.h"

namespace postern {
namespace {

constexpr int kMaxDepth = 16;
constexpr size_t kMaxSteps = 16;

}  // namespace

void ValueReader::addSteps(ValuePath& path, std::string_view text) {
  if (text.empty() || text == ".") return;
  for (const std::string_view step : split(text, '/')) {
    if (step.empty()) return json_.fail("a path has an empty step");
    const bool any = step == "*";
    if (any && !path.steps.empty() && !path.steps.back().each) {
      path.steps.back().each = true;
    } else {
      path.steps.push_back({any ? std::string() : unescapedStep(step), any});
    }
  }
  if (path.steps.size() > kMaxSteps) json_.fail("a path has more than 16 steps");
}

ValuePath ValueReader::plainPath(std::string_view text) {
  ValuePath out;
  addSteps(out, text);
  return out;
}

ValuePath ValueReader::dollarPath(std::string_view text) {
  ValuePath out;
  const size_t slash = text.find('/');
  const std::string_view name = text.substr(1, slash == std::string_view::npos ? slash : slash - 1);
  const std::string_view rest = slash == std::string_view::npos ? std::string_view() : text.substr(slash + 1);
  if (names_.captures != nullptr) {
    const auto at = std::find(names_.captures->begin(), names_.captures->end(), name);
    if (at != names_.captures->end()) {
      out.root = ValuePath::Root::kCapture;
      out.level = static_cast<uint32_t>(at - names_.captures->begin());
      if (slash != std::string_view::npos) json_.fail("a capture is a text, with nothing below it");
      return out;
    }
  }
  if (name == "item") {
    if (!names_.hasItem) json_.fail("$item needs an \"each\"");
    out.root = ValuePath::Root::kItem;
    addSteps(out, rest);
    return out;
  }
  const auto level =
      name.starts_with("key") ? parseInt(name.size() == 3 ? "0" : name.substr(3)) : std::nullopt;
  if (!level || *level < 0 || *level > 16)
    json_.fail("\"" + std::string(clipUtf8(text, 60)) + "\" is no capture, key or item");
  if (slash != std::string_view::npos) json_.fail("a key is a text, with nothing below it");
  out.root = ValuePath::Root::kKey;
  out.level = static_cast<uint32_t>(level.value_or(0));
  return out;
}

ValuePath ValueReader::path(std::string_view text) {
  if (text.starts_with('$')) return dollarPath(text);
  ValuePath out;
  if (text.starts_with('/')) {
    out.root = ValuePath::Root::kTop;
    addSteps(out, text.substr(1));
    return out;
  }
  if (text.starts_with('^')) {
    out.root = ValuePath::Root::kUp;
    out.level = static_cast<uint32_t>(std::min(text.find_first_not_of('^'), text.size()));
    text.remove_prefix(out.level);
    if (text.starts_with('/')) text.remove_prefix(1);
    addSteps(out, text);
    return out;
  }
  addSteps(out, text);
  if (names_.slots != nullptr && !out.steps.empty() && !out.steps[0].name.empty()) {
    auto& slots = *names_.slots;
    const auto at = std::find(slots.begin(), slots.end(), out.steps[0].name);
    out.slot = static_cast<int>(at - slots.begin());
    if (at == slots.end()) slots.push_back(out.steps[0].name);
  }
  return out;
}

Value ValueReader::value(Node node, int depth) {
  json_.enter(node);
  Value out;
  if (!json_.count()) return out;
  if (depth > kMaxDepth) {
    json_.fail("a value is nested more than 16 deep");
  } else if (node.isString()) {
    const std::string_view text = node.text();
    if (text.starts_with('=')) {
      out.kind = Value::Kind::kLiteral;
      out.literal = text.substr(1);
    } else if (text.empty()) {
      json_.fail("a value is an empty path; . is the record itself");
    } else {
      out.kind = Value::Kind::kPath;
      out.path = path(text);
    }
  } else if (node.isArray()) {
    out.kind = Value::Kind::kFirst;
    if (node.size() == 0) json_.fail("a list of values is empty");
    list(out, node, depth);
  } else if (node.isObject()) {
    out = object(node, depth);
  } else {
    json_.fail("a value is a path, \"=text\", a list of values or an object");
  }
  return out;
}

void ValueReader::list(Value& to, Node node, int depth) {
  for (const Node item : node.items()) to.parts.push_back(value(item, depth + 1));
}

Value ValueReader::object(Node node, int depth) {
  if (node["template"].exists()) {
    json_.allow(node, {"template"});
    return templateOf(json_.string(node["template"], "template"));
  }
  if (node["all"].exists()) {
    json_.allow(node, {"all"});
    Value out;
    out.kind = Value::Kind::kAll;
    list(out, node["all"], depth);
    return out;
  }
  if (node["paragraphs"].exists()) return paragraphs(node, depth);
  if (node["lookup"].exists()) return lookup(node, depth);
  if (node["if"].exists()) return ifElse(node, depth);
  return from(node, depth);
}

Value ValueReader::templateOf(std::string_view text) {
  Value out;
  out.kind = Value::Kind::kTemplate;
  out.texts.emplace_back();
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') {
      out.texts.back() += text[i];
    } else if (i + 1 < text.size() && text[i + 1] == '{') {
      out.texts.back() += '{';
      ++i;
    } else {
      const size_t close = text.find('}', i);
      if (close == std::string_view::npos || close == i + 1) {
        json_.fail("a template has a { without a path and }");
        return out;
      }
      Value part;
      part.kind = Value::Kind::kPath;
      part.path = path(text.substr(i + 1, close - i - 1));
      out.parts.push_back(std::move(part));
      out.texts.emplace_back();
      i = close;
    }
  }
  return out;
}

Value ValueReader::paragraphs(Node node, int depth) {
  json_.allow(node, {"paragraphs"});
  Value out;
  out.kind = Value::Kind::kParagraphs;
  for (const Node item : node["paragraphs"].items()) {
    const bool labelled = item.isArray() && item.size() == 2;
    out.texts.emplace_back(labelled ? json_.string(item.item(0), "a label") : std::string_view());
    out.parts.push_back(value(labelled ? item.item(1) : item, depth + 1));
  }
  return out;
}

Value ValueReader::lookup(Node node, int depth) {
  json_.allow(node, {"lookup", "key", "take"});
  Value out;
  out.kind = Value::Kind::kLookup;
  const std::string_view table = json_.string(node["lookup"], "lookup");
  const std::string_view take = json_.string(node["take"], "take");
  out.literal = take;
  out.parts.push_back(value(node["key"], depth + 1));
  const LookupRule* found = nullptr;
  for (size_t i = 0; names_.lookups != nullptr && i < names_.lookups->size(); ++i) {
    if ((*names_.lookups)[i].name != table) continue;
    found = &(*names_.lookups)[i];
    out.table = static_cast<uint32_t>(i);
  }
  if (found == nullptr) {
    json_.fail("no lookup is named \"" + std::string(clipUtf8(table, 60)) + "\"");
    return out;
  }
  const auto at = std::find(found->names.begin(), found->names.end(), take);
  out.column = static_cast<uint32_t>(at - found->names.begin());
  if (at == found->names.end()) json_.fail("the lookup takes no \"" + std::string(clipUtf8(take, 60)) + "\"");
  return out;
}

Value ValueReader::ifElse(Node node, int depth) {
  json_.allow(node, {"if", "then", "else"});
  Value out;
  out.kind = Value::Kind::kIf;
  out.condition.push_back(condition(node["if"], depth + 1));
  out.parts.push_back(node["then"].exists() ? value(node["then"], depth + 1) : Value());
  out.parts.push_back(node["else"].exists() ? value(node["else"], depth + 1) : Value());
  return out;
}

Value ValueReader::from(Node node, int depth) {
  json_.allow(node, {"from", "do", "map", "default"});
  if (!node["from"].exists()) json_.fail("a value has from, template, all, paragraphs, lookup or if");
  Value out;
  out.kind = Value::Kind::kFrom;
  out.parts.push_back(value(node["from"], depth + 1));
  for (const Node item : node["do"].items()) out.transforms.push_back(readTransform(json_, item));
  if (node["map"].exists()) map(out, node["map"]);
  if (node["default"].exists()) out.fallback.push_back(value(node["default"], depth + 1));
  return out;
}

void ValueReader::map(Value& to, Node node) {
  if (!json_.expectObject(node, "map")) return;
  for (const Node::Member member : node.members()) {
    json_.enter(member);
    const std::string text(json_.string(member.value, "an entry of map"));
    if (member.key == "*") {
      to.mapOther = text;
    } else {
      to.map.emplace_back(toLowerAscii(member.key), text);
    }
  }
}

SpecCondition ValueReader::condition(Node node, int depth) {
  if (!json_.expectObject(node, "a condition")) return {};
  json_.allow(node, {"any", "every", "not", "from", "is", "is_not", "contains", "starts", "empty", "exists"});
  return conditionOf(node, depth);
}

std::optional<bool> ValueReader::yesOrNo(Node node) {
  if (!node.exists()) return std::nullopt;
  json_.enter(node);
  if (node.kind() != NodeKind::kBool) json_.fail("this is true or false");
  return node.isTrue();
}

SpecCondition ValueReader::conditionOf(Node node, int depth) {
  SpecCondition out;
  if (!json_.count()) return out;
  const auto says = [&](std::string_view name) { return node[name].exists() ? 1 : 0; };
  if (says("any") + says("every") + says("not") + says("from") > 1)
    json_.fail("a condition has one of any, every, not and from");
  if (depth > kMaxDepth) {
    json_.fail("a condition is nested more than 16 deep");
    return out;
  }
  const auto parts = [&](SpecCondition::Kind kind, Node list) {
    out.kind = kind;
    for (const Node item : list.items()) out.parts.push_back(condition(item, depth + 1));
  };
  if (node["any"].exists()) {
    parts(SpecCondition::Kind::kAny, node["any"]);
    return out;
  }
  if (node["every"].exists()) {
    parts(SpecCondition::Kind::kEvery, node["every"]);
    return out;
  }
  if (node["not"].exists()) {
    parts(SpecCondition::Kind::kNot, node["not"]);
    return out;
  }
  out.value = value(node["from"], depth + 1);
  const auto texts = [&](std::string_view name, std::vector<std::string>& to) {
    if (node[name].exists()) to = json_.strings(node[name], name);
  };
  texts("is", out.is);
  texts("is_not", out.isNot);
  texts("contains", out.contains);
  texts("starts", out.starts);
  out.empty = yesOrNo(node["empty"]);
  out.exists = yesOrNo(node["exists"]);
  if (out.is.empty() && out.isNot.empty() && out.contains.empty() && out.starts.empty() && !out.empty &&
      !out.exists)
    json_.fail("a condition needs is, is_not, contains, starts, empty or exists");
  return out;
}

}  // namespace postern
