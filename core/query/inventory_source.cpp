// SPDX-License-Identifier: Apache-2.0
// See inventory_source.h. Scanners that read a deployment's own files count as looking at the cloud it
// describes.
#include "query/inventory_source.h"

#include "base/text.h"
#include "query/dictionary.h"
#include "query/ordinals.h"
#include "query/scan_coverage.h"

namespace postern {
namespace {

constexpr FilterField kAssetFields[] = {
    {"kind"},     {"owner"},   {"criticality"},    {"exposure"},    {"environment"}, {"data"},
    {"declared"}, {"scanned"}, {"asset"},          {"application"}, {"zone"},        {"reach"},
    {"missing"},  {"gap"},     {"findings", true}, {"worst", true}};
constexpr FilterField kComponentFields[] = {{"ecosystem"},      {"licence"},     {"component"},   {"version"},
                                            {"findings", true}, {"worst", true}, {"assets", true}};

/// A list whose rows have one text or several per field.
template <typename AddTexts>
Dimension dimensionOf(uint32_t rows, AddTexts addTexts) {
  DimensionBuilder built;
  for (uint32_t row = 0; row < rows; ++row) {
    addTexts(row, [&](std::string_view text) { built.add(built.value(text)); });
    built.endRow();
  }
  return built.take();
}

template <typename TextOf>
std::vector<uint32_t> ordered(uint32_t rows, TextOf textOf) {
  std::vector<std::string> texts;
  texts.reserve(rows);
  for (uint32_t row = 0; row < rows; ++row) texts.emplace_back(clipUtf8(textOf(row), kMaxCell));
  return ordinalsOf(texts);
}

std::vector<int64_t> numbersOf(const std::vector<InventoryCounts::Of>& counts, std::string_view field) {
  std::vector<int64_t> numbers;
  for (const InventoryCounts::Of& of : counts) {
    numbers.push_back(field == "worst"    ? int64_t{of.worst} * 100
                      : field == "assets" ? int64_t{of.assets} * 1000
                                          : int64_t{of.findings} * 1000);
  }
  return numbers;
}

std::optional<std::vector<uint32_t>> countOrder(const std::vector<InventoryCounts::Of>& counts,
                                                std::string_view sort) {
  if (sort != "findings" && sort != "worst" && sort != "assets") return std::nullopt;
  std::vector<uint32_t> order;
  for (const InventoryCounts::Of& of : counts) {
    order.push_back(sort == "findings" ? of.findings : sort == "worst" ? of.worst : of.assets);
  }
  return order;
}

class AssetSource : public ListSource {
 public:
  AssetSource(const EstateView& view, const InventoryCounts& counts)
      : view_(view), counts_(counts), coverage_(scanCoverageOf(view.tables, view.identities)) {}

  uint32_t rows() const override { return static_cast<uint32_t>(view_.identities.assets.size()); }
  std::span<const FilterField> fields() const override { return kAssetFields; }
  uint32_t place(uint32_t row) const override { return row; }
  std::vector<int64_t> numbers(std::string_view field) const override {
    return numbersOf(counts_.assets, field);
  }

  Dimension dimension(std::string_view field) const override {
    return dimensionOf(rows(), [&](uint32_t row, auto add) {
      const UnitedAsset& it = asset(row);
      if (field == "data") {
        for (const std::string& data : it.dataClasses) add(data);
      } else if (field == "scanned") {
        for (const Family family : kScanFamilies) {
          if (coverage_.scans.has(row, family)) add(name(family));
        }
      } else if (field == "missing") {
        for (const ScanCoverage::FamilyCount& count : coverage_.families) {
          if ((coverage_.assets[row].missing >> static_cast<uint32_t>(count.family) & 1U) != 0)
            add(name(count.family));
        }
      } else if (field == "gap") {
        for (const Gap gap : kGaps) {
          if (coverage_.assets[row].has(gap)) add(name(gap));
        }
      } else {
        add(textOf(row, field));
      }
    });
  }

  void appendText(uint32_t row, std::string& out) const override {
    const auto part = [&](std::string_view text) {
      if (!text.empty()) out.append(clipUtf8(text, kMaxCell)).append(1, '\n');
    };
    const UnitedAsset& it = asset(row);
    part(it.name);
    part(view_.enrichment.assetOwners[row]);
    part(name(it.kind));
    for (const std::string& identity : it.identities) part(identity);
    for (const std::string& data : it.dataClasses) part(data);
  }

