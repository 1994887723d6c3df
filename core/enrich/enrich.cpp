// SPDX-License-Identifier: Apache-2.0
// The context of each finding and its likelihood terms, in the order in which they are shown.
#include "enrich/enrich.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/json_writer.h"
#include "base/log_odds.h"
#include "enrich/feeds.h"
#include "enrich/ownership.h"
#include "enrich/weights.h"
#include "vocab/cvss.h"

namespace postern {
namespace {

std::string percent(uint32_t micro) {
  return formatDecimal((static_cast<int64_t>(micro) + 500) / 1000, 1) + " %";
}

class Enricher {
 public:
  Enricher(const Tables& tables, const Identities& identities, const Findings& findings)
      : tables_(tables),
        identities_(identities),
        findings_(findings),
        facts_(gatherFacts(tables, identities)),
        ownership_(tables, identities) {}

  /// logitMilli, remembered: EPSS values repeat.
  int32_t logit(uint32_t micro) const {
    const auto [at, fresh] = logits_.try_emplace(micro, 0);
    if (fresh) at->second = logitMilli(micro);
    return at->second;
  }

  std::string ownerOf(AssetId asset) const { return ownership_.ownerOf(asset).name; }

  FindingContext contextOf(const Finding& finding) {
    FindingContext context;
    gatherScore(finding, context);
    gatherFeeds(finding, context);
    const Owner owner = ownership_.ownerOf(finding);
    context.owner = owner.name;
    context.ownerFrom = owner.from;
    addTerms(finding, context);
    return context;
  }

 private:
  template <typename F>
  void forMembers(const Finding& finding, F&& visit) const {
    for (uint32_t i = 0; i < finding.members; ++i) visit(findings_.observations[finding.firstMember + i]);
  }

  void considerVector(std::string_view vector, FindingContext& context, int& rank) const;
  void gatherScore(const Finding& finding, FindingContext& context) const;
  void gatherFeeds(const Finding& finding, FindingContext& context) const;
  void addTerms(const Finding& finding, FindingContext& context) const;
  void addSeverity(const Finding& finding, FindingContext& context) const;
  void addExploitation(const Finding& finding, FindingContext& context) const;
  void addEvidence(const Finding& finding, FindingContext& context) const;

