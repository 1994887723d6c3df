// SPDX-License-Identifier: Apache-2.0
// What may be said of what (the table of model/decision.h); what comes from elsewhere is not held to it.
#include "base/text.h"
#include "engine/decision_views.h"
#include "enrich/triage.h"
#include "model/terms.h"

namespace postern {
namespace {

constexpr std::string_view kFindingPrefix = "finding ";
constexpr State kStates[] = {State::kOpen, State::kAccepted, State::kFalsePositive, State::kFixed};
constexpr std::string_view kPairKinds[] = {"finding", "observation", "asset", "component", "vulnerability"};

Error unknown(std::string_view what, std::string_view text) {
  return makeError(ErrorCode::kMalformed, "there is no " + std::string(what) + " \"" +
                                              std::string(clipUtf8(text, 80)) + "\" that can be decided");
}

bool isStatus(std::string_view value) {
  for (const State state : kStates) {
    if (value == name(state)) return true;
  }
  return value.empty();
}

Status checkPair(const SubjectPair& pair, const Decision& decision) {
  for (const std::string_view kind : kPairKinds) {
    if (pair.kind != kind) continue;
    if (pair.a.empty() || pair.b.empty() || pair.a == pair.b) return unknown("pair", decision.subject);
    if (decision.field != "identity") return unknown("field", decision.field);
    if (decision.value.empty() || decision.value == "same" || decision.value == "different") return Done{};
    return unknown("identity", decision.value);
  }
  return unknown("pair", decision.subject);
}

}  // namespace

Status checkSaid(const Decision& decision) {
  if (decision.by.empty()) return makeError(ErrorCode::kMalformed, "a decision says who made it");
  if (decision.expires != kNoTime && decision.expires <= decision.at)
    return makeError(ErrorCode::kMalformed, "a decision cannot expire before it is made");
  if (const auto pair = parsePairSubject(decision.subject)) return checkPair(*pair, decision);
  const std::string_view subject = decision.subject;
  if (!subject.starts_with(kFindingPrefix) || !contentHashFromHex(subject.substr(kFindingPrefix.size())))
    return unknown("subject", subject);
  if (decision.field == "status")
    return isStatus(decision.value) ? Status(Done{}) : unknown("status", decision.value);
  if (decision.field == "assignee" || decision.field == "note") return Done{};
  return unknown("field", decision.field);
}

uint64_t joinDecisions(Decisions& to, const Decisions& from) {
  uint64_t fresh = 0;
  for (const auto& [id, decision] : from.records()) {
    if (to.add(decision) && decision.field != kTraitsField) ++fresh;
  }
  return fresh;
}

std::vector<ContentHash> heldIdentities(const Decisions& decisions, UnixSeconds now) {
  std::vector<ContentHash> held;
  for (const auto& [subject, ids] : decisions.subjects()) {
    if (subject.find('\t') == std::string::npos) continue;  // no pair
    const auto standing = decisions.standing(subject, "identity");
    if (standing && holds(*standing->decision, now)) held.push_back(idOf(*standing->decision));
  }
  return held;
}

}  // namespace postern
