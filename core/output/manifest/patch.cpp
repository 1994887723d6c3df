// SPDX-License-Identifier: Apache-2.0
// See patch.h.
#include "output/manifest/patch.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "correlate/component_identity.h"
#include "output/manifest/belonging.h"
#include "output/manifest/declared_version.h"
#include "output/markdown_text.h"
#include "vocab/upgrade.h"
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

/// The version that the requirement names; "" when it names none alone.
std::string_view versionOf(std::string_view requirement) {
  const std::string_view own = requirement.substr(versionBegin(requirement));
  return isVersionLike(own) ? own : std::string_view();
}

/// What a requirement becomes, or why it stays.
struct Raise {
  std::string to;
  std::vector<uint32_t> findings;
  std::string why;
};

Raise raiseOf(const DeclaredVersion& declared, std::string_view requirement,
              const std::vector<BelongingUpgrade>& upgrades) {
  const auto scheme = versionScheme(declared.type).value_or(VersionScheme::kGeneric);
  const std::string own(versionOf(requirement));
  Raise raise;
  std::string elsewhere;
  for (const BelongingUpgrade& it : upgrades) {
    const FixGroup& group = *it.group;
    // A requirement of 3.x does not bring in the 4.19.2 that a scanner saw: another package does.
    if (!own.empty() && !group.from.empty() && !isSameMajor(own, group.from) &&
        !requirement.starts_with('>')) {
      elsewhere = group.from;
      continue;
    }
    if (const auto order = compareVersions(scheme, own, group.to); order && *order >= 0) continue;
    if (const auto order = compareVersions(scheme, raise.to, group.to);
        raise.to.empty() || (order && *order < 0))
      raise.to = group.to;
    for (const uint32_t row : group.findings) {
      if (std::find(group.unfixed.begin(), group.unfixed.end(), row) == group.unfixed.end())
        raise.findings.push_back(row);
    }
  }
  if (raise.to.empty() && !elsewhere.empty())
    raise.why = "it asks for " + std::string(requirement) + ", and " + elsewhere +
                ", which the scanners saw, comes with another package";
  return raise;
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

/// As git reads it: from the folder that was read, quoted where a name holds what ends a line or a quotation.
std::string diffPath(std::string_view side, std::string_view file) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view start : {"/", "./", "../"}) {
      if (!file.starts_with(start)) continue;
      file.remove_prefix(start.size());
      again = true;
    }
  }
  const std::string path = std::string(side) + std::string(file);
  const auto isPlain = [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != '"' && c != '\\';
  };
  if (std::all_of(path.begin(), path.end(), isPlain)) return path;
  std::string quoted = "\"";
  for (const char c : path) {
    if (isPlain(c)) {
      quoted += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    quoted += '\\';
    for (const int shift : {6, 3, 0}) quoted += static_cast<char>('0' + (byte >> shift & 7));
  }
  return quoted + '"';
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
  // ">=1.2" may become ">=1.3"; ">1.2" says something else.
  const bool isAbove = requirement.starts_with('>') && !requirement.starts_with(">=");
  if (isAbove || versionOf(requirement).empty()) return {};
  const size_t begin = versionBegin(requirement);
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
  return "--- " + diffPath("a/", file) + "\n+++ " + diffPath("b/", file) + "\n" + diff;
}

ManifestPatch patchManifest(const EstateView& view, const std::vector<FixGroup>& groups,
                            std::string_view file, std::string_view text) {
  ManifestPatch patch;
  patch.file = file;
  const auto wanted = upgradesOf(view, groups, file);
  const std::vector<DeclaredVersion> all = declaredVersions(manifestKind(file), text);
  std::set<std::string> named, types;
  std::string after;
  size_t copied = 0;
  for (const DeclaredVersion& declared : all) {
    const std::string key = packageKey(declared.type, "", declared.package);
    named.insert(key);
    types.insert(declared.type);
    const auto it = wanted.find(key);
    if (it == wanted.end() || declared.begin < copied) continue;
    const std::string before(text.substr(declared.begin, declared.end - declared.begin));
    Raise raise = raiseOf(declared, before, it->second);
    if (!raise.why.empty()) patch.left.push_back({declared.package, std::move(raise.why)});
    if (raise.to.empty()) continue;
    std::string raised = declared.why.empty() ? raisedRequirement(before, raise.to) : std::string();
    if (raised.empty()) {
      patch.left.push_back({declared.package, declared.why.empty()
                                                  ? "its requirement is more than one version: " + before
                                                  : std::string(declared.why)});
      continue;
    }
    after += text.substr(copied, declared.begin - copied);
    after += raised;
    copied = declared.end;
    const std::string_view own = versionOf(before);
    patch.changes.push_back({declared.package, before, std::move(raised), std::move(raise.findings),
                             own.empty() || isSameMajor(own, raise.to)});
  }
  for (const auto& [key, upgrades] : wanted) {
    const FixGroup& group = *upgrades.front().group;
    if (!upgrades.front().isSure || named.count(key) != 0 || types.count(key.substr(0, key.find('/'))) == 0)
      continue;
    patch.left.push_back({group.package, "another package brings it in: raise that one until it asks for " +
                                             group.to + ", or pin it with an override"});
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
