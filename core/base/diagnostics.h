// SPDX-License-Identifier: Apache-2.0
// What an import noticed but survived. Equal code and message fold into one entry with a count and the first
// place, so that a million bad rows stay one readable line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postern {

struct Diagnostic {
  std::string code;     ///< stable snake_case word: "duplicate_key", "bad_record", "encoding" ...
  std::string message;  ///< a fact, in a sentence
  std::string where;    ///< record path, "line 3, column 7" or "byte 120"; the first place
  uint64_t count = 1;
};

class Diagnostics {
 public:
  void add(std::string_view code, std::string_view message, std::string_view where, uint64_t count = 1);
  /// As add() where the entry is there already; otherwise false and nothing is done: what is said of a
  /// million records needs a place only once.
  bool addAgain(std::string_view code, std::string_view message, uint64_t count = 1);
  const std::vector<Diagnostic>& entries() const { return entries_; }
  bool empty() const { return entries_.empty(); }

 private:
  std::vector<Diagnostic> entries_;
};

}  // namespace postern
