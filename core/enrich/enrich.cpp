// SPDX-License-Identifier: Apache-2.0
// The context of each finding: facts gathered over its observations, feeds and inventories. A million
// findings repeat few texts: what a text says is worked out once.
#include "enrich/enrich.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/log_odds.h"
#include "enrich/feeds.h"
#include "enrich/ownership.h"
#include "enrich/prior_facts.h"
#include "enrich/terms.h"
#include "vocab/cvss.h"

namespace postern {
namespace {

class Enricher {
 public:
  Enricher(const EnrichInput& input, const LikelihoodTable& likelihood)
      : tables_(input.tables),
        identities_(input.identities),
        findings_(input.findings),
        facts_(input.tables, input.identities),
        ownership_(input.tables, input.identities),
        priors_(input.tables, input.identities, likelihood),
        tagKinds_(input.tables.strings.size(), kUnseen) {}

  void run(Enrichment& out) {
    out.findings.reserve(findings_.rows.size());
    for (const Finding& finding : findings_.rows) {
      FindingContext& context = out.findings.emplace_back();
      gatherEvidence(finding, context);
      const FindingStatus& status = out.triage.status[out.findings.size() - 1];
      context.state = status.state;
      context.stateFrom = status.from;
      gatherScore(finding, context);
      gatherFeeds(finding, context);
      const bool isPublished = context.namesCve || context.kind == ObservationKind::kVulnerability;
      if (isPublished && context.epss == kNone) context.prior = priors_.of(finding, context);
      context.owner = ownerRow(finding, out.owners);
      context.likelihoodPermille = static_cast<uint16_t>(
          sigmoidPermille(kStepBase + likelihoodTerms(context, Weights::published()).sum()));
    }
    out.assetOwners.reserve(identities_.assets.size());
    out.assetApplications.reserve(identities_.assets.size());
    for (AssetId asset = 0; asset < identities_.assets.size(); ++asset) {
      out.assetOwners.push_back(ownership_.ownerOf(asset).name);
      out.assetApplications.emplace_back(ownership_.applicationOf(asset));
    }
  }

 private:
  enum TagKind : uint8_t { kUnseen, kPlain, kCve };
  struct VectorScore {
    int rank = -1;  // newer standards are higher; -1 = not a vector that scores
    uint32_t base = 0;
  };

  template <typename F>
  void forMembers(const Finding& finding, F&& visit) const {
    for (uint32_t i = 0; i < finding.members; ++i) visit(findings_.observations[finding.firstMember + i]);
  }

  void gatherEvidence(const Finding& finding, FindingContext& context) const;
  void gatherScore(const Finding& finding, FindingContext& context);
  void gatherFeeds(const Finding& finding, FindingContext& context);
  void considerVector(StringId vector, FindingContext& context, int& rank);
  void considerFacts(StringId vulnerability, FindingContext& context) const;
  VectorScore scoreOf(StringId vector);
  bool isCve(StringId tag);
  int16_t logit(uint32_t micro);
  uint32_t ownerRow(const Finding& finding, std::vector<Owner>& owners);

