// SPDX-License-Identifier: Apache-2.0
// See attribution.h. Deterministic: rows are visited in table order.
#include "correlate/attribution.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/ip_address.h"
#include "base/text.h"
#include "correlate/declared_urls.h"
#include "correlate/described_resources.h"
#include "correlate/scans.h"

namespace postern {
namespace {

bool hasPublicAddress(const UnitedAsset& asset) {
  return std::any_of(asset.identities.begin(), asset.identities.end(), [](const std::string& identity) {
    return identity.starts_with("ip:") && isPublicAddress(std::string_view(identity).substr(3));
  });
}

bool isKnownAsHostOnly(const UnitedAsset& asset) { return !asset.declared && asset.kind == AssetKind::kHost; }

class Attribution {
 public:
  Attribution(const Tables& tables, const std::vector<SaidPair>& said, Identities& out)
      : tables_(tables), said_(said), out_(out), urls_(out) {}

  void run() {
    findOnlyRepository();
    attribute();
    markAnswers();
    sortAssets();
    findDescribedResources(tables_, out_);
    markScans();
  }

 private:
  void findOnlyRepository();
  void attribute();
  AssetId assetOf(uint32_t row);
  AssetId byUrl(uint32_t row);
  AssetId unnamed(uint32_t row);
  bool isAboutCode(uint32_t row) const;
  AssetId assetForFolder(std::string_view report);
  AssetId impliedAsset(const Report& report);
  AssetId saidOfFolder(const std::string& key) const;
  void assume(uint32_t report, AssetId asset, std::string reason);
  void markAnswers();
  bool sawItPublicly(uint32_t row, const UnitedAsset& asset) const;
  void sortAssets();
  void markScans();

