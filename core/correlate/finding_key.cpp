// SPDX-License-Identifier: Apache-2.0
// See finding_key.h. A key is the hash of hashes of texts: kind, asset without tag, and what the kind is
// recognised by.
#include "correlate/finding_key.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>

#include "correlate/control.h"
#include "correlate/radix_sort.h"

namespace postern {
namespace {

class Parts {
 public:
  void add(uint64_t part) {
    if (count_ == kMost) {  // several vulnerabilities: fold what is there
      const ContentHash folded = value();
      parts_[0] = folded.high;
      parts_[1] = folded.low;
      count_ = 2;
    }
    parts_[count_++] = part;
  }
  void add(const ContentHash& hash) {
    add(hash.high);
    add(hash.low);
  }
  /// Little-endian machines only, as everything that WebAssembly runs on is.
  ContentHash value() const {
    return hashContent({reinterpret_cast<const char*>(parts_), count_ * sizeof(uint64_t)});
  }

 private:
  static constexpr size_t kMost = 24;
  uint64_t parts_[kMost];
  size_t count_ = 0;
};

class KeyMaker {
 public:
  explicit KeyMaker(ObservationFacts& facts) : facts_(facts), columns_(facts.tables().observations) {
    for (const UnitedAsset& asset : facts.identities().assets) fullAssetHash_.push_back(hashText(asset.key));
    assetHash_ = lastingAssets(facts.identities());
  }

  ContentHash baseOf(uint32_t row);
  uint64_t fullAsset(AssetId asset) const { return fullAssetHash_[asset]; }

 private:
  void package(Parts& parts, uint32_t row);
  uint32_t port(uint32_t row) const {
    const uint32_t port = columns_.port[row];
    return port == 80 || port == 443 ? 0 : port;  // the ports that URLs leave out
  }

