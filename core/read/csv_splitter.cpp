// SPDX-License-Identifier: Apache-2.0
// One loop per field; quoted fields jump from quote to quote.
#include "read/csv_splitter.h"

#include <algorithm>

#include "read/limits.h"

namespace postern {

bool CsvSplitter::atLineEnd() const {
  return at_ >= text_.size() || text_[at_] == '\n' ||
         (text_[at_] == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] == '\n'));
}

void CsvSplitter::skipBlankLines() {
  for (uint64_t probe = at_; probe < text_.size(); ++probe) {
    const char c = text_[probe];
    if (c == '\n') {
      at_ = probe + 1;
    } else if (c != '\r' && (c != ' ' && c != '\t')) {
      return;
    } else if (c == separator_) {
      return;
    }
  }
  at_ = text_.size();
}

uint64_t CsvSplitter::unquotedEnd(uint64_t from) const {
  while (from < text_.size() && text_[from] != separator_ && text_[from] != '\n') ++from;
  const bool carriageReturn =
      from > 0 && text_[from - 1] == '\r' && (from >= text_.size() || text_[from] == '\n');
  return carriageReturn && from > at_ ? from - 1 : from;
}

bool CsvSplitter::endsField(uint64_t at) const {
  return at >= text_.size() || text_[at] == separator_ || text_[at] == '\n' || text_[at] == '\r';
}

// `"say "hi" now",` : a quote with text behind it is part of the field if the line has a better one to close
// it.
bool CsvSplitter::isInnerQuote(uint64_t at) const {
  constexpr uint64_t kLookAhead = 4096;  // bounds the work on hostile lines
  const uint64_t limit = std::min<uint64_t>(text_.size(), at + kLookAhead);
  for (uint64_t i = at + 1; i < limit && text_[i] != '\n'; ++i) {
    if (text_[i] != '"') continue;
    if (text_[i - 1] == separator_) return false;
    if (endsField(i + 1)) return true;
  }
  return false;
}

// Position of the quote that closes the field whose text starts at `from`, or npos. `plain`: nothing to
// unescape.
uint64_t CsvSplitter::closingQuote(uint64_t from, bool& plain) const {
  for (uint64_t at = from;;) {
    at = text_.find('"', at);
    if (at == std::string_view::npos) return at;
    if (strict_) {
      if (at + 1 >= text_.size() || text_[at + 1] != '"') return at;
      plain = false;
      at += 2;
      continue;
    }
    if (endsField(at + 1)) return at;
    const bool backslash = at > from && text_[at - 1] == '\\';
    const bool doubled = text_[at + 1] == '"';
    if (doubled && !(backslash && endsField(at + 2))) {
      plain = false;
      at += 2;
    } else if (backslash) {
      plain = false;
      at += 1;
    } else if (isInnerQuote(at)) {
      at += 1;
    } else {
      return at;
    }
  }
}

// For a quote that the file never closes: the quotes at its own line's end, if it ends in some.
uint64_t CsvSplitter::quoteAtLineEnd(uint64_t from) const {
  const size_t newline = text_.find('\n', from);
  uint64_t end = newline == std::string_view::npos ? text_.size() : newline;
  if (end > from && text_[end - 1] == '\r') --end;
  if (end == from || text_[end - 1] != '"') return std::string_view::npos;
  while (end > from && text_[end - 1] == '"') --end;
  return end;
}

bool CsvSplitter::quoted(std::string_view& field, Arena& arena) {
  const uint64_t from = at_ + 1;
  bool plain = true;
  uint64_t close = closingQuote(from, plain);
  if (close == std::string_view::npos) close = quoteAtLineEnd(from);
  if (close == std::string_view::npos) return false;
  at_ = close + 1;
  while (!strict_ && at_ < text_.size() && text_[at_] == '"') ++at_;
  const uint64_t end = unquotedEnd(at_);
  const std::string_view tail = text_.substr(at_, end - at_);
  at_ = end;
  field = text_.substr(from, close - from);
  if (plain && tail.find_first_not_of(" \t") == std::string_view::npos) return true;
  char* const start = arena.allocate(field.size() + tail.size());
  char* out = start;
  for (size_t i = 0; i < field.size(); ++i) {
    const bool escaped =
        i + 1 < field.size() && field[i + 1] == '"' && (field[i] == '"' || (field[i] == '\\' && !strict_));
    if (escaped) ++i;
    *out++ = field[i];
  }
  for (const char c : tail) *out++ = c;
  const auto used = static_cast<size_t>(out - start);
  arena.shrinkLast(field.size() + tail.size() - used);
  field = {start, used};
  return true;
}

CsvSplitter::Step CsvSplitter::next(std::vector<std::string_view>& fields, Arena& arena) {
  fields.clear();
  skipBlankLines();
  if (at_ >= text_.size()) return Step::kEnd;
  range_ = {at_, at_};
  for (;;) {
    if (fields.size() >= limits::kMaxColumns) return Step::kTooWide;
    uint64_t start = at_;
    while (start < text_.size() && text_[start] == ' ' && separator_ != ' ') ++start;
    std::string_view field;
    if (start < text_.size() && text_[start] == '"') {
      at_ = start;
      if (!quoted(field, arena)) {
        range_ = {at_, text_.size()};
        at_ = text_.size();
        return Step::kOpenQuote;
      }
    } else {
      const uint64_t end = unquotedEnd(at_);
      field = text_.substr(at_, end - at_);
      at_ = end;
    }
    fields.push_back(field);
    if (atLineEnd()) break;
    ++at_;  // the separator
  }
  range_.end = at_;
  while (at_ < text_.size() && text_[at_++] != '\n') {
  }
  return Step::kRow;
}

}  // namespace postern
