// SPDX-License-Identifier: Apache-2.0
// Values of a mapping spec, read once and evaluated for every record: where a text comes from and what is
// done to it. The language is described in docs/mapping-specs.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/mapping/pattern.h"

namespace postern {

struct ValuePath {
  enum class Root : uint8_t { kRecord, kUp, kTop, kKey, kItem, kCapture };
  struct Step {
    std::string name;   ///< "" is any item or member
    bool each = false;  ///< every item or member of what has the name
  };
  Root root = Root::kRecord;
  uint32_t level = 0;  ///< kUp: how many objects up; kKey: how many steps up; kCapture: its position
  int slot = -1;       ///< kRecord: of the first step, in the rule's table of members; -1 = look it up
  std::vector<Step> steps;
};

struct Transform {
  enum class Op : uint8_t {
    kTrim,
    kLower,
    kUpper,
    kFirstLine,
    kPlain,
    kBase64,
    kUrlDecode,
    kBasename,
    kDirname,
    kJson,
    kBefore,
    kAfter,
    kBeforeLast,
    kAfterLast,
    kWithin,
    kSplit,
    kMatch,
    kPrefix,
    kSuffix,
    kReplace,
    kLevels,
    kJoin,
    kDrop
  };
  Op op;
  std::string a, b;
  std::vector<std::string> list;                        ///< kDrop
  std::vector<std::pair<int64_t, std::string>> levels;  ///< kLevels: bounds in thousandths, as written
  Pattern pattern;                                      ///< kMatch
  size_t take = 0;                                      ///< kMatch: position of the part that is the result
  ValuePath path;                                       ///< kJson
};

struct SpecCondition;

struct Value {
  enum class Kind : uint8_t {
    kNothing,
    kPath,
    kLiteral,
    kFirst,
    kAll,
    kTemplate,
    kParagraphs,
    kLookup,
    kIf,
    kFrom
  };
  Kind kind = Kind::kNothing;
  ValuePath path;
  std::string literal;             ///< kLiteral; kLookup: the taken name
  std::vector<Value> parts;        ///< of kFirst, kAll ...; kFrom: [value]; kIf: [then, else]; kLookup: [key]
  std::vector<std::string> texts;  ///< kTemplate: around the parts (one more than parts); kParagraphs: labels
  std::vector<Transform> transforms;
  std::vector<std::pair<std::string, std::string>> map;  ///< kFrom, in lower case
  std::optional<std::string> mapOther;                   ///< "*"
  std::vector<Value> fallback;                           ///< kFrom: none or one
  std::vector<SpecCondition> condition;                  ///< kIf: one
  uint32_t table = 0, column = 0;                        ///< kLookup

  bool exists() const { return kind != Kind::kNothing; }
};

struct SpecCondition {
  enum class Kind : uint8_t { kText, kAny, kEvery, kNot };
  Kind kind = Kind::kText;
  std::vector<SpecCondition> parts;
  Value value;
  std::vector<std::string> is, isNot, contains, starts;
  std::optional<bool> empty, exists;
};

}  // namespace postern
