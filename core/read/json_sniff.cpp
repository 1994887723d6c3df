// SPDX-License-Identifier: Apache-2.0
// A text that only starts like JSON ("[05:01:52] started", "{{ template }}") is no JSON; one that is cut off
// is.
#include "read/json_sniff.h"

#include "base/text.h"
#include "read/limits.h"

namespace postern {
namespace {

constexpr size_t kLinesLookedAt = 64;

// Takes the next line that is not blank off `rest`.
std::string_view takeLine(std::string_view& rest) {
  while (!rest.empty()) {
    const size_t end = rest.find('\n');
    const std::string_view line = trim(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!line.empty()) return line;
  }
  return {};
}

bool opensValue(std::string_view line) { return line.starts_with('{') || line.starts_with('['); }

bool isNameStart(char c) { return (isAsciiAlnum(c) && !isAsciiDigit(c)) || c == '_' || c == '$'; }

bool isWholeValue(std::string_view line) {
  Diagnostics ignored;
  JsonParser parser(line, ignored);
  if (!opensValue(line) || !parser.skip()) return false;
  parser.skipSpace();
  return parser.atEnd();
}

// Two whole values on lines of their own; the second may be cut off by the end of the file.
bool startsWithTwoLines(std::string_view text) {
  const std::string_view first = takeLine(text);
  if (!opensValue(first) || text.empty()) return false;
  const std::string_view second = takeLine(text);
  return opensValue(second) && isWholeValue(first) && (isWholeValue(second) || text.empty());
}

}  // namespace

bool isJson(std::string_view text, const JsonReader& reader, Node skimmed) {
  const std::string_view start = trim(text.substr(0, limits::kProbeBytes));
  if (start == "null") return true;  // what Go tools write for no results
  if (!opensValue(start)) return false;
  if (reader.problem().empty() || reader.endedEarly()) return true;
  if (skimmed.isObject()) return skimmed.size() > 0;
  const Node first = skimmed.item(0);
  return first.isObject() || first.isArray();
}

std::optional<ByteRange> findWrappedJson(std::string_view text) {
  constexpr size_t kLongestPrefix = 256;
  const size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || !isNameStart(text[start])) return std::nullopt;
  const std::string_view prefix = text.substr(start, kLongestPrefix);
  const size_t length = prefix.find_first_of("=(");
  if (length == std::string_view::npos) return std::nullopt;
  for (const char c : prefix.substr(0, length)) {
    if (!isNameStart(c) && !isAsciiDigit(c) &&
        std::string_view(".[]\"' \t\r\n").find(c) == std::string_view::npos)
      return std::nullopt;
  }
  const size_t begin = text.find_first_not_of(" \t\r\n", start + length + 1);
  if (begin == std::string_view::npos || !opensValue(text.substr(begin, 1))) return std::nullopt;
  const size_t last = text.find_last_not_of(" \t\r\n;)");
  return ByteRange{begin, last + 1};
}

std::string_view firstJsonLine(std::string_view text) {
  if (startsWithTwoLines(text)) return takeLine(text);
  const bool cut = text.size() > limits::kProbeBytes;
  std::string_view rest = text.substr(0, limits::kProbeBytes);
  std::string_view found;
  size_t lines = 0;
  size_t values = 0;
  while (lines < kLinesLookedAt && !rest.empty()) {
    const std::string_view line = takeLine(rest);
    if (line.empty() || (cut && rest.empty())) break;
    ++lines;
    if (!line.starts_with('{') || !isWholeValue(line)) continue;
    if (values++ == 0) found = line;
  }
  return values >= 2 && values * 2 > lines ? found : std::string_view();
}

}  // namespace postern
