// SPDX-License-Identifier: Apache-2.0
// See coverage_csv.h.
#include "output/coverage_csv.h"

#include "output/csv_export.h"

namespace postern {
namespace {

constexpr size_t kPart = 1 << 20;

std::string header() {
  std::string out = "asset,kind,key,owner,application,environment,criticality,declared,gaps,missing";
  for (const Family family : kScanFamilies) out += "," + std::string(name(family));
  return out + "\r\n";
}

std::string scanCell(const ScanCoverage& coverage, AssetId id, Family family) {
  if (coverage.scans.has(id, family)) {
    const UnixSeconds last = coverage.scans.last(id, family);
    return last == kNoTime ? "undated" : formatDate(last);
  }
  return (coverage.assets[id].missing & bitOf(family)) != 0 ? "missing" : "";
}

void addAsset(const EstateView& view, const ScanCoverage& coverage, AssetId id, std::string& out) {
  const UnitedAsset& asset = view.identities.assets[id];
  std::string gaps, missing;
  for (const Gap gap : kGaps) {
    if (coverage.assets[id].has(gap)) gaps += (gaps.empty() ? "" : "; ") + std::string(name(gap));
  }
  for (const Family family : kScanFamilies) {
    if ((coverage.assets[id].missing & bitOf(family)) != 0)
      missing += (missing.empty() ? "" : "; ") + std::string(name(family));
  }
  out += csvCell(asset.name);
  for (const std::string& cell :
       {std::string(name(asset.kind)), asset.key, view.enrichment.assetOwners[id],
        view.enrichment.assetApplications[id], std::string(knownName(asset.environment)),
        std::string(knownName(asset.criticality)), std::string(asset.declared ? "yes" : "no"), gaps, missing})
    out += "," + csvCell(cell);
  for (const Family family : kScanFamilies) out += "," + scanCell(coverage, id, family);
  out += "\r\n";
}

}  // namespace

void writeCoverageCsv(const EstateView& view, const ScanCoverage& coverage,
                      FunctionRef<void(std::string_view)> sink) {
  std::string out = header();
  for (AssetId id = 0; id < coverage.assets.size(); ++id) {
    addAsset(view, coverage, id, out);
    if (out.size() < kPart) continue;
    sink(out);
    out.clear();
  }
  sink(out);
}

}  // namespace postern
