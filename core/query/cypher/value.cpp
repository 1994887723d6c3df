// SPDX-License-Identifier: Apache-2.0
// Making and freeing of values.
#include "query/cypher/value.h"

#include <algorithm>
#include <atomic>

namespace postern::cypher {

namespace {

// Of all threads: a limit may be met early where several ask at once. (WebAssembly without shared memory has
// no storage of a thread's own.)
std::atomic<int64_t> liveBytes = 0;

bool keyBelow(const std::pair<std::string, Value>& entry, std::string_view key) { return entry.first < key; }

uint32_t deepest(const List& items) {
  uint32_t depth = 0;
  for (const Value& item : items) depth = std::max(depth, item.depth());
  return depth;
}

}  // namespace

int64_t liveValueBytes() { return liveBytes.load(std::memory_order_relaxed); }

const Value* Map::find(std::string_view key) const {
  auto at = std::lower_bound(entries_.begin(), entries_.end(), key, keyBelow);
  return at != entries_.end() && at->first == key ? &at->second : nullptr;
}

void Map::set(std::string key, Value value) {
  auto at = std::lower_bound(entries_.begin(), entries_.end(), std::string_view(key), keyBelow);
  if (at != entries_.end() && at->first == key) {
    at->second = std::move(value);
  } else {
    entries_.emplace(at, std::move(key), std::move(value));
  }
}

template <typename T>
Value Value::makeBox(Kind kind, T value, size_t bytes, uint32_t depth) {
  auto* box = new Boxed<T>(std::move(value));
  box->depth = depth;
  // What is above 4 GB cannot exist in wasm and is counted short natively.
  box->bytes = static_cast<uint32_t>(std::min<size_t>(bytes + sizeof(Boxed<T>), UINT32_MAX));
  liveBytes.fetch_add(box->bytes, std::memory_order_relaxed);
  Value made;
  made.kind_ = kind;
  made.bits_.box = box;
  return made;
}

void Value::destroy() {
  liveBytes.fetch_sub(bits_.box->bytes, std::memory_order_relaxed);
  switch (kind_) {
    case Kind::kString:
      delete static_cast<Boxed<std::string>*>(bits_.box);
      break;
    case Kind::kList:
      delete static_cast<Boxed<List>*>(bits_.box);
      break;
    case Kind::kMap:
      delete static_cast<Boxed<Map>*>(bits_.box);
      break;
    case Kind::kPath:
      delete static_cast<Boxed<Path>*>(bits_.box);
      break;
    case Kind::kTime:
      delete static_cast<Boxed<Time>*>(bits_.box);
      break;
    case Kind::kLocalDateTime:
      delete static_cast<Boxed<LocalDateTime>*>(bits_.box);
      break;
    case Kind::kDateTime:
      delete static_cast<Boxed<DateTime>*>(bits_.box);
      break;
    case Kind::kDuration:
      delete static_cast<Boxed<Duration>*>(bits_.box);
      break;
    default:
      break;
  }
}

Value Value::boolean(bool value) {
  Value made;
  made.kind_ = Kind::kBoolean;
  made.bits_.boolean = value;
  return made;
}
Value Value::integer(int64_t value) {
  Value made;
  made.kind_ = Kind::kInteger;
  made.bits_.integer = value;
  return made;
}
Value Value::real(double value) {
  Value made;
  made.kind_ = Kind::kFloat;
  made.bits_.real = value;
  return made;
}
Value Value::node(uint32_t id) {
  Value made;
  made.kind_ = Kind::kNode;
  made.bits_.id = id;
  return made;
}
Value Value::relationship(uint32_t id) {
  Value made;
  made.kind_ = Kind::kRelationship;
  made.bits_.id = id;
  return made;
}
Value Value::string(std::string text) {
  size_t bytes = text.size();
  return makeBox(Kind::kString, std::move(text), bytes);
}
Value Value::list(List items) {
  uint32_t depth = deepest(items) + 1;
  size_t bytes = items.size() * sizeof(Value);
  return makeBox(Kind::kList, std::move(items), bytes, depth);
}
Value Value::map(Map entries) {
  uint32_t depth = 0;
  size_t bytes = 0;
  for (const auto& [key, value] : entries.entries()) {
    depth = std::max(depth, value.depth());
    bytes += key.size() + sizeof(std::pair<std::string, Value>);
  }
  return makeBox(Kind::kMap, std::move(entries), bytes, depth + 1);
}
Value Value::path(Path path) {
  size_t bytes = (path.nodes.size() + path.relationships.size()) * sizeof(uint32_t);
  return makeBox(Kind::kPath, std::move(path), bytes);
}
Value Value::of(Date value) {
  Value made;
  made.kind_ = Kind::kDate;
  made.bits_.integer = value.epochDays;
  return made;
}
Value Value::of(LocalTime value) {
  Value made;
  made.kind_ = Kind::kLocalTime;
  made.bits_.integer = value.nanosOfDay;
  return made;
}
Value Value::of(Time value) { return makeBox(Kind::kTime, value, 0); }
Value Value::of(LocalDateTime value) { return makeBox(Kind::kLocalDateTime, value, 0); }
Value Value::of(DateTime value) { return makeBox(Kind::kDateTime, std::move(value), 0); }
Value Value::of(Duration value) { return makeBox(Kind::kDuration, value, 0); }

std::string_view kindName(Kind kind) {
  static constexpr std::string_view kNames[] = {
      "Null",   "Boolean", "Integer", "Float", "Node", "Relationship",  "Date",     "LocalTime",
      "String", "List",    "Map",     "Path",  "Time", "LocalDateTime", "DateTime", "Duration"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace postern::cypher
