// SPDX-License-Identifier: Apache-2.0
// Package URLs read and written (purl.h). Rules that only one type has are in purl_rules.cpp.
#include "vocab/purl.h"

#include <algorithm>

#include "base/text.h"
#include "vocab/purl_rules.h"
#include "vocab/purl_types.h"

namespace postern {
namespace {

Error malformed(std::string message) { return makeError(ErrorCode::kMalformed, std::move(message)); }

// Everything but unreserved characters is percent-encoded; ':' stays (purl-spec, "Character encoding").
void appendEncoded(std::string& out, std::string_view text, bool keepSlash) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  for (const char c : text) {
    if (isAsciiAlnum(c) || c == '.' || c == '-' || c == '_' || c == '~' || c == ':' ||
        (keepSlash && c == '/')) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
}

bool isPurlType(std::string_view type) {
  if (type.empty() || isAsciiDigit(type.front())) return false;
  return std::all_of(type.begin(), type.end(),
                     [](char c) { return isAsciiAlnum(c) || c == '.' || c == '-'; });
}

bool isQualifierKey(std::string_view key) {
  if (key.empty() || !isAsciiAlnum(key.front()) || isAsciiDigit(key.front())) return false;
  return std::all_of(key.begin(), key.end(),
                     [](char c) { return isAsciiAlnum(c) || c == '.' || c == '-' || c == '_'; });
}

// Segments between slashes, decoded; empty ones dropped, "." and ".." too where it is a subpath.
std::string joinSegments(std::string_view text, bool isSubpath, bool decode) {
  std::string out;
  for (const std::string_view part : split(text, '/')) {
    const std::string segment = decode ? decodePercent(part) : std::string(part);
    for (const std::string_view piece : split(segment, '/')) {  // an encoded slash separates all the same
      if (piece.empty() || (isSubpath && (piece == "." || piece == ".."))) continue;
      if (!out.empty()) out += '/';
      out += piece;
    }
  }
  return out;
}

// "a=b&C=d": keys folded. `upperKeys` gets the keys that were not lower case, folded.
Status readQualifiers(std::string_view text, Purl& purl, std::vector<std::string>& upperKeys) {
  for (const std::string_view pair : split(text, '&')) {
    if (pair.empty()) continue;
    const size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return malformed("a qualifier has no '='");
    const std::string_view written = pair.substr(0, equals);
    std::string key = toLowerAscii(written);
    if (!isQualifierKey(key)) return malformed("a qualifier's key has characters that keys do not have");
    if (key != written) upperKeys.push_back(key);
    purl.qualifiers.emplace_back(std::move(key), decodePercent(pair.substr(equals + 1)));
  }
  return Done{};
}

// Where the version starts: the last '@', unless what follows it is a scope ("npm/@babel/core").
size_t versionMark(std::string_view rest) {
  const size_t at = rest.rfind('@');
  if (at == std::string_view::npos) return at;
  const bool startsSegment = at == 0 || rest[at - 1] == '/';
  return startsSegment && rest.find('/', at) != std::string_view::npos ? std::string_view::npos : at;
}

// pkg:type/namespace/name@version, without what follows '?' or '#'.
Status readPath(std::string_view rest, Purl& purl) {
  while (!rest.empty() && rest.front() == '/') rest.remove_prefix(1);
  const size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return malformed("a purl needs a type and a name");
  if (!isPurlType(rest.substr(0, slash))) return malformed("this is no purl type");
  purl.type = toLowerAscii(rest.substr(0, slash));
  rest = rest.substr(slash + 1);
  const size_t at = versionMark(rest);
  if (at != std::string_view::npos) {
    purl.version = decodePercent(rest.substr(at + 1));
    rest = rest.substr(0, at);
    // "swift/github.com/x/@5": the name is what is missing, not the namespace's last part.
    if (!rest.empty() && rest.back() == '/') return malformed("a purl needs a name");
  }
  while (!rest.empty() && rest.back() == '/') rest.remove_suffix(1);
  if (purl.type == "git") {  // the host, then the whole path on it
    const size_t first = rest.find('/');
    const bool alone = first == std::string_view::npos;
    purl.nameSpace = alone ? std::string() : decodePercent(rest.substr(0, first));
    purl.name = joinSegments(alone ? rest : rest.substr(first + 1), false, true);
    return Done{};
  }
  const size_t last = rest.rfind('/');
  if (last != std::string_view::npos) purl.nameSpace = joinSegments(rest.substr(0, last), false, true);
  purl.name = decodePercent(last == std::string_view::npos ? rest : rest.substr(last + 1));
  return Done{};
}

bool isOwnKey(const PurlType& type, std::string_view key, bool required) {
  for (std::string_view own : splitList(type.qualifiers, " ")) {
    const bool isRequired = own.front() == '!';
    if (isRequired) own.remove_prefix(1);
    if (own == key && (!required || isRequired)) return true;
  }
  return false;
}

std::string brokenRule(const Purl& purl) {
  const PurlType* type = findPurlType(purl.type);
  if (type == nullptr) return {};
  if (type->nameSpace == Requirement::kRequired && purl.nameSpace.empty())
    return "type " + purl.type + " needs a namespace";
  if (type->nameSpace == Requirement::kProhibited && !purl.nameSpace.empty())
    return "type " + purl.type + " has no namespace";
  for (std::string_view key : splitList(type->qualifiers, " ")) {
    if (key.front() == '!' && purl.qualifier(key.substr(1)).empty())
      return "type " + purl.type + " needs the qualifier " + std::string(key.substr(1));
  }
  return brokenRuleOfType(purl);
}

void fold(Purl& purl) {
  if (const PurlType* type = findPurlType(purl.type)) {
    if (type->foldsNamespace) purl.nameSpace = toLowerAscii(purl.nameSpace);
    if (type->foldsName) purl.name = toLowerAscii(purl.name);
    if (type->foldsVersion) purl.version = toLowerAscii(purl.version);
  }
  foldByType(purl);
}

bool isAllUtf8(const Purl& purl) {
  bool valid = isUtf8(purl.nameSpace) && isUtf8(purl.name) && isUtf8(purl.version) && isUtf8(purl.subpath);
  for (const auto& [key, value] : purl.qualifiers) valid = valid && isUtf8(key) && isUtf8(value);
  return valid;
}

size_t bytesOf(const Purl& purl) {
  size_t bytes =
      purl.type.size() + purl.nameSpace.size() + purl.name.size() + purl.version.size() + purl.subpath.size();
  for (const auto& [key, value] : purl.qualifiers) bytes += key.size() + value.size();
  return bytes;
}

}  // namespace

std::string_view Purl::qualifier(std::string_view key) const {
  for (const auto& [own, value] : qualifiers) {
    if (own == key) return value;
  }
  return {};
}

Result<PurlReading> normalisePurl(Purl parts) {
  if (bytesOf(parts) > kMaxPurlBytes) return makeError(ErrorCode::kTooLarge, "longer than any purl");
  if (!isPurlType(parts.type)) return malformed("a purl needs a type");
  parts.type = toLowerAscii(parts.type);
  if (!isAllUtf8(parts)) return malformed("not UTF-8");
  auto& pairs = parts.qualifiers;
  for (auto& [key, value] : pairs) {
    key = toLowerAscii(key);
    if (!isQualifierKey(key)) return malformed("a qualifier's key has characters that keys do not have");
  }
  std::sort(pairs.begin(), pairs.end());
  const auto twin = std::adjacent_find(pairs.begin(), pairs.end(),
                                       [](const auto& a, const auto& b) { return a.first == b.first; });
  if (twin != pairs.end()) return malformed("a qualifier is there twice");
  pairs.erase(
      std::remove_if(pairs.begin(), pairs.end(), [](const auto& pair) { return pair.second.empty(); }),
      pairs.end());
  parts.nameSpace = joinSegments(parts.nameSpace, false, false);
  parts.subpath = joinSegments(parts.subpath, true, false);
  // A name keeps slashes inside only where its type has them; at its ends they mean nothing.
  while (!parts.name.empty() && parts.name.front() == '/') parts.name.erase(0, 1);
  while (!parts.name.empty() && parts.name.back() == '/') parts.name.pop_back();
  if (parts.name.empty()) return malformed("a purl needs a name");
  if (parts.type == "git") {  // the host alone is the namespace
    const std::string path =
        (parts.nameSpace.empty() ? "" : parts.nameSpace + "/") + joinSegments(parts.name, false, false);
    const size_t host = path.find('/');
    parts.nameSpace = host == std::string::npos ? "" : path.substr(0, host);
    parts.name = path.substr(host == std::string::npos ? 0 : host + 1);
  }
  fold(parts);
  std::string problem = brokenRule(parts);
  return PurlReading{std::move(parts), std::move(problem)};
}

Result<PurlReading> readPurl(std::string_view text) {
  if (text.size() > kMaxPurlBytes) return makeError(ErrorCode::kTooLarge, "longer than any purl");
  if (!startsWithIgnoreCase(text, "pkg:")) return malformed("a purl starts with \"pkg:\"");
  std::string_view rest = text.substr(4);
  Purl purl;
  const size_t hash = rest.rfind('#');
  if (hash != std::string_view::npos) {
    purl.subpath = joinSegments(rest.substr(hash + 1), true, true);
    rest = rest.substr(0, hash);
  }
  std::vector<std::string> upperKeys;
  const size_t question = rest.rfind('?');
  if (question != std::string_view::npos) {
    const Status read = readQualifiers(rest.substr(question + 1), purl, upperKeys);
    if (!read.ok()) return read.error();
    rest = rest.substr(0, question);
  }
  const Status path = readPath(rest, purl);
  if (!path.ok()) return path.error();
  Result<PurlReading> reading = normalisePurl(std::move(purl));
  if (!reading.ok() || !reading.value().problem.empty()) return reading;
  // The published cases want a type's own keys in lower case, and take others (repository_url …) in any.
  const PurlType* type = findPurlType(reading.value().purl.type);
  for (const std::string& key : upperKeys) {
    if (type != nullptr && isOwnKey(*type, key, false))
      reading.value().problem = "the qualifier " + key + " is not in lower case";
  }
  return reading;
}

Result<Purl> parsePurl(std::string_view text) {
  Result<PurlReading> reading = readPurl(text);
  if (!reading.ok()) return reading.error();
  if (!reading.value().problem.empty()) return malformed(reading.value().problem);
  return std::move(reading.value().purl);
}

std::string purlText(const Purl& purl) {
  std::string out = "pkg:" + purl.type + "/";
  if (!purl.nameSpace.empty()) {
    appendEncoded(out, purl.nameSpace, true);
    out += '/';
  }
  appendEncoded(out, purl.name, purl.type == "git");
  if (!purl.version.empty()) {
    out += '@';
    appendEncoded(out, purl.version, false);
  }
  char separator = '?';
  for (const auto& [key, value] : purl.qualifiers) {
    out += separator;
    out += key;
    out += '=';
    appendEncoded(out, value, false);
    separator = '&';
  }
  if (!purl.subpath.empty()) {
    out += '#';
    appendEncoded(out, purl.subpath, true);
  }
  return out;
}

bool hasSlashNamespaces(std::string_view type) {
  return type == "npm" || type == "golang" || type == "composer" || type == "github" || type == "docker" ||
         type == "swift" || type == "bitbucket" || type == "huggingface" || type == "vscode-extension";
}

}  // namespace postern
