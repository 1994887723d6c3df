// SPDX-License-Identifier: Apache-2.0
// See owner_rules.h. Segment by segment: "**" stands for any number of them, the rest is a shell pattern.
#include "vocab/owner_rules.h"

#include <algorithm>

#include "base/text.h"

namespace postern {
namespace {

constexpr int kMaxSteps = 20'000;  // patterns are untrusted: "*a*a*a*…" must not take for ever

// The bracket expression at the start of `pattern`; 0 where there is none, else its length.
size_t matchSet(std::string_view pattern, char c, bool& matched) {
  size_t i = 1;
  bool negated = false;
  if (i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^')) negated = true, ++i;
  bool found = false;
  const auto next = [&] {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
    return static_cast<unsigned char>(pattern[i++]);
  };
  for (bool isFirst = true; i < pattern.size() && (isFirst || pattern[i] != ']'); isFirst = false) {
    const unsigned char low = next();
    unsigned char high = low;
    if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
      ++i;
      high = next();
    }
    const auto is = static_cast<unsigned char>(c);
    found = found || (low <= is && is <= high);
  }
  if (i >= pattern.size()) return 0;
  matched = found != negated;
  return i + 1;
}

size_t characterLength(std::string_view text) {
  size_t n = 1;
  while (n < text.size() && (text[n] & 0xC0) == 0x80) ++n;
  return n;
}

enum class Brackets : uint8_t { kThemselves, kSets };

// One step that is no '*': how much of the pattern and the text it takes; false where they differ.
bool step(std::string_view& pattern, std::string_view& text, Brackets brackets) {
  if (pattern.empty() || text.empty()) return false;
  char wanted = pattern.front();
  size_t taken = 1;
  if (wanted == '?') {
    pattern.remove_prefix(1);
    text.remove_prefix(characterLength(text));
    return true;
  }
  if (wanted == '[' && brackets == Brackets::kSets) {
    bool matched = false;
    taken = matchSet(pattern, text.front(), matched);
    if (!matched || taken == 0) return false;
    wanted = text.front();
  } else if (wanted == '\\' && pattern.size() > 1) {
    wanted = pattern[1];
    taken = 2;
  }
  if (wanted != text.front()) return false;
  pattern.remove_prefix(taken);
  text.remove_prefix(1);
  return true;
}

bool segmentMatches(std::string_view pattern, std::string_view text, Brackets brackets, int& steps) {
  std::string_view afterStar;
  std::string_view resume;
  bool hasStar = false;
  while (!text.empty() || !pattern.empty()) {
    if (--steps < 0) return false;
    if (!pattern.empty() && pattern.front() == '*') {
      pattern.remove_prefix(1);
      hasStar = true;
      afterStar = pattern;
      resume = text;
      continue;
    }
    if (step(pattern, text, brackets)) continue;
    if (!hasStar || resume.empty()) return false;
    resume.remove_prefix(1);  // the last '*' takes one more
    pattern = afterStar;
    text = resume;
  }
  return true;
}

constexpr std::string_view kAny = "**";

std::vector<std::string> gitHubSegments(std::string_view pattern) {
  std::vector<std::string_view> parts = split(pattern, '/');
  std::vector<std::string> out;
  const bool isAnchored = parts.size() > 2 || (parts.size() == 2 && !parts[1].empty());
  if (!parts.empty() && parts.front().empty()) parts.erase(parts.begin());
  if (!isAnchored) out.emplace_back(kAny);
  const bool isFolder = parts.size() > 1 && parts.back().empty();
  if (isFolder) parts.back() = kAny;
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool isLast = i + 1 == parts.size();
    if (isLast && parts[i] == kAny) out.emplace_back("*");  // something, at least: not the folder itself
    out.emplace_back(parts[i]);
    if (isLast && parts[i] != kAny && parts[i] != "*") out.emplace_back(kAny);  // what a folder holds, too
  }
  return out;
}

// As GitLab's normalize_pattern makes of it.
std::string gitLabPattern(std::string_view pattern) {
  if (pattern == "*") return "/**/*";
  if (pattern.starts_with("\\#")) pattern.remove_prefix(1);
  std::string out;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\' && i + 1 < pattern.size() && isAsciiSpace(pattern[i + 1])) {
      while (i + 1 < pattern.size() && isAsciiSpace(pattern[i + 1])) ++i;
      out += ' ';
    } else {
      out += pattern[i];
    }
  }
  if (!out.starts_with('/')) out.insert(0, "/**/");
  if (out.ends_with('/')) out += "**/*";
  return out;
}

