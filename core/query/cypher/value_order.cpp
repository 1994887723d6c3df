// SPDX-License-Identifier: Apache-2.0
// Comparison of values. Recursion is bounded by the depth of values (evaluator.h).
#include "query/cypher/value_order.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace postern::cypher {

namespace {

constexpr double kTwoTo63 = 9223372036854775808.0;

/// Exact, unlike a comparison after conversion to double. NaN must not come here.
int compareIntegerFloat(int64_t a, double b) {
  if (b >= kTwoTo63) return -1;
  if (b < -kTwoTo63) return 1;
  double whole = std::trunc(b);
  auto asInteger = static_cast<int64_t>(whole);
  if (a != asInteger) return a < asInteger ? -1 : 1;
  return b > whole ? -1 : b < whole ? 1 : 0;
}

template <typename T>
int sign(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

/// Neither is NaN.
int compareNumbers(const Value& a, const Value& b) {
  if (a.is(Kind::kInteger)) {
    return b.is(Kind::kInteger) ? sign(a.asInteger(), b.asInteger())
                                : compareIntegerFloat(a.asInteger(), b.asFloat());
  }
  return b.is(Kind::kInteger) ? -compareIntegerFloat(b.asInteger(), a.asFloat())
                              : sign(a.asFloat(), b.asFloat());
}

bool isNan(const Value& value) { return value.is(Kind::kFloat) && std::isnan(value.asFloat()); }

int rank(Kind kind) {
  switch (kind) {
    case Kind::kMap:
      return 0;
    case Kind::kNode:
      return 1;
    case Kind::kRelationship:
      return 2;
    case Kind::kList:
      return 3;
    case Kind::kPath:
      return 4;
    case Kind::kDateTime:
      return 5;
    case Kind::kLocalDateTime:
      return 6;
    case Kind::kDate:
      return 7;
    case Kind::kTime:
      return 8;
    case Kind::kLocalTime:
      return 9;
    case Kind::kDuration:
      return 10;
    case Kind::kString:
      return 11;
    case Kind::kBoolean:
      return 12;
    case Kind::kInteger:
    case Kind::kFloat:
      return 13;
    case Kind::kNull:
      return 14;
  }
  return 14;
}

Truth equalLists(const List& a, const List& b) {
  if (a.size() != b.size()) return Truth::kFalse;
  Truth all = Truth::kTrue;
  for (size_t i = 0; i < a.size(); ++i) {
    Truth one = equalValues(a[i], b[i]);
    if (one == Truth::kFalse) return one;
    if (one == Truth::kUnknown) all = one;
  }
  return all;
}

Truth equalMaps(const Map& a, const Map& b) {
  if (a.size() != b.size()) return Truth::kFalse;
  Truth all = Truth::kTrue;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a.entries()[i].first != b.entries()[i].first) return Truth::kFalse;
  }
  for (size_t i = 0; i < a.size(); ++i) {
    Truth one = equalValues(a.entries()[i].second, b.entries()[i].second);
    if (one == Truth::kFalse) return one;
    if (one == Truth::kUnknown) all = one;
  }
  return all;
}

Truth listLess(const List& a, const List& b, bool orEqual) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    Truth same = equalValues(a[i], b[i]);
    if (same == Truth::kUnknown) return same;
    if (same == Truth::kFalse) return lessThan(a[i], b[i], orEqual);
  }
  return truthOf(orEqual ? a.size() <= b.size() : a.size() < b.size());
}

int orderLists(const List& a, const List& b) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (int order = orderValues(a[i], b[i])) return order;
  }
  return sign(a.size(), b.size());
}

int orderMaps(const Map& a, const Map& b) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const auto& [keyA, valueA] = a.entries()[i];
    const auto& [keyB, valueB] = b.entries()[i];
    if (int order = keyA.compare(keyB)) return order < 0 ? -1 : 1;
    if (int order = orderValues(valueA, valueB)) return order;
  }
  return sign(a.size(), b.size());
}

int orderPaths(const Path& a, const Path& b) {
  // Alternating node, relationship, node ...
  for (size_t i = 0; i < std::min(a.nodes.size(), b.nodes.size()); ++i) {
    if (int order = sign(a.nodes[i], b.nodes[i])) return order;
    if (i < a.relationships.size() && i < b.relationships.size()) {
      if (int order = sign(a.relationships[i], b.relationships[i])) return order;
    }
  }
  return sign(a.nodes.size(), b.nodes.size());
}

uint64_t mix(uint64_t hash, uint64_t more) {
  hash ^= more + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
  hash *= 0xff51afd7ed558ccdULL;
  return hash ^ (hash >> 33);
}

uint64_t hashBytes(uint64_t hash, std::string_view text) {
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mix(hash, text.size());
}

uint64_t hashFloat(double value) {
  if (std::isnan(value)) return mix(13, 1);
  if (value == std::trunc(value) && value >= -kTwoTo63 && value < kTwoTo63) {
    return mix(13, static_cast<uint64_t>(static_cast<int64_t>(value)));
  }
  uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return mix(13, bits);
}

constexpr int64_t kNanosPerSecond = 1'000'000'000;

