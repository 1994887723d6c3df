// SPDX-License-Identifier: Apache-2.0
// Patterns of mapping specs (docs/mapping-specs.md): literal text with named parts. Not regular expressions:
// people who point at values can read them, and a hostile text cannot make them run long.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postern {

class Pattern {
 public:
  /// Adds the names of its parts to `names` (a name that is there already is used). On failure false and
  /// `problem` says why.
  bool compile(std::string_view text, std::vector<std::string>& names, std::string& problem);

  /// Whether `text` as a whole is of this shape; found parts go into `captures`, by the position of their
  /// name. A text that takes too many steps does not match.
  bool match(std::string_view text, std::vector<std::string_view>& captures) const;

  /// Position of the first part's name, -1 when no part has one.
  int firstCapture() const;

 private:
  enum class Kind : uint8_t { kLiteral, kSpace, kAny, kNumber, kWord };
  struct Part {
    Kind kind;
    std::string text;  // of a literal
    int capture = -1;
  };
  struct Run;
  bool addPart(std::string_view inside, std::vector<std::string>& names, std::string& problem);
  bool matchFrom(Run& run, size_t part, size_t at) const;
  bool matchVariable(Run& run, size_t part, size_t at) const;

  std::vector<Part> parts_;
};

}  // namespace postern
