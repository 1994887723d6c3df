// SPDX-License-Identifier: Apache-2.0
// Values, paths and conditions of a spec from its JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/mapping/spec_json.h"
#include "formats/mapping/value.h"

namespace postern {

struct LookupRule;

/// What a value may refer to.
struct ValueNames {
  std::vector<std::string>* slots = nullptr;  ///< the record's members get a place there; null = none
  const std::vector<std::string>* captures = nullptr;
  const std::vector<LookupRule>* lookups = nullptr;
  bool hasItem = false;
};

class ValueReader {
 public:
  ValueReader(SpecJson& json, ValueNames names) : json_(json), names_(names) {}

  Value value(Node node, int depth = 0);
  SpecCondition condition(Node node, int depth = 0);
  /// A path below a record, without slots and roots: "a/b/*".
  ValuePath plainPath(std::string_view text);
  /// A condition whose other members are the caller's.
  SpecCondition conditionOf(Node object, int depth);

 private:
  ValuePath path(std::string_view text);
  ValuePath dollarPath(std::string_view text);
  void addSteps(ValuePath& path, std::string_view text);
  Value object(Node node, int depth);
  Value templateOf(std::string_view text);
  Value paragraphs(Node node, int depth);
  Value lookup(Node node, int depth);
  Value ifElse(Node node, int depth);
  Value from(Node node, int depth);
  void list(Value& to, Node node, int depth);
  void map(Value& to, Node node);
  std::optional<bool> yesOrNo(Node node);

  SpecJson& json_;
  ValueNames names_;
};

/// One transform of a "do" list.
Transform readTransform(SpecJson& json, Node node);

}  // namespace postern
