// SPDX-License-Identifier: Apache-2.0
// A brace after "=" is tried as JSON only if a quote or another bracket follows; tries are counted, so that a
// hostile script costs a bounded number of passes.
#include "read/html_scripts.h"

#include <algorithm>

#include "base/text.h"
#include "read/json_parser.h"

namespace postern {
namespace {

constexpr size_t kMaxTries = 64;
constexpr uint32_t kSkimDepth = 7;

bool isSpace(char c) { return isAsciiSpace(c); }
bool isNamePart(char c) { return isAsciiAlnum(c) || c == '_' || c == '$'; }

class DataFinder {
 public:
  DataFinder(std::string_view source, const HtmlPage& page) : source_(source), page_(&page) {}

  std::vector<HtmlData> run() {
    for (const uint32_t script : page_->scripts) {
      const Node node = page_->node(script);
      const std::string_view code = node["#text"].exists() ? node["#text"].text() : node.text();
      if (code.empty()) continue;
      const auto at = static_cast<uint64_t>(code.data() - source_.data());
      if (at > source_.size()) continue;
      const std::string_view id = node["@id"].text();
      search(at, at + code.size(), id.empty() ? "script" : id);
    }
    return std::move(found_);
  }

 private:
  void search(uint64_t at, uint64_t end, std::string_view fallback) {
    const uint64_t first = skipSpace(at, end);
    if (first < end && (source_[first] == '{' || source_[first] == '[')) {
      take(first, end, fallback);
      return;
    }
    while (at < end && tries_ < kMaxTries) {
      at = source_.find('=', at);
      if (at >= end) return;
      const uint64_t value = skipSpace(at + 1, end);
      const std::string_view name = nameBefore(at);
      const uint64_t after = name.empty() || !startsData(value, end) ? 0 : take(value, end, name);
      at = std::max(after, at + 1);
    }
  }

  uint64_t skipSpace(uint64_t at, uint64_t end) const {
    while (at < end && isSpace(source_[at])) ++at;
    return at;
  }

  bool startsData(uint64_t at, uint64_t end) const {
    if (at >= end || (source_[at] != '{' && source_[at] != '[')) return false;
    const uint64_t next = skipSpace(at + 1, end);
    return next < end && (source_[next] == '"' || source_[next] == '{' || source_[next] == '[');
  }

  // `name =`, `a.name =`, `a["name"] =`
  std::string_view nameBefore(uint64_t equals) const {
    uint64_t end = equals;
    while (end > 0 && (isSpace(source_[end - 1]) || source_[end - 1] == ']' || source_[end - 1] == '"' ||
                       source_[end - 1] == '\'')) {
      --end;
    }
    uint64_t begin = end;
    while (begin > 0 && isNamePart(source_[begin - 1]) && end - begin < 80) --begin;
    return source_.substr(begin, end - begin);
  }

  // Returns where it ends, or 0 when it is no data.
  uint64_t take(uint64_t begin, uint64_t end, std::string_view name) {
    if (tries_++ >= kMaxTries) return 0;
    Diagnostics ignored;
    JsonParser parser(source_, ignored);
    parser.limitTo(end);
    parser.seek(begin);
    Tape tape;
    if (!parser.skim(tape, kSkimDepth)) return 0;
    const Node root = tape.root();
    if (root.size() == 0 || (root.isArray() && !root.item(0).isObject())) return 0;
    found_.push_back({name, {begin, parser.offset()}});
    return parser.offset();
  }

  std::string_view source_;
  const HtmlPage* page_;
  std::vector<HtmlData> found_;
  size_t tries_ = 0;
};

}  // namespace

std::vector<HtmlData> findHtmlData(std::string_view source, const HtmlPage& page) {
  return DataFinder(source, page).run();
}

}  // namespace postern
