// SPDX-License-Identifier: Apache-2.0
// Output of the `yara` command: "Rule path", with -g and -m "Rule [tags] [meta="v",…] path", with -s each
// match on a line below, "0x1f:$name: text". https://yara.readthedocs.io/en/stable/commandline.html
// Ignored: the matched strings but the first ones, which become the snippet; -n, -c, errors.
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/line_importer.h"

namespace postern {
namespace {

constexpr size_t kMaxSnippet = 2000;

struct Line {
  std::string_view rule, tags, meta, path;
};

bool isNameStart(char c) { return c == '_' || (isAsciiAlnum(c) && !isAsciiDigit(c)); }

// "[…]" may hold brackets in quoted values, in which \" is a quote.
size_t endOfBrackets(std::string_view text) {
  bool isQuoted = false;
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\' && isQuoted)
      ++i;
    else if (text[i] == '"')
      isQuoted = !isQuoted;
    else if (text[i] == ']' && !isQuoted)
      return i;
  }
  return text.npos;
}

bool readLine(std::string_view text, Line& out) {
  if (text.empty() || !isNameStart(text[0])) return false;
  size_t end = 0;
  while (end < text.size() && (isAsciiAlnum(text[end]) || text[end] == '_' || text[end] == ':')) ++end;
  if (end >= text.size() || text[end] != ' ') return false;
  out.rule = text.substr(0, end);
  text.remove_prefix(end + 1);
  while (text.starts_with('[')) {
    const size_t close = endOfBrackets(text);
    if (close == text.npos) return false;
    const std::string_view inside = text.substr(1, close - 1);
    (inside.find('=') == inside.npos ? out.tags : out.meta) = inside;
    text = trim(text.substr(close + 1));
  }
  out.path = trim(text);
  return !out.path.empty();
}

// "0x1f:$bash: bash -i", with -L "0x1f:12:$bash: …".
bool isMatchedString(std::string_view text) {
  return text.starts_with("0x") && text.find(":$") != text.npos && text.find(":$") < 40;
}

// A path, a process (-p scans pids), or a name with an extension: words of a sentence are none of these.
bool isTarget(std::string_view path) {
  const bool isPid = parseInt(path).has_value();
  return isPid || path.find_first_of("/\\") != path.npos || path.find(' ') == path.npos;
}

Match sniff(const Probe& probe) {
  if (probe.syntax != Syntax::kText && probe.syntax != Syntax::kCsv) return {};
  const bool isCut = probe.head.size() >= 4096;
  uint32_t matches = 0, paths = 0, strings = 0;
  const auto lines = split(probe.head, '\n');
  for (size_t i = 0; i < lines.size() - (isCut ? 1 : 0); ++i) {
    const std::string_view text = trim(lines[i]);
    if (text.empty() || startsWithIgnoreCase(text, "warning: ") || startsWithIgnoreCase(text, "error: "))
      continue;
    Line line;
    if (isMatchedString(text)) {
      ++strings;
    } else if (readLine(text, line) && isTarget(line.path)) {
      ++matches;
      paths += line.path.find_first_of("/\\") != line.path.npos || !line.meta.empty() ? 1 : 0;
    } else {
      return {};
    }
  }
  if (matches == 0) return {};
  if (strings > 0) return {92, "rules, paths and matched strings"};
  return paths == matches ? Match{80, "each line is a rule and a path"} : Match{};
}

// The value of `name` in a list like a="x",b=1,c=true.
std::string metaValue(std::string_view meta, std::string_view name) {
  for (size_t at = 0; at < meta.size();) {
    const size_t equals = meta.find('=', at);
    if (equals == meta.npos) return {};
    const std::string_view key = trim(meta.substr(at, equals - at));
    std::string value;
    size_t i = equals + 1;
    const bool isQuoted = i < meta.size() && meta[i] == '"';
    for (i += isQuoted ? 1 : 0; i < meta.size() && meta[i] != (isQuoted ? '"' : ','); ++i) {
      if (isQuoted && meta[i] == '\\' && i + 1 < meta.size()) ++i;
      value += meta[i];
    }
    if (equalsIgnoreCase(key, name)) return value;
    const size_t comma = meta.find(',', i);
    if (comma == meta.npos) return {};
    at = comma + 1;
  }
  return {};
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out) {}
  void line(const Record& record);
  void flush();

 private:
  void begin(const Record& record, const Line& line);

  BatchBuilder& out_;
  Observation found_;
  RecordPlace place_;
  std::string snippet_;
  bool isOpen_ = false;
};

void Importer::begin(const Record& record, const Line& line) {
  isOpen_ = true;
  place_ = record;
  snippet_.clear();
  found_ = Observation();
  found_.kind = ObservationKind::kMalware;
  found_.rule = out_.text(line.rule);
  found_.title = out_.text(std::string(line.rule) + " matched " + std::string(line.path));
  found_.description = out_.plain(metaValue(line.meta, "description"));
  found_.file = out_.text(line.path);
  std::string severity = metaValue(line.meta, "severity");
  if (severity.empty()) severity = metaValue(line.meta, "threat_level");
  // YARA rates nothing by itself; a match of a rule without a rating is worth a look.
  setSeverity(out_, found_, severity.empty() ? "medium" : severity);
  for (const std::string_view tag : splitList(line.tags)) found_.tags.add(out_.text(tag));
  addVulnerabilityIds(out_, found_.vulnerabilities, line.meta);
  if (const std::string link = metaValue(line.meta, "reference"); link.find("://") != link.npos)
    found_.references.add(out_.text(link));
}

void Importer::flush() {
  if (!isOpen_) return;
  isOpen_ = false;
  found_.snippet = out_.text(clipUtf8(snippet_, kMaxSnippet));
  out_.add(place_, found_);
}

void Importer::line(const Record& record) {
  const std::string_view text = trim(record.node.text());
  Line line;
  if (isMatchedString(text)) {
    if (isOpen_ && snippet_.size() < kMaxSnippet) snippet_.append(snippet_.empty() ? "" : "\n").append(text);
  } else if (startsWithIgnoreCase(text, "warning: ") || startsWithIgnoreCase(text, "error: ")) {
    out_.skip(record, "message", "a message of the scanner");
  } else if (readLine(text, line)) {
    flush();
    begin(record, line);
  } else if (!text.empty()) {
    out_.skip(record, "no_match", "a line that is no match");
  }
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("YARA");
  return importLines<Importer>(in, out);
}

}  // namespace

extern const Format kYara;
const Format kYara = {"yara", "YARA",         "https://yara.readthedocs.io/en/stable/commandline.html",
                      "text", Family::kImage, false,
                      sniff,  import};

}  // namespace postern
