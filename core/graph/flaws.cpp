// SPDX-License-Identifier: Apache-2.0
// Findings to probabilities. Whether a flaw is exploitable over the network is read from its CVSS vector; a
// flaw without a vector is taken to be.
#include "graph/flaws.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/text.h"
#include "graph/weakness_effect.h"

namespace postern {
namespace {

// What a flaw of that kind gives when its weakness says nothing, permille.
constexpr uint32_t kVulnerability =
    400;                            // about the mean of the table over published CVEs: many are no way in
constexpr uint32_t kPattern = 100;  // a code or web scanner's rule without a CWE
constexpr uint32_t kMisconfigured = 150;
constexpr uint32_t kOpenPort = 50;
constexpr uint32_t kMalware = 500;  // somebody is in, or was
/// A leaked secret that no scanner has verified may be revoked or an example.
constexpr uint32_t kUnverifiedSecret = 700'000;
constexpr uint32_t kNotReachable = 50;  // a call-graph analysis says the flawed code is not called

uint32_t defaultEffect(ObservationKind kind) {
  switch (kind) {
    case ObservationKind::kVulnerability:
      return kVulnerability;
    case ObservationKind::kCode:
    case ObservationKind::kDynamic:
      return kPattern;
    case ObservationKind::kMisconfiguration:
      return kMisconfigured;
    case ObservationKind::kExposure:
      return kOpenPort;
    case ObservationKind::kMalware:
      return kMalware;
    case ObservationKind::kSecret:
    case ObservationKind::kLicence:
    case ObservationKind::kOther:
      break;
  }
  return 0;
}

// The value of a metric in a CVSS vector of any version, '?' when it is not there.
char metric(std::string_view vector, std::string_view name) {
  for (const std::string_view part : split(vector, '/')) {
    if (part.size() == name.size() + 2 && part.starts_with(name) && part[name.size()] == ':')
      return part.back();
  }
  return '?';
}

// AV:L, AV:P and AV:A are no way in for who can send packets from elsewhere; availability alone is no
// foothold.
bool givesFoothold(std::string_view vector) {
  if (vector.empty()) return true;
  const char from = metric(vector, "AV");
  if (from != 'N' && from != '?') return false;
  const bool v4 = vector.starts_with("CVSS:4");
  return metric(vector, v4 ? "VC" : "C") != 'N' || metric(vector, v4 ? "VI" : "I") != 'N';
}

// The strongest of what the weaknesses let do; cwe is 0 when the table knows none of them.
WeaknessEffect strongest(std::span<const uint32_t> weaknesses) {
  WeaknessEffect effect;
  for (const uint32_t cwe : weaknesses) {
    const WeaknessEffect* row = weaknessEffect(cwe);
    if (row == nullptr) continue;
    effect.cwe = cwe;
    effect.takeover = std::max(effect.takeover, row->takeover);
    effect.forge = std::max(effect.forge, row->forge);
  }
  return effect;
}

bool likelier(const Flaw& a, const Flaw& b) {
  return std::pair(b.probability, a.finding) < std::pair(a.probability, b.finding);
}

}  // namespace

bool comesWithPart(ObservationKind kind) {
  return kind == ObservationKind::kVulnerability || kind == ObservationKind::kCode ||
         kind == ObservationKind::kDynamic || kind == ObservationKind::kMalware;
}

Flaws::Flaws(const Tables& tables, const Identities& identities, const Findings& findings,
             const Enrichment& enrichment, const Relations& relations)
    : tables_(tables),
      identities_(identities),
      findings_(findings),
      relations_(relations),
      takeovers_(identities.assets.size()),
      forgeries_(identities.assets.size()) {
  learnWeaknesses();
  for (uint32_t row = 0; row < findings.rows.size(); ++row) judge(row, enrichment.findings[row]);
  for (std::vector<Flaw>& flaws : takeovers_) std::sort(flaws.begin(), flaws.end(), likelier);
  for (std::vector<Flaw>& flaws : forgeries_) std::sort(flaws.begin(), flaws.end(), likelier);
  findLeaks();
}

// One report gives the CWE of a vulnerability, another only its number: the first teaches the second.
void Flaws::learnWeaknesses() {
  for (const Finding& finding : findings_.rows) {
    if (finding.vulnerabilities.empty()) continue;
    const WeaknessEffect effect = strongest(finding.weaknesses);
    if (effect.cwe == 0) continue;
    WeaknessEffect& known = ofVulnerability_[finding.vulnerabilities[0]];
    known = {effect.cwe, std::max(known.takeover, effect.takeover), std::max(known.forge, effect.forge)};
  }
}

WeaknessEffect Flaws::effectOf(const Finding& finding) const {
  const auto byKind = static_cast<uint16_t>(defaultEffect(finding.kind));
  const bool weaknessCounts = finding.kind == ObservationKind::kVulnerability ||
                              finding.kind == ObservationKind::kCode ||
                              finding.kind == ObservationKind::kDynamic;
  if (!weaknessCounts) return {0, byKind, 0};
  WeaknessEffect effect = strongest(finding.weaknesses);
  if (effect.cwe == 0 && !finding.vulnerabilities.empty()) {
    const auto known = ofVulnerability_.find(finding.vulnerabilities[0]);
    if (known != ofVulnerability_.end()) effect = known->second;
  }
  if (effect.cwe == 0) effect.takeover = byKind;
  return effect;
}

void Flaws::judge(uint32_t row, const FindingContext& context) {
  const Finding& finding = findings_.rows[row];
  if (context.state != State::kOpen || finding.severity == Severity::kInfo) return;
  if (!givesFoothold(tables_.strings.text(context.cvssVector))) return;
  const WeaknessEffect effect = effectOf(finding);
  const uint32_t called = context.reachability == Reachability::kNotReachable ? kNotReachable : 1000;
  const auto likelihood = [&](uint32_t permille) {
    // permille · permille · permille, as millionths
    return static_cast<uint32_t>(uint64_t{std::max<uint32_t>(context.likelihoodPermille, 1)} * permille *
                                 called / 1000);
  };
  const Flaw takeover{row, likelihood(effect.takeover)};
  const Flaw forgery{row, likelihood(effect.forge)};
  if (takeover.probability != 0) takeovers_[finding.asset].push_back(takeover);
  // A flaw in the code that describes a thing is one of the thing.
  for (const AssetId resource : resourcesOf(finding, findings_, identities_)) {
    if (takeover.probability != 0) takeovers_[resource].push_back(takeover);
  }
  if (forgery.probability != 0) forgeries_[finding.asset].push_back(forgery);
}

std::vector<Flaw> Flaws::ofParts(const std::vector<std::vector<Flaw>>& flaws, AssetId asset) const {
  std::vector<Flaw> out;
  for (const Part& part : relations_.parts(asset)) {
    uint32_t taken = 0;
    for (const Flaw& flaw : flaws[part.asset]) {
      const ObservationKind kind = findings_.rows[flaw.finding].kind;
      if (part.asset != asset && !comesWithPart(kind)) continue;
      if (part.dynamicOnly && kind != ObservationKind::kDynamic) continue;
      const uint32_t probability = static_cast<uint32_t>(uint64_t{flaw.probability} * part.permille / 1000);
      out.push_back({flaw.finding, std::max(probability, 1U)});
      if (++taken == kFindingsPerEdge) break;
    }
  }
  std::sort(out.begin(), out.end(), likelier);
  if (out.size() > kFindingsPerEdge) out.resize(kFindingsPerEdge);
  return out;
}

void Flaws::findLeaks() {
  std::unordered_map<std::string_view, std::vector<AssetId>> opens;
  for (AssetId asset = 0; asset < identities_.assets.size(); ++asset) {
    for (const std::string& hash : identities_.assets[asset].credentials) opens[hash].push_back(asset);
  }
  if (opens.empty()) return;
  const ObservationColumns& seen = tables_.observations;
  for (uint32_t row = 0; row < findings_.rows.size(); ++row) {
    const Finding& finding = findings_.rows[row];
    if (finding.state != State::kOpen) continue;
    for (uint32_t i = 0; i < finding.members; ++i) {
      const uint32_t member = findings_.observations[finding.firstMember + i];
      if (seen.secretHash[member] == kNoString) continue;
      const auto found = opens.find(tables_.strings.text(seen.secretHash[member]));
      if (found == opens.end()) continue;
      const bool verified = (seen.flags[member] & kFlagVerified) != 0;
      for (const AssetId asset : found->second) {
        if (asset == finding.asset) continue;
        leaks_.push_back({finding.asset, asset, row, verified ? 1'000'000 : kUnverifiedSecret});
      }
    }
  }
  const auto place = [](const Leak& l) { return std::tuple(l.in, l.opens, ~l.probability, l.finding); };
  std::sort(leaks_.begin(), leaks_.end(), [&](const Leak& a, const Leak& b) { return place(a) < place(b); });
  const auto same = [](const Leak& a, const Leak& b) {
    return std::tuple(a.in, a.opens, a.finding) == std::tuple(b.in, b.opens, b.finding);
  };
  leaks_.erase(std::unique(leaks_.begin(), leaks_.end(), same), leaks_.end());
}

}  // namespace postern
