// SPDX-License-Identifier: Apache-2.0
// A file to point at: its start as a tree with the paths that picks use (protocol.ts, DocumentView).
#include <algorithm>
#include <utility>

#include "engine.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "formats/teach/shape.h"
#include "read/archive.h"
#include "read/document.h"

namespace postern {
namespace {

constexpr uint32_t kMembers = 120, kItems = 25, kTopValues = 50;
constexpr uint32_t kNodes = 6000;  // of the whole view: a page shows no more
constexpr int kDepth = 12;
constexpr size_t kTextBytes = 400;

class TreeWriter {
 public:
  TreeWriter(JsonWriter& out, bool xml) : out_(out), xml_(xml) {}

  void write(Node node, std::string_view key, const std::string& path, int depth) {
    ++written_;
    out_.beginObject().field("path", path).field("key", key).field("kind", kindOf(node));
    out_.field("text", clipUtf8(node.text(), kTextBytes))
        .field("size", node.size())
        .key("children")
        .beginArray();
    if (depth < kDepth && node.isArray()) {
      uint32_t index = 0;
      for (const Node item : node.items()) {
        if (index >= kItems || written_ > kNodes) break;
        write(item, "", path + "/" + std::to_string(index++), depth + 1);
      }
    } else if (depth < kDepth) {
      writeMembers(node, path, depth);
    }
    out_.endArray().endObject();
  }

 private:
  static std::string_view kindOf(Node node) {
    switch (node.kind()) {
      case NodeKind::kObject:
        return "object";
      case NodeKind::kArray:
        return "list";
      case NodeKind::kNumber:
        return "number";
      case NodeKind::kBool:
        return "boolean";
      case NodeKind::kString:
        return "text";
      default:
        return "null";
    }
  }

  static uint32_t times(Node node, std::string_view key) {
    uint32_t count = 0;
    for (const Node::Member member : node.members()) count += member.key == key ? 1 : 0;
    return count;
  }

  void writeMembers(Node node, const std::string& path, int depth) {
    uint32_t count = 0;
    std::vector<std::string_view> lists;
    for (const Node::Member member : node.members()) {
      if (++count > kMembers || written_ > kNodes) break;
      const std::string inner = path + "/" + escapedStep(member.key);
      const uint32_t repeated = xml_ ? times(node, member.key) : 1;
      if (repeated == 1) {
        write(member.value, member.key, inner, depth + 1);
      } else if (std::find(lists.begin(), lists.end(), member.key) == lists.end()) {
        lists.push_back(member.key);
        writeRepeated(node, member.key, inner, repeated, depth + 1);
      }
    }
  }

  // Elements of one name are shown as a list.
  void writeRepeated(Node node, std::string_view key, const std::string& path, uint32_t repeated, int depth) {
    out_.beginObject().field("path", path).field("key", key).field("kind", "list").field("text", "");
    out_.field("size", repeated).key("children").beginArray();
    uint32_t index = 0;
    for (const Node::Member member : node.members()) {
      if (member.key != key) continue;
      if (index >= kItems || written_ > kNodes) break;
      write(member.value, "", path + "/" + std::to_string(index++), depth + 1);
    }
    out_.endArray().endObject();
  }

  JsonWriter& out_;
  bool xml_;
  uint32_t written_ = 0;
};

void writeTop(JsonWriter& out, Document& in) {
  const Probe& probe = in.probe();
  const bool xml = probe.syntax == Syntax::kXml || probe.syntax == Syntax::kHtml;
  const TopLevel top = topLevelOf(probe);
  TreeWriter tree(out, xml);
  Diagnostics ignored;  // the import says them
  if (!top.list) {
    bool first = true;
    const auto write = [&](const Record& record) {
      if (std::exchange(first, false))
        tree.write(record.node, xml ? probe.rootName : "", xml ? top.path : "", 0);
    };
    (void)in.read({std::string_view(top.path)}, write, ignored);
    if (first) tree.write(probe.root, "", "", 0);
    return;
  }
  uint32_t count = 0;
  out.beginObject()
      .field("path", "")
      .field("key", "")
      .field("kind", "list")
      .field("text", "")
      .key("children")
      .beginArray();
  const auto write = [&](const Record& record) {
    if (count < kTopValues) tree.write(record.node, "", "/" + std::to_string(count), 1);
    ++count;
  };
  (void)in.read({std::string_view(top.path)}, write, ignored);
  out.endArray().field("size", count).endObject();
}

}  // namespace

Result<std::string> Engine::document(std::string_view name, std::string_view member, std::string_view bytes) {
  return guarded([&]() -> Result<std::string> {
    const std::string full =
        member.empty() ? std::string(name) : std::string(name) + "!" + std::string(member);
    auto plain = extractInput(name, bytes, full);
    if (!plain) return plain.error();
    Diagnostics ignored;
    auto opened = Document::open(full, plain.value().bytes(), ignored);
    if (!opened) return opened.error();
    JsonWriter out;
    out.beginObject().field("syntax", syntaxName(opened.value().probe().syntax)).key("root");
    writeTop(out, opened.value());
    return out.endObject().take();
  });
}

}  // namespace postern
