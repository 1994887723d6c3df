// SPDX-License-Identifier: Apache-2.0
// See shape.h. One pass over every record at the top; names of maps ("files": {"a.c": [...]}) are told from
// names of members by how they look and how alike the values are.
#include "formats/teach/shape.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"

namespace postern {
namespace {

constexpr size_t kSamples = 60, kSampleBytes = 300;
constexpr size_t kPlaces = 400, kLeaves = 300;
constexpr int kDepth = 14;
constexpr std::ptrdiff_t kMaxSteps = 14;  // of a record path (record.h), one of them the top-level list's
constexpr int kNested = 4;                // objects in an object whose members count as the record's own

bool isIdentifier(std::string_view name) {
  return !name.empty() && name.size() <= 40 && !isAsciiDigit(name[0]) &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return isAsciiAlnum(c) || c == '_' || c == '-' || c == ' ' || c == '@' || c == '#' || c == '$';
         });
}

bool isContainer(Node node) { return node.isObject() || node.isArray(); }

// Whether names are data: paths, ids, versions; or many values of one shape.
bool isMap(Node node) {
  const uint32_t count = node.size();
  if (count == 0) return false;
  uint32_t odd = 0;
  std::string firstShape;
  bool alike = true;
  for (const Node::Member member : node.members()) {
    if (!isContainer(member.value)) return false;
    odd += isIdentifier(member.key) ? 0 : 1;
    std::string shape = member.value.isArray() ? "[]" : "";
    for (const Node::Member inner : member.value.members()) shape.append(inner.key).append(",");
    if (firstShape.empty()) firstShape = shape;
    alike = alike && shape == firstShape;
  }
  if (odd * 2 > count) return true;
  return count >= 3 && alike && firstShape != "[]";
}

class Collector {
 public:
  explicit Collector(Shape& shape, bool xml) : shape_(shape), xml_(xml) {}

  void record(Node node, const std::string& path, int parent, uint32_t levels, bool repeated,
              std::vector<std::string_view> keys = {}, int depth = 0) {
    const int at = place(path, parent, levels);
    if (at < 0 || depth > kDepth) return;
    ++shape_.places[static_cast<size_t>(at)].count;
    shape_.places[static_cast<size_t>(at)].repeated += repeated ? 1 : 0;
    for (size_t i = 0; i < keys.size(); ++i)
      add(at, "$key" + (i == 0 ? std::string() : std::to_string(i)), keys[i]);
    if (xml_) {
      element(node, at, path, "", 0, depth);
    } else {
      object(node, at, path, "", 1, depth);
    }
  }

  /// A top-level value whose names are data.
  void topMap(Node node) {
    const int at = place("/", -1, 0);
    ++shape_.places[static_cast<size_t>(at)].count;
    map(node, at, "", 0, {}, 0);
  }

 private:
  int place(const std::string& path, int parent, uint32_t levels) {
    const auto known = places_.find(path);
    if (known != places_.end()) return known->second;
    const bool tooDeep = std::count(path.begin(), path.end(), '/') > kMaxSteps;
    if (tooDeep || shape_.places.size() >= kPlaces) {
      shape_.clipped = shape_.clipped || !tooDeep;
      return -1;
    }
    shape_.places.push_back({path, parent, levels, 0, 0, {}});
    leaves_.emplace_back();
    return places_[path] = static_cast<int>(shape_.places.size()) - 1;
  }

  void add(int at, const std::string& path, std::string_view text, bool list = false) {
    text = trim(text);
    if (text.empty()) return;
    ShapePlace& place = shape_.places[static_cast<size_t>(at)];
    auto& index = leaves_[static_cast<size_t>(at)];
    const auto known = index.find(path);
    if (known == index.end()) {
      if (place.leaves.size() >= kLeaves) {
        shape_.clipped = true;
        return;
      }
      index[path] = place.leaves.size();
      place.leaves.push_back({path, 0, false, {}, 0});
    }
    Leaf& leaf = place.leaves[index[path]];
    ++leaf.filled;
    leaf.list = leaf.list || list;
    const std::string_view sample = clipUtf8(text, kSampleBytes);
    if (leaf.distinct > kSamples ||
        std::find(leaf.samples.begin(), leaf.samples.end(), sample) != leaf.samples.end())
      return;
    ++leaf.distinct;
    if (leaf.samples.size() < kSamples) leaf.samples.emplace_back(sample);
  }

  // JSON and YAML: members of a record, those of objects inside of it too. `levels`: objects from here to the
  // record, and the record.
  void object(Node node, int at, const std::string& path, const std::string& below, uint32_t levels,
              int depth) {
    for (const Node::Member member : node.members()) {
      const std::string name = escapedStep(member.key);
      const std::string inner = below + name;
      const std::string full = (path == "/" ? "" : path) + "/" + inner;
      if (member.value.isArray()) {
        array(member.value, at, full, inner, levels, depth);
      } else if (member.value.isObject()) {
        if (isMap(member.value)) {
          map(member.value, at, full, levels, {}, depth);
        } else if (std::count(inner.begin(), inner.end(), '/') < kNested) {
          object(member.value, at, path, inner + "/", levels + 1, depth + 1);
        }
      } else {
        add(at, inner, member.value.text());
      }
    }
  }