uint64_t hashTemporal(uint64_t seed, const Value& value) {
  auto add = [&](int64_t part) { seed = mix(seed, static_cast<uint64_t>(part)); };
  switch (value.kind()) {
    case Kind::kDate:
      add(value.asDate().epochDays);
      break;
    case Kind::kLocalTime:
      add(value.asLocalTime().nanosOfDay);
      break;
    case Kind::kTime:
      add(value.asTime().nanosOfDay - value.asTime().offsetSeconds * kNanosPerSecond);
      break;
    case Kind::kLocalDateTime:
      add(value.asLocalDateTime().epochDays);
      add(value.asLocalDateTime().nanosOfDay);
      break;
    case Kind::kDateTime: {
      const DateTime& at = value.asDateTime();
      add(at.local.epochDays * 86400 + at.local.nanosOfDay / kNanosPerSecond - at.offsetSeconds);
      add(at.local.nanosOfDay % kNanosPerSecond);
      break;
    }
    default: {
      const Duration& length = value.asDuration();
      add(length.months), add(length.days), add(length.seconds), add(length.nanos);
      break;
    }
  }
  return seed;
}

}  // namespace

Truth equalValues(const Value& a, const Value& b) {
  if (a.isNull() || b.isNull()) return Truth::kUnknown;
  if (a.isNumber() && b.isNumber()) {
    return truthOf(!isNan(a) && !isNan(b) && compareNumbers(a, b) == 0);
  }
  if (a.kind() != b.kind()) return Truth::kFalse;
  switch (a.kind()) {
    case Kind::kBoolean:
      return truthOf(a.asBoolean() == b.asBoolean());
    case Kind::kString:
      return truthOf(a.asString() == b.asString());
    case Kind::kNode:
    case Kind::kRelationship:
      return truthOf(a.id() == b.id());
    case Kind::kList:
      return equalLists(a.asList(), b.asList());
    case Kind::kMap:
      return equalMaps(a.asMap(), b.asMap());
    case Kind::kPath:
      return truthOf(orderPaths(a.asPath(), b.asPath()) == 0);
    default:
      return truthOf(compareTemporal(a, b) == 0);
  }
}

Truth lessThan(const Value& a, const Value& b, bool orEqual) {
  if (a.isNumber() && b.isNumber()) {
    if (isNan(a) || isNan(b)) return Truth::kFalse;
    int order = compareNumbers(a, b);
    return truthOf(orEqual ? order <= 0 : order < 0);
  }
  if (a.kind() != b.kind()) return Truth::kUnknown;
  int order = 0;
  switch (a.kind()) {
    case Kind::kString:
      order = a.asString().compare(b.asString());
      break;
    case Kind::kBoolean:
      order = sign(a.asBoolean(), b.asBoolean());
      break;
    case Kind::kList:
      return listLess(a.asList(), b.asList(), orEqual);
    case Kind::kDate:
    case Kind::kLocalTime:
    case Kind::kTime:
    case Kind::kLocalDateTime:
    case Kind::kDateTime:
      order = compareTemporal(a, b);
      break;
    default:
      return Truth::kUnknown;
  }
  return truthOf(orEqual ? order <= 0 : order < 0);
}

int orderValues(const Value& a, const Value& b) {
  if (int order = sign(rank(a.kind()), rank(b.kind()))) return order;
  switch (a.kind()) {
    case Kind::kNull:
      return 0;
    case Kind::kBoolean:
      return sign(a.asBoolean(), b.asBoolean());
    case Kind::kInteger:
    case Kind::kFloat:
      if (isNan(a) || isNan(b)) return sign(isNan(a), isNan(b));
      return compareNumbers(a, b);
    case Kind::kString:
      return sign(a.asString().compare(b.asString()), 0);
    case Kind::kNode:
    case Kind::kRelationship:
      return sign(a.id(), b.id());
    case Kind::kList:
      return orderLists(a.asList(), b.asList());
    case Kind::kMap:
      return orderMaps(a.asMap(), b.asMap());
    case Kind::kPath:
      return orderPaths(a.asPath(), b.asPath());
    default:
      return compareTemporal(a, b);
  }
}

uint64_t hashValue(const Value& value) {
  auto seed = static_cast<uint64_t>(rank(value.kind()));
  switch (value.kind()) {
    case Kind::kNull:
      return mix(seed, 0);
    case Kind::kBoolean:
      return mix(seed, value.asBoolean());
    case Kind::kInteger:
      return mix(13, static_cast<uint64_t>(value.asInteger()));
    case Kind::kFloat:
      return hashFloat(value.asFloat());
    case Kind::kString:
      return hashBytes(seed, value.asString());
    case Kind::kNode:
    case Kind::kRelationship:
      return mix(seed, value.id());
    case Kind::kList:
      for (const Value& item : value.asList()) seed = mix(seed, hashValue(item));
      return mix(seed, value.asList().size());
    case Kind::kMap:
      for (const auto& [key, item] : value.asMap().entries())
        seed = mix(hashBytes(seed, key), hashValue(item));
      return seed;
    case Kind::kPath:
      for (uint32_t id : value.asPath().relationships) seed = mix(seed, id);
      return mix(seed, value.asPath().nodes.front());
    default:
      return hashTemporal(seed, value);
  }
}

}  // namespace postern::cypher
