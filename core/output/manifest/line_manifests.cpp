// SPDX-License-Identifier: Apache-2.0
// Manifests of one requirement a line: requirements.txt (PEP 508), go.mod (Go Modules Reference), Cargo.toml
// (tables of dependencies), Gemfile.
#include <algorithm>

#include "base/text.h"
#include "output/manifest/declared_version.h"

namespace postern {
namespace {

/// A line with its place in the text.
struct Line {
  std::string_view text;
  size_t begin;
};

template <typename Visit>
void forLines(std::string_view text, Visit visit) {
  for (size_t from = 0; from < text.size();) {
    size_t to = text.find('\n', from);
    if (to == std::string_view::npos) to = text.size();
    visit(Line{text.substr(from, to - from), from});
    from = to + 1;
  }
}

bool isNameCharacter(char c) { return isAsciiAlnum(c) || c == '-' || c == '_' || c == '.'; }

size_t skipSpace(std::string_view text, size_t at) {
  while (at < text.size() && isAsciiSpace(text[at])) ++at;
  return at;
}

void readPip(const Line& line, std::vector<DeclaredVersion>& to) {
  const std::string_view text = line.text.substr(0, line.text.find('#'));
  size_t at = skipSpace(text, 0);
  const size_t begin = at;
  while (at < text.size() && isNameCharacter(text[at])) ++at;
  if (at == begin || text[begin] == '-') return;
  const std::string package(text.substr(begin, at - begin));
  at = skipSpace(text, at);
  if (at < text.size() && text[at] == '[') at = std::min(text.find(']', at), text.size() - 1) + 1;
  at = skipSpace(text, at);
  size_t end = std::min({text.find(';', at), text.find(" --", at), text.find('\\', at), text.size()});
  while (end > at && isAsciiSpace(text[end - 1])) --end;
  if (end <= at || text[at] == '@') return;
  const bool isHashed =
      line.text.find("--hash") != std::string_view::npos || line.text.find('\\') != std::string_view::npos;
  to.push_back({"pypi", package, line.begin + at, line.begin + end, isHashed ? "it is pinned by hash" : ""});
}

/// "module v1.2.3", with or without "require" before it.
void readGo(const Line& line, bool& inBlock, std::vector<DeclaredVersion>& to) {
  std::string_view text = line.text.substr(0, line.text.find("//"));
  size_t at = skipSpace(text, 0);
  if (inBlock && at < text.size() && text[at] == ')') inBlock = false;
  const bool isRequire = text.substr(at).starts_with("require");
  if (isRequire) {
    at = skipSpace(text, at + 7);
    if (at < text.size() && text[at] == '(') inBlock = true;
  }
  if (!inBlock && !isRequire) return;
  const size_t begin = at;
  while (at < text.size() && !isAsciiSpace(text[at])) ++at;
  const size_t version = skipSpace(text, at);
  size_t end = version;
  while (end < text.size() && !isAsciiSpace(text[end])) ++end;
  if (at == begin || end == version || text[version] != 'v') return;
  to.push_back(
      {"golang", std::string(text.substr(begin, at - begin)), line.begin + version, line.begin + end});
}

/// The text between the next pair of one of `quotes`, as places in the line; false when there is none.
bool quotedAfter(std::string_view text, size_t at, std::string_view quotes, size_t& begin, size_t& end) {
  begin = text.find_first_of(quotes, at);
  if (begin == std::string_view::npos) return false;
  end = text.find(text[begin], begin + 1);
  ++begin;
  return end != std::string_view::npos;
}

class CargoReader {
 public:
  explicit CargoReader(std::vector<DeclaredVersion>& to) : to_(to) {}

  void take(const Line& line) {
    const std::string_view text = line.text.substr(0, line.text.find('#'));
    const size_t at = skipSpace(text, 0);
    if (at == text.size()) return;
    if (text[at] == '[') return takeHeader(trim(text));
    const size_t equals = text.find('=', at);
    if (equals == std::string_view::npos) return;
    std::string_view key = trim(text.substr(at, equals - at));
    if (key.size() >= 2 && key.front() == '"' && key.back() == '"') key = key.substr(1, key.size() - 2);
    size_t from = equals + 1;
    if (inPackage_) {
      if (key != "version") return;
      key = package_;
    } else if (!inTable_) {
      return;
    } else if (const size_t value = skipSpace(text, from); value < text.size() && text[value] == '{') {
      from = text.find("version", value);
      if (from == std::string_view::npos) return;
    }
    size_t begin = 0;
    size_t end = 0;
    if (!quotedAfter(text, from, "\"'", begin, end)) return;
    to_.push_back({"cargo", std::string(key), line.begin + begin, line.begin + end});
  }

 private:
  /// "[dependencies]", "[target.'cfg(unix)'.dev-dependencies]", "[dependencies.serde]".
  void takeHeader(std::string_view header) {
    inTable_ = inPackage_ = false;
    const std::string_view path = header.substr(1, header.find(']') - 1);
    for (const std::string_view table : {"dependencies", "dev-dependencies", "build-dependencies"}) {
      if (path == table || path.ends_with("." + std::string(table))) inTable_ = true;
      const std::string start = std::string(table) + ".";
      const size_t found = path.starts_with(start) ? 0 : path.find("." + start);
      if (found == std::string_view::npos) continue;
      package_ = path.substr(found == 0 ? start.size() : found + 1 + start.size());
      inPackage_ = true;
    }
  }

  std::vector<DeclaredVersion>& to_;
  bool inTable_ = false, inPackage_ = false;
  std::string package_;
};

/// gem "name", "~> 1.2": one requirement; several are left alone.
void readGem(const Line& line, std::vector<DeclaredVersion>& to) {
  const size_t at = skipSpace(line.text, 0);
  if (!line.text.substr(at).starts_with("gem")) return;
  size_t begin = 0, end = 0, from = 0, until = 0;
  if (!quotedAfter(line.text, at, "\"'", begin, end)) return;
  const size_t comma = skipSpace(line.text, end + 1);
  if (comma >= line.text.size() || line.text[comma] != ',') return;
  const size_t next = skipSpace(line.text, comma + 1);
  if (next >= line.text.size() || (line.text[next] != '"' && line.text[next] != '\'')) return;
  if (!quotedAfter(line.text, next, "\"'", from, until)) return;
  const size_t more = skipSpace(line.text, until + 1);
  const bool isSeveral =
      more + 1 < line.text.size() && line.text[more] == ',' &&
      std::string_view("\"'").find(line.text[skipSpace(line.text, more + 1)]) != std::string_view::npos;
  to.push_back({"gem", std::string(line.text.substr(begin, end - begin)), line.begin + from,
                line.begin + until, isSeveral ? "it has several requirements" : ""});
}

}  // namespace

void readLineManifest(ManifestKind kind, std::string_view text, std::vector<DeclaredVersion>& to) {
  bool inBlock = false;
  CargoReader cargo(to);
  forLines(text, [&](const Line& line) {
    if (kind == ManifestKind::kPip) readPip(line, to);
    if (kind == ManifestKind::kGo) readGo(line, inBlock, to);
    if (kind == ManifestKind::kCargo) cargo.take(line);
    if (kind == ManifestKind::kBundler) readGem(line, to);
  });
}

}  // namespace postern
