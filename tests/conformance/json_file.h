// SPDX-License-Identifier: Apache-2.0
// A JSON file of ../shared/vectors, whole, as a tree.
#pragma once

#include <filesystem>
#include <string>

#include "base/diagnostics.h"
#include "read/json_parser.h"
#include "tests/conformance/corpus.h"

namespace postern::corpus {

class JsonFile {
 public:
  explicit JsonFile(const std::filesystem::path& path) : text_(readFile(path)) {
    JsonParser parser(text_, ignored_);
    parser.skipSpace();
    good_ = parser.parse(tape_);
  }
  JsonFile(const JsonFile&) = delete;
  JsonFile& operator=(const JsonFile&) = delete;

  bool good() const { return good_; }
  Node root() const { return tape_.root(); }

 private:
  std::string text_;
  Diagnostics ignored_;
  Tape tape_;
  bool good_ = false;
};

}  // namespace postern::corpus
