// SPDX-License-Identifier: Apache-2.0
// See document_edit.h.
#include "tests/formats/document_edit.h"

#include <algorithm>
#include <map>

#include "base/json_writer.h"
#include "read/document.h"
#include "read/json_parser.h"

namespace postern::fixtures {
namespace {

constexpr size_t kMaxMembers = 60;

using Members = std::map<std::string, bool>;  // path -> only scalars stand there

void collect(Node node, const std::string& path, Members& members) {
  for (const Node::Member member : node.members()) {
    const std::string below = path + "/" + std::string(member.key);
    const bool scalar = !member.value.isObject() && !member.value.isArray();
    const auto [at, fresh] = members.try_emplace(below, scalar);
    at->second = at->second && scalar;
    collect(member.value, below, members);
  }
  if (!node.isArray()) return;
  for (const Node item : node.items()) collect(item, path + "/*", members);
}

std::string quoted(std::string_view text) { return JsonWriter().string(text).text(); }

void writeScalar(Node node, std::string& out) {
  if (node.isString()) {
    out += quoted(node.text());
  } else {
    out += node.isNull() ? std::string_view("null") : node.text();
  }
}

void writeChanged(Node node, Change change, std::string& out) {
  switch (change) {
    case Change::kNull:
      out += "null";
      return;
    case Change::kObject:
      out += "{\"value\":";
      if (node.isObject() || node.isArray()) {
        out += '1';
      } else {
        writeScalar(node, out);
      }
      out += '}';
      return;
    case Change::kList:
      out += "[]";
      return;
    default:
      out += node.isNumber() || node.kind() == NodeKind::kBool ? "\"another kind\"" : "7";
      return;
  }
}

void write(Node node, const std::string& path, const Edit& edit, std::string& out) {
  if (node.isArray()) {
    out += '[';
    bool first = true;
    for (const Node item : node.items()) {
      if (!first) out += ',';
      first = false;
      write(item, path + "/*", edit, out);
    }
    out += ']';
    return;
  }
  if (!node.isObject()) return writeScalar(node, out);
  out += '{';
  bool first = true;
  for (const Node::Member member : node.members()) {
    const std::string below = path + "/" + std::string(member.key);
    const bool here = below == edit.path;
    if (here && edit.change == Change::kDrop) continue;
    if (!first) out += ',';
    first = false;
    const std::string name(member.key);
    out += quoted(here && edit.change == Change::kRename ? name + "_renamed" : name);
    out += ':';
    if (here && edit.change != Change::kRename) {
      writeChanged(member.value, edit.change, out);
    } else {
      write(member.value, below, edit, out);
    }
  }
  out += '}';
}

std::string cell(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

}  // namespace

std::string_view nameOf(Change change) {
  static constexpr std::string_view kNames[] = {"dropped",   "renamed",       "null",
                                                "an object", "an empty list", "another kind"};
  return kNames[static_cast<size_t>(change)];
}

EditedDocument::EditedDocument(std::string_view bytes) {
  Diagnostics diagnostics;
  auto opened = Document::open("unknown", bytes, diagnostics);
  if (!opened) return;
  const Probe& probe = opened.value().probe();
  if (probe.isJson()) {
    JsonParser parser(bytes, diagnostics);
    for (parser.skipSpace(); !parser.atEnd(); parser.skipSpace()) {
      values_.emplace_back();
      if (parser.parse(values_.back())) continue;
      values_.clear();  // damaged on purpose
      return;
    }
  } else if (probe.syntax == Syntax::kCsv) {
    rows_.emplace_back();
    for (const std::string_view column : probe.columns) rows_[0].emplace_back(column);
    const auto keep = [&](const Record& record) {
      rows_.emplace_back();
      for (const Node::Member member : record.node.members()) rows_.back().emplace_back(member.value.text());
      rows_.back().resize(rows_[0].size());
    };
    if (!opened.value().read({"/*"}, keep, diagnostics)) rows_.clear();
  }
}

std::vector<Edit> EditedDocument::edits() const {
  Members members;
  for (const Tape& value : values_) collect(value.root(), "", members);
  if (!rows_.empty()) {
    for (const std::string& column : rows_[0]) members.try_emplace("/" + column, true);
  }
  std::vector<Edit> all;
  const size_t stride = 1 + members.size() / kMaxMembers;  // spread over the whole report
  size_t position = 0;
  for (const auto& [path, scalar] : members) {
    if (position++ % stride != 0) continue;
    for (const Change change : kChanges) {
      if (rows_.empty() || change == Change::kDrop || change == Change::kRename || change == Change::kNull ||
          change == Change::kOther)
        all.push_back({path, change, scalar});
    }
  }
  return all;
}

std::string EditedDocument::written(const Edit& edit) const {
  std::string out;
  for (const Tape& value : values_) {
    write(value.root(), "", edit, out);
    out += '\n';
  }
  for (size_t row = 0; row < rows_.size(); ++row) {
    bool first = true;
    for (size_t i = 0; i < rows_[row].size(); ++i) {
      const bool here = "/" + rows_[0][i] == edit.path;
      if (here && edit.change == Change::kDrop) continue;
      std::string text = rows_[row][i];
      if (here && row == 0 && edit.change == Change::kRename) text += " renamed";
      if (here && row > 0 && edit.change == Change::kNull) text.clear();
      if (here && row > 0 && edit.change == Change::kOther) text = "{\"another\": \"kind\"}";
      if (!first) out += ',';
      first = false;
      out += cell(text);
    }
    out += '\n';
  }
  return out;
}

}  // namespace postern::fixtures