  ObservationFacts& facts_;
  const ObservationColumns& columns_;
  std::vector<uint64_t> assetHash_, fullAssetHash_;
};

ContentHash KeyMaker::baseOf(uint32_t row) {
  // Of one vulnerability of a host some scanners say "in a package", others "by talking to it".
  const ObservationKind said = facts_.kind(row);
  const bool known = facts_.vulnerabilitySet(row) != 0;
  const bool ofHost = facts_.assetKind(row) == AssetKind::kHost && known &&
                      (said == ObservationKind::kVulnerability || said == ObservationKind::kDynamic);
  const ObservationKind kind = ofHost ? ObservationKind::kVulnerability : said;
  Parts parts;
  parts.add(static_cast<uint64_t>(kind));
  parts.add(assetHash_[facts_.asset(row)]);
  switch (kind) {
    case ObservationKind::kVulnerability: {
      std::vector<uint64_t> ids;
      for (const StringId id : facts_.vulnerabilities(row)) ids.push_back(facts_.rawHash(id));
      std::sort(ids.begin(), ids.end());
      for (const uint64_t id : ids) parts.add(id);
      if (!known) parts.add(facts_.hash(facts_.title(row)));
      if (!ofHost) package(parts, row);
      break;
    }
    case ObservationKind::kCode:
      parts.add(facts_.hash(facts_.path(row)));
      parts.add(wrongOf(facts_, row));
      parts.add(codeOf(facts_, row));
      break;
    case ObservationKind::kMisconfiguration:
      parts.add(facts_.hash(facts_.path(row)));
      parts.add(facts_.hash(facts_.resource(row)));
      parts.add(wrongOf(facts_, row));
      if (facts_.resource(row) == kNoString) parts.add(codeOf(facts_, row));
      break;
    case ObservationKind::kSecret:
      // The hash depends on the estate's key, the masked text does not.
      parts.add(facts_.hash(facts_.path(row)));
      parts.add(facts_.rawHash(columns_.secretMasked[row]));
      parts.add(columns_.secretLength[row]);
      break;
    case ObservationKind::kDynamic:
      parts.add(facts_.hash(facts_.url(row)));
      parts.add(facts_.hash(facts_.parameter(row)));
      parts.add(port(row));
      parts.add(wrongOf(facts_, row));
      break;
    case ObservationKind::kExposure:
      parts.add(columns_.port[row]);
      parts.add(facts_.rawHash(facts_.rule(row)));
      break;
    default:
      parts.add(facts_.hash(facts_.title(row)));
      parts.add(facts_.hash(facts_.path(row)));
      parts.add(facts_.hash(facts_.url(row)));
      parts.add(facts_.hash(facts_.resource(row)));
      package(parts, row);
  }
  return parts.value();
}

void KeyMaker::package(Parts& parts, uint32_t row) {
  const StringId full = facts_.package(row).full;
  parts.add(facts_.hash(full));
  if (full == kNoString) {
    parts.add(facts_.hash(facts_.path(row)));
    parts.add(port(row));
  }
}

constexpr uint32_t kFew = 32;

// One finding that has members of one base.
struct Named {
  ContentHash base;
  uint64_t hash;  // of the base, for sorting
  uint32_t asset, finding, line;
  uint32_t group = 0;
};

void numberAlike(std::vector<Named>& named, std::vector<ContentHash>& keys, const KeyMaker& maker,
                 const Identities& identities) {
  const auto byPlace = [&](const Named& a, const Named& b) {
    if (a.asset != b.asset) return identities.assets[a.asset].key < identities.assets[b.asset].key;
    return std::tie(a.line, a.finding) < std::tie(b.line, b.finding);
  };
  for (size_t from = 0; from < named.size();) {
    size_t to = from + 1;
    while (to < named.size() && named[to].base == named[from].base) ++to;
    std::sort(named.begin() + static_cast<ptrdiff_t>(from), named.begin() + static_cast<ptrdiff_t>(to),
              byPlace);
    // Alike in one asset: which of how many, so that no key means another one when there are fewer. Alike in
    // several (two tags of one image): the first has the key without the tag, the others name themselves.
    for (size_t first = from; first < to;) {
      size_t last = first;
      while (last < to && named[last].asset == named[first].asset) ++last;
      for (size_t i = first; i < last; ++i) {
        Parts parts;
        parts.add(named[i].base);
        if (first != from) parts.add(maker.fullAsset(named[i].asset));
        if (last - first > 1) {
          parts.add(i - first);
          parts.add(last - first);
        }
        const bool bare = first == from && last - first == 1;
        keys[named[i].group] = bare ? named[i].base : parts.value();
      }
      first = last;
    }
    from = to;
  }
}

}  // namespace

std::vector<uint64_t> lastingAssets(const Identities& identities) {
  const auto& assets = identities.assets;
  const auto implied = std::count_if(assets.begin(), assets.end(), [](const auto& a) { return a.implied; });
  std::vector<uint64_t> out;
  for (const UnitedAsset& asset : assets) {
    // The folder that reports were dropped in is a name for want of a better one: the only one has none.
    const bool unnamed = asset.implied && implied == 1;
    // An image is the same one under its next tag.
    out.push_back(hashText(unnamed ? "folder:" : withoutTag(asset.key)));
  }
  return out;
}

uint64_t wrongOf(ObservationFacts& facts, uint32_t row) {
  if (facts.kind(row) == ObservationKind::kMisconfiguration) {
    if (const uint32_t known = facts.control(row); known != 0) return hashText(controlName(known));
  }
  uint32_t least = kNone;
  for (const uint32_t family : facts.families(row)) least = std::min(least, family);
  if (least != kNone) return least;
  return facts.rule(row) != kNoString ? facts.rawHash(facts.rule(row)) : facts.hash(facts.title(row));
}

uint64_t codeOf(ObservationFacts& facts, uint32_t row) {
  if (const StringId snippet = facts.snippet(row); snippet != kNoString) return facts.hash(snippet);
  const ListColumn& prints = facts.tables().observations.fingerprints;
  for (uint32_t i = prints.begin[row]; i < prints.begin[row + 1]; ++i) {
    if (facts.tables().strings.text(prints.items[i]).starts_with("primaryLocationLineHash"))
      return facts.fingerprintHash(prints.items[i]);
  }
  return facts.hash(facts.symbol(row));
}

FindingKeys findingKeys(ObservationFacts& facts, const Findings& findings) {
  KeyMaker maker(facts);
  FindingKeys out;
  const auto rows = static_cast<uint32_t>(findings.observations.size());
  out.ofObservation.resize(rows);
  std::vector<Named> named;
  named.reserve(findings.rows.size());
  std::vector<uint32_t> groupOf(rows);
  std::unordered_map<uint64_t, size_t> byBase;
  for (uint32_t id = 0; id < findings.rows.size(); ++id) {
    const Finding& finding = findings.rows[id];
    const size_t first = named.size();
    byBase.clear();
    for (uint32_t i = 0; i < finding.members; ++i) {
      const uint32_t row = findings.observations[finding.firstMember + i];
      const ContentHash base = maker.baseOf(row);
      // Members are few, but for a secret that is in ten thousand files.
      const bool many = finding.members > kFew;
      size_t at = many ? byBase.try_emplace(base.high, named.size()).first->second : first;
      while (at < named.size() && named[at].base != base) ++at;
      if (at == named.size())
        named.push_back({base, base.high, facts.asset(row), id, kNone, static_cast<uint32_t>(at)});
      if (facts.line(row) != 0) named[at].line = std::min(named[at].line, facts.line(row));
      groupOf[row] = static_cast<uint32_t>(at);
    }
  }
  std::vector<ContentHash> keys(named.size());
  std::vector<Named> spare;
  radixSortByHash(named, spare);
  numberAlike(named, keys, maker, facts.identities());
  out.keys.resize(findings.rows.size());
  for (uint32_t id = 0; id < findings.rows.size(); ++id) {
    const Finding& finding = findings.rows[id];
    std::tuple<bool, UnixSeconds, ContentHash> oldest;
    for (uint32_t i = 0; i < finding.members; ++i) {
      const uint32_t row = findings.observations[finding.firstMember + i];
      out.ofObservation[row] = keys[groupOf[row]];
      const UnixSeconds at = facts.tables().reports[facts.report(row)].scannedAt;
      const std::tuple said(at == kNoTime, at, out.ofObservation[row]);
      if (i == 0 || said < oldest) oldest = said;
    }
    out.keys[id] = std::get<2>(oldest);
  }
  return out;
}

}  // namespace postern
