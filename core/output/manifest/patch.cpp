// SPDX-License-Identifier: Apache-2.0
// See patch.h.
#include "output/manifest/patch.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "correlate/component_identity.h"
#include "output/manifest/declared_version.h"
#include "output/markdown_text.h"
#include "vocab/version_order.h"

namespace postern {
namespace {

bool isVersionLike(std::string_view text) {
  if (text.empty() || !isAsciiDigit(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return isAsciiAlnum(c) || std::string_view(".+-_~:").find(c) != std::string_view::npos;
  });
}

/// Where the version begins after an operator and a "v".
size_t versionBegin(std::string_view requirement) {
  size_t at = 0;
  while (at < requirement.size() &&
         std::string_view("^~=>v ").find(requirement[at]) != std::string_view::npos)
    ++at;
  return at;
}

std::string folderOf(std::string_view path) {
  const size_t slash = path.find_last_of("/!");
  return slash == std::string_view::npos ? std::string() : toLowerAscii(path.substr(0, slash));
}

/// Scanners name the lock file or the manifest, from the root of the repository or of what they were given.
bool isSameFolder(std::string_view a, std::string_view b) {
  const std::string x = folderOf(a);
  const std::string y = folderOf(b);
  const auto endsWith = [](const std::string& whole, const std::string& end) {
    return end.empty() || whole == end || whole.ends_with("/" + end);
  };
  return endsWith(x, y) || endsWith(y, x);
}

/// An upgrade that the estate asks of a package: of several groups the highest version.
struct Wanted {
  std::string to;
  bool staysInMajor = true;
  std::vector<uint32_t> findings;
};

std::string packageOf(const EstateView& view, const FixGroup& group) {
  const std::string& key = view.identities.components[group.component].key;
  return key.substr(0, key.rfind('@'));
}

std::map<std::string, Wanted> wantedBy(const EstateView& view, const std::vector<FixGroup>& groups,
                                       std::string_view file) {
  std::map<std::string, Wanted> wanted;
  for (const FixGroup& group : groups) {
    if (group.kind != FixKind::kUpgrade || group.to.empty()) continue;
    if (!group.manifest.empty() && !isSameFolder(group.manifest, file)) continue;
    Wanted& it = wanted[packageOf(view, group)];
    const auto scheme = versionScheme(group.ecosystem).value_or(VersionScheme::kGeneric);
    const auto order = compareVersions(scheme, it.to, group.to);
    if (it.to.empty() || (order && *order < 0)) it.to = group.to;
    it.staysInMajor = it.staysInMajor && group.staysInMajor;
    for (const uint32_t row : group.findings) {
      if (std::find(group.unfixed.begin(), group.unfixed.end(), row) == group.unfixed.end())
        it.findings.push_back(row);
    }
  }
  return wanted;
}

std::vector<std::string_view> linesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  for (size_t from = 0; from < text.size();) {
    const size_t to = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return lines;
}

void addLine(std::string& diff, char mark, const std::vector<std::string_view>& lines, size_t i,
             bool endsOpen) {
  diff += mark;
  diff += lines[i];
  diff += '\n';
  if (endsOpen && i + 1 == lines.size()) diff += "\\ No newline at end of file\n";
}

}  // namespace

std::string raisedRequirement(std::string_view requirement, std::string_view version) {
  const size_t begin = versionBegin(requirement);
  if (!isVersionLike(requirement.substr(begin)) || requirement.find('>') == 0) {
    // ">=1.2" may become ">=1.3"; ">1.2" says something else.
    if (!requirement.starts_with(">=") || !isVersionLike(requirement.substr(begin))) return {};
  }
  if (version.starts_with('v')) version.remove_prefix(1);
  return std::string(requirement.substr(0, begin)) + std::string(version);
}

std::string lineDiff(std::string_view file, std::string_view before, std::string_view after) {
  constexpr size_t kContext = 3;
  const auto old = linesOf(before);
  const auto fresh = linesOf(after);
  const bool endsOpen = !before.empty() && before.back() != '\n';
  std::string diff;
  for (size_t i = 0; i < old.size();) {
    if (old[i] == fresh[i]) {
      ++i;
      continue;
    }
    const size_t from = i < kContext ? 0 : i - kContext;
    size_t last = i;  // of the changed lines of this hunk
    for (size_t j = i; j < old.size() && j <= last + 2 * kContext; ++j) {
      if (old[j] != fresh[j]) last = j;
    }
    const size_t to = std::min(old.size(), last + kContext + 1);
    const std::string range = std::to_string(from + 1) + "," + std::to_string(to - from);
    diff += "@@ -" + range + " +" + range + " @@\n";
    for (size_t j = from; j < to;) {
      if (old[j] == fresh[j]) {
        addLine(diff, ' ', old, j++, endsOpen);
        continue;
      }
      size_t end = j;
      while (end < to && old[end] != fresh[end]) ++end;
      for (size_t k = j; k < end; ++k) addLine(diff, '-', old, k, endsOpen);
      for (size_t k = j; k < end; ++k) addLine(diff, '+', fresh, k, endsOpen);
      j = end;
    }
    i = to;
  }
  if (diff.empty()) return diff;
  const std::string path(file);
  return "--- a/" + path + "\n+++ b/" + path + "\n" + diff;
}

ManifestPatch patchManifest(const EstateView& view, const std::vector<FixGroup>& groups,
                            std::string_view file, std::string_view text) {
  ManifestPatch patch;
  patch.file = file;
  const std::map<std::string, Wanted> wanted = wantedBy(view, groups, file);
  std::string after;
  size_t copied = 0;
  for (const DeclaredVersion& declared : declaredVersions(manifestKind(file), text)) {
    const auto it = wanted.find(packageKey(declared.type, "", declared.package));
    if (it == wanted.end() || declared.begin < copied) continue;
    const std::string before(text.substr(declared.begin, declared.end - declared.begin));
    const std::string own = before.substr(versionBegin(before));
    const auto scheme = versionScheme(declared.type).value_or(VersionScheme::kGeneric);
    if (const auto order = compareVersions(scheme, own, it->second.to); order && *order >= 0) continue;
    std::string raised = declared.why.empty() ? raisedRequirement(before, it->second.to) : std::string();
    if (raised.empty()) {
      patch.left.push_back({declared.package, declared.why.empty()
                                                  ? "its requirement is more than one version: " + before
                                                  : std::string(declared.why)});
      continue;
    }
    after += text.substr(copied, declared.begin - copied);
    after += raised;
    copied = declared.end;
    patch.changes.push_back(
        {declared.package, before, std::move(raised), it->second.findings, it->second.staysInMajor});
  }
  after += text.substr(copied);
  std::sort(patch.left.begin(), patch.left.end(),
            [](const auto& a, const auto& b) { return a.package < b.package; });
  patch.diff = lineDiff(file, text, after);
  return patch;
}

PullRequest pullRequest(const EstateView& view, const std::vector<ManifestPatch>& patches) {
  PullRequest request;
  size_t upgrades = 0;
  std::vector<uint32_t> mended;
  std::string body;
  for (const ManifestPatch& patch : patches) {
    if (patch.changes.empty() && patch.left.empty()) continue;
    body += "### " + markdownLiteral(patch.file) + "\n\n";
    for (const ManifestChange& change : patch.changes) {
      ++upgrades;
      mended.insert(mended.end(), change.findings.begin(), change.findings.end());
      body += "- **" + markdownLiteral(change.package) + "** " + markdownLiteral(change.before) + " → " +
              markdownLiteral(change.after) +
              (change.staysInMajor ? "" : " (new major version: expect changes)") + "\n";
      for (const uint32_t row : change.findings) {
        body += "  - risk " + std::to_string(view.scores.findings[row].risk / 10) + ": " +
                markdownLiteral(titleOf(view, row)) + "\n";
      }
    }
    for (const ManifestLeft& left : patch.left)
      body += "- not changed: **" + markdownLiteral(left.package) + "**, " + markdownLiteral(left.why) + "\n";
    body += "\n";
  }
  std::sort(mended.begin(), mended.end());
  mended.erase(std::unique(mended.begin(), mended.end()), mended.end());
  const auto counted = [](size_t n, const char* one) {
    return std::to_string(n) + " " + one + (n == 1 ? "" : "s");
  };
  request.title = "Security: " + counted(upgrades, "upgrade") + " that mend" + (upgrades == 1 ? "s " : " ") +
                  counted(mended.size(), "finding");
  request.body =
      "The smallest upgrades that are free of the known vulnerabilities below. Lock files are not part of "
      "this change: "
      "let the package manager write them, then run the tests.\n\n" +
      body;
  return request;
}

}  // namespace postern
