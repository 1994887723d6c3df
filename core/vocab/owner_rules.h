// SPDX-License-Identifier: Apache-2.0
// Who owns a path by CODEOWNERS: patterns and which of them decide, by GitHub's and by GitLab's rules.
//   docs.github.com, "About code owners": gitignore's patterns without negation and escaped '#'; the last
//   match wins, and one without owners leaves a path without. docs.gitlab.com, "Syntax of CODEOWNERS file"
//   and "Advanced CODEOWNERS configuration": fnmatch with FNM_PATHNAME and FNM_DOTMATCH from the root, paths
//   without a leading '/' anywhere; the last match of each section, unless an exclusion of that section
//   matches too.
// Case counts. Paths are relative to the repository's root, with forward slashes; one that ends in '/' is a
// folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postern {

enum class OwnerDialect : uint8_t { kGitHub, kGitLab };

/// A pattern, made ready. GitHub has no character ranges: a bracket is itself. Where it covers nothing as
/// such it counts as the range that whoever wrote it meant (gitignore, GitLab and others have them).
class OwnerPattern {
 public:
  OwnerPattern(OwnerDialect dialect, std::string_view pattern);
  bool matches(std::string_view path) const;
  /// The pattern's one form ("docs/" and "/**/docs/**/*" are the same to GitLab).
  const std::string& text() const { return text_; }

 private:
  OwnerDialect dialect_;
  std::string text_;
  std::vector<std::string> segments_;  ///< "**" = any number of segments
};

inline bool ownerPatternMatches(OwnerDialect dialect, std::string_view pattern, std::string_view path) {
  return OwnerPattern(dialect, pattern).matches(path);
}

/// The rules of one file, in its order.
class OwnerRules {
 public:
  explicit OwnerRules(OwnerDialect dialect) : dialect_(dialect) {}
  /// `section` is a number of the caller's, 0 for all of GitHub's. GitLab keeps the last of two rules with
  /// the same pattern in a section, in the place of the first.
  void add(std::string_view pattern, uint32_t section, bool isExclusion, uint32_t tag);
  /// Tags of the rules that decide, by section in order of the first rule of each.
  std::vector<uint32_t> deciding(std::string_view path) const;

 private:
  struct Rule {
    OwnerPattern pattern;
    bool isExclusion;
    uint32_t tag;
  };
  struct Section {
    uint32_t number;
    std::vector<Rule> rules;
  };
  OwnerDialect dialect_;
  std::vector<Section> sections_;
};

}  // namespace postern