  const Tables& tables_;
  const Identities& identities_;
  const Findings& findings_;
  FactsById facts_;
  Ownership ownership_;
  mutable std::unordered_map<uint32_t, int32_t> logits_;
};

// Newer standards first (3.1, 3.0, 2); of one version the higher score, so that order of files does not
// matter.
void Enricher::considerVector(std::string_view vector, FindingContext& context, int& rank) const {
  const auto cvss = parseCvss(vector);
  if (!cvss || !cvss->base) return;
  const int newRank = static_cast<int>(cvss->version);
  if (std::tuple(newRank, *cvss->base, vector) <=
      std::tuple(rank, context.cvss, std::string_view(context.cvssVector)))
    return;
  rank = newRank;
  context.cvss = *cvss->base;
  context.cvssVector = vector;
}

void Enricher::gatherScore(const Finding& finding, FindingContext& context) const {
  int rank = -1;
  const ObservationColumns& columns = tables_.observations;
  uint32_t stated = 0;
  forMembers(finding, [&](uint32_t row) {
    for (uint32_t i = columns.cvss.begin[row]; i < columns.cvss.begin[row + 1]; ++i) {
      considerVector(tables_.strings.text(columns.cvss.items[i]), context, rank);
    }
    stated = std::max(stated, columns.cvssScore[row]);
  });
  for (const StringId id : finding.vulnerabilities) {
    const auto at = facts_.find(id);
    if (at == facts_.end()) continue;
    for (const StringId vector : at->second.cvss) considerVector(tables_.strings.text(vector), context, rank);
  }
  if (context.cvss == 0) context.cvss = std::min<uint32_t>(stated, 100);
}

void Enricher::gatherFeeds(const Finding& finding, FindingContext& context) const {
  // A result about several vulnerabilities names one and carries the others as tags.
  std::vector<StringId> ids = finding.vulnerabilities;
  const ListColumn& tags = tables_.observations.tags;
  forMembers(finding, [&](uint32_t row) {
    for (uint32_t i = tags.begin[row]; i < tags.begin[row + 1]; ++i) {
      if (tables_.strings.text(tags.items[i]).starts_with("CVE-")) {
        ids.push_back(identities_.canonicalVulnerability[tags.items[i]]);
      }
    }
  });
  for (const StringId id : ids) {
    const auto at = facts_.find(id);
    if (at == facts_.end()) continue;
    const VulnerabilityFacts& facts = at->second;
    if (facts.epss != kNone && (context.epss == kNone || facts.epss > context.epss)) {
      context.epss = facts.epss;
      context.epssPercentile = facts.epssPercentile;
    }
    if (facts.kevAdded != kNoNumber) {
      context.kev = true;
      context.kevRansomware = context.kevRansomware || facts.kevRansomware;
      if (facts.kevDue != kNoNumber && (context.kevDue == kNoNumber || facts.kevDue < context.kevDue))
        context.kevDue = facts.kevDue;
    }
  }
}

void Enricher::addSeverity(const Finding& finding, FindingContext& context) const {
  if (context.cvss > 0) {
    const int32_t points = (static_cast<int32_t>(context.cvss) - 50) * weights::kPerCvssTenth;
    context.likelihood.push_back(
        {"cvss", points,
         "CVSS base score " + formatDecimal(context.cvss, 1) +
             (context.cvssVector.empty() ? " as a source states it" : " (" + context.cvssVector + ")")});
    return;
  }
  const std::string word(name(finding.severity));
  int32_t points = weights::kSeverity[static_cast<size_t>(finding.severity)];
  std::string because = "called " + word + " by its source";
  if (finding.severityByKind) {
    points = points / 2 + weights::kSeverity[static_cast<size_t>(Severity::kUnknown)];
    because = "no source states a severity; results of its kind are " + word + " as a rule";
  } else if (finding.severity == Severity::kUnknown) {
    because = "no source states a severity";
  }
  if (points != 0) context.likelihood.push_back({"severity", points, std::move(because)});
}

void Enricher::addExploitation(const Finding& finding, FindingContext& context) const {
  uint8_t flags = 0;
  forMembers(finding, [&](uint32_t row) { flags |= tables_.observations.flags[row]; });
  if (context.kev) {
    context.likelihood.push_back(
        {"kev", weights::kKev,
         std::string("in CISA's catalogue of known exploited vulnerabilities") +
             (context.kevRansomware ? ", used by ransomware" : "") +
             (context.kevDue != kNoNumber ? ", due " + formatDate(context.kevDue) : "")});
  } else if ((flags & kFlagExploited) != 0) {
    context.likelihood.push_back(
        {"exploited", weights::kExploited, "a scanner says it is exploited in the wild"});
  } else if ((flags & kFlagExploitKnown) != 0) {
    context.likelihood.push_back(
        {"exploit_known", weights::kExploitKnown, "a scanner knows a public exploit"});
  }
  if (context.epss != kNone) {
    const int32_t most = context.kev ? weights::kEpssMostWithKev : weights::kEpssMost;
    const int32_t points = (logit(context.epss) - weights::kEpssZero) * weights::kEpssPercent / 100;
    const int32_t least =
        context.kev ? 0 : weights::kEpssLeast;  // a low forecast does not unsay what has happened
    const int32_t bounded = std::clamp(points, least, most);
    if (bounded != 0) {
      context.likelihood.push_back(
          {"epss", bounded, "EPSS expects exploitation within 30 days with " + percent(context.epss)});
    }
  }
  if ((flags & kFlagVerified) != 0) {
    context.likelihood.push_back({"verified", weights::kVerified, "a scanner proved it"});
  }
}

void Enricher::addEvidence(const Finding& finding, FindingContext& context) const {
  const ObservationColumns& columns = tables_.observations;
  bool reachable = false;
  bool notReachable = false;
  auto confidence = Confidence::kUnknown;
  forMembers(finding, [&](uint32_t row) {
    reachable = reachable || columns.reachability[row] == static_cast<uint8_t>(Reachability::kReachable);
    notReachable =
        notReachable || columns.reachability[row] == static_cast<uint8_t>(Reachability::kNotReachable);
    confidence = std::max(confidence, static_cast<Confidence>(columns.confidence[row]));
  });
  std::vector<Term>& terms = context.likelihood;
  if (finding.kind == ObservationKind::kDynamic)
    terms.push_back({"dynamic", weights::kDynamic, "found by talking to the running system"});
  if (finding.tools >= 2) {
    terms.push_back({"agreement", finding.tools == 2 ? weights::kTwoTools : weights::kThreeTools,
                     std::to_string(finding.tools) + " tools say so independently"});
  } else if (confidence == Confidence::kLow) {
    terms.push_back({"confidence", weights::kLowConfidence, "its source is not confident"});
  } else if (confidence == Confidence::kHigh) {
    terms.push_back({"confidence", weights::kHighConfidence, "its source is confident"});
  }
  if (reachable)
    terms.push_back({"reachable_code", weights::kReachable, "a scanner found the vulnerable code called"});
  else if (notReachable)
    terms.push_back(
        {"unreachable_code", weights::kNotReachable, "a scanner found the vulnerable code not called"});
  if (finding.state != State::kOpen) {
    terms.push_back({"closed", weights::kClosed, "its source calls it " + std::string(name(finding.state))});
  }
}

void Enricher::addTerms(const Finding& finding, FindingContext& context) const {
  addSeverity(finding, context);
  addExploitation(finding, context);
  addEvidence(finding, context);
  int32_t sum = weights::kStepBase;
  for (const Term& term : context.likelihood) sum += term.points;
  context.likelihoodPoints = sum;
  context.likelihoodPermille = (sigmoidMicro(sum) + 500) / 1000;
}

}  // namespace

Enrichment enrich(const Tables& tables, const Identities& identities, const Findings& findings,
                  UnixSeconds now) {
  Enrichment out;
  Enricher enricher(tables, identities, findings);
  out.findings.reserve(findings.rows.size());
  for (const Finding& finding : findings.rows) out.findings.push_back(enricher.contextOf(finding));
  out.assetOwners.reserve(identities.assets.size());
  for (AssetId asset = 0; asset < identities.assets.size(); ++asset)
    out.assetOwners.push_back(enricher.ownerOf(asset));
  describeFeeds(tables, now, out);
  return out;
}

}  // namespace postern
