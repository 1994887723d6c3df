// SPDX-License-Identifier: Apache-2.0
// See path_source.h.
#include "policy/path_source.h"

#include "base/text.h"
#include "query/dictionary.h"
#include "query/path_text.h"

namespace postern {
namespace {

constexpr FilterField kFields[] = {
    {"from"},  {"to"},   {"asset"}, {"kind"},       {"environment"},       {"criticality"}, {"application"},
    {"owner"}, {"data"}, {"cwe"},   {"risk", true}, {"probability", true}, {"hops", true}};

class PathSource : public ListSource {
 public:
  explicit PathSource(const EstateView& view) : view_(view) {}

  uint32_t rows() const override { return static_cast<uint32_t>(view_.graph.paths.size()); }
  std::span<const FilterField> fields() const override { return kFields; }
  uint32_t place(uint32_t row) const override { return row; }
  std::optional<std::vector<uint32_t>> order(std::string_view) const override { return std::nullopt; }

  Dimension dimension(std::string_view field) const override {
    DimensionBuilder built;
    for (const AttackPath& path : view_.graph.paths) {
      const auto add = [&](std::string_view text) { built.add(built.value(text)); };
      if (field == "from") {
        const NodeRole role = view_.graph.nodes[view_.graph.edges[path.edges[0]].from].role;
        add(role == NodeRole::kInternet ? "internet" : "insider");
      } else if (field == "to") {
        add(view_.graph.nodes[path.target].title);
      } else if (field == "asset") {
        for (const uint32_t edge : path.edges) add(view_.graph.nodes[view_.graph.edges[edge].to].title);
      } else if (field == "kind" || field == "cwe") {
        addFlaws(path, field, built);
      } else if (const AssetId target = targetOf(view_, path); target != kNone) {
        addTarget(target, field, built);
      }
      built.endRow();
    }
    return built.take();
  }

  std::vector<int64_t> numbers(std::string_view field) const override {
    std::vector<int64_t> numbers;
    for (const AttackPath& path : view_.graph.paths) {
      numbers.push_back(field == "risk"          ? int64_t{path.risk}
                        : field == "probability" ? int64_t{path.probability} / 10  // in percent
                                                 : static_cast<int64_t>(path.edges.size()) * 1000);
    }
    return numbers;
  }

  void appendText(uint32_t row, std::string& out) const override {
    out.append(clipUtf8(pathTitle(view_, view_.graph.paths[row]), kMaxCell)).append(1, '\n');
  }

 private:
  void addFlaws(const AttackPath& path, std::string_view field, DimensionBuilder& built) const {
    for (const uint32_t edge : path.edges) {
      if (view_.graph.edges[edge].findingCount == 0) continue;
      const Finding& flaw = view_.findings.rows[view_.graph.findings(view_.graph.edges[edge])[0]];
      if (field == "kind") built.add(built.value(name(flaw.kind)));
      if (field == "cwe") {
        for (const uint32_t number : flaw.weaknesses) built.add(built.value(weaknessId(number)));
      }
    }
  }
  void addTarget(AssetId target, std::string_view field, DimensionBuilder& built) const {
    const UnitedAsset& asset = view_.identities.assets[target];
    const auto add = [&](std::string_view text) { built.add(built.value(text)); };
    if (field == "environment") add(knownName(asset.environment));
    if (field == "criticality") add(knownName(asset.criticality));
    if (field == "application") add(asset.application);
    if (field == "owner") add(view_.enrichment.assetOwners[target]);
    if (field == "data") {
      for (const std::string& data : asset.dataClasses) add(data);
    }
  }

  const EstateView& view_;
};

}  // namespace

std::span<const FilterField> pathFields() { return kFields; }

std::unique_ptr<ListSource> pathSource(const EstateView& view) { return std::make_unique<PathSource>(view); }

std::string pathTitle(const EstateView& view, const AttackPath& path) {
  std::string title(clipUtf8(view.graph.nodes[view.graph.edges[path.edges[0]].from].title, kTitleInWords));
  for (const uint32_t edge : path.edges) {
    title += " → ";
    title += clipUtf8(view.graph.nodes[view.graph.edges[edge].to].title, kTitleInWords);
  }
  return title;
}

AssetId targetOf(const EstateView& view, const AttackPath& path) {
  if (const AssetId asset = view.graph.nodes[path.target].asset; asset != kNone) return asset;
  return view.graph.nodes[view.graph.edges[path.edges.back()].from].asset;
}

ContentHash pathKey(const EstateView& view, const AttackPath& path) {
  std::string text = view.graph.nodes[view.graph.edges[path.edges[0]].from].key;
  for (const uint32_t edge : path.edges) {
    text += '\x1f';
    text += view.graph.nodes[view.graph.edges[edge].to].key;
  }
  return hashContent(text);
}

}  // namespace postern
