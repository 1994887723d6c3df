// SPDX-License-Identifier: Apache-2.0
// See spec_json.h. Nodes point into the text they were read from: that is their place.
#include "formats/mapping/spec_json.h"

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "read/place.h"

namespace postern {

void SpecJson::enterText(std::string_view at) {
  const std::less<const char*> before;
  if (at.data() == nullptr || before(at.data(), text_.data())) return;
  if (!before(at.data(), text_.data() + text_.size())) return;
  at_ = at.data();
}

void SpecJson::enter(Node node) {
  while (node.isArray() && node.size() > 0) node = node.item(0);
  if (node.isObject()) {
    for (const Node::Member member : node.members()) return enter(member);
  } else if (!node.isArray()) {
    enterText(node.text());
  }
}

bool SpecJson::count() {
  constexpr size_t kMaxValues = 100'000;  // the longest built-in spec has some hundreds
  if (++values_ > kMaxValues) fail("a spec has more than 100,000 values");
  return !failed_;
}

void SpecJson::fail(std::string message) {
  if (failed_) return;
  failed_ = true;
  const uint64_t offset = at_ == nullptr ? 0 : static_cast<uint64_t>(at_ - text_.data());
  error_ = makeError(ErrorCode::kMalformed, std::move(message), offset, describePlace(text_, offset));
}

bool SpecJson::expectObject(Node object, std::string_view what) {
  enter(object);
  if (object.isObject()) return true;
  fail(std::string(what) + " must be an object");
  return false;
}

void SpecJson::allow(Node object, std::initializer_list<std::string_view> known) {
  for (const Node::Member member : object.members()) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    enter(member);
    std::string message = "\"" + std::string(clipUtf8(member.key, 60)) + "\" is not known here; known are";
    for (const std::string_view name : known) {
      message += ' ';
      message += name;
    }
    return fail(std::move(message));
  }
}

std::string_view SpecJson::string(Node node, std::string_view what) {
  enter(node);
  if (!node.isString()) fail(std::string(what) + " must be a text");
  return node.isString() ? node.text() : std::string_view();
}

std::vector<std::string> SpecJson::strings(Node node, std::string_view what) {
  std::vector<std::string> all;
  for (const Node item : node.items()) all.emplace_back(string(item, what));
  if (all.empty()) fail(std::string(what) + " must be a text or a list of texts");
  return all;
}

}  // namespace postern
