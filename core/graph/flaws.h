// SPDX-License-Identifier: Apache-2.0
// Which open findings let someone act who can merely talk to the asset, and how likely that is: the
// likelihood that enrich/ computed, times what such a flaw gives. Licences and secrets give nothing this way.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "enrich/enrich.h"
#include "graph/graph.h"
#include "graph/relations.h"
#include "graph/weakness_effect.h"

namespace postern {

/// A data store that is reached from where its clients are may let in whoever asks.
inline constexpr uint32_t kStoreWithoutLogin = 100'000;

struct Flaw {
  uint32_t finding = 0;
  uint32_t probability = 0;  ///< millionths, at least 1
};

/// A secret that lies readable in one asset and opens another.
struct Leak {
  AssetId in = 0, opens = 0;
  uint32_t finding = 0;
  uint32_t probability = 0;
};

/// Whether a flaw of that kind in a part is a flaw of the whole: what the code does, as against how it is
/// kept.
bool comesWithPart(ObservationKind kind);

class Flaws {
 public:
  Flaws(const Tables& tables, const Identities& identities, const Findings& findings,
        const Enrichment& enrichment, const Relations& relations);

  /// Of the asset and what it is made of, likeliest first, at most so many.
  std::vector<Flaw> takeovers(AssetId asset, size_t most = kFindingsPerEdge) const {
    return ofParts(takeovers_, asset, most);
  }
  /// Those that make it send requests.
  std::vector<Flaw> forgeries(AssetId asset, size_t most = kFindingsPerEdge) const {
    return ofParts(forgeries_, asset, most);
  }
  /// Of the asset alone, without a limit.
  const std::vector<Flaw>& ownTakeovers(AssetId asset) const { return takeovers_[asset]; }
  /// By (in, opens), likeliest first.
  const std::vector<Leak>& leaks() const { return leaks_; }
  ObservationKind kindOf(uint32_t finding) const { return findings_.rows[finding].kind; }

 private:
  std::vector<Flaw> ofParts(const std::vector<std::vector<Flaw>>& flaws, AssetId asset, size_t most) const;
  void learnWeaknesses();
  WeaknessEffect effectOf(const Finding& finding) const;
  void judge(uint32_t finding, const FindingContext& context);
  void findLeaks(const Enrichment& enrichment);

  const Tables& tables_;
  const Identities& identities_;
  const Findings& findings_;
  const Relations& relations_;
  std::vector<std::vector<Flaw>> takeovers_, forgeries_;  // per asset
  std::vector<Leak> leaks_;
  /// Per canonical vulnerability id: what any report says of its weaknesses.
  std::unordered_map<StringId, WeaknessEffect> ofVulnerability_;
};

}  // namespace postern
