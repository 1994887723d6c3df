// SPDX-License-Identifier: Apache-2.0
// A read-only tree over a flat tape: the one shape in which every syntax hands records to formats/.
//   JSON, YAML  as they are; numbers keep their literal text.
//   XML         an element with only text is a string; otherwise an object whose attributes are "@name"
//   members, whose
//               children are members by local name (repeated names repeat), and whose own text is "#text".
//   CSV         a row is an object keyed by the header.   Plain text: a line is a string.
// Looking up what is not there gives a missing Node, on which every question has an empty answer; chains need
// no checks.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace postern {

enum class NodeKind : uint8_t { kMissing, kNull, kBool, kNumber, kString, kArray, kObject };

/// One tape cell. An object is followed by key cell, value, key cell, value ...; an array by its values.
/// `end` counts cells from this one to the one after the value, so siblings are one step away.
struct TapeCell {
  const char* text = nullptr;
  uint32_t size = 0;  ///< bytes of text, or the number of members / items
  uint32_t endAndKind = 0;

  NodeKind kind() const { return static_cast<NodeKind>(endAndKind & 7U); }
  uint32_t end() const { return endAndKind >> 3U; }
  void set(NodeKind kind, uint32_t end) { endAndKind = (end << 3U) | static_cast<uint32_t>(kind); }
  std::string_view view() const { return {text, size}; }
};

class Node {
 public:
  Node() = default;
  explicit Node(const TapeCell* cell) : cell_(cell) {}

  NodeKind kind() const { return cell_ ? cell_->kind() : NodeKind::kMissing; }
  bool exists() const { return cell_ != nullptr; }
  bool isObject() const { return kind() == NodeKind::kObject; }
  bool isArray() const { return kind() == NodeKind::kArray; }
  bool isString() const { return kind() == NodeKind::kString; }
  bool isNumber() const { return kind() == NodeKind::kNumber; }
  bool isNull() const { return kind() == NodeKind::kNull; }
  /// Members of an object, items of an array, else 0.
  uint32_t size() const { return isObject() || isArray() ? cell_->size : 0; }

  /// A string's text, a number's literal, "true"/"false"; an XML element's "#text"; otherwise "".
  std::string_view text() const;
  /// text(), or the fallback where it is empty.
  std::string_view textOr(std::string_view fallback) const;
  bool isTrue() const { return text() == "true"; }
  /// The value as a whole number ("12", 12, 12.0); nullopt otherwise.
  std::optional<int64_t> integer() const;

  /// Member by key (the first of that name), or missing.
  Node operator[](std::string_view key) const;
  /// Item by position, or missing. (int: `node[0]` would be ambiguous with a null pointer.)
  Node item(uint32_t index) const;
  /// Members by name down a path, "a/b/c"; a step that is a number picks an array's item.
  Node at(std::string_view path) const;
  /// The first of these members that has a non-empty text.
  std::string_view firstText(std::initializer_list<std::string_view> keys) const;

  struct Member;
  class MemberRange;
  class ItemRange;
  class EachRange;
  /// Members of an object in input order; nothing for other kinds.
  MemberRange members() const;
  /// Items of an array; a value that is not an array gives itself; missing and null give nothing.
  ItemRange items() const;
  /// Every value under `key`: repeated XML children, the items of an array, or the single value.
  EachRange each(std::string_view key) const;

  const TapeCell* cell() const { return cell_; }

 private:
  const TapeCell* cell_ = nullptr;
};

struct Node::Member {
  std::string_view key;
  Node value;
};

class Node::MemberRange {
 public:
  class Iterator {
   public:
    explicit Iterator(const TapeCell* at) : at_(at) {}
    Member operator*() const { return {at_->view(), Node(at_ + 1)}; }
    Iterator& operator++() {
      at_ += 1 + at_[1].end();
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const TapeCell* at_;
  };
  MemberRange(const TapeCell* begin, const TapeCell* end) : begin_(begin), end_(end) {}
  Iterator begin() const { return Iterator(begin_); }
  Iterator end() const { return Iterator(end_); }

 private:
  const TapeCell* begin_;
  const TapeCell* end_;
};

class Node::ItemRange {
 public:
  class Iterator {
   public:
    explicit Iterator(const TapeCell* at) : at_(at) {}
    Node operator*() const { return Node(at_); }
    Iterator& operator++() {
      at_ += at_->end();
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const TapeCell* at_;
  };
  ItemRange(const TapeCell* begin, const TapeCell* end) : begin_(begin), end_(end) {}
  Iterator begin() const { return Iterator(begin_); }
  Iterator end() const { return Iterator(end_); }

 private:
  const TapeCell* begin_;
  const TapeCell* end_;
};

class Node::EachRange {
 public:
  class Iterator {
   public:
    Iterator(const TapeCell* member, const TapeCell* end, std::string_view key);
    Node operator*() const { return Node(item_); }
    Iterator& operator++();
    bool operator!=(const Iterator& other) const { return member_ != other.member_ || item_ != other.item_; }

   private:
    void settle();  // moves to the next member of that name which holds an item

    const TapeCell* member_;
    const TapeCell* end_;
    const TapeCell* item_ = nullptr;
    const TapeCell* itemEnd_ = nullptr;
    std::string_view key_;
  };
  EachRange(const TapeCell* begin, const TapeCell* end, std::string_view key)
      : begin_(begin), end_(end), key_(key) {}
  Iterator begin() const { return {begin_, end_, key_}; }
  Iterator end() const { return {end_, end_, key_}; }

 private:
  const TapeCell* begin_;
  const TapeCell* end_;
  std::string_view key_;
};

}  // namespace postern
