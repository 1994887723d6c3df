// SPDX-License-Identifier: Apache-2.0
// Grants as edges. What a grant is on, or who it is given to, is an asset where the text is an identity of
// one, and otherwise a row of `rights`: the text as written, from which COVERS leads to the assets that the
// pattern fits. "*" alone is not expanded: it is everything. A pattern "…/*" also covers what it is inside
// of ("arn:aws:s3:::logs/*": the bucket).
#include <algorithm>

#include "query/matcher.h"
#include "query/views/view_rows.h"

namespace postern {
namespace {

struct GrantTexts {
  const ListColumn& column;
  template <typename Each>
  void of(uint32_t row, Each each) const {
    for (uint32_t i = column.begin[row]; i < column.begin[row + 1]; ++i) each(column.items[i]);
  }
};

std::string_view typeOf(const GrantColumns& grants, uint32_t row) {
  if (static_cast<GrantKind>(grants.kind[row]) == GrantKind::kBoundary) return "LIMITED_TO";
  return grants.deny[row] != 0 ? "MAY_NOT" : "MAY";
}

const ListColumn& othersOf(const GrantColumns& grants, uint32_t row) {
  const bool onItself = static_cast<GrantKind>(grants.kind[row]) == GrantKind::kResource;
  return onItself ? grants.principals : grants.resources;
}

}  // namespace

uint32_t ViewRows::rightNamed(std::string_view text) const {
  const auto at = std::lower_bound(rights.begin(), rights.end(), text);
  return at != rights.end() && *at == text ? static_cast<uint32_t>(at - rights.begin()) : kNone;
}

NodeRef ViewRows::rightOrAsset(std::string_view text) const {
  if (const AssetId asset = assetNamed(text); asset != kNone) return {NodeTable::kAssets, asset};
  if (const AssetId asset = assetNamed(normaliseIdentity(text)); asset != kNone)
    return {NodeTable::kAssets, asset};
  return {NodeTable::kRights, rightNamed(text)};
}

void ViewRows::collectRights() {
  const GrantColumns& grants = view.tables.grants;
  std::vector<uint8_t> seen(view.tables.strings.size());
  for (uint32_t row = 0; row < grants.rows; ++row) {
    const ListColumn& others = othersOf(grants, row);
    if (others.begin[row] == others.begin[row + 1]) seen[kNoString] = 1;
    GrantTexts{others}.of(row, [&](StringId id) { seen[id] = 1; });
  }
  for (StringId id = 0; id < seen.size(); ++id) {
    if (seen[id] == 0) continue;
    const std::string text(id == kNoString ? "*" : view.text(id));
    if (assetNamed(text) == kNone && assetNamed(normaliseIdentity(text)) == kNone) rights.push_back(text);
  }
  std::sort(rights.begin(), rights.end());
  rights.erase(std::unique(rights.begin(), rights.end()), rights.end());
}

void ViewRows::eachGrant(EdgeSink sink) const {
  const GrantColumns& grants = view.tables.grants;
  for (uint32_t row = 0; row < grants.rows; ++row) {
    const NodeRef holder{NodeTable::kAssets, view.identities.assetOf[grants.asset[row]]};
    const bool onItself = static_cast<GrantKind>(grants.kind[row]) == GrantKind::kResource;
    const auto tell = [&](std::string_view other) {
      const NodeRef ref = rightOrAsset(other);
      sink({onItself ? ref : holder, onItself ? holder : ref, typeOf(grants, row), row});
    };
    const ListColumn& others = othersOf(grants, row);
    if (others.begin[row] == others.begin[row + 1]) tell("*");  // a Kubernetes rule on names alone, or on all
    GrantTexts{others}.of(row, [&](StringId id) { tell(id == kNoString ? "*" : view.text(id)); });
  }
}

void ViewRows::eachCovered(EdgeSink sink) const {
  size_t edges = 0;
  for (uint32_t row = 0; row < rights.size() && edges < kMaxCoversEdges; ++row) {
    std::string_view pattern = rights[row];
    const size_t star = pattern.find('*');
    if (star == std::string_view::npos || star == 0) continue;
    const std::string_view prefix = pattern.substr(0, star);
    const std::string_view inside =
        pattern.ends_with("/*") ? pattern.substr(0, pattern.size() - 2) : std::string_view();
    const std::string_view from = inside.empty() ? prefix : std::min(prefix, inside);
    std::vector<AssetId> covered;
    for (auto at = std::lower_bound(identities_.begin(), identities_.end(), std::pair(from, AssetId{0}));
         at != identities_.end() && covered.size() < kMaxCovered; ++at) {
      const bool near = at->first.starts_with(prefix) || (!inside.empty() && at->first == inside);
      if (!near && at->first > prefix) break;
      if (near && (at->first == inside || fitsPattern(at->first, pattern))) covered.push_back(at->second);
    }
    std::sort(covered.begin(), covered.end());
    covered.erase(std::unique(covered.begin(), covered.end()), covered.end());
    for (const AssetId asset : covered)
      sink({{NodeTable::kRights, row}, {NodeTable::kAssets, asset}, "COVERS", row});
    edges += covered.size();
  }
}

}  // namespace postern
