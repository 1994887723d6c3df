// SPDX-License-Identifier: Apache-2.0
// Rootkit Hunter's log: "[05:04:04]   Checking ...   [ Warning ]", followed by "Warning: ..." lines that
// explain it. One result per check with a warning; a "Warning:" line that no check precedes is a result of
// its own. https://rkhunter.sourceforge.net/ (1.4). Ignored: checks with another outcome, "Info:" lines, the
// summary.
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/line_importer.h"

namespace postern {
namespace {

constexpr std::string_view kMark = "[ Warning ]";
constexpr std::string_view kWarning = "Warning: ";
constexpr std::string_view kTest = "Info: Starting test name '";

Match sniff(const Probe& probe) {
  if (probe.syntax != Syntax::kText) return {};
  if (probe.head.find("Rootkit Hunter version ") == std::string_view::npos) return {};
  return {96, "Rootkit Hunter version"};
}

// What stands behind "[05:04:04]", with its indentation; lines without a time as they are.
std::string_view withoutTime(std::string_view line) {
  if (line.size() < 10 || line[0] != '[' || line[3] != ':' || line[9] != ']') return line;
  return line.substr(10);
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out) {}
  void line(const Record& record);
  void flush();

 private:
  void header(std::string_view text);
  void begin(const Record& record, std::string_view title);

  BatchBuilder& out_;
  RecordPlace place_;
  std::string title_, details_, test_;
  bool isOpen_ = false, isExplained_ = false;
};

// "Running Rootkit Hunter version 1.4.6 on web01"
void Importer::header(std::string_view text) {
  const size_t version = text.find("Rootkit Hunter version ");
  if (version == text.npos) return;
  text.remove_prefix(version + 23);
  const size_t on = text.find(" on ");
  out_.tool("Rootkit Hunter", text.substr(0, on));
  if (on != text.npos) out_.target(hostAsset(out_, trim(text.substr(on + 4))));
}

void Importer::begin(const Record& record, std::string_view title) {
  flush();
  place_ = record;
  title_ = title;
  details_.clear();
  isOpen_ = true;
  isExplained_ = false;
}

void Importer::flush() {
  if (!isOpen_) return;
  isOpen_ = false;
  Observation found;
  const bool isRootkit = containsIgnoreCase(title_, "rootkit") || containsIgnoreCase(title_, "trojan") ||
                         containsIgnoreCase(title_, "malware");
  found.kind = isRootkit ? ObservationKind::kMalware : ObservationKind::kMisconfiguration;
  found.title = out_.plain(title_, 400);
  found.description = out_.plain(details_);
  found.rule = out_.text(test_);
  setSeverity(out_, found, "Warning");
  if (title_.starts_with('/')) {
    found.file = out_.text(title_);
  } else if (const size_t quote = title_.find("'/"); quote != title_.npos) {
    const std::string_view path = std::string_view(title_).substr(quote + 1);
    found.file = out_.text(path.substr(0, path.find('\'')));
  }
  out_.add(place_, found);
}

void Importer::line(const Record& record) {
  const std::string_view whole = withoutTime(record.node.text());
  std::string_view text = trim(whole);
  if (text.starts_with(kTest)) {
    flush();
    text.remove_prefix(kTest.size());
    test_ = text.substr(0, text.find('\''));
    return;
  }
  const bool isWarning = text.starts_with(kWarning);
  if (isWarning) text.remove_prefix(kWarning.size());
  if (text.ends_with(kMark)) return begin(record, trim(text.substr(0, text.size() - kMark.size())));
  if (isWarning) {
    if (!isOpen_) begin(record, text);
    details_.append(details_.empty() ? "" : "\n").append(text);
    isExplained_ = true;
    return;
  }
  const bool isOutcome = text.ends_with(" ]") || text.starts_with("Info: ");
  // Explanations go on in deeply indented lines.
  if (isOpen_ && !isOutcome && !text.empty() && whole.starts_with("        ")) {
    details_.append(details_.empty() ? "" : "\n").append(text);
    return;
  }
  if (text.empty() || isExplained_ || text.ends_with(" ]")) flush();
  header(text);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Rootkit Hunter");
  return importLines<Importer>(in, out);
}

}  // namespace

extern const Format kRkhunter;
const Format kRkhunter{"rkhunter",
                       "Rootkit Hunter",
                       "https://rkhunter.sourceforge.net/",
                       "text",
                       Family::kInfrastructure,
                       false,
                       sniff,
                       import};

}  // namespace postern
