// SPDX-License-Identifier: Apache-2.0
// Normal forms of places (place_text.h).
#include "correlate/place_text.h"

#include <algorithm>

#include "base/text.h"

namespace postern {
namespace {

bool isIdSegment(std::string_view segment) {
  if (segment.empty()) return false;
  if (segment.find_first_not_of("0123456789") == std::string_view::npos) return true;
  return segment.size() == 36 &&
         segment.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
}

constexpr std::string_view kObjectKinds[] = {
    "deployment", "statefulset",   "daemonset",          "replicaset",  "pod",  "job",       "cronjob",
    "service",    "ingress",       "serviceaccount",     "clusterrole", "role", "configmap", "secret",
    "namespace",  "networkpolicy", "clusterrolebinding", "rolebinding"};

bool isObjectKind(std::string_view part) {
  return std::any_of(std::begin(kObjectKinds), std::end(kObjectKinds),
                     [&](std::string_view kind) { return equalsIgnoreCase(kind, part); });
}

constexpr size_t kShortestResource = 4;

}  // namespace

std::string normalisePath(std::string_view path) {
  std::string out(path);
  for (char& c : out) c = c == '\\' ? '/' : c;
  static constexpr std::string_view kPrefixes[] = {"file://",
                                                   "/github/workspace/",
                                                   "/home/runner/work/",
                                                   "/workspace/",
                                                   "/src/",
                                                   "/app/",
                                                   "/code/",
                                                   "/scan/",
                                                   "./"};
  for (const std::string_view prefix : kPrefixes) {
    // "/src/x" is a mount point of scanners' containers; "src/x" is a folder of the project and stays.
    while (out.starts_with(prefix)) out.erase(0, prefix.size());
  }
  if (out.starts_with("/builds/")) {
    size_t at = 7;  // "/builds/<group>/<project>/" on GitLab's runners
    for (int parts = 0; parts < 2 && at != std::string::npos; ++parts) at = out.find('/', at + 1);
    if (at != std::string::npos) out.erase(0, at);
  }
  if (out.size() > 2 && out[1] == ':' && out[2] == '/') out.erase(0, 2);  // "C:/work/…"
  size_t slashes = 0;
  while (slashes < out.size() && out[slashes] == '/') ++slashes;
  out.erase(0, slashes);
  return out;
}

CommonEnd commonEnd(std::string_view a, std::string_view b) {
  size_t same = 0;
  while (same < a.size() && same < b.size() && a[a.size() - 1 - same] == b[b.size() - 1 - same]) ++same;
  // Back to a whole part: the equal end begins at a slash in both, or one of them is all of it.
  const auto wholeIn = [&](std::string_view text) {
    return same == text.size() || text[text.size() - 1 - same] == '/';
  };
  std::string_view end = a.substr(a.size() - same);
  if (!wholeIn(a) || !wholeIn(b)) {
    const size_t slash = end.find('/');
    end = slash == std::string_view::npos ? std::string_view() : end.substr(slash + 1);
  } else if (end.starts_with('/')) {
    end.remove_prefix(1);
  }
  const auto parts = [](std::string_view text) {
    const auto slashes = static_cast<uint32_t>(std::count(text.begin(), text.end(), '/'));
    return text.empty() ? 0 : slashes + (text.ends_with('/') ? 0 : 1);
  };
  CommonEnd out;
  out.parts = parts(end);
  out.restA = parts(a.substr(0, a.size() - end.size()));
  out.restB = parts(b.substr(0, b.size() - end.size()));
  return out;
}

std::string urlTemplate(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("?#"));
  const size_t slash = url.find('/');
  if (slash == std::string_view::npos) return "/";
  std::string out;
  for (const std::string_view segment : split(url.substr(slash + 1), '/')) {
    if (segment.empty()) continue;
    out += '/';
    out += isIdSegment(segment) ? std::string_view("{}") : segment;
  }
  return out.empty() ? "/" : out;
}

std::string resourceKey(std::string_view resource) {
  resource = resource.substr(0, resource.find_first_of(" ([\t"));
  const bool dotted =
      resource.find('/') == std::string_view::npos && resource.find(':') == std::string_view::npos;
  const auto parts = splitList(resource, dotted ? "." : "/:");
  if (parts.empty()) return {};
  for (size_t i = 0; i + 1 < parts.size(); ++i) {
    // "Kind.namespace.name" has its namespace behind the kind, the forms with slashes in front of it.
    const size_t name = dotted && i + 2 < parts.size() ? i + 2 : i + 1;
    if (isObjectKind(parts[i])) return toLowerAscii(parts[i]) + "/" + toLowerAscii(parts[name]);
  }
  std::string out;
  for (const char c : parts.back()) {
    if (isAsciiAlnum(c)) out += asciiLower(c);
  }
  return out.size() < kShortestResource ? std::string() : out;
}

std::string_view lastIdentifier(std::string_view symbol) {
  symbol = symbol.substr(0, symbol.find('('));
  const auto isPart = [](char c) { return isAsciiAlnum(c) || c == '_' || c == '$'; };
  while (!symbol.empty() && !isPart(symbol.back())) symbol.remove_suffix(1);
  size_t first = symbol.size();
  while (first > 0 && isPart(symbol[first - 1])) --first;
  return symbol.substr(first);
}

std::string_view lastingFingerprint(std::string_view fingerprint) {
  constexpr size_t kShortest = 8;
  const size_t value = fingerprint.find('=') + 1;  // npos + 1 is 0
  const size_t end = fingerprint.find_last_not_of("0123456789");
  const bool counts = end != std::string_view::npos && end + 1 < fingerprint.size() &&
                      (fingerprint[end] == ':' || fingerprint[end] == '_') && end >= value + kShortest;
  if (counts) fingerprint = fingerprint.substr(0, end);
  return fingerprint.size() - std::min(value, fingerprint.size()) < kShortest ? std::string_view()
                                                                              : fingerprint;
}

std::string foldText(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (isAsciiSpace(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += asciiLower(c);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace postern
