// SPDX-License-Identifier: Apache-2.0
// See roll_up.h. Loss: an asset's value times the chance that any open finding of it, or of what it is made
// of, leads to loss. An application that declares a value of its own is counted by that and the findings of
// all that belongs to it, otherwise by the losses of its assets; the estate is its applications and what
// belongs to none.
#include "score/roll_up.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "enrich/belonging.h"

namespace postern {
namespace {

struct Group {
  NamedRollUp out;
  AnyOf any;              // of all its open findings
  uint64_t scoreSum = 0;  // Kenna
  uint64_t scored = 0;
  int64_t ownValue = kNoNumber;  // an application's own
  void addLoss(int64_t loss) {
    if (loss == kNoNumber) return;
    out.loss = (out.loss == kNoNumber ? 0 : out.loss) + loss;
  }
};

class RollingUp {
 public:
  RollingUp(const ScoreInput& input, const Scores& scores)
      : input_(input), scores_(scores), belonging_(input.tables, input.identities) {}

  RollUps run() {
    const size_t count = input_.identities.assets.size();
    out_.assets.resize(count);
    anyOf_.resize(count);
    highest_.resize(count);
    for (uint32_t row = 0; row < scores_.findings.size(); ++row) {
      if (input_.enrichment.findings[row].state == State::kOpen) addFinding(row);
    }
    out_.wholes.resize(count);
    for (AssetId id = 0; id < count; ++id) {
      out_.wholes[id] = belonging_.above(id);
      addAsset(id);
    }
    addTeamScores();
    finishApplications();
    finish(teams_, out_.teams);
    out_.estate = estate_.out;
    out_.estate.kenna = kennaGroupScore(estate_.scoreSum, estate_.scored);
    return std::move(out_);
  }

 private:
  void addFinding(uint32_t row) {
    const AssetId asset = input_.findings.rows[row].asset;
    const FindingContext& context = input_.enrichment.findings[row];
    const Score& score = scores_.findings[row];
    const uint64_t chance = yearlyChance(score.risk, scores_.weights);
    count(out_.assets[asset], context, score);
    count(estate_.out, context, score);
    AssetId whole = asset;
    for (int step = 0; whole != kNone && step <= Belonging::kMaxSteps; ++step) {
      anyOf_[whole].add(chance);
      whole = belonging_.above(whole);
    }
    highest_[asset] = std::max(highest_[asset], vulnerabilityScore(context));
    if (const std::string& application = input_.enrichment.assetApplications[asset]; !application.empty()) {
      Group& group = applications_[application];
      count(group.out, context, score);
      group.any.add(chance);
    }
    if (const std::string& team = input_.enrichment.ownerOf(row).name; !team.empty()) {
      count(teams_[team].out, context, score);
      teamAssets_.push_back({context.owner, asset, vulnerabilityScore(context)});
    }
  }

  static void count(RollUp& to, const FindingContext& context, const Score& score) {
    ++to.findings;
    ++to.bands[static_cast<size_t>(score.band)];
    to.highest = std::max(to.highest, score.risk);
    to.total += score.risk;
    if (context.kind != ObservationKind::kVulnerability) return;
    to.vulnerabilities.add(context.severityByKind ? Severity::kUnknown : context.severity);
  }

  void addAsset(AssetId id) {
    const UnitedAsset& asset = input_.identities.assets[id];
    RollUp& of = out_.assets[id];
    of.kenna = kennaAssetScore(assetPriority(asset.criticality), highest_[id]);
    const bool isApplication = asset.kind == AssetKind::kApplication;
    const std::string& application = input_.enrichment.assetApplications[id];
    if (asset.value != kNoNumber) of.loss = expectedLoss(asset.value, anyOf_[id].chance());
    const auto score = [&](Group& group) {
      if (of.kenna == 0) return;
      group.scoreSum += of.kenna;
      ++group.scored;
    };
    score(estate_);
    if (!application.empty()) {
      Group& group = applications_[application];
      score(group);
      if (isApplication && asset.value != kNoNumber) {
        group.ownValue = std::max(group.ownValue, asset.value);
      } else {
        group.addLoss(of.loss);
      }
    } else {
      estate_.addLoss(of.loss);
    }
    const std::string& team = input_.enrichment.assetOwners[id];
    if (!team.empty() && !isApplication) teams_[team].addLoss(of.loss);
  }

  // A team's assets are those of its findings, each with the highest of the team's own.
  void addTeamScores() {
    const auto nameOf = [&](const TeamAsset& it) {
      return std::string_view(input_.enrichment.owners[it.owner].name);
    };
    std::sort(teamAssets_.begin(), teamAssets_.end(), [&](const TeamAsset& a, const TeamAsset& b) {
      return std::tuple(nameOf(a), a.asset, ~a.score) < std::tuple(nameOf(b), b.asset, ~b.score);
    });
    for (size_t i = 0; i < teamAssets_.size(); ++i) {
      const TeamAsset& it = teamAssets_[i];
      if (i > 0 && nameOf(teamAssets_[i - 1]) == nameOf(it) && teamAssets_[i - 1].asset == it.asset) continue;
      const uint32_t score =
          kennaAssetScore(assetPriority(input_.identities.assets[it.asset].criticality), it.score);
      if (score == 0) continue;
      Group& group = teams_[std::string(nameOf(it))];
      group.scoreSum += score;
      ++group.scored;
    }
  }

  void finishApplications() {
    for (auto& [name, group] : applications_) {
      if (group.ownValue != kNoNumber) group.out.loss = expectedLoss(group.ownValue, group.any.chance());
      estate_.addLoss(group.out.loss);
    }
    finish(applications_, out_.applications);
  }

  static void finish(std::map<std::string, Group>& groups, std::vector<NamedRollUp>& out) {
    for (auto& [name, group] : groups) {
      group.out.name = name;
      group.out.kenna = kennaGroupScore(group.scoreSum, group.scored);
      out.push_back(std::move(group.out));
    }
  }

  struct TeamAsset {
    uint32_t owner;
    AssetId asset;
    uint32_t score;
  };

  const ScoreInput& input_;
  const Scores& scores_;
  const Belonging belonging_;
  RollUps out_;
  std::vector<AnyOf> anyOf_;       // per asset
  std::vector<uint32_t> highest_;  // per asset: vulnerability score
  std::map<std::string, Group> applications_, teams_;
  std::vector<TeamAsset> teamAssets_;
  Group estate_;
};

}  // namespace

uint32_t vulnerabilityScore(const FindingContext& context) { return (context.likelihoodPermille + 5U) / 10U; }

uint64_t yearlyChance(uint32_t risk, const Weights& weights) {
  // tenths of a percent times percent, as billionths
  return uint64_t{risk} * static_cast<uint64_t>(weights[Weight::kYearlyPercent]) * 10'000;
}

int64_t expectedLoss(int64_t value, uint64_t chance) {
  // Two halves, so that no value overflows.
  const auto sure = static_cast<int64_t>(AnyOf::kSure);
  const auto share = static_cast<int64_t>(chance);
  return value / sure * share + (value % sure * share + sure / 2) / sure;
}

RollUps rollUp(const ScoreInput& input, const Scores& scores) { return RollingUp(input, scores).run(); }

}  // namespace postern
