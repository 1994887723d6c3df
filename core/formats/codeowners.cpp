// SPDX-License-Identifier: Apache-2.0
// CODEOWNERS of GitHub, GitLab (sections, default owners, exclusions) and Bitbucket: patterns keep their
// order, the last match wins (in GitLab: within each section). Patterns stay as written, with escaped spaces
// and '#' unescaped.
// https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
// https://docs.gitlab.com/user/project/codeowners/reference/  Ignored: numbers of approvals.
#include <string>
#include <vector>

#include "base/text.h"
#include "formats/format.h"

namespace postern {
namespace {

// "@user", "@org/team", "@@role", a mail address.
bool isOwner(std::string_view word) {
  const size_t at = word.find('@');
  if (at == std::string_view::npos || word.size() < 2) return false;
  if (at == 0) return isAsciiAlnum(word[1]) || (word[1] == '@' && word.size() > 2) || word[1] == '{';
  const size_t dot = word.rfind('.');
  return dot != std::string_view::npos && dot > at + 1 && dot + 1 < word.size() &&
         word.find('/') == std::string_view::npos;
}

struct Line {
  enum Kind { kBlank, kSection, kRule, kOther } kind = kBlank;
  std::string text;  // pattern, or name of the section
  std::vector<std::string_view> owners;
};

// Owners up to a comment; false when a word is none.
bool readOwners(std::string_view rest, std::vector<std::string_view>& owners) {
  for (const std::string_view word : splitList(rest, " \t")) {
    if (word.front() == '#') break;
    if (!isOwner(word)) return false;
    owners.push_back(word);
  }
  return true;
}

// "[Docs][2] @docs", "^[Docs] @docs": ^ makes it optional, the number is approvals needed.
bool readSection(std::string_view text, Line& line) {
  if (text.front() == '^') text.remove_prefix(1);
  const size_t close = text.find(']');
  if (text.empty() || text.front() != '[' || close == std::string_view::npos || close < 2) return false;
  line.text = trim(text.substr(1, close - 1));
  std::string_view rest = text.substr(close + 1);
  if (rest.starts_with('[')) {
    const size_t end = rest.find(']');
    if (end == std::string_view::npos || !parseInt(rest.substr(1, end - 1))) return false;
    rest = rest.substr(end + 1);
  }
  if (!rest.empty() && !isAsciiSpace(rest.front())) return false;
  line.kind = Line::kSection;
  return readOwners(rest, line.owners);
}

Line parseLine(std::string_view text) {
  Line line;
  text = trim(text);
  if (text.empty() || text.front() == '#') return line;
  line.kind = Line::kOther;
  if (text.front() == '[' || text.front() == '^') {
    Line section;
    if (readSection(text, section)) return section;
  }
  size_t end = 0;
  for (; end < text.size() && !isAsciiSpace(text[end]); ++end) {
    if (text[end] == '\\' && end + 1 < text.size() && (text[end + 1] == ' ' || text[end + 1] == '#')) ++end;
    line.text += text[end];
  }
  if (line.text.front() != '@' && readOwners(text.substr(end), line.owners)) line.kind = Line::kRule;
  return line;
}

bool isNamedCodeowners(std::string_view name) {
  const size_t slash = name.find_last_of("/\\!");
  const std::string_view base = slash == std::string_view::npos ? name : name.substr(slash + 1);
  return startsWithIgnoreCase(base, "codeowners");
}

Match sniff(const Probe& probe) {
  if (probe.syntax == Syntax::kBinary || probe.syntax == Syntax::kEmpty || probe.syntax == Syntax::kXml ||
      probe.isJson())
    return {};
  std::string_view text = probe.head;
  if (text.size() >= 4096) text = text.substr(0, text.rfind('\n') + 1);  // the last line may be cut
  int rules = 0;
  int owned = 0;
  int other = 0;
  for (const std::string_view raw : split(text, '\n')) {
    const Line line = parseLine(raw);
    if (line.kind == Line::kRule || line.kind == Line::kSection) {
      rules += line.kind == Line::kRule ? 1 : 0;
      owned += line.owners.empty() ? 0 : 1;
    }
    other += line.kind == Line::kOther ? 1 : 0;
  }
  const bool named = isNamedCodeowners(probe.name);
  if (owned == 0)
    return named && rules > 0 && other == 0 ? Match{40, "named CODEOWNERS, patterns without owners"}
                                            : Match{};
  if (other == 0 && 2 * owned >= rules)
    return {static_cast<uint8_t>(named ? 85 : 75), "lines of pattern and @owner"};
  if (named && 10 * other <= rules + owned)
    return {60, "named CODEOWNERS, most lines are pattern and @owner"};
  return {};
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("CODEOWNERS");
  std::string section;
  std::vector<std::string> defaults;
  uint32_t number = 0;
  for (std::string_view text = in.text(); !text.empty();) {
    const size_t end = text.find('\n');
    const Line line = parseLine(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    ++number;
    if (line.kind == Line::kSection) {
      section = line.text;
      defaults.assign(line.owners.begin(), line.owners.end());
    } else if (line.kind == Line::kRule) {
      std::vector<std::string_view> owners = line.owners;
      // GitLab: a pattern without owners has those of its section; elsewhere it has none, which is meant.
      if (owners.empty() && line.text.front() != '!') owners.assign(defaults.begin(), defaults.end());
      out.owns(line.text, owners, kNone, number, section);
    } else if (line.kind == Line::kOther) {
      RecordPlace place;
      place.parent = "/";
      place.index = number - 1;
      out.skip(place, "not_a_rule", "a line that is no pattern with owners");
    }
  }
  return Done{};
}

}  // namespace

extern const Format kCodeowners;
const Format kCodeowners{
    "codeowners",
    "CODEOWNERS",
    "https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/"
    "customizing-your-repository/about-code-owners",
    "text",
    Family::kInventory,
    true,
    sniff,
    import};

}  // namespace postern
