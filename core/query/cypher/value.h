// SPDX-License-Identifier: Apache-2.0
// A value of openCypher: 16 bytes, cheap to copy (long ones are shared and counted, without atomics: a query
// runs on one thread). Values are immutable once made. Nodes and relationships are ids of the graph that the
// query runs on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/cypher/temporal.h"

namespace postern::cypher {

enum class Kind : uint8_t {
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kNode,
  kRelationship,
  kDate,
  kLocalTime,
  // From here on the value is a counted box.
  kString,
  kList,
  kMap,
  kPath,
  kTime,
  kLocalDateTime,
  kDateTime,
  kDuration,
};

class Value;
using List = std::vector<Value>;

/// nodes.size() == relationships.size() + 1; which way a relationship was walked follows from its ends.
struct Path {
  std::vector<uint32_t> nodes;
  std::vector<uint32_t> relationships;
};

/// Entries sorted by key, so that equal maps are equal whatever the order in which they were written.
class Map {
 public:
  const Value* find(std::string_view key) const;
  void set(std::string key, Value value);
  const std::vector<std::pair<std::string, Value>>& entries() const { return entries_; }
  bool empty() const;
  size_t size() const;

 private:
  std::vector<std::pair<std::string, Value>> entries_;
};

/// Bytes of all boxes alive: the memory limit of a query is the growth of this.
int64_t liveValueBytes();

class Value {
 public:
  Value() = default;
  Value(const Value& other) : kind_(other.kind_), bits_(other.bits_) { retain(); }
  Value(Value&& other) noexcept : kind_(other.kind_), bits_(other.bits_) { other.kind_ = Kind::kNull; }
  Value& operator=(const Value& other) {
    if (this != &other) {
      Value copy(other);
      swap(copy);
    }
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Value() { release(); }
  void swap(Value& other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(bits_, other.bits_);
  }

  static Value boolean(bool value);
  static Value integer(int64_t value);
  static Value real(double value);
  static Value node(uint32_t id);
  static Value relationship(uint32_t id);
  static Value string(std::string text);
  static Value list(List items);
  static Value map(Map entries);
  static Value path(Path path);
  static Value of(Date value);
  static Value of(LocalTime value);
  static Value of(Time value);
  static Value of(LocalDateTime value);
  static Value of(DateTime value);
  static Value of(Duration value);

  Kind kind() const { return kind_; }
  bool isNull() const { return kind_ == Kind::kNull; }
  bool is(Kind kind) const { return kind_ == kind; }
  bool isNumber() const { return kind_ == Kind::kInteger || kind_ == Kind::kFloat; }
  bool isTrue() const { return kind_ == Kind::kBoolean && bits_.boolean; }
  bool isFalse() const { return kind_ == Kind::kBoolean && !bits_.boolean; }
  bool isTemporal() const {
    return kind_ >= Kind::kTime || kind_ == Kind::kDate || kind_ == Kind::kLocalTime;
  }

  // Each is defined only for its own kind.
  bool asBoolean() const { return bits_.boolean; }
  int64_t asInteger() const { return bits_.integer; }
  double asFloat() const { return bits_.real; }
  double asNumber() const {
    return kind_ == Kind::kInteger ? static_cast<double>(bits_.integer) : bits_.real;
  }
  uint32_t id() const { return bits_.id; }  ///< of a node or relationship
  const std::string& asString() const { return boxed<std::string>(); }
  const List& asList() const { return boxed<List>(); }
  const Map& asMap() const { return boxed<Map>(); }
  const Path& asPath() const { return boxed<Path>(); }
  Date asDate() const { return Date{bits_.integer}; }
  LocalTime asLocalTime() const { return LocalTime{bits_.integer}; }
  const Time& asTime() const { return boxed<Time>(); }
  const LocalDateTime& asLocalDateTime() const { return boxed<LocalDateTime>(); }
  const DateTime& asDateTime() const { return boxed<DateTime>(); }
  const Duration& asDuration() const { return boxed<Duration>(); }

  /// Levels of lists and maps inside each other: 0 for everything else. The evaluator refuses more than a
  /// limit, because freeing, printing and comparing recurse.
  uint32_t depth() const { return kind_ >= Kind::kString ? bits_.box->depth : 0; }

 private:
  struct Box {
    uint32_t references = 1;
    uint32_t depth = 0;
    uint32_t bytes = 0;
  };
  template <typename T>
  struct Boxed : Box {
    explicit Boxed(T moved) : value(std::move(moved)) {}
    T value;
  };
  template <typename T>
  const T& boxed() const {
    return static_cast<const Boxed<T>*>(bits_.box)->value;
  }
  template <typename T>
  static Value makeBox(Kind kind, T value, size_t bytes, uint32_t depth = 0);
  void retain() {
    if (kind_ >= Kind::kString) ++bits_.box->references;
  }
  void release() {
    if (kind_ >= Kind::kString && --bits_.box->references == 0) destroy();
  }
  void destroy();

  Kind kind_ = Kind::kNull;
  union Bits {
    bool boolean;
    int64_t integer = 0;
    double real;
    uint32_t id;
    Box* box;
  } bits_;
};

// Here, because clang wants the type of the entries complete.
inline bool Map::empty() const { return entries_.empty(); }
inline size_t Map::size() const { return entries_.size(); }

/// "Integer", "List" ... for messages.
std::string_view kindName(Kind kind);

}  // namespace postern::cypher
