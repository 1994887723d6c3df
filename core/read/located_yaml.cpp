// SPDX-License-Identifier: Apache-2.0
// See located_yaml.h.
#include "read/located_yaml.h"

#include <algorithm>

#include "base/text.h"
#include "read/place.h"

namespace postern {
namespace {

/// A century: longer is a slip of the finger.
constexpr int64_t kMaxDays = 36'500;
constexpr size_t kMaxQuoted = 60;

std::string quoted(std::string_view text) { return "\"" + std::string(clipUtf8(text, kMaxQuoted)) + "\""; }

/// Edits from one word to the other (Levenshtein), for "did you mean".
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

std::string suggestion(std::string_view key, std::initializer_list<std::string_view> known) {
  std::string all;
  std::string_view nearest;
  size_t least = 3;  // more than two slips are another word
  for (const std::string_view word : known) {
    all += (all.empty() ? "" : ", ") + std::string(word);
    const size_t far = key.size() > kMaxQuoted ? least : distance(key, word);
    if (far < least) {
      least = far;
      nearest = word;
    }
  }
  if (!nearest.empty()) return "; did you mean " + std::string(nearest) + "?";
  return "; there are: " + all;
}

}  // namespace

int64_t parseDays(std::string_view text) {
  text = trim(text);
  size_t digits = 0;
  while (digits < text.size() && isAsciiDigit(text[digits])) ++digits;
  const auto count = parseInt(text.substr(0, digits));
  if (!count || *count > kMaxDays) return -1;
  const std::string unit = toLowerAscii(trim(text.substr(digits)));
  const int64_t each = unit.empty() || unit == "d" || unit == "day" || unit == "days" ? 1
                       : unit == "w" || unit == "week" || unit == "weeks"             ? 7
                                                                                      : 0;
  return each == 0 || *count * each > kMaxDays ? -1 : *count * each;
}

LocatedYaml::LocatedYaml(std::string_view text, std::string_view what, ErrorCode code)
    : text_(text), code_(code), composer_(text) {
  const YamlComposer::Step step = composer_.next(tape_);
  if (step == YamlComposer::Step::kFault) {
    problemAt(composer_.error().offset, composer_.error().message);
  } else if (step == YamlComposer::Step::kEnd || !tape_.root().isObject()) {
    problemAt(0, std::string(what) + " is a mapping of names to values");
  } else {
    readable_ = true;
  }
}

uint64_t LocatedYaml::offsetOf(Node node) const {
  return node.exists() ? composer_.rangeOf(tape_, node).begin : 0;
}

std::string LocatedYaml::where(Node node) const { return describePlace(text_, offsetOf(node)); }

bool LocatedYaml::problemAt(uint64_t offset, std::string message) {
  if (problems_.size() < kMaxProblems)
    problems_.push_back(makeError(code_, std::move(message), offset, describePlace(text_, offset)));
  return false;
}

bool LocatedYaml::problem(Node at, std::string message) {
  return problemAt(offsetOf(at), std::move(message));
}

bool LocatedYaml::problemIn(Node at, size_t column, std::string message) {
  uint64_t offset = offsetOf(at);
  // Only where the text stands there as it is: quotes with escapes and folded lines are pointed at as a
  // whole.
  const bool quote = offset < text_.size() && (text_[offset] == '"' || text_[offset] == '\'');
  const uint64_t begin = offset + (quote ? 1 : 0);
  if (text_.substr(std::min<uint64_t>(begin, text_.size())).starts_with(at.text())) offset = begin + column;
  return problemAt(std::min<uint64_t>(offset, text_.size()), std::move(message));
}

void LocatedYaml::expectKeys(Node object, std::string_view what,
                             std::initializer_list<std::string_view> known) {
  std::vector<std::string_view> seen;
  for (const auto [key, value] : object.members()) {
    if (key == "<<" || key.starts_with("x-")) continue;  // a merge key; what people keep anchors in
    const Node keyNode(value.cell() - 1);
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      problem(keyNode, std::string(what) + " has no " + quoted(key) + suggestion(key, known));
    } else if (std::find(seen.begin(), seen.end(), key) != seen.end()) {
      problem(keyNode, quoted(key) + " stands twice");
    } else {
      seen.push_back(key);
    }
  }
}

std::string LocatedYaml::text(Node object, std::string_view key) {
  const Node value = object[key];
  if (value.isObject() || value.isArray()) problem(value, std::string(key) + " needs a text");
  return std::string(value.text());
}

std::vector<std::string> LocatedYaml::texts(Node object, std::string_view key) {
  std::vector<std::string> texts;
  for (const Node item : object[key].items()) {
    if (item.isObject() || item.isArray() || item.text().empty()) {
      problem(item, std::string(key) + " needs a text, or a list of texts");
    } else {
      texts.emplace_back(item.text());
    }
  }
  return texts;
}

bool LocatedYaml::flag(Node object, std::string_view key, bool fallback) {
  const Node value = object[key];
  if (!value.exists() || value.isNull()) return fallback;
  const std::string text = toLowerAscii(value.text());
  if (text == "true" || text == "yes") return true;
  if (text == "false" || text == "no") return false;
  problem(value, std::string(key) + " is true or false");
  return fallback;
}

uint32_t LocatedYaml::number(Node object, std::string_view key, uint32_t fallback, uint32_t most) {
  const Node value = object[key];
  if (!value.exists() || value.isNull()) return fallback;
  const auto number = value.integer();
  if (number && *number >= 0 && *number <= most) return static_cast<uint32_t>(*number);
  problem(value, std::string(key) + " needs a whole number from 0 to " + std::to_string(most));
  return fallback;
}

int64_t LocatedYaml::duration(Node value) {
  const int64_t days = value.isString() || value.isNumber() ? parseDays(value.text()) : -1;
  if (days < 0) problem(value, "this needs a time such as 30d or 4w (days, weeks; at most 100 years)");
  return days < 0 ? -1 : days * 86'400;
}

}  // namespace postern
