// SPDX-License-Identifier: Apache-2.0
// Normal forms of places (place_text.h).
#include "correlate/place_text.h"

#include "base/text.h"

namespace postern {
namespace {

bool isIdSegment(std::string_view segment) {
  if (segment.empty()) return false;
  if (segment.find_first_not_of("0123456789") == std::string_view::npos) return true;
  return segment.size() == 36 &&
         segment.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
}

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
  size_t slashes = 0;
  while (slashes < out.size() && out[slashes] == '/') ++slashes;
  out.erase(0, slashes);
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
