// SPDX-License-Identifier: Apache-2.0
// Values and conditions over a record (scope.h).
#include <algorithm>

#include "base/text.h"
#include "formats/mapping/scope.h"

namespace postern {
namespace {

using Steps = std::vector<ValuePath::Step>;

bool walkEach(const Steps& steps, size_t at, Node node, bool xml, FunctionRef<bool(Node)> visit);

// False when the walk is to end.
bool walk(const Steps& steps, size_t at, Node node, bool xml, FunctionRef<bool(Node)> visit) {
  if (at == steps.size()) return visit(node);
  const ValuePath::Step& step = steps[at];
  if (step.name.empty()) return walkEach(steps, at + 1, node, xml, visit);
  if (node.isArray()) {
    if (isAsciiDigit(step.name[0])) {
      if (const auto index = parseInt(step.name); index && *index < 0xFFFFFFFFLL)
        return walk(steps, at + 1, node.item(static_cast<uint32_t>(*index)), xml, visit);
    }
    for (const Node item : node.items()) {
      if (item.isObject() && !walk(steps, at, item, xml, visit)) return false;
    }
    return true;
  }
  if (step.each && xml) {
    for (const Node child : node.each(step.name)) {
      if (!walk(steps, at + 1, child, xml, visit)) return false;
    }
    return true;
  }
  const Node child = node[step.name];
  if (!child.exists()) return true;
  return step.each ? walkEach(steps, at + 1, child, xml, visit) : walk(steps, at + 1, child, xml, visit);
}

// Through every member of an object, every item of a list, or what is neither.
bool walkEach(const Steps& steps, size_t at, Node node, bool xml, FunctionRef<bool(Node)> visit) {
  if (node.isObject()) {
    for (const Node::Member member : node.members()) {
      if (!walk(steps, at, member.value, xml, visit)) return false;
    }
    return true;
  }
  for (const Node item : node.items()) {
    if (!walk(steps, at, item, xml, visit)) return false;
  }
  return true;
}

bool addText(std::string_view text, Texts& texts) {
  if (texts.size() >= kMaxTexts) return false;
  texts.push_back(text);
  return true;
}

// The path's end as texts: a list gives its items'.
bool visitTexts(Node node, FunctionRef<bool(std::string_view)> visit) {
  if (!node.isArray()) {
    const std::string_view text = node.text();
    return text.empty() || visit(text);
  }
  for (const Node item : node.items()) {
    const std::string_view text = item.text();
    if (!text.empty() && !visit(text)) return false;
  }
  return true;
}

// "/runs/0/results/" and level 1 gives "results"; the record's own key is level 0.
std::string_view keyAt(const RecordPlace& place, uint32_t level, Arena& arena) {
  if (level == 0 && !place.key.empty()) return place.key;
  if (level == 0) return arena.copy(std::to_string(place.index));
  std::string_view rest = place.parent;
  for (; level > 0; --level) {
    if (rest.ends_with('/')) rest.remove_suffix(1);
    const size_t slash = rest.rfind('/');
    if (slash == std::string_view::npos) return {};
    if (level == 1) {
      rest.remove_prefix(slash + 1);
      return arena.copy(rest.find('~') == std::string_view::npos ? rest : unescapedStep(rest));
    }
    rest = rest.substr(0, slash);
  }
  return {};
}

void visitPath(const ValuePath& path, Scope& scope, FunctionRef<bool(std::string_view)> visit) {
  if (path.root == ValuePath::Root::kKey) {
    if (scope.place == nullptr) return;
    const std::string_view key = keyAt(*scope.place, path.level, scope.arena);
    if (!key.empty()) visit(key);
  } else if (path.root == ValuePath::Root::kCapture) {
    if (path.level < scope.captures.size() && !scope.captures[path.level].empty())
      visit(scope.captures[path.level]);
  } else {
    visitNodes(path, scope, [&](Node node) { return visitTexts(node, visit); });
  }
}

// Texts of the spec live as long as it does.
std::string_view mapped(const Value& value, std::string_view text) {
  const std::string_view wanted = trim(text);
  for (const auto& [from, to] : value.map) {
    if (equalsIgnoreCase(from, wanted)) return to;
  }
  return value.mapOther ? std::string_view(*value.mapOther) : text;
}

bool hasTable(const Value& value) { return !value.map.empty() || value.mapOther; }

// Whether each text goes its own way, so that the first one to arrive is the answer.
bool isTextByText(const Value& value) {
  return value.parts[0].kind == Value::Kind::kPath &&
         std::none_of(value.transforms.begin(), value.transforms.end(), [](const Transform& it) {
           return it.op == Transform::Op::kJoin || it.op == Transform::Op::kJson ||
                  it.op == Transform::Op::kSplit;
         });
}

std::string_view firstFrom(const Value& value, Scope& scope) {
  std::string_view found;
  visitPath(value.parts[0].path, scope, [&](std::string_view text) {
    found = text;
    for (const Transform& transform : value.transforms) found = applyToOne(transform, scope, found);
    if (!found.empty() && hasTable(value)) found = mapped(value, found);
    return found.empty();
  });
  return found.empty() && !value.fallback.empty() ? firstText(value.fallback[0], scope) : found;
}

void finishFrom(const Value& value, Scope& scope, Texts& texts) {
  for (const Transform& transform : value.transforms) apply(transform, scope, texts);
  texts.erase(std::remove(texts.begin(), texts.end(), std::string_view()), texts.end());
  if (hasTable(value)) {
    for (std::string_view& text : texts) text = mapped(value, text);
    texts.erase(std::remove(texts.begin(), texts.end(), std::string_view()), texts.end());
  }
  if (texts.empty() && !value.fallback.empty()) allTexts(value.fallback[0], scope, texts);
}

void joinParts(const Value& value, Scope& scope, Texts& texts) {
  const bool paragraphs = value.kind == Value::Kind::kParagraphs;
  std::string out = std::move(scope.scratch);  // a value inside this one makes itself another
  out.clear();
  if (!paragraphs) out = value.texts[0];
  bool any = false;
  for (size_t i = 0; i < value.parts.size() && !scope.isTired(); ++i) {
    const std::string_view part = trim(firstText(value.parts[i], scope));
    scope.work += part.size();
    any = any || !part.empty();
    if (!paragraphs) {
      out.append(part).append(value.texts[i + 1]);
    } else if (!part.empty()) {
      if (!out.empty()) out += '\n';
      if (!value.texts[i].empty()) out.append(value.texts[i]).append(": ");
      out += part;
    }
  }
  if (any) texts.push_back(scope.keep(out));
  scope.scratch = std::move(out);
}

void addLookup(const Value& value, Scope& scope, Texts& texts) {
  if (scope.lookups == nullptr || value.table >= scope.lookups->size()) return;
  Texts keys;
  allTexts(value.parts[0], scope, keys);
  const LookupTable& table = (*scope.lookups)[value.table];
  for (const std::string_view key : keys) {
    const auto row = table.byKey.find(std::string(key));
    if (row == table.byKey.end()) continue;
    for (const std::string& text : table.rows[row->second][value.column]) addText(text, texts);
  }
}

bool anyText(const Texts& texts, const std::vector<std::string>& wanted,
             bool (*same)(std::string_view, std::string_view)) {
  for (const std::string_view text : texts) {
    for (const std::string& one : wanted) {
      if (same(text, one)) return true;
    }
  }
  return false;
}

bool textHolds(const SpecCondition& it, Scope& scope) {
  if (it.exists) {
    bool found = false;
    if (it.value.kind == Value::Kind::kPath) {
      visitNodes(it.value.path, scope, [&](Node node) { return !(found = node.exists() && !node.isNull()); });
    }
    if (found != *it.exists) return false;
  }
  if (it.is.empty() && it.isNot.empty() && it.contains.empty() && it.starts.empty())
    return !it.empty || firstText(it.value, scope).empty() == *it.empty;
  Texts texts;
  allTexts(it.value, scope, texts);
  for (std::string_view& text : texts) text = trim(text);
  if (it.empty && texts.empty() != *it.empty) return false;
  if (!it.is.empty() && !anyText(texts, it.is, equalsIgnoreCase)) return false;
  if (!it.isNot.empty() && anyText(texts, it.isNot, equalsIgnoreCase)) return false;
  if (!it.contains.empty() && !anyText(texts, it.contains, containsIgnoreCase)) return false;
  return it.starts.empty() || anyText(texts, it.starts, startsWithIgnoreCase);
}

}  // namespace

void visitBelow(const ValuePath& path, Node node, bool xml, FunctionRef<bool(Node)> visit) {
  walk(path.steps, 0, node, xml, visit);
}

void visitNodes(const ValuePath& path, const Scope& scope, FunctionRef<bool(Node)> visit) {
  Node root = scope.record;
  if (path.root == ValuePath::Root::kTop) root = scope.top;
  if (path.root == ValuePath::Root::kItem) root = scope.item;
  if (path.root == ValuePath::Root::kUp) {
    root =
        path.level <= scope.ancestors.size() ? scope.ancestors[scope.ancestors.size() - path.level] : Node();
  }
  if (!root.exists()) return;
  const bool slotted = path.slot >= 0 && scope.slots != nullptr && root.isObject();
  if (!slotted || (path.steps[0].each && scope.xml)) {
    walk(path.steps, 0, root, scope.xml, visit);
    return;
  }
  const Node child = (*scope.slots)[static_cast<size_t>(path.slot)];
  if (!child.exists()) return;
  if (path.steps[0].each) {
    walkEach(path.steps, 1, child, scope.xml, visit);
  } else {
    walk(path.steps, 1, child, scope.xml, visit);
  }
}

std::string_view firstText(const Value& value, Scope& scope) {
  if (value.kind == Value::Kind::kLiteral) return value.literal;
  std::string_view found;
  if (value.kind == Value::Kind::kPath) {
    visitPath(value.path, scope, [&](std::string_view text) {
      found = text;
      return false;
    });
    return found;
  }
  if (value.kind == Value::Kind::kFirst) {
    for (const Value& part : value.parts) {
      found = firstText(part, scope);
      if (!found.empty()) return found;
    }
    return found;
  }
  if (value.kind == Value::Kind::kIf)
    return firstText(value.parts[holds(value.condition[0], scope) ? 0 : 1], scope);
  if (value.kind == Value::Kind::kFrom && isTextByText(value)) return firstFrom(value, scope);
  Texts texts;
  allTexts(value, scope, texts);
  return texts.empty() ? std::string_view() : texts[0];
}

std::string_view firstText(const Value& value, Scope& scope, std::string_view& written) {
  if (value.kind == Value::Kind::kIf)
    return firstText(value.parts[holds(value.condition[0], scope) ? 0 : 1], scope, written);
  if (value.kind == Value::Kind::kFirst) {
    std::string_view found;
    for (size_t i = 0; i < value.parts.size() && found.empty(); ++i)
      found = firstText(value.parts[i], scope, written);
    return found;
  }
  const std::string_view text = firstText(value, scope);
  written = text;
  if (value.kind == Value::Kind::kFrom && (hasTable(value) || !value.transforms.empty()))
    written = firstText(value.parts[0], scope);
  return text;
}

void allTexts(const Value& value, Scope& scope, Texts& texts) {
  switch (value.kind) {
    case Value::Kind::kNothing:
      return;
    case Value::Kind::kLiteral:
      if (!value.literal.empty()) addText(value.literal, texts);
      return;
    case Value::Kind::kPath:
      visitPath(value.path, scope, [&](std::string_view text) { return addText(text, texts); });
      return;
    case Value::Kind::kFirst: {
      const size_t before = texts.size();
      for (const Value& part : value.parts) {
        allTexts(part, scope, texts);
        if (texts.size() > before) return;
      }
      return;
    }
    case Value::Kind::kAll:
      for (const Value& part : value.parts) allTexts(part, scope, texts);
      return;
    case Value::Kind::kTemplate:
    case Value::Kind::kParagraphs:
      return joinParts(value, scope, texts);
    case Value::Kind::kLookup:
      return addLookup(value, scope, texts);
    case Value::Kind::kIf:
      return allTexts(value.parts[holds(value.condition[0], scope) ? 0 : 1], scope, texts);
    case Value::Kind::kFrom: {
      Texts own;
      allTexts(value.parts[0], scope, own);
      finishFrom(value, scope, own);
      for (const std::string_view text : own) addText(text, texts);
      return;
    }
  }
}

bool holds(const SpecCondition& condition, Scope& scope) {
  const auto part = [&](const SpecCondition& it) { return holds(it, scope); };
  switch (condition.kind) {
    case SpecCondition::Kind::kAny:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part);
    case SpecCondition::Kind::kEvery:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part);
    case SpecCondition::Kind::kNot:
      return std::none_of(condition.parts.begin(), condition.parts.end(), part);
    case SpecCondition::Kind::kText:
      break;
  }
  return textHolds(condition, scope);
}

