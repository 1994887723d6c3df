// SPDX-License-Identifier: Apache-2.0
// See named_rows.h. Names shorter than three letters mean nothing.
#include "correlate/named_rows.h"

#include <algorithm>

#include "base/text.h"
#include "correlate/identity.h"

namespace postern {
namespace {

constexpr size_t kShortestName = 3;

bool isService(AssetKind kind) {
  return kind == AssetKind::kService || kind == AssetKind::kWorkload || kind == AssetKind::kFunction;
}

bool runsInCluster(AssetKind kind) { return kind == AssetKind::kService || kind == AssetKind::kWorkload; }

void addOnce(std::vector<std::string>& to, std::string text) {
  if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(std::move(text));
}

}  // namespace

NamedRows::NamedRows(const Tables& tables, const std::vector<std::vector<std::string>>& identities)
    : tables_(tables), identities_(identities) {
  for (uint32_t row = 0; row < identities.size(); ++row) {
    noteCandidates(row);
    noteNamed(row);
  }
}

void NamedRows::noteCandidates(uint32_t row) {
  const auto kind = static_cast<AssetKind>(tables_.assets.kind[row]);
  const bool declared = tables_.assets.declared[row] != 0;
  for (const std::string& identity : identities_[row]) {
    const std::string name =
        toLowerAscii(lastSegment(std::string_view(identity).substr(0, identity.find('#'))));
    if (identity.starts_with("repo:")) candidates_[{Group::kRepositories, name}].push_back(row);
    if (!declared || !identity.starts_with("id:")) continue;
    if (isService(kind) || kind == AssetKind::kDataStore)
      candidates_[{Group::kServices, name}].push_back(row);
    if (kind == AssetKind::kApplication) candidates_[{Group::kApplications, name}].push_back(row);
  }
}

void NamedRows::noteNamed(uint32_t row) {
  const auto kind = static_cast<AssetKind>(tables_.assets.kind[row]);
  const auto& identities = identities_[row];
  const bool bare = std::all_of(identities.begin(), identities.end(),
                                [](const std::string& identity) { return identity.starts_with("name:"); });
  if (bare) {
    std::string name = toLowerAscii(identities.empty() ? tables_.strings.text(tables_.assets.name[row])
                                                       : lastSegment(identities[0]));
    if (name.size() >= kShortestName) named_.push_back({row, kind, std::move(name)});
    return;
  }
  if (!runsInCluster(kind)) return;
  for (const std::string& identity : identities) {
    if (!identity.starts_with("k8s:")) continue;
    const std::string name(lastSegment(identity));
    addOnce(namespaces_[name], identity.substr(0, identity.find('/')));
    if (name.size() >= kShortestName) named_.push_back({row, kind, name});
    return;
  }
}

uint32_t NamedRows::only(Group group, const std::string& name, FunctionRef<uint32_t(uint32_t)> setOf) const {
  const auto at = candidates_.find({group, name});
  if (at == candidates_.end()) return kNone;
  const uint32_t first = at->second[0];
  const bool one = std::all_of(at->second.begin(), at->second.end(),
                               [&](uint32_t row) { return setOf(row) == setOf(first); });
  return one ? first : kNone;
}

std::vector<NamedRows::Match> NamedRows::matches(FunctionRef<uint32_t(uint32_t)> setOf) const {
  std::vector<Match> out;
  std::map<std::pair<AssetKind, std::string>, uint32_t> first;  // what bears the name alone, by kind
  for (const Named& named : named_) {
    const auto spaces = namespaces_.find(named.name);
    const bool inCluster = identities_[named.row].size() > 0 && identities_[named.row][0].starts_with("k8s:");
    if (inCluster && spaces != namespaces_.end() && spaces->second.size() > 1) continue;
    uint32_t is = kNone;
    if (isService(named.kind) || named.kind == AssetKind::kDataStore) {
      is = only(Group::kServices, named.name, setOf);
    } else if (named.kind == AssetKind::kApplication || named.kind == AssetKind::kUnknown ||
               named.kind == AssetKind::kRepository) {
      is = only(Group::kRepositories, named.name, setOf);
      if (is == kNone) is = only(Group::kApplications, named.name, setOf);
      if (is == kNone) is = only(Group::kServices, named.name, setOf);
    }
    if (is != kNone) {
      out.push_back({named.row, is, "the only one called " + named.name});
    } else if (!inCluster) {
      const auto [at, fresh] = first.try_emplace({named.kind, named.name}, named.row);
      const bool same = !fresh && identities_[at->second] == identities_[named.row];
      if (same) out.push_back({named.row, at->second, "both are called " + named.name});
    }
  }
  return out;
}

}  // namespace postern
