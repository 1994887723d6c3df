// SPDX-License-Identifier: Apache-2.0
// Look-ups on the tape. Linear: records have tens of members, and maps of thousands are read as records of
// their own.
#include "read/node.h"

#include "base/scan.h"
#include "base/text.h"

namespace postern {

std::string_view Node::text() const {
  switch (kind()) {
    case NodeKind::kString:
    case NodeKind::kNumber:
    case NodeKind::kBool:
      return cell_->view();
    case NodeKind::kObject: {
      const Node own = (*this)["#text"];
      return own.isString() ? own.cell_->view() : std::string_view();
    }
    default:
      return {};
  }
}

std::string_view Node::textOr(std::string_view fallback) const {
  const std::string_view own = text();
  return own.empty() ? fallback : own;
}

std::optional<int64_t> Node::integer() const {
  const std::string_view own = trim(text());
  if (const auto value = parseInt(own)) return value;
  if (own.empty() || own.size() > 32) return std::nullopt;
  const auto milli = parseMilli(own);
  if (!milli || *milli % 1000 != 0) return std::nullopt;
  return *milli / 1000;
}

Node Node::operator[](std::string_view key) const {
  for (const Member member : members()) {
    if (scan::same(member.key, key)) return member.value;
  }
  return {};
}

Node Node::item(uint32_t index) const {
  if (!isArray() || index >= cell_->size) return {};
  const TapeCell* at = cell_ + 1;
  for (; index > 0; --index) at += at->end();
  return Node(at);
}

Node Node::at(std::string_view path) const {
  Node node = *this;
  while (!path.empty() && node.exists()) {
    const size_t slash = path.find('/');
    const std::string_view step = path.substr(0, slash);
    if (node.isArray()) {
      const auto index = parseInt(step);
      node = index && *index >= 0 ? node.item(static_cast<uint32_t>(*index)) : Node();
    } else {
      node = node[step];
    }
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return node;
}

std::string_view Node::firstText(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys) {
    const std::string_view found = (*this)[key].text();
    if (!found.empty()) return found;
  }
  return {};
}

Node::MemberRange Node::members() const {
  if (!isObject()) return {nullptr, nullptr};
  return {cell_ + 1, cell_ + cell_->end()};
}

Node::ItemRange Node::items() const {
  if (!cell_ || isNull()) return {nullptr, nullptr};
  if (!isArray()) return {cell_, cell_ + cell_->end()};
  return {cell_ + 1, cell_ + cell_->end()};
}

Node::EachRange Node::each(std::string_view key) const {
  if (!isObject()) return {nullptr, nullptr, key};
  return {cell_ + 1, cell_ + cell_->end(), key};
}

Node::EachRange::Iterator::Iterator(const TapeCell* member, const TapeCell* end, std::string_view key)
    : member_(member), end_(end), key_(key) {
  settle();
}

void Node::EachRange::Iterator::settle() {
  for (; member_ != end_; member_ += 1 + member_[1].end()) {
    if (member_->view() != key_) continue;
    const TapeCell* value = member_ + 1;
    if (value->kind() == NodeKind::kNull) continue;
    if (value->kind() == NodeKind::kArray && value->size == 0) continue;
    item_ = value->kind() == NodeKind::kArray ? value + 1 : value;
    itemEnd_ = value + value->end();
    return;
  }
  item_ = itemEnd_ = nullptr;
}

Node::EachRange::Iterator& Node::EachRange::Iterator::operator++() {
  item_ += item_->end();
  if (item_ == itemEnd_) {
    member_ += 1 + member_[1].end();
    settle();
  }
  return *this;
}

}  // namespace postern
