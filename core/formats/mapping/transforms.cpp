// SPDX-License-Identifier: Apache-2.0
// What a "do" list does to texts (scope.h).
#include <algorithm>

#include "base/base64.h"
#include "base/text.h"
#include "formats/mapping/scope.h"
#include "read/encoding.h"
#include "read/json_parser.h"

namespace postern {
namespace {

using Op = Transform::Op;

constexpr size_t kMaxMadeText = 16'000'000;  // of one text; a column takes no more than 16,000 bytes

std::string replaceAll(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  size_t at = 0;
  for (size_t found = text.find(from); found != std::string_view::npos; found = text.find(from, at)) {
    out.append(text.substr(at, found - at)).append(to);
    at = found + from.size();
    if (out.size() > kMaxMadeText) return out;
  }
  return out.append(text.substr(at));
}

std::string_view afterFirst(std::string_view text, std::string_view mark) {
  const size_t at = text.find(mark);
  return at == std::string_view::npos ? text : text.substr(at + mark.size());
}

std::string_view within(std::string_view text, std::string_view from, std::string_view to) {
  const size_t start = text.find(from);
  if (start == std::string_view::npos) return {};
  text.remove_prefix(start + from.size());
  const size_t end = text.find(to);
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end);
}

std::string_view level(const Transform& it, std::string_view text) {
  const auto value = parseMilli(trim(text));
  if (!value) return text;
  for (const auto& [bound, word] : it.levels) {
    if (*value >= bound) return word;
  }
  return text;
}

std::string_view one(const Transform& it, std::string_view text, Scope& scope) {
  switch (it.op) {
    case Op::kTrim:
      return trim(text);
    case Op::kLower:
      return scope.keep(toLowerAscii(text));
    case Op::kUpper:
      return scope.keep(toUpperAscii(text));
    case Op::kFirstLine:
      text = trim(text);
      return trim(text.substr(0, text.find('\n')));
    case Op::kPlain:
      return scope.keep(stripMarkup(text));
    case Op::kBase64:
      return scope.keep(toUtf8(decodeBase64(text).bytes));
    case Op::kUrlDecode:
      return scope.keep(toUtf8(decodePercent(text)));
    case Op::kBasename:
      return text.substr(text.find_last_of("/\\") + 1);
    case Op::kDirname: {
      const size_t slash = text.find_last_of("/\\");
      return slash == std::string_view::npos ? std::string_view() : text.substr(0, slash);
    }
    case Op::kBefore:
      return text.substr(0, text.find(it.a));
    case Op::kAfter:
      return afterFirst(text, it.a);
    case Op::kBeforeLast:
      return text.substr(0, text.rfind(it.a));
    case Op::kAfterLast: {
      const size_t at = text.rfind(it.a);
      return at == std::string_view::npos ? text : text.substr(at + it.a.size());
    }
    case Op::kWithin:
      return within(text, it.a, it.b);
    case Op::kPrefix:
      return text.empty() ? text : scope.keep(it.a + std::string(text));
    case Op::kSuffix:
      return text.empty() ? text : scope.keep(std::string(text) + it.a);
    case Op::kReplace:
      return scope.keep(replaceAll(text, it.a, it.b));
    case Op::kLevels:
      return level(it, text);
    default:
      return text;
  }
}

void splitTexts(const Transform& it, Texts& texts) {
  Texts parts;
  for (const std::string_view text : texts) {
    for (const std::string_view part : splitList(text, it.a)) parts.push_back(part);
    if (parts.size() > kMaxTexts) break;
  }
  texts = std::move(parts);
}

std::string_view matched(const Transform& it, std::string_view text) {
  std::vector<std::string_view> captures;
  return it.pattern.match(text, captures) && it.take < captures.size() ? captures[it.take]
                                                                       : std::string_view();
}

void joinTexts(const Transform& it, Scope& scope, Texts& texts) {
  if (texts.size() < 2) return;
  std::string all;
  for (const std::string_view text : texts) {
    if (!all.empty()) all += it.a;
    all += text;
    if (all.size() > kMaxMadeText) break;
  }
  texts.assign(1, scope.keep(all));
}

bool isDropped(const Transform& it, std::string_view text) {
  text = trim(text);
  return std::any_of(it.list.begin(), it.list.end(),
                     [text](const std::string& drop) { return equalsIgnoreCase(text, drop); });
}

void dropTexts(const Transform& it, Texts& texts) {
  const auto dropped = [&](std::string_view text) { return isDropped(it, text); };
  texts.erase(std::remove_if(texts.begin(), texts.end(), dropped), texts.end());
}

void jsonTexts(const Transform& it, Scope& scope, Texts& texts) {
  Texts found;
  for (const std::string_view text : texts) {
    Diagnostics ignored;  // a text that is no JSON gives nothing, like a path that leads nowhere
    JsonParser parser(text, ignored);
    scope.parsed.push_back(std::make_unique<Tape>());
    Tape& tape = *scope.parsed.back();
    parser.skipSpace();
    if (!parser.parse(tape)) continue;
    visitBelow(it.path, tape.root(), false, [&](Node node) {
      for (const Node item : node.items()) {
        if (!item.text().empty()) found.push_back(item.text());
      }
      return true;
    });
  }
  texts = std::move(found);
}

}  // namespace

void apply(const Transform& it, Scope& scope, Texts& texts) {
  for (const std::string_view text : texts) scope.work += text.size();
  if (scope.isTired()) return texts.clear();
  switch (it.op) {
    case Op::kSplit:
      return splitTexts(it, texts);
    case Op::kMatch:
      for (std::string_view& text : texts) text = matched(it, text);
      return;
    case Op::kJoin:
      return joinTexts(it, scope, texts);
    case Op::kDrop:
      return dropTexts(it, texts);
    case Op::kJson:
      return jsonTexts(it, scope, texts);
    default:
      for (std::string_view& text : texts) text = one(it, text, scope);
  }
}

std::string_view applyToOne(const Transform& it, Scope& scope, std::string_view text) {
  scope.work += text.size();
  if (scope.isTired()) return {};
  if (it.op == Op::kMatch) return matched(it, text);
  if (it.op == Op::kDrop) return isDropped(it, text) ? std::string_view() : text;
  return one(it, text, scope);
}

}  // namespace postern
