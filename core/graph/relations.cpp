// SPDX-License-Identifier: Apache-2.0
// Rows of edges to relations between united assets; parts by a walk of at most kPartDepth relations.
#include "graph/relations.h"

#include <algorithm>
#include <tuple>

#include "graph/kind_set.h"

namespace postern {
namespace {

constexpr uint32_t kPartDepth = 3;     // service runs workload runs image is built from repository
constexpr uint32_t kFromSource = 900;  // the code may be newer or older than what runs
constexpr KindSet kFronts = kindBit(AssetKind::kIngress) | kindBit(AssetKind::kEndpoint);
constexpr KindSet kWholes = kRunning & ~kFronts;

}  // namespace

Relations::Relations(const Tables& tables, const Identities& identities)
    : tables_(tables), identities_(identities) {
  collect();
  compose();
}

void Relations::collect() {
  const EdgeColumns& edges = tables_.edges;
  for (uint32_t row = 0; row < edges.rows; ++row) {
    if (edges.fromKind[row] != 0 || edges.toKind[row] != 0) continue;
    const AssetRelation relation{identities_.assetOf[edges.from[row]], identities_.assetOf[edges.to[row]],
                                 static_cast<Relation>(edges.relation[row]), row};
    if (relation.from != relation.to) all_.push_back(relation);
  }
  sortAll();
  const auto same = [&](const AssetRelation& a, const AssetRelation& b) {
    return std::tuple(a.from, a.to, a.relation) == std::tuple(b.from, b.to, b.relation) &&
           detailOf(a) == detailOf(b);
  };
  all_.erase(std::unique(all_.begin(), all_.end(), same), all_.end());
}

// Counted by where they start, then sorted there: each has few.
void Relations::sortAll() {
  std::vector<uint32_t> begin(identities_.assets.size() + 1);
  for (const AssetRelation& relation : all_) ++begin[relation.from + 1];
  for (size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  std::vector<AssetRelation> sorted(all_.size());
  std::vector<uint32_t> next(begin.begin(), begin.end() - 1);
  for (const AssetRelation& relation : all_) sorted[next[relation.from]++] = relation;
  const auto before = [&](const AssetRelation& a, const AssetRelation& b) {
    if (a.to != b.to) return a.to < b.to;
    const auto place = [&](const AssetRelation& r) {
      return std::tuple(r.relation, detailOf(r),
                        std::string_view(tables_.reports[tables_.edgeReport[r.row]].name), r.row);
    };
    return place(a) < place(b);
  };
  const auto at = [&](uint32_t row) { return sorted.begin() + static_cast<std::ptrdiff_t>(row); };
  for (size_t asset = 0; asset + 1 < begin.size(); ++asset) {
    if (begin[asset + 1] - begin[asset] > 1) std::sort(at(begin[asset]), at(begin[asset + 1]), before);
  }
  all_ = std::move(sorted);
}

std::string_view Relations::detailOf(const AssetRelation& relation) const {
  const bool tells = relation.relation >= Relation::kMemberOf || relation.relation == Relation::kAssumes;
  if (!tells) return {};
  return tables_.strings.text(tables_.edges.detail[relation.row]);
}

namespace {

// Direct parts, by whole.
struct Links {
  std::vector<uint32_t> begin;
  std::vector<Part> parts;
};

// Several times over the same links: counted, then placed.
Links linksOf(const std::vector<UnitedAsset>& assets, const std::vector<AssetRelation>& relations) {
  const auto each = [&](auto&& link) {
    for (const AssetRelation& r : relations) {
      const AssetKind from = assets[r.from].kind;
      const AssetKind to = assets[r.to].kind;
      if (r.relation == Relation::kRuns) link(r.from, Part{r.to, 1000, false});
      if (r.relation == Relation::kBuildsFrom && from != AssetKind::kPipeline)
        link(r.from, Part{r.to, kFromSource, false});
      if (r.relation == Relation::kExposes && to == AssetKind::kEndpoint)
        link(r.from, Part{r.to, 1000, true});
      if (r.relation == Relation::kRoutes && has(kFronts, from)) link(r.to, Part{r.from, 1000, true});
    }
  };
  Links links;
  links.begin.assign(assets.size() + 1, 0);
  each([&](AssetId whole, const Part&) { ++links.begin[whole + 1]; });
  for (size_t i = 1; i < links.begin.size(); ++i) links.begin[i] += links.begin[i - 1];
  links.parts.resize(links.begin.back());
  std::vector<uint32_t> next(links.begin.begin(), links.begin.end() - 1);
  // What a thing is made of comes before its many ports.
  for (const bool port : {false, true}) {
    each([&](AssetId whole, const Part& part) {
      if (part.dynamicOnly == port) links.parts[next[whole]++] = part;
    });
  }
  return links;
}

}  // namespace

void Relations::compose() {
  const Links links = linksOf(identities_.assets, all_);
  partsBegin_.reserve(identities_.assets.size() + 1);
  partsBegin_.push_back(0);
  for (AssetId whole = 0; whole < identities_.assets.size(); ++whole) {
    parts_.push_back({whole, 1000, false});
    if (has(kWholes, identities_.assets[whole].kind)) addParts(links.begin, links.parts);
    partsBegin_.push_back(static_cast<uint32_t>(parts_.size()));
  }
}

void Relations::addParts(std::span<const uint32_t> begin, std::span<const Part> links) {
  const size_t own = partsBegin_.back();
  size_t first = own;
  for (uint32_t depth = 0; depth < kPartDepth; ++depth) {
    const size_t last = parts_.size();
    for (size_t i = first; i < last; ++i) {
      // What is in front of a part is not in front of the whole's other parts: fronts lead no further.
      const Part part = parts_[i];
      if (part.dynamicOnly) continue;
      for (uint32_t at = begin[part.asset]; at < begin[part.asset + 1]; ++at) {
        const Part& link = links[at];
        const bool known = std::any_of(parts_.begin() + static_cast<std::ptrdiff_t>(own), parts_.end(),
                                       [&](const Part& other) { return other.asset == link.asset; });
        if (known || parts_.size() - own >= kMaxParts) continue;
        parts_.push_back({link.asset, part.permille * link.permille / 1000, link.dynamicOnly});
      }
    }
    first = last;
  }
}

}  // namespace postern
