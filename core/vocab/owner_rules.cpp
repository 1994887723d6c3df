// SPDX-License-Identifier: Apache-2.0
// gitignore matching without negation and character ranges, which CODEOWNERS does not have.
#include "vocab/owner_rules.h"

namespace postern {
namespace {

constexpr int kMaxSteps = 20'000;  // patterns are untrusted: "*a*a*a*…" must not take for ever

// `*` and `?` stay inside a segment, `**` crosses them. Matching the whole, or a folder that holds the rest.
bool match(std::string_view pattern, std::string_view path, int& steps) {
  if (--steps < 0) return false;
  if (pattern.empty()) return path.empty() || path.front() == '/';
  if (pattern.starts_with("**")) {
    std::string_view rest = pattern.substr(2);
    if (!rest.empty() && rest.front() == '/') {
      rest.remove_prefix(1);
      if (match(rest, path, steps)) return true;
      for (size_t i = 0; i < path.size(); ++i) {
        if (path[i] == '/' && match(rest, path.substr(i + 1), steps)) return true;
      }
      return false;
    }
    return true;
  }
  if (pattern.front() == '*') {
    const std::string_view rest = pattern.substr(1);
    for (size_t i = 0;; ++i) {
      if (rest.empty() && (i == path.size())) return true;
      if (!rest.empty() && match(rest, path.substr(i), steps)) return true;
      if (i == path.size() || path[i] == '/') return false;  // "docs/*" owns files, not folders' files
    }
  }
  if (path.empty()) return false;
  if (pattern.front() == '\\' && pattern.size() > 1)
    pattern.remove_prefix(1);
  else if (pattern.front() == '?')
    return path.front() != '/' && match(pattern.substr(1), path.substr(1), steps);
  return pattern.front() == path.front() && match(pattern.substr(1), path.substr(1), steps);
}

}  // namespace

bool ownerPatternMatches(std::string_view pattern, std::string_view path) {
  int steps = kMaxSteps;
  if (pattern == "*" || pattern == "**") return true;
  const bool folder = !pattern.empty() && pattern.back() == '/';
  if (folder) pattern.remove_suffix(1);
  const bool anchored = pattern.find('/') != std::string_view::npos;
  if (!pattern.empty() && pattern.front() == '/') pattern.remove_prefix(1);
  const auto covers = [&](std::string_view rest) {
    if (!folder) return match(pattern, rest, steps);
    // A folder pattern needs something below it.
    for (size_t i = 0; i < rest.size(); ++i) {
      if (rest[i] != '/') continue;
      int own = kMaxSteps;
      if (match(pattern, rest.substr(0, i), own)) return true;
    }
    return false;
  };
  if (covers(path)) return true;
  if (anchored) return false;
  for (size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '/' && covers(path.substr(i + 1))) return true;
  }
  return false;
}

}  // namespace postern