  void array(Node items, int at, const std::string& full, const std::string& inner, uint32_t levels,
             int depth) {
    size_t scalars = 0;
    for (const Node item : items.items()) {
      if (item.isObject()) {
        record(item, full + "/*", at, levels, items.size() > 1, {}, depth + 1);
      } else if (!item.isArray() && scalars++ < kSamples) {
        add(at, inner, item.text(), items.size() > 1);
      }
    }
  }

  void map(Node node, int at, const std::string& full, uint32_t levels, std::vector<std::string_view> keys,
           int depth) {
    if (depth > kDepth) return;
    for (const Node::Member member : node.members()) {
      std::vector<std::string_view> inner = keys;
      inner.insert(inner.begin(), member.key);
      if (member.value.isObject() && isMap(member.value)) {
        map(member.value, at, full + "/*", levels + 1, inner, depth + 1);
      } else if (member.value.isObject()) {
        record(member.value, full + "/*", at, levels + 1, node.size() > 1, inner, depth + 1);
      } else {
        inner.insert(inner.begin(), std::string_view());  // the item's own place is no name
        for (const Node item : member.value.items()) {
          if (item.isObject()) record(item, full + "/*/*", at, levels + 1, true, inner, depth + 1);
        }
      }
    }
  }

  // XML: every element with parts of its own is a place, and its parts are also those of the elements around
  // it.
  void element(Node node, int at, const std::string& path, const std::string& below, int nested, int depth) {
    std::vector<std::pair<std::string_view, uint32_t>> names;
    for (const Node::Member member : node.members()) {
      const auto known =
          std::find_if(names.begin(), names.end(), [&](const auto& it) { return it.first == member.key; });
      if (known == names.end()) {
        names.emplace_back(member.key, 1);
      } else {
        ++known->second;
      }
    }
    for (const Node::Member member : node.members()) {
      const auto times = std::find_if(names.begin(), names.end(), [&](const auto& it) {
                           return it.first == member.key;
                         })->second;
      const std::string inner = below + std::string(member.key) + (times > 1 ? "/*" : "");
      if (!member.value.isObject()) {
        if (member.key != "#text" || below.empty()) add(at, inner, member.value.text(), times > 1);
        continue;
      }
      add(at, inner, member.value.text(), times > 1);
      if (nested < kNested && times == 1) element(member.value, at, path, inner + "/", nested + 1, depth + 1);
      if (below.empty())
        record(member.value, path + "/" + std::string(member.key), at, 1, times > 1, {}, depth + 1);
    }
  }

  Shape& shape_;
  bool xml_;
  std::unordered_map<std::string, int> places_;
  std::vector<std::unordered_map<std::string, size_t>> leaves_;
};

}  // namespace

const Leaf* ShapePlace::leaf(std::string_view leafPath) const {
  const auto at =
      std::find_if(leaves.begin(), leaves.end(), [leafPath](const Leaf& it) { return it.path == leafPath; });
  return at == leaves.end() ? nullptr : &*at;
}

TopLevel topLevelOf(const Probe& probe) {
  if (probe.syntax == Syntax::kXml) return {"/" + std::string(probe.rootName), false};
  // Of a page the rows of its tables.
  const bool list = probe.root.isArray() || probe.isTable() || probe.syntax == Syntax::kHtml ||
                    probe.syntax == Syntax::kText;
  return {list ? "/*" : "/", list || probe.syntax == Syntax::kJsonLines};
}

bool isWithin(const Shape& shape, int outer, int inner) {
  for (int at = inner; at >= 0; at = shape.places[static_cast<size_t>(at)].parent) {
    if (at == outer) return true;
  }
  return false;
}

bool areRelated(const Shape& shape, int a, int b) { return isWithin(shape, a, b) || isWithin(shape, b, a); }

Result<Shape> readShape(Document& in) {
  Shape shape;
  const Probe& probe = in.probe();
  const TopLevel top = topLevelOf(probe);
  shape.syntax = probe.syntax;
  shape.list = top.list;
  shape.rootName = probe.rootName;
  for (const std::string_view column : probe.columns) shape.columns.emplace_back(column);
  for (const Node::Member member : probe.first().members()) shape.topMembers.emplace_back(member.key);
  if (probe.syntax == Syntax::kText || probe.syntax == Syntax::kBinary || probe.syntax == Syntax::kEmpty)
    return shape;
  const bool xml = probe.syntax == Syntax::kXml;
  const bool rows = probe.isTable() || probe.syntax == Syntax::kHtml;
  Collector collector(shape, xml);
  const auto read = [&](const Record& record) {
    // A map at the top: its names are names of a map.
    if (!xml && !rows && record.node.isObject() && isMap(record.node)) return collector.topMap(record.node);
    if (!record.node.isArray()) return collector.record(record.node, xml ? top.path : "/", -1, 0, top.list);
    for (const Node item : record.node.items()) {  // lists in a list
      if (item.isObject()) collector.record(item, "/*", -1, 0, true);
    }
  };
  Diagnostics ignored;  // the import says them
  const Status status = in.read({std::string_view(top.path)}, read, ignored);
  if (!status && shape.places.empty()) return status.error();
  return shape;
}

}  // namespace postern
