// SPDX-License-Identifier: Apache-2.0
// Dockerfile: images of FROM, and packages that RUN installs at a version (apt and apk "name=1", pip
// "name==1", npm "name@1"). Helm values: "repository:" with "tag:" beside it, and "image: name:tag".
#include <algorithm>

#include "base/text.h"
#include "output/manifest/declared_version.h"

namespace postern {
namespace {

struct Word {
  std::string_view text;
  size_t begin;
};

std::vector<Word> words(std::string_view text, size_t begin) {
  std::vector<Word> found;
  for (size_t at = 0; at < text.size();) {
    while (at < text.size() && (isAsciiSpace(text[at]) || text[at] == '"' || text[at] == '\'')) ++at;
    const size_t from = at;
    while (at < text.size() && !isAsciiSpace(text[at]) && text[at] != '"' && text[at] != '\'') ++at;
    if (at > from) found.push_back({text.substr(from, at - from), begin + from});
  }
  return found;
}

/// "registry:5000/name:tag"; a digest pins the image whatever the tag says.
void addImage(const Word& word, std::vector<DeclaredVersion>& to) {
  const size_t slash = word.text.rfind('/');
  const size_t colon = word.text.find(':', slash == std::string_view::npos ? 0 : slash);
  if (colon == std::string_view::npos || word.text.find('$') != std::string_view::npos) return;
  const size_t digest = std::min(word.text.find('@'), word.text.size());
  if (digest < colon) return;
  to.push_back({"docker", std::string(word.text.substr(0, colon)), word.begin + colon + 1,
                word.begin + digest, digest < word.text.size() ? "it is pinned by digest" : ""});
}

enum class Installer : uint8_t { kNone, kApt, kApk, kPip, kNpm };

Installer installerOf(std::string_view word, Installer now) {
  if (word == "apt-get" || word == "apt") return Installer::kApt;
  if (word == "apk") return Installer::kApk;
  if (word == "pip" || word == "pip3") return Installer::kPip;
  if (word == "npm") return Installer::kNpm;
  if (word == "&&" || word == ";" || word == "||" || word == "|") return Installer::kNone;
  return now;
}

void addPackage(const Word& word, Installer installer, std::vector<DeclaredVersion>& to) {
  if (installer == Installer::kNone || word.text.starts_with('-')) return;
  const std::string_view mark = installer == Installer::kPip   ? "=="
                                : installer == Installer::kNpm ? "@"
                                                               : "=";
  const size_t at = word.text.find(mark, 1);
  if (at == std::string_view::npos || at + mark.size() >= word.text.size()) return;
  const std::string_view type = installer == Installer::kApt   ? "deb"
                                : installer == Installer::kApk ? "apk"
                                : installer == Installer::kPip ? "pypi"
                                                               : "npm";
  to.push_back({std::string(type), std::string(word.text.substr(0, at)), word.begin + at + mark.size(),
                word.begin + word.text.size()});
}

size_t indentOf(std::string_view line) { return std::min(line.find_first_not_of(" -"), line.size()); }

/// The value of "key: value" without quotes and comments; empty when the line has another key.
Word valueOf(std::string_view line, size_t begin, std::string_view key) {
  const size_t at = indentOf(line);
  if (!line.substr(at).starts_with(key) || at + key.size() >= line.size() || line[at + key.size()] != ':')
    return {};
  const std::string_view rest = line.substr(at + key.size() + 1);
  const auto found = words(rest.substr(0, rest.find(" #")), begin + at + key.size() + 1);
  return found.size() == 1 ? found.front() : Word{};
}

}  // namespace

void readDockerfile(std::string_view text, std::vector<DeclaredVersion>& to) {
  bool isRun = false;  // a RUN goes on after a backslash
  auto installer = Installer::kNone;
  for (size_t from = 0; from < text.size();) {
    const size_t to_ = std::min(text.find('\n', from), text.size());
    const std::string_view line = text.substr(from, to_ - from);
    const auto found = words(line, from);
    from = to_ + 1;
    if (found.empty() || found.front().text.starts_with('#')) continue;
    if (!isRun) {
      installer = Installer::kNone;
      if (equalsIgnoreCase(found.front().text, "FROM")) {
        const size_t image = found.size() > 2 && found[1].text.starts_with("--platform") ? 2 : 1;
        if (image < found.size()) addImage(found[image], to);
      }
      isRun = equalsIgnoreCase(found.front().text, "RUN");
    }
    if (!isRun) continue;
    for (const Word& word : found) {
      installer = installerOf(word.text, installer);
      addPackage(word, installer, to);
    }
    isRun = found.back().text.ends_with('\\');
  }
}

void readHelmValues(std::string_view text, std::vector<DeclaredVersion>& to) {
  Word repository, tag;
  size_t indent = 0;
  const auto finish = [&] {
    if (!repository.text.empty() && !tag.text.empty())
      to.push_back({"docker", std::string(repository.text), tag.begin, tag.begin + tag.text.size()});
    repository = tag = {};
  };
  for (size_t from = 0; from < text.size();) {
    const size_t end = std::min(text.find('\n', from), text.size());
    std::string_view line = text.substr(from, end - from);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const size_t at = indentOf(line);
    if (at < line.size() && line[at] != '#') {
      if (at != indent) finish();
      indent = at;
      if (const Word image = valueOf(line, from, "image"); !image.text.empty()) addImage(image, to);
      if (const Word found = valueOf(line, from, "repository"); !found.text.empty()) repository = found;
      if (const Word found = valueOf(line, from, "tag"); !found.text.empty()) tag = found;
    }
    from = end + 1;
  }
  finish();
}

}  // namespace postern
