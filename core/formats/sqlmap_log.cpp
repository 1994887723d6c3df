// SPDX-License-Identifier: Apache-2.0
// The `log` file that sqlmap keeps of a target: blocks between "---" lines, in them "Parameter: id (GET)" and
// for each technique its Type, Title and Payload. https://github.com/sqlmapproject/sqlmap/wiki/Usage
// A resumed session writes its points again: they are the same result. Ignored: fingerprints, dumped data.
#include <string>
#include <vector>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/line_importer.h"

namespace postern {
namespace {

constexpr std::string_view kParameter = "Parameter: ";

Match sniff(const Probe& probe) {
  if (probe.syntax != Syntax::kText) return {};
  const bool isLog = probe.head.find("injection point(s)") != std::string_view::npos &&
                     probe.head.find("sqlmap ") != std::string_view::npos;
  return isLog ? Match{95, "sqlmap's injection points"} : Match{};
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out) {}
  void line(const Record& record);
  void flush();

 private:
  struct Point {
    std::string name, place;
    bool operator==(const Point& other) const = default;
  };
  void begin(std::string_view text);

  BatchBuilder& out_;
  std::vector<Point> seen_;  // few: the parameters of one target
  Point point_;
  RecordPlace place_;
  std::string description_;
  bool isOpen_ = false;
};

// "id (GET)", "#1* (URI)", "MULTIPART name ((custom) POST)".
void Importer::begin(std::string_view text) {
  const size_t open = text.find(" (");
  point_.name = text.substr(0, open);
  point_.place = open == text.npos ? "" : text.substr(open + 2, text.size() - open - 3);
  description_.clear();
  isOpen_ = true;
}

void Importer::flush() {
  if (!isOpen_) return;
  isOpen_ = false;
  for (const Point& known : seen_) {
    if (known == point_) return out_.skip(place_, "duplicate", "the same result said twice");
  }
  seen_.push_back(point_);
  Observation found;
  found.kind = ObservationKind::kDynamic;
  found.title = out_.text("SQL injection in " + (point_.place.empty() ? "" : point_.place + " ") +
                          "parameter '" + point_.name + "'");
  found.description = out_.text(clipUtf8(trim(description_), 8000));
  found.rule = out_.text("sql-injection");
  found.severity = Severity::kHigh;
  addWeaknesses(found.weaknesses, "89");
  found.parameter = out_.text(point_.name);
  if (point_.place == "GET" || point_.place == "POST") found.method = out_.text(point_.place);
  out_.add(place_, found);
}

void Importer::line(const Record& record) {
  const std::string_view text = trim(record.node.text());
  if (text.starts_with(kParameter)) {
    flush();
    place_ = record;
    return begin(text.substr(kParameter.size()));
  }
  if (!isOpen_) return;
  if (text == "---") return flush();
  description_.append(text).append("\n");
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("sqlmap");
  return importLines<Importer>(in, out);
}

}  // namespace

extern const Format kSqlmapLog;
const Format kSqlmapLog = {"sqlmap_log",
                           "sqlmap log",
                           "https://github.com/sqlmapproject/sqlmap/wiki/Usage",
                           "text",
                           Family::kDynamic,
                           false,
                           sniff,
                           import};

}  // namespace postern
