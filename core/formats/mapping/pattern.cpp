// SPDX-License-Identifier: Apache-2.0
// See pattern.h. Backtracking over the few variable parts, with a bound on the steps.
#include "formats/mapping/pattern.h"

#include <algorithm>

#include "base/text.h"

namespace postern {

namespace {
constexpr uint32_t kMaxSteps = 20'000;  // a line of a report takes tens
constexpr std::string_view kSpaces = " \t\n\v\f\r";
constexpr size_t kBytesPerStep = 64;  // of looking ahead

// Whether a text may be divided before this byte: not within a character of UTF-8.
bool isBoundary(std::string_view text, size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}
constexpr size_t kMaxParts = 64;
}  // namespace

struct Pattern::Run {
  std::string_view text;
  std::vector<std::string_view>& captures;
  uint32_t steps = 0;
  void look(size_t bytes) {
    steps += static_cast<uint32_t>(std::min<size_t>(bytes / kBytesPerStep, kMaxSteps));
  }
  bool isTired() const { return steps > kMaxSteps; }
};

bool Pattern::compile(std::string_view text, std::vector<std::string>& names, std::string& problem) {
  std::string literal;
  const auto flush = [&] {
    if (!literal.empty()) parts_.push_back({Kind::kLiteral, literal, -1});
    literal.clear();
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ') {
      flush();
      if (parts_.empty() || parts_.back().kind != Kind::kSpace) parts_.push_back({Kind::kSpace, {}, -1});
    } else if (c != '{') {
      literal += c;
    } else if (i + 1 < text.size() && text[i + 1] == '{') {
      literal += '{';
      ++i;
    } else {
      const size_t close = text.find('}', i);
      if (close == std::string_view::npos) {
        problem = "a { of the pattern is never closed";
        return false;
      }
      flush();
      if (!addPart(text.substr(i + 1, close - i - 1), names, problem)) return false;
      i = close;
    }
  }
  flush();
  if (parts_.size() > kMaxParts) problem = "the pattern has too many parts";
  return problem.empty();
}

bool Pattern::addPart(std::string_view inside, std::vector<std::string>& names, std::string& problem) {
  Part part{Kind::kAny, {}, -1};
  const size_t colon = inside.find(':');
  const std::string_view name = inside.substr(0, colon);
  if (colon != std::string_view::npos) {
    const std::string_view type = inside.substr(colon + 1);
    if (type == "number") {
      part.kind = Kind::kNumber;
    } else if (type == "word") {
      part.kind = Kind::kWord;
    } else {
      problem = "a part of a pattern is {name}, {name:number} or {name:word}";
      return false;
    }
  }
  if (!name.empty()) {
    const auto known = std::find(names.begin(), names.end(), name);
    part.capture = static_cast<int>(known - names.begin());
    if (known == names.end()) names.emplace_back(name);
  }
  parts_.push_back(std::move(part));
  return true;
}

bool Pattern::match(std::string_view text, std::vector<std::string_view>& captures) const {
  Run run{text, captures};
  return matchFrom(run, 0, 0);
}

bool Pattern::matchFrom(Run& run, size_t part, size_t at) const {
  for (; part < parts_.size(); ++part) {
    ++run.steps;
    if (run.isTired()) return false;
    const Part& it = parts_[part];
    if (it.kind == Kind::kLiteral) {
      if (run.text.compare(at, it.text.size(), it.text) != 0) return false;
      at += it.text.size();
    } else if (it.kind == Kind::kSpace) {
      const size_t start = at;
      while (at < run.text.size() && isAsciiSpace(run.text[at])) ++at;
      if (at == start) return false;
      run.look(at - start);
    } else {
      return matchVariable(run, part, at);
    }
  }
  return at == run.text.size();
}

bool Pattern::matchVariable(Run& run, size_t part, size_t at) const {
  const Part& it = parts_[part];
  const auto take = [&](size_t end) {
    if (!matchFrom(run, part + 1, end)) return false;
    if (it.capture >= 0) {
      if (run.captures.size() <= static_cast<size_t>(it.capture))
        run.captures.resize(static_cast<size_t>(it.capture) + 1);
      run.captures[static_cast<size_t>(it.capture)] = run.text.substr(at, end - at);
    }
    return true;
  };
  if (it.kind == Kind::kNumber) {
    size_t end = at;
    while (end < run.text.size() && isAsciiDigit(run.text[end])) ++end;
    run.look(end - at);
    return end > at && take(end);
  }
  if (part + 1 == parts_.size() && it.kind == Kind::kAny) return take(run.text.size());
  const Part* next = part + 1 < parts_.size() ? &parts_[part + 1] : nullptr;
  for (size_t end = it.kind == Kind::kWord ? at + 1 : at; end <= run.text.size(); ++end) {
    if (it.kind == Kind::kWord && isAsciiSpace(run.text[end - 1])) return false;
    if (next != nullptr && it.kind == Kind::kAny && next->kind <= Kind::kSpace) {
      const size_t from = end;
      end = next->kind == Kind::kLiteral ? run.text.find(next->text, from)
                                         : run.text.find_first_of(kSpaces, from);
      end = std::min(end, run.text.size());
      run.look(end - from);
      if (end == run.text.size()) return false;
    }
    if (isBoundary(run.text, end) && take(end)) return true;
    if (run.isTired()) return false;
  }
  return false;
}

int Pattern::firstCapture() const {
  for (const Part& part : parts_) {
    if (part.capture >= 0) return part.capture;
  }
  return -1;
}

}  // namespace postern
