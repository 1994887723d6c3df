// SPDX-License-Identifier: Apache-2.0
// The attack rules as data: how a relation or a circumstance becomes a step. Techniques are of MITRE ATT&CK
// (Enterprise, v15). Probabilities are judgements, in millionths, each with its reason; they are compared,
// not believed to the digit.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "graph/graph.h"

namespace postern {

/// A set of asset kinds, a bit per AssetKind.
using KindSet = uint32_t;
constexpr KindSet kindBit(AssetKind kind) { return 1U << static_cast<uint32_t>(kind); }
constexpr bool has(KindSet set, AssetKind kind) { return (set & kindBit(kind)) != 0; }

/// What a rule starts from.
enum class Premise : uint8_t {
  kRelation,          ///< a relation of kind `relation`
  kInternetExposed,   ///< a source says: exposed to the internet
  kAnswersPublicly,   ///< an open port at a public address, and no source says how it is exposed
  kIngress,           ///< an ingress of which no source says that it is for fewer
  kReadsRepository,   ///< whoever may read a repository or a pipeline
  kLeakedCredential,  ///< a secret found in one asset opens another
  kForgedRequest,     ///< a flaw makes the asset send requests (CWE-918 and the like) to what it talks to
  kForgedToIdentity,  ///< the same, to the service that hands out the identity's tokens
  kHoldsData,
};

struct AttackRule {
  std::string_view name;  ///< stable
  std::string_view technique;
  Premise premise = Premise::kRelation;
  Relation relation = Relation::kUnknown;
  bool reversed = false;     ///< the step goes against the relation
  KindSet from = 0, to = 0;  ///< kinds of the step's ends
  Foothold needs = Foothold::kReached;
  Foothold gives = Foothold::kReached;
  uint32_t probability = 0;
  std::string_view reason;
  /// For rules that give kReached: name and technique of the step that also takes over what it reaches.
  std::string_view takeoverName, takeoverTechnique;
};

std::span<const AttackRule> attackRules();
/// The first rule with that premise.
const AttackRule& ruleOf(Premise premise);

/// Kinds that can be taken over by a flaw of theirs once reached: what runs, as against code and names.
inline constexpr KindSet kRunning =
    kindBit(AssetKind::kUnknown) | kindBit(AssetKind::kApplication) | kindBit(AssetKind::kService) |
    kindBit(AssetKind::kHost) | kindBit(AssetKind::kWorkload) | kindBit(AssetKind::kEndpoint) |
    kindBit(AssetKind::kFunction) | kindBit(AssetKind::kCloudResource) | kindBit(AssetKind::kDataStore) |
    kindBit(AssetKind::kPipeline) | kindBit(AssetKind::kIngress);

/// A data store that is reached from where its clients are may let in whoever asks.
inline constexpr uint32_t kStoreWithoutLogin = 100'000;
/// A source says that nothing may talk to it: a stated relation to it is then unlikely to carry.
inline constexpr uint32_t kIsolated = 100'000;
/// A leaked secret that no scanner has verified may be revoked or an example.
inline constexpr uint32_t kUnverifiedSecret = 700'000;

}  // namespace postern
