// SPDX-License-Identifier: Apache-2.0
// Firmwalker's text report: sections ("***Search for SSL related files***") with a heading for each pattern
// ("##### *.pem", "----- password -----") and under it what was found. One result per found line; the
// directory listings at the top are none. https://github.com/craigz28/firmwalker
#include <set>
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (probe.head.find("***Firmware Directory***") == std::string_view::npos) return {};
  const bool searches = probe.head.find("***Search for ") != std::string_view::npos;
  return {static_cast<uint8_t>(searches ? 97 : 80), "***Firmware Directory***"};
}

// "##### *.pem" gives "*.pem"; "---- password ----" gives "password".
std::string_view heading(std::string_view line) {
  const char mark = line[0];
  const size_t from = line.find_first_not_of(mark);
  if (from == std::string_view::npos) return {};
  line.remove_prefix(from);
  const size_t last = line.find_last_not_of(mark);
  return trim(line.substr(0, last + 1));
}

class Firmwalker {
 public:
  explicit Firmwalker(BatchBuilder& out) : out_(out) {}

  void read(const Record& record) {
    const std::string_view line = trim(record.node.text());
    if (line.empty()) return;
    if (line.starts_with("***")) {
      section_ = trim(heading(line));
      inSearch_ = startsWithIgnoreCase(section_, "Search for ");
      if (inSearch_) section_.erase(0, 11);
      pattern_.clear();
      named_.clear();
      return;
    }
    if (line.starts_with("####") || line.starts_with("----")) {
      pattern_ = heading(line);
      return;
    }
    if (!inSearch_) return out_.skip(record, "no_result", "a line of the report's introduction");
    // "host_key" and "*host_key*" name the same files; what a file holds is another result for each pattern.
    const bool byName = !containsIgnoreCase(section_, "patterns in files");
    if (byName && !named_.insert(std::string(line)).second)
      return out_.skip(record, "duplicate", "the same result said twice");
    addFound(record, line);
  }

 private:
  void addFound(const Record& record, std::string_view line) {
    Observation found;
    found.kind = ObservationKind::kExposure;
    const bool isSecret = containsIgnoreCase(section_, "password") || containsIgnoreCase(section_, "MD5");
    const bool isFile = line.starts_with('/') || line.starts_with("./");
    found.title = out_.plain(isFile ? std::string(line) + " (" + section_ + ")" : section_);
    found.description =
        out_.plain(pattern_.empty() ? std::string(line) : pattern_ + ": " + std::string(line));
    found.rule = out_.text(pattern_.empty() ? section_ : pattern_);
    setSeverity(out_, found, "info");
    if (isSecret) found.weaknesses.add(798);
    if (isFile) {
      found.file = out_.text(line);
    } else {
      found.resource = out_.text(line);
    }
    found.tags.add(out_.text(section_));
    out_.add(record, found);
  }

  BatchBuilder& out_;
  std::string section_, pattern_;
  std::set<std::string> named_;  // in this section
  bool inSearch_ = false;
};

Status import(Document& in, BatchBuilder& out) {
  out.tool("Firmwalker");
  Firmwalker reader(out);
  return in.read(
      {"/*"}, [&](const Record& record) { reader.read(record); }, out.diagnostics());
}

}  // namespace

extern const Format kFirmwalker;
const Format kFirmwalker{"firmwalker", "Firmwalker",   "https://github.com/craigz28/firmwalker",
                         "text",       Family::kImage, false,
                         sniff,        import};

}  // namespace postern
