// SPDX-License-Identifier: Apache-2.0
// Asset rows are united when a normalised identity is equal; observations that name no asset are tied to one
// by the folder their report lies in. Deterministic: rows are visited in table order, united by the smallest.
#include "correlate/identity.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "correlate/aliases.h"
#include "correlate/apart_sets.h"
#include "correlate/attribution.h"
#include "correlate/component_identity.h"
#include "correlate/named_rows.h"
#include "correlate/said_pairs.h"

namespace postern {
namespace {

// Which identity names an asset best, for its key. "id:" handles are local to an inventory, so they come
// late.
int priorityOf(std::string_view identity) {
  static constexpr std::string_view kOrder[] = {
      "repo:", "image:", "k8s:", "arn:", "azure:", "gcp:", "host:", "url:", "ip:", "digest:", "id:"};
  for (size_t i = 0; i < std::size(kOrder); ++i) {
    if (identity.starts_with(kOrder[i])) return static_cast<int>(i);
  }
  return static_cast<int>(std::size(kOrder));
}

constexpr std::string_view kAddress = "terraform:";

template <typename T>
void raise(T& known, uint8_t said) {
  if (static_cast<uint8_t>(known) < said) known = static_cast<T>(said);
}

void addSorted(std::vector<std::string>& to, std::string text) {
  const auto at = std::lower_bound(to.begin(), to.end(), text);
  if (at == to.end() || *at != text) to.insert(at, std::move(text));
}

class Resolver {
 public:
  Resolver(const Tables& tables, Identities& out) : tables_(tables), out_(out), sets_(tables.assets.rows) {}

  void run(const std::vector<SaidPair>& said) {
    normalise();
    heed(said);
    uniteEqual();
    uniteAddresses();
    uniteUntagged();
    uniteNamed();
    gather();
  }

 private:
  void normalise();
  void heed(const std::vector<SaidPair>& said);
  std::vector<uint32_t> rowsOf(std::string_view identity) const;
  void uniteEqual();
  void uniteAddresses();
  void uniteUntagged();
  void uniteNamed();
  void gather();
  void fillFacts(UnitedAsset& asset);
  bool isNamedOnly(uint32_t row) const;
  void name(UnitedAsset& asset);

