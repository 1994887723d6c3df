// SPDX-License-Identifier: Apache-2.0
// Maven's pom.xml: <dependency>, <plugin> and <parent> with literal versions, and versions that are a
// property of the same file. Other expressions ("${a}-${b}") and properties of a parent are left alone.
#include <map>

#include "base/text.h"
#include "output/manifest/declared_version.h"

namespace postern {
namespace {

struct Range {
  size_t begin = 0, end = 0;
};

class PomReader {
 public:
  explicit PomReader(std::string_view text) : text_(text) {}

  void run(std::vector<DeclaredVersion>& to) {
    for (size_t at = text_.find('<'); at != std::string_view::npos; at = text_.find('<', at))
      at = takeTag(at);
    for (const Coordinates& found : found_) add(found, to);
  }

 private:
  struct Coordinates {
    std::string group, artifact;
    Range version;
  };

  size_t takeTag(size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.starts_with("<!--")) return after("-->", at);
    if (rest.starts_with("<![CDATA[")) return after("]]>", at);
    const size_t end = text_.find('>', at);
    if (end == std::string_view::npos) return text_.size();
    std::string_view tag = text_.substr(at + 1, end - at - 1);
    if (tag.starts_with('?') || tag.starts_with('!') || tag.ends_with('/')) return end + 1;
    if (tag.starts_with('/')) {
      close(tag.substr(1), at);
    } else {
      open_.push_back({std::string(tag.substr(0, tag.find_first_of(" \t\r\n"))), end + 1});
      if (isHolder(open_.back().name)) current_.push_back({});
    }
    return end + 1;
  }

  void close(std::string_view name, size_t at) {
    while (!open_.empty() && open_.back().name != trim(name)) open_.pop_back();
    if (open_.empty()) return;
    const Range inside{open_.back().begin, at};
    open_.pop_back();
    if (isHolder(name)) {
      if (!current_.empty()) {
        if (current_.back().version.end > 0) found_.push_back(current_.back());
        current_.pop_back();
      }
      return;
    }
    const std::string_view parent = open_.empty() ? std::string_view() : std::string_view(open_.back().name);
    if (parent == "properties") {
      properties_[std::string(name)] = trimmed(inside);
    } else if (isHolder(parent) && !current_.empty()) {
      const Range value = trimmed(inside);
      const std::string text(text_.substr(value.begin, value.end - value.begin));
      if (name == "groupId") current_.back().group = text;
      if (name == "artifactId") current_.back().artifact = text;
      if (name == "version") current_.back().version = value;
    }
  }

  static bool isHolder(std::string_view name) {
    return name == "dependency" || name == "plugin" || name == "parent";
  }

  size_t after(std::string_view mark, size_t at) const {
    const size_t end = text_.find(mark, at);
    return end == std::string_view::npos ? text_.size() : end + mark.size();
  }

  Range trimmed(Range range) const {
    while (range.begin < range.end && isAsciiSpace(text_[range.begin])) ++range.begin;
    while (range.end > range.begin && isAsciiSpace(text_[range.end - 1])) --range.end;
    return range;
  }

  void add(const Coordinates& found, std::vector<DeclaredVersion>& to) const {
    Range version = found.version;
    const std::string_view text = text_.substr(version.begin, version.end - version.begin);
    std::string_view why;
    if (text.starts_with("${") && text.find('}') == text.size() - 1) {
      const auto property = properties_.find(std::string(text.substr(2, text.size() - 3)));
      if (property != properties_.end())
        version = property->second;
      else
        why = "its version is a property of another file";
    }
    // A plugin without a group is one of Maven's own.
    const std::string group = found.group.empty() ? "org.apache.maven.plugins" : found.group;
    to.push_back({"maven", group + ":" + found.artifact, version.begin, version.end, why});
  }

  struct Open {
    std::string name;
    size_t begin;
  };

  std::string_view text_;
  std::vector<Open> open_;
  std::vector<Coordinates> current_;
  std::vector<Coordinates> found_;
  std::map<std::string, Range> properties_;
};

}  // namespace

void readPomVersions(std::string_view text, std::vector<DeclaredVersion>& to) { PomReader(text).run(to); }

}  // namespace postern
