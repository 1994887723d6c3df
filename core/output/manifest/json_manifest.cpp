// SPDX-License-Identifier: Apache-2.0
// package.json ("dependencies" and its kin) and composer.json ("require", "require-dev"): names and versions
// are members of objects one level below the top. Escapes in names are left alone: no package has one.
#include "output/manifest/declared_version.h"

namespace postern {
namespace {

bool isSection(std::string_view type, std::string_view name) {
  if (type == "composer") return name == "require" || name == "require-dev";
  return name == "dependencies" || name == "devDependencies" || name == "optionalDependencies" ||
         name == "peerDependencies" || name == "overrides" || name == "resolutions";
}

/// Walks over the text once; holds the key of the top level and whether a member of it is open.
class Walker {
 public:
  Walker(std::string_view text, std::string_view type, std::vector<DeclaredVersion>& to)
      : text_(text), type_(type), to_(to) {}

  void run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        takeString();
        continue;
      }
      if (c == '{' || c == '[') {
        ++depth_;
        key_ = {};
      } else if (c == '}' || c == ']') {
        --depth_;
        key_ = {};
      } else if (c == ',') {
        key_ = {};
      }
      ++at_;
    }
  }

 private:
  void takeString() {
    const size_t begin = at_ + 1;
    size_t end = begin;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    if (end >= text_.size()) {
      at_ = text_.size();
      return;
    }
    const std::string_view string = text_.substr(begin, end - begin);
    at_ = end + 1;
    size_t next = at_;
    while (next < text_.size() &&
           (text_[next] == ' ' || text_[next] == '\t' || text_[next] == '\n' || text_[next] == '\r'))
      ++next;
    if (next < text_.size() && text_[next] == ':') {
      if (depth_ == 1) section_ = string;
      key_ = string;
      at_ = next + 1;
    } else if (depth_ == 2 && !key_.empty() && isSection(type_, section_)) {
      to_.push_back({std::string(type_), std::string(key_), begin, end});
      key_ = {};
    }
  }

  std::string_view text_, type_;
  std::vector<DeclaredVersion>& to_;
  size_t at_ = 0;
  int depth_ = 0;
  std::string_view section_, key_;
};

}  // namespace

void readJsonManifest(std::string_view text, std::string_view type, std::vector<DeclaredVersion>& to) {
  Walker(text, type, to).run();
}

}  // namespace postern
