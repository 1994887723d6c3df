// SPDX-License-Identifier: Apache-2.0
// See ssvc_facts.h. What nobody says is taken as SSVC advises: exposure open, impact medium; automatable and
// total technical impact are read from the CVSS vector, as CISA's Vulnrichment does where no analyst has
// looked.
#include "score/ssvc_facts.h"

#include "base/text.h"

namespace postern {
namespace {

constexpr int64_t kDay = 86'400;

/// The value of a metric in a vector of any version; '?' when it is not there.
char metric(std::string_view vector, std::string_view name) {
  for (const std::string_view part : split(vector, '/')) {
    if (part.size() == name.size() + 2 && part.starts_with(name) && part[name.size()] == ':')
      return part.back();
  }
  return '?';
}

bool isOneOf(char value, std::string_view values) { return values.find(value) != std::string_view::npos; }

// Reconnaissance to exploitation without a person: over the network, low complexity, no account, no click.
bool isAutomatable(std::string_view vector) {
  const bool v2 = metric(vector, "Au") != '?';
  return metric(vector, "AV") == 'N' && metric(vector, "AC") == 'L' &&
         (v2 ? metric(vector, "Au") == 'N' : metric(vector, "PR") == 'N' && metric(vector, "UI") == 'N') &&
         isOneOf(metric(vector, "AT"), "N?");
}

// All of what the component holds and does: v2 complete, v3 and v4 high.
bool isTotal(std::string_view vector) {
  const bool v4 = vector.starts_with("CVSS:4");
  return isOneOf(metric(vector, v4 ? "VC" : "C"), "CH") && isOneOf(metric(vector, v4 ? "VI" : "I"), "CH");
}

// What an asset is worth to the business, and so to the people it serves; unknown is medium.
SsvcHumanImpact humanImpactOf(Criticality criticality) {
  switch (criticality) {
    case Criticality::kCritical:
      return SsvcHumanImpact::kVeryHigh;
    case Criticality::kHigh:
      return SsvcHumanImpact::kHigh;
    case Criticality::kMedium:
    case Criticality::kUnknown:
      return SsvcHumanImpact::kMedium;
    case Criticality::kLow:
      break;
  }
  return SsvcHumanImpact::kLow;
}

}  // namespace

SsvcFacts ssvcFacts(const ScoreInput& input, uint32_t finding) {
  const FindingContext& context = input.enrichment.findings[finding];
  const AssetId id = input.findings.rows[finding].asset;
  const UnitedAsset& asset = input.identities.assets[id];
  const Reach reach = id < input.graph.reach.size() ? input.graph.reach[id] : Reach{};
  SsvcFacts facts;
  facts.inKev = context.kev;
  if (context.kev || context.exploited) {
    facts.exploitation = SsvcExploitation::kActive;
  } else if (context.exploitKnown) {
    facts.exploitation = SsvcExploitation::kPublicPoc;
  }
  facts.publiclyExposed = asset.exposure == Exposure::kInternet || (reach.internet && reach.hops <= 1);
  if (!facts.publiclyExposed && (reach.exposureKnown || reach.hops != kNone)) {
    const bool small = asset.exposure == Exposure::kIsolated || reach.hops == kNone;
    facts.exposure = small ? SsvcExposure::kSmall : SsvcExposure::kControlled;
  }
  const std::string_view vector = input.tables.strings.text(context.cvssVector);
  facts.automatable = isAutomatable(vector);
  if (isTotal(vector)) facts.technicalImpact = SsvcTechnicalImpact::kTotal;
  facts.humanImpact = humanImpactOf(asset.criticality);
  return facts;
}

SsvcPriority deployerPriority(const SsvcFacts& facts) {
  return deployerPriority(facts.exploitation, facts.exposure, facts.automatable, facts.humanImpact);
}

Bod2604Timeline bod2604(const SsvcFacts& facts) {
  return bod2604(facts.inKev, facts.publiclyExposed, facts.automatable, facts.technicalImpact);
}

UnixSeconds bod2604Due(const ScoreInput& input, uint32_t finding, UnixSeconds firstSeen) {
  const auto days = bod2604Days(bod2604(ssvcFacts(input, finding)));
  const int64_t added = input.enrichment.findings[finding].kevAdded;
  const UnixSeconds from = added != kNoNumber ? added : firstSeen;
  return !days || from == kNoTime ? kNoTime : from + int64_t{*days} * kDay;
}

std::string_view name(SsvcExploitation value) {
  static constexpr std::string_view kNames[] = {"none", "public_poc", "active"};
  return kNames[static_cast<size_t>(value)];
}
std::string_view name(SsvcExposure value) {
  static constexpr std::string_view kNames[] = {"small", "controlled", "open"};
  return kNames[static_cast<size_t>(value)];
}
std::string_view name(SsvcTechnicalImpact value) {
  return value == SsvcTechnicalImpact::kTotal ? "total" : "partial";
}
std::string_view name(SsvcHumanImpact value) {
  static constexpr std::string_view kNames[] = {"low", "medium", "high", "very_high"};
  return kNames[static_cast<size_t>(value)];
}

}  // namespace postern
