// SPDX-License-Identifier: Apache-2.0
// The TCK's notation of values (tck/README of openCypher): reading and canonical text.
#include "tests/tck/tck_value.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace postern::tck {
namespace {

constexpr int kMaxDepth = 200;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<TckValue> run() {
    TckValue value;
    const bool ok = readValue(value, 0);
    skipBlanks();
    if (!ok || at_ != text_.size()) {
      return makeError(ErrorCode::kMalformed, "not a value of the TCK: " + std::string(text_), at_);
    }
    return value;
  }

 private:
  void skipBlanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
  }

  bool take(std::string_view word) {
    skipBlanks();
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  char peek() {
    skipBlanks();
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  bool readValue(TckValue& value, int depth) {
    if (depth > kMaxDepth) return false;
    switch (peek()) {
      case '\'':
        value.kind = TckKind::kText;
        return readText(value.text, '\'');
      case '(':
        return readNode(value, depth);
      case '<':
        return readPath(value, depth);
      case '{':
        value.kind = TckKind::kMap;
        return readFields(value.fields, depth);
      case '[':
        return readBracket(value, depth);
      default:
        return readWord(value);
    }
  }

  bool readText(std::string& out, char quote) {
    ++at_;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == quote) {
        ++at_;
        return true;
      }
      if (text_[at_] == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == quote || text_[at_ + 1] == '\\'))
        ++at_;
      out += text_[at_];
    }
    return false;
  }

  bool readName(std::string& out) {
    const char first = peek();
    if (first == '`' || first == '\'') return readText(out, first);
    while (at_ < text_.size() &&
           std::string_view(" \t:,{}()[]<>|").find(text_[at_]) == std::string_view::npos)
      out += text_[at_++];
    return !out.empty();
  }

  bool readFields(std::vector<TckField>& fields, int depth) {
    if (!take("{")) return false;
    if (take("}")) return true;
    do {
      std::string name;
      TckValue value;
      if (!readName(name) || !take(":") || !readValue(value, depth + 1)) return false;
      fields.push_back({std::move(name), std::move(value)});
    } while (take(","));
    return take("}");
  }

  bool readNode(TckValue& value, int depth) {
    value.kind = TckKind::kNode;
    if (!take("(")) return false;
    while (take(":")) {
      std::string label;
      if (!readName(label)) return false;
      value.labels.push_back(std::move(label));
    }
    if (peek() == '{' && !readFields(value.fields, depth)) return false;
    return take(")");
  }

  bool readBracket(TckValue& value, int depth) {
    take("[");
    if (take(":")) {
      value.kind = TckKind::kRelationship;
      if (!readName(value.text)) return false;
      if (peek() == '{' && !readFields(value.fields, depth)) return false;
      return take("]");
    }
    value.kind = TckKind::kList;
    if (take("]")) return true;
    do {
      value.items.emplace_back();
      if (!readValue(value.items.back(), depth + 1)) return false;
    } while (take(","));
    return take("]");
  }

  bool readPath(TckValue& value, int depth) {
    value.kind = TckKind::kPath;
    if (!take("<")) return false;
    value.items.emplace_back();
    if (!readNode(value.items.back(), depth)) return false;
    while (!take(">")) {
      const bool backward = take("<-");
      if (!backward && !take("-")) return false;
      TckValue relationship;
      if (peek() != '[' || !readBracket(relationship, depth)) return false;
      if (!take(backward ? "-" : "->")) return false;
      value.items.push_back(std::move(relationship));
      value.forward.push_back(!backward);
      value.items.emplace_back();
      if (!readNode(value.items.back(), depth)) return false;
    }
    return true;
  }

  bool readWord(TckValue& value) {
    std::string word;
    while (at_ < text_.size() &&
           std::string_view(" \t\n:,{}()[]<>|").find(text_[at_]) == std::string_view::npos)
      word += text_[at_++];
    if (word == "null") return true;
    if (word == "true" || word == "false") {
      value.kind = TckKind::kBoolean;
      value.boolean = word == "true";
      return true;
    }
    value.kind = TckKind::kFloat;
    if (word == "NaN" || word == "Inf" || word == "-Inf") {
      const double infinity = std::numeric_limits<double>::infinity();
      value.real = word == "NaN" ? std::nan("") : word == "Inf" ? infinity : -infinity;
      return true;
    }
    char* end = nullptr;
    if (word.find_first_of(".eE") == std::string::npos) {
      value.kind = TckKind::kInteger;
      value.integer = std::strtoll(word.c_str(), &end, 10);
    } else {
      value.real = std::strtod(word.c_str(), &end);
    }
    return !word.empty() && *end == '\0';
  }

  std::string_view text_;
  size_t at_ = 0;
};

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string joined(std::vector<std::string> parts, bool sorted, const char* between) {
  if (sorted) std::sort(parts.begin(), parts.end());
  std::string result;
  for (const std::string& part : parts) {
    if (!result.empty()) result += between;
    result += part;
  }
  return result;
}

std::string floatText(double real) {
  if (std::isnan(real)) return "NaN";
  if (std::isinf(real)) return real < 0 ? "-Inf" : "Inf";
  char text[40];
  std::snprintf(text, sizeof text, "%.17gf", real == 0 ? 0.0 : real);  // -0.0 equals 0.0
  return text;
}

std::string fieldsText(const TckValue& value, bool ignore_list_order) {
  std::vector<std::string> parts;
  for (const auto& [name, field] : value.fields)
    parts.push_back(quoted(name) + ": " + canonicalText(field, ignore_list_order));
  return "{" + joined(std::move(parts), true, ", ") + "}";
}

std::string nodeText(const TckValue& value, bool ignore_list_order) {
  std::vector<std::string> labels;
  for (const std::string& label : value.labels) labels.push_back(":" + quoted(label));
  return "(" + joined(std::move(labels), true, "") + " " + fieldsText(value, ignore_list_order) + ")";
}

std::string pathText(const TckValue& value, bool ignore_list_order) {
  std::string text = "<";
  for (size_t i = 0; i < value.items.size(); ++i) {
    const bool relationship = i % 2 == 1;
    if (relationship) text += value.forward[i / 2] ? "-" : "<-";
    text += canonicalText(value.items[i], ignore_list_order);
    if (relationship) text += value.forward[i / 2] ? "->" : "-";
  }
  return text + ">";
}

}  // namespace

Result<TckValue> parseTckValue(std::string_view text) { return Reader(text).run(); }

std::string canonicalText(const TckValue& value, bool ignore_list_order) {
  switch (value.kind) {
    case TckKind::kNull:
      return "null";
    case TckKind::kBoolean:
      return value.boolean ? "true" : "false";
    case TckKind::kInteger:
      return std::to_string(value.integer);
    case TckKind::kFloat:
      return floatText(value.real);
    case TckKind::kText:
      return quoted(value.text);
    case TckKind::kMap:
      return fieldsText(value, ignore_list_order);
    case TckKind::kNode:
      return nodeText(value, ignore_list_order);
    case TckKind::kRelationship:
      return "[:" + quoted(value.text) + " " + fieldsText(value, ignore_list_order) + "]";
    case TckKind::kPath:
      return pathText(value, ignore_list_order);
    case TckKind::kList:
      break;
  }
  std::vector<std::string> items;
  for (const TckValue& item : value.items) items.push_back(canonicalText(item, ignore_list_order));
  return "[" + joined(std::move(items), ignore_list_order, ", ") + "]";
}

}  // namespace postern::tck
