// SPDX-License-Identifier: Apache-2.0
// Reading a spec's JSON with the place of every mistake: the first one is kept, reading goes on with
// defaults.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "read/node.h"

namespace postern {

class SpecJson {
 public:
  explicit SpecJson(std::string_view text) : text_(text) {}

  /// Notes a mistake at the newest place entered.
  void fail(std::string message);
  bool failed() const { return failed_; }
  const Error& error() const { return error_; }

  /// Where the reading is: the key of a member, the text of a scalar, the first member or item of anything
  /// else. Places outside the text (keys with escapes, empty lists) keep the one before.
  void enter(const Node::Member& member) { enterText(member.key); }
  void enter(Node node);
  /// Counts a value of the spec, false when there are too many: what is said once for all layouts is read for
  /// each of them.
  bool count();

  /// Fails for the first member of `object` whose name is not in `known`. Also when it is no object.
  bool expectObject(Node object, std::string_view what);
  void allow(Node object, std::initializer_list<std::string_view> known);
  /// The text of a string; fails for anything else.
  std::string_view string(Node node, std::string_view what);
  /// A string or a list of strings.
  std::vector<std::string> strings(Node node, std::string_view what);

 private:
  void enterText(std::string_view at);

  std::string_view text_;
  const char* at_ = nullptr;
  bool failed_ = false;
  size_t values_ = 0;
  Error error_;
};

}  // namespace postern
