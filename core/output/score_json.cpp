// SPDX-License-Identifier: Apache-2.0
// See score_json.h. Points and log-odds are thousandths, risks have one decimal, EPSS six.
#include "output/score_json.h"

#include "query/inventory_source.h"
#include "score/published_scores.h"
#include "score/ssvc_facts.h"

namespace postern {

void writeExplanation(JsonWriter& out, const EstateView& view, uint32_t finding) {
  const Explanation explanation = explain(view.scoreInput(), view.scores.weights, finding);
  out.field("base", explanation.base).key("explanation").beginArray();
  for (const ExplainedTerm& term : explanation.terms) {
    out.beginObject()
        .field("factor", name(term.factor))
        .field("points", term.points)
        .field("because", term.because)
        .endObject();
  }
  out.endArray().field("logOdds", explanation.logOdds);
  const Score& score = view.scores.findings[finding];
  out.key("interval").beginObject().key("low").decimal(score.low, 1).key("high").decimal(score.high, 1);
  out.field("lowLogOdds", explanation.low).field("highLogOdds", explanation.high).key("unknown").beginArray();
  for (const Unknown& unknown : explanation.unknowns) {
    out.beginObject().field("fact", name(unknown.fact)).field("low", unknown.low).field("high", unknown.high);
    out.endObject();
  }
  out.endArray();
  if (explanation.cheapest)
    out.field("cheapest", name(*explanation.cheapest)).field("advice", explanation.advice);
  out.endObject();
}

void writeFacts(JsonWriter& out, const EstateView& view, uint32_t finding) {
  const FindingContext& context = view.enrichment.findings[finding];
  const auto flag = [&](std::string_view name, bool is) {
    if (is) out.field(name, true);
  };
  out.key("facts").beginObject();
  if (context.cvss > 0) out.key("cvss").decimal(context.cvss, 1);
  if (context.cvssVector != kNoString) out.field("cvssVector", view.text(context.cvssVector));
  if (context.epss != kNone) out.key("epss").decimal(context.epss, 6);
  if (context.epss != kNone && context.epssPercentile != kNone)
    out.key("epssPercentile").decimal(context.epssPercentile, 6);
  flag("kev", context.kev);
  flag("kevRansomware", context.kevRansomware);
  if (context.kevAdded != kNoNumber) out.field("kevAdded", formatDate(context.kevAdded));
  if (context.kevDue != kNoNumber) out.field("kevDue", formatDate(context.kevDue));
  flag("exploited", context.exploited);
  flag("exploitKnown", context.exploitKnown);
  flag("verified", context.verified);
  if (const LikelihoodPrior& prior = context.prior; prior != LikelihoodPrior{}) {
    out.key("prior").beginObject().field("cvss", prior.metrics).field("weakness", prior.weakness);
    out.field("words", prior.words).field("vendor", prior.vendor).endObject();
  }
  flag("namesCve", context.namesCve);
  flag("hasComponent", context.hasComponent);
  flag("severityByKind", context.severityByKind);
  out.field("severity", name(context.severity)).field("tools", context.tools);
  if (context.confidence != Confidence::kUnknown) out.field("confidence", name(context.confidence));
  if (context.reachability != Reachability::kUnknown) out.field("reachability", name(context.reachability));
  out.field("state", name(context.state)).endObject();
}

void writeOthersScores(JsonWriter& out, const EstateView& view, uint32_t finding) {
  const FindingContext& context = view.enrichment.findings[finding];
  const SsvcFacts facts = ssvcFacts(view.scoreInput(), finding);
  const Bod2604Timeline timeline = bod2604(facts);
  out.key("others").beginObject();
  out.field("cvePrioritizer", cvePrioritizer(context.kev, context.cvss, context.epss));
  out.field("vulnerabilityScore", vulnerabilityScore(context)).key("ssvc").beginObject();
  out.field("exploitation", name(facts.exploitation)).field("exposure", name(facts.exposure));
  out.field("automatable", facts.automatable).field("humanImpact", name(facts.humanImpact));
  out.field("technicalImpact", name(facts.technicalImpact)).field("inKev", facts.inKev);
  out.field("publiclyExposed", facts.publiclyExposed);
  out.field("deployer", ssvcPriorityName(deployerPriority(facts)));
  out.field("bod2604", bod2604TimelineName(timeline));
  const UnixSeconds due = bod2604Due(view.scoreInput(), finding, firstSeenOf(view, finding));
  out.field("bod2604Due", due == kNoTime ? std::string() : formatDate(due)).endObject().endObject();
}

void writePlaceFacts(JsonWriter& out, const EstateView& view, AssetId asset) {
  const Reach& reach = view.graph.reach[asset];
  const AssetKnowledge known = view.knowledge[asset];
  out.key("place").beginObject();
  if (reach.hops != kNone) out.field("hops", reach.hops).field("internet", reach.internet);
  out.field("exposureKnown", reach.exposureKnown).field("impactBehind", view.graph.impactBehind[asset]);
  out.field("reachOpen", bool{known.reachOpen}).field("dataOpen", bool{known.dataOpen}).endObject();
}

void writeRollUp(JsonWriter& out, const RollUp& of) {
  out.field("openFindings", of.findings).key("bands").beginObject();
  for (const Band band : {Band::kNow, Band::kSoon, Band::kPlanned, Band::kWatch})
    out.field(name(band), of.bands[static_cast<size_t>(band)]);
  out.endObject()
      .key("highest")
      .decimal(of.highest, 1)
      .key("total")
      .decimal(static_cast<int64_t>(of.total), 1);
  const SeverityCounts& counts = of.vulnerabilities;
  out.key("vulnerabilities").beginObject().field("critical", counts.critical).field("high", counts.high);
  out.field("medium", counts.medium).field("low", counts.low).field("unassigned", counts.unassigned);
  out.endObject().field("dependencyTrack", dependencyTrackScore(counts)).field("kenna", of.kenna);
  out.key("expectedLoss");
  of.loss == kNoNumber ? out.null() : out.integer(of.loss);
}

void writeWeighting(JsonWriter& out, const EstateView& view) {
  const Weights& weights = view.scores.weights;
  out.key("weighting").beginObject().field("version", Weights::kVersion).field("hash", weights.hash());
  out.field("edited", weights != Weights::published()).key("values").raw(weights.json());
  if (weights != Weights::published()) out.key("published").raw(Weights::published().json());
  out.field("stepBase", kStepBase).endObject();
  const FeedsAtHand& feeds = view.enrichment.atHand;
  out.key("feedsAtHand").beginObject().field("epss", feeds.epss).field("epssStale", feeds.epssStale);
  out.field("kev", feeds.kev).field("kevStale", feeds.kevStale).endObject();
}

void writeRollUps(JsonWriter& out, const RollUps& rollUps) {
  out.key("estate").beginObject();
  writeRollUp(out, rollUps.estate);
  out.endObject();
  const auto group = [&](std::string_view key, const std::vector<NamedRollUp>& rows) {
    out.key(key).beginArray();
    for (const NamedRollUp& row : rows) {
      out.beginObject().field("name", row.name);
      writeRollUp(out, row);
      out.endObject();
    }
    out.endArray();
  };
  group("applications", rollUps.applications);
  group("teams", rollUps.teams);
}

}  // namespace postern
