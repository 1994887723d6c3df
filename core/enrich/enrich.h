// SPDX-License-Identifier: Apache-2.0
// What feeds and inventories add to a finding: CVSS, EPSS, KEV, owner. Facts only, compact (an estate may
// have a million findings); terms.h makes points of them. DESIGN.md, Score.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "correlate/findings.h"
#include "enrich/likelihood_prior.h"
#include "enrich/triage.h"
#include "enrich/vex.h"
#include "model/decision.h"

namespace postern {

/// What is known of one finding. Everything a likelihood term rests on is here: terms read nothing else.
struct FindingContext {
  static constexpr uint8_t kManyTools = 255;

  int64_t kevAdded = kNoNumber, kevDue = kNoNumber;
  StringId cvssVector = kNoString;  ///< the vector the score is from; none when only a number or a word was
                                    ///< given
  uint32_t epss = kNone;            ///< millionths
  uint32_t epssPercentile = kNone;  ///< millionths
  uint32_t owner = 0;               ///< row of Enrichment::owners: CODEOWNERS, inventory or catalogue
  int16_t epssLogit = 0;            ///< of epss, thousandths
  uint16_t cvss = 0;                ///< base score in tenths; 0 = unknown
  uint16_t likelihoodPermille = 0;  ///< σ(kStepBase + terms with the published weights): as an attack step
  uint8_t tools = 1;                ///< that say so; kManyTools = as many or more
  ObservationKind kind = ObservationKind::kOther;
  Severity severity = Severity::kUnknown;
  State state = State::kOpen;  ///< as decided, or as VEX or its sources say (triage.h)
  StatusFrom stateFrom = StatusFrom::kSource;
  Confidence confidence = Confidence::kUnknown;
  Reachability reachability = Reachability::kUnknown;
  LikelihoodPrior prior;  ///< where no EPSS is known
  bool severityByKind : 1 = false;
  bool kev : 1 = false;
  bool kevRansomware : 1 = false;
  bool exploited : 1 = false;     ///< as a scanner says
  bool exploitKnown : 1 = false;  ///< as a scanner says
  bool verified : 1 = false;
  bool namesCve : 1 = false;
  bool hasComponent : 1 = false;
};

struct Owner {
  std::string name;  ///< "" = nobody says
  std::string from;  ///< what says so
};

/// Which feeds of exploitation are loaded, and whether they are older than they should be.
struct FeedsAtHand {
  bool epss = false, epssStale = false;
  bool kev = false, kevStale = false;
};

struct Feed {
  std::string name;
  UnixSeconds date = kNoTime;  ///< kNoTime = it gives none
  uint64_t entries = 0;
  bool stale = false;  ///< older than its kind should be, or of unknown age
};

struct Enrichment {
  std::vector<FindingContext> findings;  ///< per Findings::rows
  std::vector<Owner> owners{1};          ///< distinct; row 0 is nobody
  std::vector<std::string>
      assetOwners;  ///< per AssetId: its own owner, or that of what it belongs to; "" = unknown
  std::vector<std::string> assetApplications;  ///< per AssetId: the application it states, is or belongs to
  /// By which the priors are made: the published table or one of a person's settings.
  std::shared_ptr<const LikelihoodTable> likelihood;
  Triage triage;
  VexOfFindings vex;
  std::vector<Feed> feeds;
  FeedsAtHand atHand;
  std::vector<std::string> notes;  ///< stale or missing feeds, in sentences

  const Owner& ownerOf(uint32_t finding) const { return owners[findings[finding].owner]; }
};

struct EnrichInput {
  const Tables& tables;
  const Identities& identities;
  const Findings& findings;
  UnixSeconds now = kNoTime;
  const Decisions* decisions = nullptr;  ///< what people say; nullptr = nothing
  const KeyIndex* keys = nullptr;        ///< to recognise findings whose keys have changed
};

/// The setting that takes the place of the published likelihood table: LikelihoodTable::parse's JSON.
inline constexpr std::string_view kLikelihoodSetting = "likelihood";

Enrichment enrich(const EnrichInput& input);

}  // namespace postern
