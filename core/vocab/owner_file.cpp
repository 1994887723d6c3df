// SPDX-License-Identifier: Apache-2.0
// See owner_file.h.
#include "vocab/owner_file.h"

#include <algorithm>

#include "base/text.h"

namespace postern {
namespace {

void readOwners(OwnerDialect dialect, std::string_view rest, OwnerLine& line) {
  line.statesOwners = !trim(rest).empty();
  for (const std::string_view word : splitList(rest, " \t")) {
    // GitLab has no comments here: "Any Code Owners listed in a comment are parsed".
    if (word.front() == '#' && dialect == OwnerDialect::kGitHub) break;
    if (isOwnerReference(word))
      line.owners.push_back(word);
    else
      ++line.malformed;
  }
}

size_t patternLength(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && !isAsciiSpace(text[end])) {
    if (text[end] == '\\' && end + 1 < text.size()) ++end;
    ++end;
  }
  return end;
}

// GitLab's HEADER_REGEX: ^?[name][approvals] owners; what cannot belong to it ends it.
bool readHeading(std::string_view text, OwnerLine& line) {
  line.isOptional = text.starts_with('^');
  if (line.isOptional) text.remove_prefix(1);
  const size_t close = text.find(']');
  if (!text.starts_with('[') || close == std::string_view::npos) return false;
  line.kind = OwnerLine::kSection;
  line.text = text.substr(1, close - 1);
  text.remove_prefix(close + 1);
  if (const size_t end = text.find(']'); text.starts_with('[') && end != std::string_view::npos) {
    const std::string_view digits = text.substr(1, end - 1);
    if (std::all_of(digits.begin(), digits.end(), isAsciiDigit)) {
      line.approvals = static_cast<uint32_t>(std::clamp<int64_t>(parseInt(digits).value_or(0), 0, 1000));
      text.remove_prefix(end + 1);
    }
  }
  if (text.empty() || !isAsciiSpace(text.front())) return true;
  const auto isOfOwners = [](char c) {
    return isAsciiAlnum(c) || isAsciiSpace(c) || std::string_view("@_.-/+").find(c) != std::string_view::npos;
  };
  const auto end = std::find_if_not(text.begin(), text.end(), isOfOwners);
  readOwners(OwnerDialect::kGitLab, text.substr(0, static_cast<size_t>(end - text.begin())), line);
  return true;
}

OwnerLine invalid(OwnerLine line, std::string_view reason) {
  line.kind = OwnerLine::kInvalid;
  line.reason = reason;
  return line;
}

// A line that GitHub would make nothing of and GitLab does. A heading is one only when nothing else follows:
// "[ab]*.c @x" is a pattern.
bool isGitLabOnly(std::string_view text) {
  if (text.starts_with('!')) return text.size() > 1 && !isAsciiSpace(text[1]);
  OwnerLine line;
  if (readHeading(text, line)) {
    const size_t close = text.rfind(']');
    const std::string_view rest = text.substr(close + 1);
    return !trim(line.text).empty() && line.malformed == 0 && (rest.empty() || isAsciiSpace(rest.front()));
  }
  line = {};
  readOwners(OwnerDialect::kGitHub, text.substr(patternLength(text)), line);
  return std::any_of(line.owners.begin(), line.owners.end(), [](std::string_view owner) {
    return owner.starts_with("@@") ||
           (owner.starts_with('@') && std::count(owner.begin(), owner.end(), '/') > 1);
  });
}

}  // namespace

bool isOwnerReference(std::string_view word) {
  const size_t at = word.find('@');
  if (at == std::string_view::npos || word.size() < 2) return false;
  if (at == 0)
    return isAsciiAlnum(word[1]) || word[1] == '_' || (word[1] == '@' && word.size() > 2) || word[1] == '{';
  const size_t dot = word.rfind('.');
  return dot != std::string_view::npos && dot > at + 1 && dot + 1 < word.size() &&
         word.find('/') == std::string_view::npos;
}

OwnerLine readOwnerLine(OwnerDialect dialect, std::string_view text) {
  text = trim(text);
  OwnerLine line;
  if (text.empty() || text.front() == '#') return line;
  const bool isGitLab = dialect == OwnerDialect::kGitLab;
  if (isGitLab && readHeading(text, line)) return line;
  line = {};
  line.kind = OwnerLine::kRule;
  const size_t end = patternLength(text);
  line.text = text.substr(0, end);
  readOwners(dialect, text.substr(end), line);
  if (isGitLab) {
    line.isExclusion = line.text.starts_with('!');
    if (line.isExclusion) line.text.remove_prefix(1);
    return line;
  }
  if (line.text.starts_with('!')) return invalid(line, "GitHub has no exclusions");
  if (line.text.starts_with("\\#")) return invalid(line, "GitHub does not take an escaped '#'");
  if (line.malformed > 0) return invalid(line, "GitHub skips a line with a word that is no owner");
  return line;
}

std::string ownerHeading(std::string_view section, bool isOptional, uint32_t approvals) {
  std::string out = (isOptional ? "^[" : "[") + std::string(section) + "]";
  if (approvals > 0) out += "[" + std::to_string(approvals) + "]";
  return out;
}

OwnerDialect ownerDialect(std::string_view fileName, std::string_view text) {
  const auto isIn = [&](std::string_view folder) {
    return fileName.starts_with(folder) ||
           fileName.find("/" + std::string(folder)) != std::string_view::npos ||
           fileName.find("!" + std::string(folder)) != std::string_view::npos;
  };
  if (isIn(".gitlab/")) return OwnerDialect::kGitLab;
  if (isIn(".github/")) return OwnerDialect::kGitHub;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const std::string_view line = trim(text.substr(0, end));
    if (!line.empty() && line.front() != '#' && isGitLabOnly(line)) return OwnerDialect::kGitLab;
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return OwnerDialect::kGitHub;
}

}  // namespace postern
