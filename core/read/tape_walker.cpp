// SPDX-License-Identifier: Apache-2.0
// Recursion follows the steps of the record paths only, never the depth of the input.
#include "read/tape_walker.h"

namespace postern {

void TapeWalker::walk(Node root, std::string_view at, uint32_t index) {
  ancestors_.clear();
  const int path = paths_->recordAt(paths_->all(), 0);
  if (path >= 0 && !root.isArray()) {
    parent_.clear();
    emit(root, path, at, index);
    return;
  }
  parent_ = at;
  if (!parent_.ends_with('/')) parent_ += '/';
  visit(root, paths_->all(), 0, {}, index);
}

void TapeWalker::emit(Node node, int path, std::string_view key, uint32_t index) {
  if (paths_->isSkipped(path)) return;
  Record record;
  record.spec = static_cast<uint32_t>(path);
  record.node = node;
  record.ancestors = ancestors_;
  record.range = rangeOf_(node);
  record.parent = parent_;
  record.key = key;
  record.index = index;
  handler_(record);
}

void TapeWalker::visit(Node node, uint32_t active, uint32_t depth, std::string_view key, uint32_t index) {
  const int path = depth == 0 ? -1 : paths_->recordAt(active, depth);
  if (path >= 0) {
    emit(node, path, key, index);
    return;
  }
  const size_t parentSize = parent_.size();
  if (depth > 0) appendStep(parent_, key, index);
  uint32_t at = 0;
  if (node.isObject()) {
    ancestors_.push_back(node);
    for (const auto [name, value] : node.members()) {
      const uint32_t next = paths_->step(active, depth, name);
      if (next != 0) visit(value, next, depth + 1, name, at);
      ++at;
    }
    ancestors_.pop_back();
  } else if (node.isArray()) {
    const uint32_t next = paths_->step(active, depth, "");
    for (const Node item : node.items()) {
      if (next != 0) visit(item, next, depth + 1, {}, at);
      ++at;
    }
  }
  parent_.resize(parentSize);
}

}  // namespace postern
