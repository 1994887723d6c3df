// SPDX-License-Identifier: Apache-2.0
// Opens, reads under every path alone and under all together, and looks at every node; what must hold for any
// input is checked.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <string_view>

#include "read/document.h"

namespace postern {

inline void require(bool holds, const char* what = "") {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline size_t visit(Node node) {
  size_t bytes = node.text().size();
  for (const auto [key, value] : node.members()) bytes += key.size() + visit(value);
  if (node.isArray()) {
    for (const Node item : node.items()) bytes += visit(item);
  }
  return bytes;
}

inline void readThrough(std::string_view bytes, std::initializer_list<std::string_view> paths) {
  Diagnostics diagnostics;
  Result<Document> opened = Document::open("input", bytes, diagnostics);
  if (!opened) return require(!opened.error().message.empty());  // a workbook may be beyond opening
  Document document = std::move(opened).value();
  visit(document.probe().root);
  const auto check = [&](const Record& record) {
    require(record.range.begin <= record.range.end && record.range.end <= document.text().size());
    require(record.spec < paths.size() && record.node.exists());
    visit(record.node);
    for (const Node ancestor : record.ancestors) visit(ancestor);
    (void)record.path();
  };
  const Status together = document.read(paths, check, diagnostics);
  require(together.ok() || !together.error().message.empty());
  for (const std::string_view path : paths) (void)document.read({path}, check, diagnostics);
}

}  // namespace postern