  const Tables& tables_;
  const std::vector<SaidPair>& said_;
  Identities& out_;
  DeclaredUrls urls_;
  AssetId onlyRepository_ = kNone;
  std::unordered_map<StringId, DeclaredUrls::Place> placeOfUrl_;
  std::vector<AssetId> fallback_;  // per report; kNone = not made yet
  std::map<std::string, AssetId, std::less<>> bySegment_;
  std::map<std::string, AssetId, std::less<>> implied_;
};

// Where people drop one application's reports with its inventory, code reports that name no repository mean
// the only one there is.
void Attribution::findOnlyRepository() {
  uint32_t repositories = 0;
  uint32_t applications = 0;
  for (AssetId id = 0; id < out_.assets.size(); ++id) {
    const UnitedAsset& asset = out_.assets[id];
    if (!asset.declared) continue;
    if (asset.kind == AssetKind::kApplication) ++applications;
    const bool is = asset.kind == AssetKind::kRepository ||
                    std::any_of(asset.identities.begin(), asset.identities.end(),
                                [](const std::string& identity) { return identity.starts_with("repo:"); });
    if (!is) continue;
    ++repositories;
    onlyRepository_ = id;
  }
  if (repositories != 1 || applications > 1) onlyRepository_ = kNone;
}

void Attribution::assume(uint32_t report, AssetId asset, std::string reason) {
  bool known = false;  // rows come report by report
  for (size_t i = out_.assumptions.size(); i-- > 0 && out_.assumptions[i].report == report;)
    known |= out_.assumptions[i].asset == asset && out_.assumptions[i].reason == reason;
  if (!known) out_.assumptions.push_back({report, asset, std::move(reason)});
}

bool Attribution::isAboutCode(uint32_t row) const {
  const auto kind = static_cast<ObservationKind>(tables_.observations.kind[row]);
  if (kind == ObservationKind::kCode || kind == ObservationKind::kSecret) return true;
  const Family family = tables_.reports[tables_.observationReport[row]].family;
  return tables_.observations.file[row] != kNoString || family == Family::kCode ||
         family == Family::kDependencies || family == Family::kSecrets;
}

// A host that is known by its address only is the declared service below whose URL the result lies.
AssetId Attribution::byUrl(uint32_t row) {
  const StringId url = tables_.observations.url[row];
  if (url == kNoString || urls_.empty()) return kNone;
  const auto [at, fresh] = placeOfUrl_.try_emplace(url);
  if (fresh) at->second = urls_.find(tables_.strings.text(url));
  const DeclaredUrls::Place& place = at->second;
  if (place.asset != kNone && !place.why.empty())
    assume(tables_.observationReport[row], place.asset, std::string(place.why));
  return place.asset;
}

AssetId Attribution::unnamed(uint32_t row) {
  const uint32_t reportRow = tables_.observationReport[row];
  const AssetId ofReport = out_.reportAsset[reportRow];
  if (ofReport != kNone) return ofReport;
  if (const AssetId place = byUrl(row); place != kNone) return place;
  const bool fromSomewhere =
      tables_.observations.url[row] != kNoString || tables_.observations.host[row] != kNoString;
  if (onlyRepository_ != kNone && !fromSomewhere && isAboutCode(row)) {
    assume(reportRow, onlyRepository_, "names no repository; this is the only one declared");
    return onlyRepository_;
  }
  AssetId& fallback = fallback_[reportRow];
  if (fallback == kNone) fallback = impliedAsset(tables_.reports[reportRow]);
  return fallback;
}

AssetId Attribution::assetOf(uint32_t row) {
  const Report& report = tables_.reports[tables_.observationReport[row]];
  const uint32_t said =
      tables_.observations.asset[row] != kNone ? tables_.observations.asset[row] : report.asset;
  if (said == kNone) return unnamed(row);
  const AssetId asset = out_.assetOf[said];
  if (!isKnownAsHostOnly(out_.assets[asset])) return asset;
  const AssetId place = byUrl(row);
  return place != kNone ? place : asset;
}

void Attribution::attribute() {
  fallback_.assign(tables_.reports.size(), kNone);
  for (const Report& report : tables_.reports) {
    out_.reportAsset.push_back(report.asset != kNone ? out_.assetOf[report.asset]
                                                     : assetForFolder(report.name));
  }
  out_.observationAsset.resize(tables_.observations.rows);
  for (uint32_t row = 0; row < tables_.observations.rows; ++row) out_.observationAsset[row] = assetOf(row);
}

// A folder named like a repository, a declared handle or an image says what the reports inside it are about.
AssetId Attribution::assetForFolder(std::string_view report) {
  if (bySegment_.empty()) {
    static constexpr std::pair<AssetKind, std::string_view> kPreferred[] = {{AssetKind::kRepository, "repo:"},
                                                                            {AssetKind::kService, "id:"},
                                                                            {AssetKind::kApplication, "id:"},
                                                                            {AssetKind::kUnknown, ""}};
    for (const auto& [kind, scheme] : kPreferred) {
      for (AssetId id = 0; id < out_.assets.size(); ++id) {
        const UnitedAsset& asset = out_.assets[id];
        if (kind != AssetKind::kUnknown && asset.kind != kind) continue;
        for (const std::string& identity : asset.identities) {
          if (!identity.starts_with("repo:") && !identity.starts_with("id:") &&
              !identity.starts_with("image:"))
            continue;
          const auto [at, fresh] =
              bySegment_.try_emplace(toLowerAscii(lastSegment(withoutTag(identity))), id);
          // Two repositories of one name: the folder does not say which.
          if (!fresh && at->second != id && at->second != kNone && kind != AssetKind::kUnknown &&
              out_.assets[at->second].kind == kind) {
            at->second = kNone;
          }
        }
      }
    }
    bySegment_.try_emplace("", kNone);
  }
  std::vector<std::string_view> folders = split(report, '/');
  for (size_t i = std::max<size_t>(folders.size(), 1) - 1; i-- > 0;) {
    if (folders[i].empty()) continue;
    const auto at = bySegment_.find(toLowerAscii(folders[i]));
    if (at != bySegment_.end()) return at->second;
  }
  return kNone;
}

// A person may have said what the reports of a folder are about.
AssetId Attribution::saidOfFolder(const std::string& key) const {
  for (const SaidPair& pair : said_) {
    if (!pair.same || (pair.a != key && pair.b != key)) continue;
    const std::string& other = pair.a == key ? pair.b : pair.a;
    const std::string normal = normaliseIdentity(other);
    for (AssetId id = 0; id < out_.assets.size(); ++id) {
      const auto& known = out_.assets[id].identities;
      if (out_.assets[id].key == other || std::binary_search(known.begin(), known.end(), normal)) return id;
    }
  }
  return kNone;
}

AssetId Attribution::impliedAsset(const Report& report) {
  const size_t slash = report.name.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : report.name.substr(0, slash);
  const auto at = implied_.find(folder);
  if (at != implied_.end()) return at->second;
  if (const AssetId said = saidOfFolder("folder:" + folder); said != kNone) return implied_[folder] = said;
  UnitedAsset asset;
  asset.implied = true;
  asset.key = "folder:" + folder;
  asset.name = folder.empty() ? "(not said)" : std::string(lastSegment(folder));
  out_.assets.push_back(std::move(asset));
  return implied_[folder] = static_cast<AssetId>(out_.assets.size() - 1);
}

// The address at which the report saw it: that the machine has a public one too, told elsewhere, says nothing
// of a port seen at its private one. A report that knows only its name saw it at any of its addresses.
bool Attribution::sawItPublicly(uint32_t row, const UnitedAsset& asset) const {
  const uint32_t seen = tables_.observations.asset[row];
  const ListColumn& identities = tables_.assets.identities;
  bool hasAddress = false;
  for (uint32_t i = seen == kNone ? 0 : identities.begin[seen];
       seen != kNone && i < identities.begin[seen + 1]; ++i) {
    const std::string_view identity = tables_.strings.text(identities.items[i]);
    if (!identity.starts_with("ip:")) continue;
    hasAddress = true;
    if (isPublicAddress(identity.substr(3))) return true;
  }
  return !hasAddress && hasPublicAddress(asset);
}

// An open port: a result that says so, or any result of a network scan that is about a port.
void Attribution::markAnswers() {
  const ObservationColumns& seen = tables_.observations;
  for (uint32_t row = 0; row < seen.rows; ++row) {
    const bool atPort =
        seen.port[row] != 0 && tables_.reports[tables_.observationReport[row]].family == Family::kNetwork;
    if (!atPort && static_cast<ObservationKind>(seen.kind[row]) != ObservationKind::kExposure) continue;
    UnitedAsset& asset = out_.assets[out_.observationAsset[row]];
    if (!asset.answersPublicly) asset.answersPublicly = sawItPublicly(row, asset);
  }
}

// Implied assets came last; put them where their keys belong.
void Attribution::sortAssets() {
  std::vector<AssetId> order(out_.assets.size());
  for (AssetId id = 0; id < order.size(); ++id) order[id] = id;
  std::sort(order.begin(), order.end(),
            [&](AssetId a, AssetId b) { return out_.assets[a].key < out_.assets[b].key; });
  std::vector<AssetId> place(order.size());
  std::vector<UnitedAsset> sorted;
  for (AssetId at = 0; at < order.size(); ++at) {
    place[order[at]] = at;
    sorted.push_back(std::move(out_.assets[order[at]]));
  }
  out_.assets = std::move(sorted);
  for (AssetId& id : out_.assetOf) id = place[id];
  for (AssetId& id : out_.observationAsset) id = place[id];
  for (AssetId& id : out_.reportAsset) id = id == kNone ? kNone : place[id];
  for (Assumption& assumption : out_.assumptions) assumption.asset = place[assumption.asset];
  std::sort(out_.assumptions.begin(), out_.assumptions.end(), [](const Assumption& a, const Assumption& b) {
    return std::tie(a.report, a.asset, a.reason) < std::tie(b.report, b.asset, b.reason);
  });
}

void Attribution::markScans() {
  forEachScan(tables_, out_, [&](AssetId id, Family family, uint32_t report) {
    UnitedAsset& asset = out_.assets[id];
    asset.scannedFamilies |= bitOf(family);
    const auto at = std::lower_bound(asset.reports.begin(), asset.reports.end(), report);
    if (at == asset.reports.end() || *at != report) asset.reports.insert(at, report);
  });
}

}  // namespace

void attributeObservations(const Tables& tables, const std::vector<SaidPair>& said, Identities& out) {
  Attribution(tables, said, out).run();
}

}  // namespace postern
