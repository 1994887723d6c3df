// SPDX-License-Identifier: Apache-2.0
// See rights_of_system.h.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "graph/rights/rights_of_system.h"

namespace postern {

RightsTables::RightsTables(const Tables& all, const Identities& united, std::vector<std::string>& scopes)
    : tables(all), identities(united), scopes_(scopes) {
  std::set<AssetId> actors;
  const EdgeColumns& edges = all.edges;
  for (uint32_t row = 0; row < edges.rows; ++row) {
    if (edges.fromKind[row] != 0 || edges.toKind[row] != 0) continue;
    const AssetId from = united.assetOf[edges.from[row]];
    const Link link{united.assetOf[edges.to[row]], edges.detail[row]};
    if (from == link.to) continue;
    switch (static_cast<Relation>(edges.relation[row])) {
      case Relation::kHolds:
        holds_[from].push_back(link);
        actors.insert(from);
        break;
      case Relation::kMemberOf:
        groups_[from].push_back(link);
        actors.insert(from);
        break;
      case Relation::kPartOf:
        wholes_[from].push_back(link);
        break;
      case Relation::kLinked:
        if (text(link.detail) == kBoundaryWord || text(link.detail) == kControlWord)
          limits_[from].push_back(link);
        break;
      default:
        break;
    }
  }
  for (Links* links : {&holds_, &groups_, &wholes_, &limits_}) {
    for (auto& [from, to] : *links) {
      std::sort(to.begin(), to.end());
      to.erase(std::unique(to.begin(), to.end()), to.end());
    }
  }
  for (uint32_t grant = 0; grant < all.grants.rows; ++grant) {
    const AssetId holder = united.assetOf[all.grants.asset[grant]];
    grants_[holder].push_back(grant);
    actors.insert(holder);
  }
  actors_.assign(actors.begin(), actors.end());
}

const std::vector<RightsTables::Link>& RightsTables::of(const Links& links, AssetId asset) {
  static const std::vector<Link> kNo;
  const auto at = links.find(asset);
  return at == links.end() ? kNo : at->second;
}

const std::vector<uint32_t>& RightsTables::grantsOf(AssetId asset) const {
  static const std::vector<uint32_t> kNo;
  const auto at = grants_.find(asset);
  return at == grants_.end() ? kNo : at->second;
}

namespace {

// Breadth first; circles of groups and accounts end where they began.
template <typename Next>
std::vector<AssetId> closure(AssetId start, Next next) {
  std::vector<AssetId> out{start};
  std::set<AssetId> seen{start};
  for (size_t i = 0; i < out.size(); ++i) {
    for (const RightsTables::Link& link : next(out[i])) {
      if (seen.insert(link.to).second) out.push_back(link.to);
    }
  }
  return out;
}

}  // namespace

bool RightsTables::hasTag(AssetId asset, std::string_view tag) const {
  const ListColumn& tags = tables.assets.tags;
  for (const uint32_t row : identities.assets[asset].rows) {
    for (uint32_t i = tags.begin[row]; i < tags.begin[row + 1]; ++i) {
      if (text(tags.items[i]) == tag) return true;
    }
  }
  return false;
}

std::vector<AssetId> RightsTables::ancestors(AssetId asset) const {
  return closure(asset, [&](AssetId at) -> const std::vector<Link>& { return wholes(at); });
}

std::vector<AssetId> RightsTables::withGroups(AssetId asset) const {
  return closure(asset, [&](AssetId at) -> const std::vector<Link>& { return groups(at); });
}

std::string_view RightsTables::identity(AssetId asset, std::string_view prefix, bool cut) const {
  for (const std::string& identity : identities.assets[asset].identities) {
    if (identity.starts_with(prefix)) return std::string_view(identity).substr(cut ? prefix.size() : 0);
  }
  return {};
}

uint32_t RightsTables::scope(std::string_view text) {
  if (text.empty()) return 0;
  const auto [at, fresh] = scopeIds_.try_emplace(std::string(text), static_cast<uint32_t>(scopes_.size()));
  if (fresh) scopes_.emplace_back(text);
  return at->second;
}

bool matchesPattern(std::string_view pattern, std::string_view text, bool ignoreCase) {
  const auto same = [&](char a, char b) { return ignoreCase ? asciiLower(a) == asciiLower(b) : a == b; };
  size_t p = 0, t = 0, star = std::string_view::npos, from = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || same(pattern[p], text[t]))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++from;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace postern
