// SPDX-License-Identifier: Apache-2.0
// Lines keep their indentation: in plain reports it can carry meaning.
#include "read/text_reader.h"

#include "base/text.h"
#include "read/tape.h"

namespace postern {

void readLines(std::string_view text, const PathSet& paths, RecordHandler handler) {
  const int path = paths.recordAt(paths.step(paths.all(), 0, ""), 1);
  if (path < 0 || paths.isSkipped(path)) return;
  Tape tape;
  Record record;
  record.spec = static_cast<uint32_t>(path);
  record.parent = "/";
  for (size_t at = 0; at < text.size();) {
    const size_t newline = text.find('\n', at);
    const size_t end = newline == std::string_view::npos ? text.size() : newline;
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!trim(line).empty()) {
      tape.clear();
      tape.scalar(NodeKind::kString, line);
      record.node = tape.root();
      record.range = {at, at + line.size()};
      handler(record);
    }
    ++record.index;
    at = end + 1;
  }
}

}  // namespace postern