  std::optional<std::vector<uint32_t>> order(std::string_view sort) const override {
    if (sort == "title" || sort.empty())
      return ordered(rows(), [&](uint32_t row) { return textOf(row, "asset"); });
    if (auto counted = countOrder(counts_.assets, sort)) return counted;
    const auto byEnum = [&](auto valueOf) {
      std::vector<uint32_t> order;
      for (uint32_t row = 0; row < rows(); ++row) order.push_back(static_cast<uint32_t>(valueOf(asset(row))));
      return order;
    };
    if (sort == "exposure") return byEnum([](const UnitedAsset& it) { return it.exposure; });
    if (sort == "criticality") return byEnum([](const UnitedAsset& it) { return it.criticality; });
    if (sort == "owner" || sort == "kind" || sort == "environment" || sort == "reach") {
      return ordered(rows(), [&](uint32_t row) { return textOf(row, sort); });
    }
    return std::nullopt;
  }

 private:
  const UnitedAsset& asset(uint32_t row) const { return view_.identities.assets[row]; }

  std::string textOf(uint32_t row, std::string_view field) const {
    const UnitedAsset& it = asset(row);
    if (field == "kind") return std::string(name(it.kind));
    if (field == "owner") return view_.enrichment.assetOwners[row];
    if (field == "criticality") return std::string(knownName(it.criticality));
    if (field == "exposure") return std::string(name(it.exposure));
    if (field == "environment") return std::string(knownName(it.environment));
    if (field == "declared") return it.declared ? "yes" : "no";
    if (field == "application") return view_.enrichment.assetApplications[row];
    if (field == "zone") return it.zone;
    return field == "reach" ? reachLabel(view_, row) : it.name;
  }

  const EstateView& view_;
  const InventoryCounts& counts_;
  ScanCoverage coverage_;
};

class ComponentSource : public ListSource {
 public:
  ComponentSource(const EstateView& view, const InventoryCounts& counts) : view_(view), counts_(counts) {}

  uint32_t rows() const override { return static_cast<uint32_t>(view_.identities.components.size()); }
  std::span<const FilterField> fields() const override { return kComponentFields; }
  uint32_t place(uint32_t row) const override { return row; }
  std::vector<int64_t> numbers(std::string_view field) const override {
    return numbersOf(counts_.components, field);
  }

  Dimension dimension(std::string_view field) const override {
    return dimensionOf(rows(), [&](uint32_t row, auto add) {
      if (field == "licence") {
        for (const std::string& licence : component(row).licences) add(licence);
      } else {
        add(textOf(row, field));
      }
    });
  }

  void appendText(uint32_t row, std::string& out) const override {
    const UnitedComponent& it = component(row);
    for (const std::string_view text : {std::string_view(it.name), std::string_view(it.version),
                                        std::string_view(it.ecosystem), std::string_view(it.purl)}) {
      if (!text.empty()) out.append(clipUtf8(text, kMaxCell)).append(1, '\n');
    }
    for (const std::string& licence : it.licences) out.append(clipUtf8(licence, kMaxCell)).append(1, '\n');
  }

  std::optional<std::vector<uint32_t>> order(std::string_view sort) const override {
    if (auto counted = countOrder(counts_.components, sort)) return counted;
    if (sort == "name" || sort == "version" || sort == "ecosystem" || sort.empty()) {
      return ordered(rows(), [&](uint32_t row) { return textOf(row, sort); });
    }
    return std::nullopt;
  }

 private:
  const UnitedComponent& component(uint32_t row) const { return view_.identities.components[row]; }

  std::string_view textOf(uint32_t row, std::string_view field) const {
    const UnitedComponent& it = component(row);
    return field == "ecosystem" ? it.ecosystem : field == "version" ? it.version : it.name;
  }

  const EstateView& view_;
  const InventoryCounts& counts_;
};

}  // namespace

std::unique_ptr<ListSource> assetSource(const EstateView& view, const InventoryCounts& counts) {
  return std::make_unique<AssetSource>(view, counts);
}
std::unique_ptr<ListSource> componentSource(const EstateView& view, const InventoryCounts& counts) {
  return std::make_unique<ComponentSource>(view, counts);
}

std::span<const FilterField> assetFields() { return kAssetFields; }
std::span<const FilterField> componentFields() { return kComponentFields; }

std::vector<std::string_view> scannedFamilies(const UnitedAsset& asset) {
  const auto has = [&](Family family) {
    return (asset.scannedFamilies >> static_cast<uint32_t>(family) & 1U) != 0;
  };
  std::vector<std::string_view> scanned;
  for (const Family family : {Family::kCode, Family::kDependencies, Family::kSecrets, Family::kImage,
                              Family::kDynamic, Family::kCloud, Family::kNetwork}) {
    if (has(family) || (family == Family::kCloud && has(Family::kInfrastructure)))
      scanned.push_back(name(family));
  }
  return scanned;
}

std::string reachLabel(const EstateView& view, AssetId asset) {
  return reachLabel(view.identities.assets[asset], view.graph.reach[asset]);
}

}  // namespace postern
