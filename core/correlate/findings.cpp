// SPDX-License-Identifier: Apache-2.0
// What people said and what the rules join, as ordered findings (findings.h).
#include "correlate/findings.h"

#include <algorithm>
#include <tuple>

#include "correlate/correlator.h"
#include "correlate/finding_key.h"
#include "correlate/finding_rows.h"
#include "correlate/observation_key.h"
#include "correlate/said_pairs.h"

namespace postern {

std::string_view describe(JoinReason reason) {
  switch (reason) {
    case JoinReason::kSameVulnerabilityAndComponent:
      return "same vulnerability, same component, same asset";
    case JoinReason::kSameVulnerabilityAndHost:
      return "same vulnerability, same host";
    case JoinReason::kSourcePackage:
      return "same vulnerability, a package and the source it is built from";
    case JoinReason::kSameWeaknessSamePlace:
      return "same weakness at the same place";
    case JoinReason::kOnlyOneInFile:
      return "same weakness, the only one of its kind that each tool sees in this file";
    case JoinReason::kSameSecret:
      return "same secret in the same asset";
    case JoinReason::kSameEndpointAndWeakness:
      return "same endpoint, same weakness";
    case JoinReason::kAnswersEndpointByName:
      return "same weakness, code file answers this endpoint (by name)";
    case JoinReason::kAnswersEndpointByRoute:
      return "same weakness, code file answers this endpoint (by route)";
    case JoinReason::kSameService:
      return "same port of the same host";
    case JoinReason::kSameResourceAndControl:
      return "same resource, same control";
    case JoinReason::kDeployedResource:
      return "same resource as configured and as it runs, same control";
    case JoinReason::kRepeated:
      return "the same result again";
    case JoinReason::kSameFingerprint:
      return "same fingerprint of the same tool";
    case JoinReason::kRenamedFile:
      return "same code, the file was renamed";
    case JoinReason::kSaidByPerson:
      return "a person said so";
  }
  return {};
}

std::string whyJoined(const Findings& findings, const Join& join) {
  std::string out(describe(join.reason));
  if (join.saying < findings.sayings.size()) {
    const Saying& said = findings.sayings[join.saying];
    out = describe(SaidPair{{}, {}, true, said.by, said.reason, said.at});
  } else if (join.distance != 0) {
    out += ", " + std::to_string(join.distance) + (join.distance == 1 ? " line" : " lines") + " apart";
  }
  return out;
}

uint32_t findKey(const Findings& findings, const ContentHash& key) {
  const auto row = std::lower_bound(findings.rows.begin(), findings.rows.end(), key,
                                    [](const Finding& a, const ContentHash& b) { return a.key < b; });
  if (row != findings.rows.end() && row->key == key)
    return static_cast<uint32_t>(row - findings.rows.begin());
  const auto other =
      std::lower_bound(findings.otherKeys.begin(), findings.otherKeys.end(), key,
                       [](const Findings::OtherKey& a, const ContentHash& b) { return a.key < b; });
  return other != findings.otherKeys.end() && other->key == key ? other->finding : kNone;
}

namespace {

// What people said of pairs, as rows of observations.
struct Said {
  struct Pair {
    uint32_t a, b;
    uint32_t saying;
  };
  std::vector<Saying> sayings;
  std::vector<Pair> same, different;
  bool empty() const { return same.empty() && different.empty(); }

  void add(const SaidPair& pair, const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
    if (a.empty() || b.empty()) return;
    if (pair.same) {
      same.push_back({a[0], b[0], static_cast<uint32_t>(sayings.size())});
      sayings.push_back({pair.by, pair.reason, pair.at});
      return;
    }
    for (const uint32_t x : a) {
      for (const uint32_t y : b)
        if (x != y) different.push_back({x, y, kNone});
    }
  }
};

// Rows by key, of the keys that are asked for.
class RowsOfKeys {
 public:
  explicit RowsOfKeys(const std::vector<ContentHash>& keys) {
    for (uint32_t row = 0; row < keys.size(); ++row) sorted_.emplace_back(keys[row], row);
    std::sort(sorted_.begin(), sorted_.end());
  }
  std::vector<uint32_t> of(std::string_view hex) const {
    std::vector<uint32_t> out;
    const auto key = contentHashFromHex(hex);
    if (!key) return out;
    auto at = std::lower_bound(sorted_.begin(), sorted_.end(), std::pair(*key, uint32_t{0}));
    for (; at != sorted_.end() && at->first == *key && out.size() < kMost; ++at) out.push_back(at->second);
    return out;
  }

