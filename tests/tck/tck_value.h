// SPDX-License-Identifier: Apache-2.0
// A value as the TCK writes it in its tables: 'text', 1, 1.0, NaN, [..], {..}, (:L {..}), [:T {..}],
// <(..)-[..]->(..)>. Temporal values stand there as text. Two values are equal when their canonical texts
// are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace postern::tck {

enum class TckKind : uint8_t {
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kText,
  kList,
  kMap,
  kNode,
  kRelationship,
  kPath
};

struct TckField;

struct TckValue {
  TckKind kind = TckKind::kNull;
  bool boolean = false;
  int64_t integer = 0;
  double real = 0;
  std::string text;                 ///< text, or a relationship's type
  std::vector<std::string> labels;  ///< of a node
  std::vector<TckValue> items;      ///< of a list; a path's nodes and relationships in turn
  std::vector<bool> forward;        ///< per relationship of a path
  std::vector<TckField> fields;     ///< of a map, or properties
};

struct TckField {
  std::string name;
  TckValue value;
};

Result<TckValue> parseTckValue(std::string_view text);

std::string canonicalText(const TckValue& value, bool ignore_list_order);

}  // namespace postern::tck