  const Tables& tables_;
  const Identities& identities_;
  const Findings& findings_;
  VulnerabilityFactsById facts_;
  Ownership ownership_;
  PriorFacts priors_;
  std::vector<TagKind> tagKinds_;  // per StringId
  std::unordered_map<StringId, VectorScore> vectors_;
  std::unordered_map<uint32_t, int16_t> logits_;    // EPSS values repeat
  std::unordered_map<uint64_t, uint32_t> ownerOf_;  // by asset and file
  std::map<std::pair<std::string, std::string>, uint32_t> ownerRows_;
};

void Enricher::gatherEvidence(const Finding& finding, FindingContext& context) const {
  const ObservationColumns& columns = tables_.observations;
  context.kind = finding.kind;
  context.hasComponent = finding.component != kNone;
  context.severity = finding.severity;
  context.severityByKind = finding.severityByKind;
  // Two products of one maker are one voice.
  context.tools = static_cast<uint8_t>(std::min<uint32_t>(finding.vendors, FindingContext::kManyTools));
  uint8_t flags = 0;
  forMembers(finding, [&](uint32_t row) {
    flags |= columns.flags[row];
    const auto reachability = static_cast<Reachability>(columns.reachability[row]);
    // Called anywhere is called.
    if (reachability == Reachability::kReachable || context.reachability == Reachability::kUnknown)
      context.reachability = reachability;
    context.confidence = std::max(context.confidence, static_cast<Confidence>(columns.confidence[row]));
  });
  context.exploited = (flags & kFlagExploited) != 0;
  context.exploitKnown = (flags & kFlagExploitKnown) != 0;
  context.verified = (flags & kFlagVerified) != 0;
}

Enricher::VectorScore Enricher::scoreOf(StringId vector) {
  const auto [at, fresh] = vectors_.try_emplace(vector);
  if (!fresh) return at->second;
  const auto cvss = parseCvss(tables_.strings.text(vector));
  if (cvss && cvss->base) at->second = {static_cast<int>(cvss->version), *cvss->base};
  return at->second;
}

// Newer standards first (4.0, 3.1, 3.0, 2); of one version the higher score, so that order of files does not
// matter.
void Enricher::considerVector(StringId vector, FindingContext& context, int& rank) {
  const VectorScore score = scoreOf(vector);
  if (score.rank < 0) return;
  const std::tuple known(rank, uint32_t{context.cvss});
  const std::tuple other(score.rank, score.base);
  if (other < known) return;
  if (other == known && tables_.strings.text(vector) <= tables_.strings.text(context.cvssVector)) return;
  rank = score.rank;
  context.cvss = static_cast<uint16_t>(score.base);
  context.cvssVector = vector;
}

void Enricher::gatherScore(const Finding& finding, FindingContext& context) {
  int rank = -1;
  const ObservationColumns& columns = tables_.observations;
  uint32_t stated = 0;
  forMembers(finding, [&](uint32_t row) {
    for (uint32_t i = columns.cvss.begin[row]; i < columns.cvss.begin[row + 1]; ++i)
      considerVector(columns.cvss.items[i], context, rank);
    stated = std::max(stated, columns.cvssScore[row]);
  });
  for (const StringId id : finding.vulnerabilities) {
    const VulnerabilityFacts* facts = facts_.of(id);
    if (facts == nullptr) continue;
    for (const StringId vector : facts->cvss) considerVector(vector, context, rank);
  }
  if (context.cvss == 0) context.cvss = static_cast<uint16_t>(std::min<uint32_t>(stated, 100));
}

int16_t Enricher::logit(uint32_t micro) {
  const auto [at, fresh] = logits_.try_emplace(micro);
  if (fresh) at->second = static_cast<int16_t>(logitMilli(micro));
  return at->second;
}

bool Enricher::isCve(StringId tag) {
  TagKind& kind = tagKinds_[tag];
  if (kind == kUnseen) kind = tables_.strings.text(tag).starts_with("CVE-") ? kCve : kPlain;
  return kind == kCve;
}

void Enricher::considerFacts(StringId vulnerability, FindingContext& context) const {
  const VulnerabilityFacts* facts = facts_.of(vulnerability);
  if (facts == nullptr) return;
  if (facts->epss != kNone && (context.epss == kNone || facts->epss > context.epss)) {
    context.epss = facts->epss;
    context.epssPercentile = facts->epssPercentile;
  }
  if (facts->kevAdded == kNoNumber) return;
  context.kev = true;
  if (context.kevAdded == kNoNumber || facts->kevAdded < context.kevAdded) context.kevAdded = facts->kevAdded;
  context.kevRansomware = context.kevRansomware || facts->kevRansomware;
  if (facts->kevDue != kNoNumber && (context.kevDue == kNoNumber || facts->kevDue < context.kevDue))
    context.kevDue = facts->kevDue;
}

void Enricher::gatherFeeds(const Finding& finding, FindingContext& context) {
  for (const StringId id : finding.vulnerabilities) {
    context.namesCve = context.namesCve || isCve(id);
    considerFacts(id, context);
  }
  // A result about several vulnerabilities names one and carries the others as tags.
  const ListColumn& tags = tables_.observations.tags;
  forMembers(finding, [&](uint32_t row) {
    for (uint32_t i = tags.begin[row]; i < tags.begin[row + 1]; ++i) {
      if (!isCve(tags.items[i])) continue;
      context.namesCve = true;
      considerFacts(identities_.canonicalVulnerability[tags.items[i]], context);
    }
  });
  if (context.epss != kNone) context.epssLogit = logit(context.epss);
}

uint32_t Enricher::ownerRow(const Finding& finding, std::vector<Owner>& owners) {
  const StringId file =
      tables_.ownerships.rows == 0 ? kNoString : tables_.observations.file[finding.representative];
  const auto [at, fresh] = ownerOf_.try_emplace((uint64_t{finding.asset} << 32U) | file, 0);
  if (!fresh) return at->second;
  Owner owner = ownership_.ownerOf(finding);
  if (owner.name.empty()) return 0;
  const auto [row, isNew] =
      ownerRows_.try_emplace({owner.name, owner.from}, static_cast<uint32_t>(owners.size()));
  if (isNew) owners.push_back(std::move(owner));
  return at->second = row->second;
}

std::shared_ptr<const LikelihoodTable> likelihoodTable(const EnrichInput& input,
                                                       std::vector<std::string>& notes) {
  const std::string_view own = input.decisions == nullptr
                                   ? std::string_view()
                                   : input.decisions->value("setting", kLikelihoodSetting, input.now);
  if (!own.empty()) {
    auto parsed = LikelihoodTable::parse(own);
    if (parsed) return std::make_shared<const LikelihoodTable>(std::move(parsed).value());
    notes.push_back("The published likelihood table is used, because that of the settings does not read: " +
                    parsed.error().message + ".");
  }
  return {std::shared_ptr<const void>(), &LikelihoodTable::published()};
}

}  // namespace

Enrichment enrich(const EnrichInput& input) {
  Enrichment out;
  out.vex = applyVex(input.tables, input.identities, input.findings);
  out.triage = triage(input.findings, input.decisions ? *input.decisions : Decisions(), input.now,
                      out.vex.status, input.keys);
  out.likelihood = likelihoodTable(input, out.notes);
  Enricher(input, *out.likelihood).run(out);
  describeFeeds(input.tables, input.now, out);
  noteTriage(out.triage, out.notes);
  return out;
}

}  // namespace postern
