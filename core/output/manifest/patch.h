// SPDX-License-Identifier: Apache-2.0
// The smallest safe upgrades of a manifest as a unified diff that `git apply` takes, and the text of the pull
// request. Nothing but requirements changes: comments, order and spacing stay. Lock files are the package
// manager's to write.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/fix_groups.h"

namespace postern {

struct ManifestChange {
  std::string package;
  std::string before, after;       ///< the requirement
  std::vector<uint32_t> findings;  ///< rows of Findings that it mends
  bool staysInMajor = true;
};
struct ManifestLeft {
  std::string package;
  std::string why;
};

struct ManifestPatch {
  std::string file;
  std::string diff;                     ///< "" when nothing changes
  std::vector<ManifestChange> changes;  ///< in the order of the file
  std::vector<ManifestLeft> left;       ///< upgrades that belong here and were not made, by package
};

/// Upgrades of `groups` that belong to the manifest `file`: its ecosystem, and its folder where the scanner
/// names a file. `text` is the file's.
ManifestPatch patchManifest(const EstateView& view, const std::vector<FixGroup>& groups,
                            std::string_view file, std::string_view text);

/// Title and Markdown body of a pull request of these patches.
struct PullRequest {
  std::string title, body;
};
PullRequest pullRequest(const EstateView& view, const std::vector<ManifestPatch>& patches);

/// A unified diff (three lines of context) of two texts that differ inside lines only: as many lines before
/// as after.
std::string lineDiff(std::string_view file, std::string_view before, std::string_view after);
/// The requirement with `version` in the place of its own, its operator kept; "" when it is more than one
/// version with at most one operator.
std::string raisedRequirement(std::string_view requirement, std::string_view version);

}  // namespace postern