  const Tables& tables_;
  Identities& out_;
  ApartSets sets_;
  std::vector<std::vector<std::string>> identities_;  // per asset row, normalised
};

void Resolver::normalise() {
  const AssetColumns& rows = tables_.assets;
  identities_.resize(rows.rows);
  for (uint32_t row = 0; row < rows.rows; ++row) {
    for (uint32_t i = rows.identities.begin[row]; i < rows.identities.begin[row + 1]; ++i) {
      const std::string_view text = tables_.strings.text(rows.identities.items[i]);
      std::string normal = normaliseIdentity(text);
      // A handle means something inside its own file only.
      if (text.starts_with("id:")) normal += "#" + toHex(tables_.reports[tables_.assetReport[row]].hash);
      if (!normal.empty()) identities_[row].push_back(std::move(normal));
    }
  }
}

std::vector<uint32_t> Resolver::rowsOf(std::string_view identity) const {
  std::vector<uint32_t> out;
  const bool byName = identity.starts_with("name:");
  for (uint32_t row = 0; row < identities_.size(); ++row) {
    bool is = byName && identities_[row].empty() &&
              tables_.strings.text(tables_.assets.name[row]) == identity.substr(5);
    for (const std::string& known : identities_[row])
      is |= std::string_view(known).substr(0, known.find('#')) == identity;
    if (is) out.push_back(row);
  }
  return out;
}

// People are heard before the rules: what they join is one, and nothing joins what they keep apart.
void Resolver::heed(const std::vector<SaidPair>& said) {
  for (const SaidPair& pair : said) {
    const auto known = [&](const std::string& text) {
      const std::string normal = normaliseIdentity(text);
      return rowsOf(normal.empty() ? text : normal);
    };
    const std::vector<uint32_t> a = known(pair.a);
    const std::vector<uint32_t> b = known(pair.b);
    if (a.empty() || b.empty()) continue;
    for (const auto& [rows, name] : {std::pair(&a, &pair.a), std::pair(&b, &pair.b)}) {
      for (const uint32_t row : *rows) {
        if (sets_.unite((*rows)[0], row)) out_.assetUnions.push_back({(*rows)[0], row, "both are " + *name});
      }
    }
    if (!pair.same) {
      sets_.keepApart(a[0], b[0]);
    } else if (sets_.unite(a[0], b[0])) {
      out_.assetUnions.push_back({std::min(a[0], b[0]), std::max(a[0], b[0]), describe(pair)});
    }
  }
}

void Resolver::uniteEqual() {
  std::unordered_map<std::string_view, uint32_t> first;
  for (uint32_t row = 0; row < identities_.size(); ++row) {
    // One ingress may serve the hosts of several services: being served there does not make them one.
    const bool servesMany = static_cast<AssetKind>(tables_.assets.kind[row]) == AssetKind::kIngress &&
                            std::count_if(identities_[row].begin(), identities_[row].end(),
                                          [](const std::string& i) { return i.starts_with("host:"); }) > 1;
    for (const std::string& identity : identities_[row]) {
      if (identity.starts_with("name:")) continue;  // a bare name proves nothing
      if (identity.starts_with(kAddress)) continue;
      if (servesMany && identity.starts_with("host:")) continue;
      const auto [at, fresh] = first.try_emplace(identity, row);
      if (fresh || !sets_.unite(at->second, row)) continue;
      out_.assetUnions.push_back({at->second, row, "both are " + identity.substr(0, identity.find('#'))});
    }
  }
}

// "terraform:aws_s3_bucket.data" of a plan, a state and a scan is one resource, unless two clouds' names for
// it show that two configurations use the address.
void Resolver::uniteAddresses() {
  struct Address {
    std::vector<uint32_t> rows;
    std::vector<uint32_t> known;  // sets whose cloud identity is known
  };
  std::map<std::string_view, Address> addresses;
  std::map<uint32_t, bool> inCloud;  // by set
  for (uint32_t row = 0; row < identities_.size(); ++row) {
    for (const std::string& identity : identities_[row]) {
      if (identity.starts_with("arn:") || identity.starts_with("azure:") || identity.starts_with("gcp:"))
        inCloud[sets_.find(row)] = true;
    }
  }
  for (uint32_t row = 0; row < identities_.size(); ++row) {
    for (const std::string& identity : identities_[row]) {
      if (!identity.starts_with(kAddress)) continue;
      Address& address = addresses[identity];
      address.rows.push_back(row);
      const uint32_t set = sets_.find(row);
      if (inCloud.count(set) > 0 &&
          std::find(address.known.begin(), address.known.end(), set) == address.known.end())
        address.known.push_back(set);
    }
  }
  for (const auto& [identity, address] : addresses) {
    if (address.known.size() > 1) continue;
    for (const uint32_t row : address.rows) {
      if (sets_.unite(address.rows[0], row))
        out_.assetUnions.push_back({address.rows[0], row, "both are " + std::string(identity)});
    }
  }
}

// "reg/app" without a tag is "reg/app:1.2" when the estate knows only that one.
void Resolver::uniteUntagged() {
  std::map<std::string, std::vector<uint32_t>, std::less<>> tagged;  // path -> one row per distinct set
  for (uint32_t row = 0; row < identities_.size(); ++row) {
    for (const std::string& identity : identities_[row]) {
      if (!identity.starts_with("image:")) continue;
      const std::string_view bare = withoutTag(identity);
      if (bare.size() == identity.size()) continue;
      auto& rows = tagged[std::string(bare)];
      const uint32_t set = sets_.find(row);
      if (std::none_of(rows.begin(), rows.end(), [&](uint32_t other) { return sets_.find(other) == set; }))
        rows.push_back(row);
    }
  }
  for (uint32_t row = 0; row < identities_.size(); ++row) {
    for (const std::string& identity : identities_[row]) {
      const auto at = tagged.find(identity);
      if (at == tagged.end() || at->second.size() != 1) continue;
      if (sets_.unite(at->second[0], row)) {
        out_.assetUnions.push_back({at->second[0], row, "the only known tag of " + identity});
      }
    }
  }
}

// A row that has a name and nothing else ("project batch-archive") is the one repository or declared asset of
// that name; so is a cluster's service or workload. Where two could be meant, nothing is united.
void Resolver::uniteNamed() {
  NamedRows named(tables_, identities_);
  for (const NamedRows::Match& match : named.matches([&](uint32_t row) { return sets_.find(row); })) {
    if (sets_.unite(match.row, match.is)) out_.assetUnions.push_back({match.is, match.row, match.reason});
  }
}

bool Resolver::isNamedOnly(uint32_t row) const {
  return std::all_of(identities_[row].begin(), identities_[row].end(),
                     [](const std::string& identity) { return identity.starts_with("name:"); });
}

void Resolver::fillFacts(UnitedAsset& asset) {
  const AssetColumns& rows = tables_.assets;
  const auto text = [&](StringId id) { return std::string(tables_.strings.text(id)); };
  // Declared rows speak first.
  for (const bool declared : {true, false}) {
    for (const uint32_t row : asset.rows) {
      if ((rows.declared[row] != 0) != declared) continue;
      asset.declared = asset.declared || declared;
      if (asset.kind == AssetKind::kUnknown && !isNamedOnly(row))
        asset.kind = static_cast<AssetKind>(rows.kind[row]);
      if (asset.owner.empty()) asset.owner = text(rows.owner[row]);
      if (asset.application.empty()) asset.application = text(rows.application[row]);
      if (asset.zone.empty()) asset.zone = text(rows.zone[row]);
      if (asset.name.empty() && declared) asset.name = text(rows.name[row]);
      raise(asset.criticality, rows.criticality[row]);
      raise(asset.exposure, rows.exposure[row]);
      raise(asset.environment, rows.environment[row]);
      asset.value = std::max(asset.value, rows.value[row]);
      for (uint32_t i = rows.dataClasses.begin[row]; i < rows.dataClasses.begin[row + 1]; ++i) {
        addSorted(asset.dataClasses, toLowerAscii(tables_.strings.text(rows.dataClasses.items[i])));
      }
      for (uint32_t i = rows.credentials.begin[row]; i < rows.credentials.begin[row + 1]; ++i) {
        addSorted(asset.credentials, text(rows.credentials.items[i]));
      }
    }
  }
  // What has a name only may call a repository an application: it speaks last.
  if (asset.kind == AssetKind::kUnknown) asset.kind = static_cast<AssetKind>(rows.kind[asset.rows[0]]);
  for (const uint32_t row : asset.rows) {
    for (const std::string& identity : identities_[row])
      addSorted(asset.identities, identity.substr(0, identity.find('#')));
  }
}

void Resolver::name(UnitedAsset& asset) {
  const auto best =
      std::min_element(asset.identities.begin(), asset.identities.end(), [](const auto& a, const auto& b) {
        return std::pair(priorityOf(a), std::string_view(a)) < std::pair(priorityOf(b), std::string_view(b));
      });
  const std::string_view rowName = tables_.strings.text(tables_.assets.name[asset.rows[0]]);
  asset.key = best == asset.identities.end() ? "name:" + std::string(rowName) : *best;
  if (asset.name.empty()) {
    const std::string_view shown = std::string_view(asset.key).substr(asset.key.find(':') + 1);
    asset.name = asset.kind == AssetKind::kRepository || asset.kind == AssetKind::kImage
                     ? lastSegment(asset.key)
                     : std::string_view(rowName);
    if (asset.name.empty()) asset.name = shown;
  }
}

void Resolver::gather() {
  std::map<uint32_t, UnitedAsset> bySet;
  for (uint32_t row = 0; row < tables_.assets.rows; ++row) bySet[sets_.find(row)].rows.push_back(row);
  std::map<std::string, uint32_t> keys;
  for (auto& [set, asset] : bySet) {
    fillFacts(asset);
    name(asset);
    for (const uint32_t row : asset.rows) {
      const uint32_t report = tables_.assetReport[row];
      if (asset.reports.empty() || asset.reports.back() != report) asset.reports.push_back(report);
    }
    // Two assets may share a best name (handles of two inventories): the second says which by its report.
    if (const uint32_t twin = keys[asset.key]++; twin > 0) asset.key += "~" + std::to_string(twin + 1);
    out_.assets.push_back(std::move(asset));
  }
  std::sort(out_.assets.begin(), out_.assets.end(),
            [](const auto& a, const auto& b) { return a.key < b.key; });
  // What a declared asset is related to by its own inventory is declared with it: its repository, its image.
  const EdgeColumns& edges = tables_.edges;
  std::vector<bool> related(tables_.assets.rows);
  for (uint32_t row = 0; row < edges.rows; ++row) {
    if (edges.fromKind[row] != 0 || edges.toKind[row] != 0) continue;
    const bool declares =
        tables_.assets.declared[edges.from[row]] != 0 || tables_.assets.declared[edges.to[row]] != 0;
    if (declares) related[edges.from[row]] = related[edges.to[row]] = true;
  }
  for (UnitedAsset& asset : out_.assets) {
    for (const uint32_t row : asset.rows) asset.declared = asset.declared || related[row];
  }
  out_.assetOf.assign(tables_.assets.rows, 0);
  for (AssetId id = 0; id < out_.assets.size(); ++id) {
    for (const uint32_t row : out_.assets[id].rows) out_.assetOf[row] = id;
  }
}

}  // namespace

Identities resolveIdentities(const Tables& tables, const Decisions& decisions, UnixSeconds now) {
  Identities out;
  Resolver(tables, out).run(saidPairs(decisions, "asset", now));
  attributeObservations(tables, saidPairs(decisions, "asset", now), out);
  uniteComponents(tables, saidPairs(decisions, "component", now), out);
  uniteVulnerabilities(tables, saidPairs(decisions, "vulnerability", now), out);
  return out;
}

}  // namespace postern