void Slots::reset(const std::vector<std::string>& names, bool ignoreCase) {
  names_ = &names;
  ignoreCase_ = ignoreCase;
  values_.assign(names.size(), Node());
  same_.clear();
  for (size_t i = 0; i < names.size(); ++i) same_.push_back(static_cast<size_t>(find(names[i])));
  positions_.clear();
}

int Slots::find(std::string_view key) const {
  const std::string_view wanted = ignoreCase_ ? trim(key) : key;
  for (size_t i = 0; i < names_->size(); ++i) {
    if (ignoreCase_ ? equalsIgnoreCase(trim((*names_)[i]), wanted) : (*names_)[i] == wanted)
      return static_cast<int>(i);
  }
  return -1;
}

void Slots::fill(Node record) {
  constexpr size_t kRemembered = 256;  // wider records are rare and looked up
  std::fill(values_.begin(), values_.end(), Node());
  size_t position = 0;
  for (const Node::Member member : record.members()) {
    int slot = 0;
    if (position < positions_.size() && positions_[position].key == member.key) {
      slot = positions_[position].slot;
    } else {
      slot = find(member.key);
      if (position < kRemembered) {
        if (positions_.size() <= position) positions_.resize(position + 1);
        positions_[position] = {std::string(member.key), slot};
      }
    }
    if (slot >= 0 && !values_[static_cast<size_t>(slot)].exists())
      values_[static_cast<size_t>(slot)] = member.value;
    ++position;
  }
}

}  // namespace postern
