// SPDX-License-Identifier: Apache-2.0
// See belonging.h.
#include "output/manifest/belonging.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "query/known_fixes.h"
#include "vocab/manifest_name.h"

namespace postern {
namespace {

std::string folderOf(std::string_view path) {
  const size_t slash = path.find_last_of("/!");
  return slash == std::string_view::npos ? std::string() : toLowerAscii(path.substr(0, slash));
}

bool isSamePlace(const std::string& a, const std::string& b) {
  const auto endsWith = [](const std::string& whole, const std::string& end) {
    return whole == end || whole.ends_with("/" + end);
  };
  return endsWith(a, b) || endsWith(b, a);
}

/// Folders of what is built are those of the build, not of the source.
bool isOfSource(AssetKind kind) {
  return kind == AssetKind::kRepository || kind == AssetKind::kApplication || kind == AssetKind::kService ||
         kind == AssetKind::kUnknown;
}

/// The project's folder as the scanner names it; "" where it names none, or the root.
std::string claimedFolder(const EstateView& view, const FixGroup& group) {
  if (group.manifest.empty() || !isOfSource(view.identities.assets[group.asset].kind)) return {};
  return toLowerAscii(isInstalledPath(group.manifest) ? installedUnder(group.manifest)
                                                      : std::string_view(folderOf(group.manifest)));
}

/// The manifest's folders as names of assets are written.
std::set<std::string> foldersOf(std::string_view file) {
  std::set<std::string> names;
  const std::string folder = folderOf(file);
  for (size_t from = 0; from < folder.size();) {
    const size_t to = std::min(folder.find_first_of("/!", from), folder.size());
    names.insert(shortAssetName(std::string_view(folder).substr(from, to - from)));
    from = to + 1;
  }
  names.erase("");
  return names;
}

}  // namespace

std::string shortAssetName(std::string_view name) {
  name = name.substr(0, name.find('@'));
  const size_t slash = name.rfind('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string out = toLowerAscii(name.substr(0, name.find(':')));
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

std::map<std::string, std::vector<BelongingUpgrade>> upgradesOf(const EstateView& view,
                                                                const std::vector<FixGroup>& groups,
                                                                std::string_view file) {
  const std::string here = folderOf(file);
  const std::set<std::string> folders = foldersOf(file);
  const auto nameOf = [&](const FixGroup& group) {
    return shortAssetName(view.identities.assets[group.asset].name);
  };
  const bool isNamed = std::any_of(groups.begin(), groups.end(), [&](const FixGroup& group) {
    return group.kind == FixKind::kUpgrade && folders.count(nameOf(group)) != 0;
  });
  std::map<std::string, std::vector<BelongingUpgrade>> upgrades;
  for (const FixGroup& group : groups) {
    if (group.kind != FixKind::kUpgrade || group.to.empty()) continue;
    const std::string claimed = claimedFolder(view, group);
    bool isSure = false;
    if (!claimed.empty() && !here.empty() && isSamePlace(claimed, here)) {
      isSure = true;
    } else if (!claimed.empty() && !here.empty()) {
      continue;
    } else if (isNamed) {
      isSure = folders.count(nameOf(group)) != 0;
      if (!isSure) continue;
    }
    upgrades[packageOfKey(view.identities.components[group.component].key)].push_back({&group, isSure});
  }
  return upgrades;
}

}  // namespace postern