std::vector<std::string> gitLabSegments(std::string_view pattern) {
  std::vector<std::string> out;
  for (const std::string_view part : split(pattern, '/')) out.emplace_back(part);
  out.erase(out.begin());                    // before the first '/'
  if (out.back() == kAny) out.back() = "*";  // fnmatch: only "**/" is more than '*'
  return out;
}

}  // namespace

OwnerPattern::OwnerPattern(OwnerDialect dialect, std::string_view pattern)
    : dialect_(dialect),
      text_(dialect == OwnerDialect::kGitLab ? gitLabPattern(pattern) : std::string(pattern)) {
  if (!text_.empty())
    segments_ = dialect == OwnerDialect::kGitLab ? gitLabSegments(text_) : gitHubSegments(text_);
}

bool OwnerPattern::matches(std::string_view path) const {
  int steps = kMaxSteps;
  const auto covers = [&](const std::string& segment, std::string_view text) {
    if (dialect_ == OwnerDialect::kGitLab) return segmentMatches(segment, text, Brackets::kSets, steps);
    return segmentMatches(segment, text, Brackets::kThemselves, steps) ||
           (segment.find('[') != std::string::npos && segmentMatches(segment, text, Brackets::kSets, steps));
  };
  const std::vector<std::string_view> names = split(path, '/');
  size_t at = 0, name = 0;
  size_t afterAny = std::string::npos, resume = 0;
  while (name < names.size() || at < segments_.size()) {
    if (--steps < 0) return false;
    if (at < segments_.size() && segments_[at] == kAny) {
      afterAny = ++at;
      resume = name;
      continue;
    }
    if (at < segments_.size() && name < names.size() && covers(segments_[at], names[name])) {
      ++at, ++name;
      continue;
    }
    if (afterAny == std::string::npos || resume >= names.size()) return false;
    at = afterAny;  // the last "**" takes one more
    name = ++resume;
  }
  return !names.empty() && !segments_.empty();
}

void OwnerRules::add(std::string_view pattern, uint32_t section, bool isExclusion, uint32_t tag) {
  auto at = std::find_if(sections_.begin(), sections_.end(), [&](auto& it) { return it.number == section; });
  if (at == sections_.end()) at = sections_.insert(at, Section{section, {}});
  Rule rule{OwnerPattern(dialect_, pattern), isExclusion, tag};
  if (dialect_ == OwnerDialect::kGitLab) {
    for (Rule& before : at->rules) {
      if (before.pattern.text() != rule.pattern.text()) continue;
      before = std::move(rule);
      return;
    }
  }
  at->rules.push_back(std::move(rule));
}

std::vector<uint32_t> OwnerRules::deciding(std::string_view path) const {
  std::vector<uint32_t> out;
  for (const Section& section : sections_) {
    const Rule* last = nullptr;
    bool isExcluded = false;
    for (auto rule = section.rules.rbegin(); rule != section.rules.rend() && !isExcluded; ++rule) {
      // A match is only looked for where it can still change something.
      if ((last != nullptr && !rule->isExclusion) || !rule->pattern.matches(path)) continue;
      isExcluded = rule->isExclusion;
      if (last == nullptr) last = &*rule;
    }
    if (last != nullptr && !isExcluded) out.push_back(last->tag);
  }
  return out;
}

}  // namespace postern
