// SPDX-License-Identifier: Apache-2.0
// Reads a text whole and keeps what records said as JSON text, so that tests compare strings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/json_writer.h"
#include "read/document.h"

namespace postern {

inline void writeNode(JsonWriter& out, Node node) {
  switch (node.kind()) {
    case NodeKind::kMissing:
      out.string("(missing)");
      break;
    case NodeKind::kNull:
      out.null();
      break;
    case NodeKind::kBool:
    case NodeKind::kNumber:
      out.raw(node.text());
      break;
    case NodeKind::kString:
      out.string(node.text());
      break;
    case NodeKind::kArray:
      out.beginArray();
      for (const Node item : node.items()) writeNode(out, item);
      out.endArray();
      break;
    case NodeKind::kObject:
      out.beginObject();
      for (const auto [key, value] : node.members()) writeNode(out.key(key), value);
      out.endObject();
      break;
  }
}

inline std::string toJson(Node node) {
  JsonWriter out;
  writeNode(out, node);
  return out.take();
}

struct SeenRecord {
  uint32_t spec;
  std::string json;
  std::string path;
  std::string raw;
  ByteRange range;
  std::vector<std::string> ancestors;
};

struct Reading {
  Syntax syntax = Syntax::kEmpty;
  std::string text;
  std::string root;
  std::string rootName;
  std::string rootNamespace;
  std::vector<std::string> columns;
  std::vector<SeenRecord> records;
  Diagnostics diagnostics;
  std::optional<Error> failure;
  uint64_t skipped = 0;

  Reading(std::string_view bytes, std::initializer_list<std::string_view> paths,
          std::string_view name = "input") {
    Result<Document> opened = Document::open(name, bytes, diagnostics);
    if (!opened) {
      failure = opened.error();
      return;
    }
    Document document = std::move(opened).value();
    const Probe& probe = document.probe();
    syntax = probe.syntax;
    text = document.text();
    root = toJson(probe.root);
    rootName = probe.rootName;
    rootNamespace = probe.rootNamespace;
    for (const std::string_view column : probe.columns) columns.emplace_back(column);
    const Status status = document.read(
        paths,
        [&](const Record& record) {
          SeenRecord seen{record.spec, toJson(record.node), record.path(), "", record.range, {}};
          seen.raw = document.text().substr(record.range.begin, record.range.end - record.range.begin);
          for (const Node ancestor : record.ancestors) seen.ancestors.push_back(toJson(ancestor));
          records.push_back(std::move(seen));
        },
        diagnostics);
    if (!status) failure = status.error();
    skipped = document.skippedRecords();
  }

  bool ok() const { return !failure; }
  Error error() const { return failure.value_or(Error{}); }
  uint64_t noted(std::string_view code) const {
    uint64_t count = 0;
    for (const Diagnostic& entry : diagnostics.entries()) count += entry.code == code ? entry.count : 0;
    return count;
  }
};

}  // namespace postern
