// SPDX-License-Identifier: Apache-2.0
// The rules. Order matters only between rules that make the same step: the first keeps its name on ties.
#include "graph/attack_rules.h"

namespace postern {
namespace {

using enum AssetKind;
using enum Foothold;

constexpr KindSet kAny = 0xFFFFFFFF;
constexpr KindSet kStores = kindBit(kDataStore);
constexpr KindSet kImages = kindBit(kImage);
constexpr KindSet kIdentities = kindBit(kIdentity);
constexpr KindSet kCode = kindBit(kRepository) | kindBit(kPipeline);
constexpr KindSet kTalks = kAny & ~(kIdentities | kImages | kindBit(kRepository));  // can be talked to
constexpr KindSet kServers = kTalks & ~kStores;
constexpr KindSet kReadable = kTalks | kindBit(kRepository) | kImages;

constexpr std::string_view kExploitInside = "T1210";   // Exploitation of Remote Services
constexpr std::string_view kExploitOutside = "T1190";  // Exploit Public-Facing Application

constexpr AttackRule kRules[] = {
    {"exposed_to_internet", "T1595", Premise::kInternetExposed, Relation::kUnknown, false, kAny, kReadable,
     kReached, kReached, 1'000'000, "a source says that anyone may talk to it", "exploit_exposed",
     kExploitOutside},
    {"answers_publicly", "T1595", Premise::kAnswersPublicly, Relation::kUnknown, false, kAny, kTalks,
     kReached, kReached, 900'000, "a scan found it open at a public address; no source says from where only",
     "exploit_public_address", kExploitOutside},
    {"open_ingress", "T1595", Premise::kIngress, Relation::kUnknown, false, kAny, kindBit(kIngress), kReached,
     kReached, 900'000, "an ingress lets traffic in; no source says from where only", "exploit_ingress",
     kExploitOutside},
    {"routed", "T1595", Premise::kRelation, Relation::kRoutes, false, kAny, kTalks, kReached, kReached,
     1'000'000, "requests are passed on", "exploit_routed", kExploitOutside},
    {"offered", "T1046", Premise::kRelation, Relation::kExposes, false, kAny, kTalks, kReached, kReached,
     950'000, "who can talk to it can talk to what it offers", "exploit_offered", kExploitInside},
    {"behind_endpoint", "T1595", Premise::kRelation, Relation::kExposes, true, kAny, kTalks, kReached,
     kReached, 1'000'000, "who talks to the endpoint talks to what offers it", "exploit_behind_endpoint",
     kExploitOutside},

    {"legitimate_access_to_store", "T1213", Premise::kRelation, Relation::kCalls, false, kAny, kStores,
     kControlled, kControlled, 850'000, "the caller holds what it needs to read its store", "", ""},
    {"depends_on_store", "T1213", Premise::kRelation, Relation::kDependsOn, false, kAny, kStores, kControlled,
     kControlled, 700'000, "a dependency on a store is nearly always access to it", "", ""},
    {"legitimate_access", "T1078", Premise::kRelation, Relation::kAccesses, false, kAny, kAny, kControlled,
     kControlled, 850'000, "its own rights suffice", "", ""},
    {"stores_in", "T1213", Premise::kRelation, Relation::kStores, false, kAny, kAny, kControlled, kControlled,
     850'000, "it writes there, so it has the rights", "", ""},
    {"assume_identity", "T1078.004", Premise::kRelation, Relation::kAssumes, false, kAny, kAny, kControlled,
     kControlled, 850'000, "the tokens are at hand where the identity is used", "", ""},
    {"call", "T1021", Premise::kRelation, Relation::kCalls, false, kAny, kServers, kControlled, kReached,
     900'000, "what it calls answers it", "exploit_called", kExploitInside},
    {"dependency", "T1021", Premise::kRelation, Relation::kDependsOn, false, kAny, kServers, kControlled,
     kReached, 600'000, "a dependency often means a connection", "exploit_dependency", kExploitInside},

    {"control_of_host", "T1609", Premise::kRelation, Relation::kHosts, false, kAny, kAny, kControlled,
     kControlled, 950'000, "who controls the host controls what runs on it", "", ""},
    {"control_of_runner", "T1609", Premise::kRelation, Relation::kRuns, false, kAny, kTalks, kControlled,
     kControlled, 950'000, "who controls the runner controls what it runs", "", ""},
    {"poisoned_image", "T1525", Premise::kRelation, Relation::kRuns, true, kImages, kAny, kControlled,
     kControlled, 800'000, "the image is run as it is", "", ""},
    {"control_of_code", "T1609", Premise::kRelation, Relation::kRuns, true, kTalks, kAny, kControlled,
     kControlled, 950'000, "what runs there acts as its runner", "", ""},
    {"poisoned_build", "T1195.002", Premise::kRelation, Relation::kBuildsFrom, true, kAny, kAny, kControlled,
     kControlled, 300'000, "a change must pass review before it is built", "", ""},
    {"deployed_by_pipeline", "T1195.002", Premise::kRelation, Relation::kDeploys, false, kAny, kAny,
     kControlled, kControlled, 700'000, "the pipeline decides what is deployed", "", ""},

    {"reads_repository", "T1213.003", Premise::kReadsRepository, Relation::kUnknown, false, kAny, kCode,
     kReached, kReached, 50'000, "an insider, or a stolen account, among those who may read it", "", ""},
    {"leaked_credential", "T1552.001", Premise::kLeakedCredential, Relation::kUnknown, false, kAny, kAny,
     kReached, kControlled, 950'000, "a live key in clear text needs no flaw", "", ""},
    {"forged_request", "T1090", Premise::kForgedRequest, Relation::kUnknown, false, kAny, kTalks, kReached,
     kReached, 800'000, "the flaw decides how freely the request can be formed", "forged_request_takes_over",
     kExploitInside},
    {"forged_request_for_token", "T1552.005", Premise::kForgedToIdentity, Relation::kUnknown, false, kAny,
     kIdentities, kReached, kControlled, 300'000,
     "metadata services hand out tokens, newer ones ask for a header", "", ""},
    {"holds_data", "T1005", Premise::kHoldsData, Relation::kUnknown, false, kAny, kAny, kControlled,
     kControlled, 950'000, "who controls it can read what it holds", "", ""},
};

}  // namespace

std::span<const AttackRule> attackRules() { return kRules; }

const AttackRule& ruleOf(Premise premise) {
  for (const AttackRule& rule : kRules) {
    if (rule.premise == premise) return rule;
  }
  return kRules[0];
}

}  // namespace postern
