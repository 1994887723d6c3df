// SPDX-License-Identifier: Apache-2.0
// See embedded_json.h. A text inside a text of a text is not followed further.
#include "formats/embedded_json.h"

#include "base/json_writer.h"
#include "base/text.h"
#include "read/document.h"

namespace postern {
namespace {

// Recursion is bounded by limits::kMaxDepth, which the reader enforces.
void write(JsonWriter& to, Node node, size_t bytes) {
  if (to.text().size() > bytes) {
    to.null();
    return;
  }
  switch (node.kind()) {
    case NodeKind::kObject:
      to.beginObject();
      for (const Node::Member member : node.members()) {
        if (to.text().size() > bytes) break;
        write(to.key(member.key), member.value, bytes);
      }
      to.endObject();
      return;
    case NodeKind::kArray:
      to.beginArray();
      for (const Node item : node.items()) {
        if (to.text().size() > bytes) break;
        write(to, item, bytes);
      }
      to.endArray();
      return;
    case NodeKind::kString:
      to.string(node.text());
      return;
    case NodeKind::kNumber:
    case NodeKind::kBool:
      to.raw(node.text());
      return;
    default:
      to.null();
  }
}

}  // namespace

std::string compactJson(Node node, size_t bytes) {
  if (!node.exists() || node.isNull()) return {};
  JsonWriter out;
  write(out, node, bytes);
  return out.take();
}

bool eachJson(Node value, FunctionRef<void(Node)> use) {
  if (value.isObject() || value.isArray()) {
    for (const Node item : value.items()) use(item);
    return true;
  }
  std::string text(trim(value.text()));
  if (text.starts_with("%7B") || text.starts_with("%7b") || text.starts_with("%5B"))
    text = decodePercent(text);
  if (text.empty() || (text[0] != '{' && text[0] != '[')) return false;
  Diagnostics unheard;
  auto document = Document::open("", text, unheard);
  if (!document || document.value().probe().syntax != Syntax::kJson) return false;
  bool found = false;
  const bool isArray = document.value().probe().root.isArray();
  const Status read = document.value().read(
      {isArray ? "/*" : "/"},
      [&](const Record& record) {
        found = true;
        use(record.node);
      },
      unheard);
  return found && read.ok();
}

}  // namespace postern