 private:
  static constexpr size_t kMost = 64;  // scans of one result that a statement is applied to
  std::vector<std::pair<ContentHash, uint32_t>> sorted_;
};

void addSaid(const std::vector<SaidPair>& pairs, const std::vector<ContentHash>& keys, Said& to) {
  const RowsOfKeys rows(keys);
  for (const SaidPair& pair : pairs) to.add(pair, rows.of(pair.a), rows.of(pair.b));
}

FindingKeys join(ObservationFacts& facts, const Said& said, Findings& out) {
  Correlator correlator(facts);
  for (const Said::Pair& pair : said.different) correlator.keepApart(pair.a, pair.b);
  for (const Said::Pair& pair : said.same) correlator.joinByPerson(pair.a, pair.b, pair.saying);
  correlator.run();
  collectFindings(
      facts, [&](uint32_t row) { return correlator.rootOf(row); }, out);
  out.joins = std::move(correlator.joins());
  out.sayings = said.sayings;
  return findingKeys(facts, out);
}

void order(FindingKeys& keys, Findings& out) {
  std::vector<uint32_t> byKey(out.rows.size());
  for (uint32_t i = 0; i < byKey.size(); ++i) byKey[i] = i;
  std::sort(byKey.begin(), byKey.end(), [&](uint32_t a, uint32_t b) { return keys.keys[a] < keys.keys[b]; });
  std::vector<uint32_t> place(byKey.size());
  std::vector<Finding> rows;
  rows.reserve(byKey.size());
  for (uint32_t at = 0; at < byKey.size(); ++at) {
    place[byKey[at]] = at;
    rows.push_back(out.rows[byKey[at]]);
    rows.back().key = keys.keys[byKey[at]];
  }
  out.rows = std::move(rows);
  for (uint32_t& finding : out.findingOf) finding = place[finding];
  std::sort(out.joins.begin(), out.joins.end(), [&](const Join& x, const Join& y) {
    return std::tuple(out.findingOf[x.a], x.a, x.b) < std::tuple(out.findingOf[y.a], y.a, y.b);
  });
  for (uint32_t i = 0; i < out.joins.size(); ++i) {
    Finding& finding = out.rows[out.findingOf[out.joins[i].a]];
    if (finding.joins++ == 0) finding.firstJoin = i;
  }
  for (uint32_t row = 0; row < keys.ofObservation.size(); ++row) {
    const uint32_t finding = out.findingOf[row];
    if (keys.ofObservation[row] != out.rows[finding].key)
      out.otherKeys.push_back({keys.ofObservation[row], finding});
  }
  const auto byText = [](const auto& a, const auto& b) { return a.key < b.key; };
  std::sort(out.otherKeys.begin(), out.otherKeys.end(), byText);
  const auto same = [](const auto& a, const auto& b) { return a.key == b.key; };
  out.otherKeys.erase(std::unique(out.otherKeys.begin(), out.otherKeys.end(), same), out.otherKeys.end());
}

}  // namespace

Findings correlate(const Tables& tables, const Identities& identities, const Decisions& decisions,
                   UnixSeconds now) {
  ObservationFacts facts(tables, identities);
  Said said;
  if (const auto pairs = saidPairs(decisions, "observation", now); !pairs.empty())
    addSaid(pairs, observationKeys(tables, identities), said);
  Findings out;
  FindingKeys keys = join(facts, said, out);
  // Findings are only known by their keys once there are findings: joined once more with what is said of
  // them.
  if (const auto pairs = saidPairs(decisions, "finding", now); !pairs.empty()) {
    const size_t before = said.same.size() + said.different.size();
    addSaid(pairs, keys.ofObservation, said);
    if (said.same.size() + said.different.size() > before) keys = join(facts, said, out);
  }
  describeFindings(facts, out);
  order(keys, out);
  return out;
}

std::vector<AssetId> resourcesOf(const Finding& finding, const Findings& findings,
                                 const Identities& identities) {
  std::vector<AssetId> out;
  for (uint32_t i = 0; i < finding.members && !identities.observationResource.empty(); ++i) {
    const AssetId asset = identities.observationResource[findings.observations[finding.firstMember + i]];
    if (asset != kNone && asset != finding.asset) out.push_back(asset);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace postern
