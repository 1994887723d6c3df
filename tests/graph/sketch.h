// SPDX-License-Identifier: Apache-2.0
// A small estate in a few lines, through the real batches, identities and findings; only likelihoods are
// given.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "correlate/findings.h"
#include "graph/explain.h"
#include "graph/graph.h"
#include "model/batch_builder.h"
#include "tests/support/random.h"

namespace postern {

struct AssetFact {
  AssetKind kind = AssetKind::kService;
  std::string identity;
  Exposure exposure = Exposure::kUnknown;
  std::vector<std::string> data = {};
  Criticality criticality = Criticality::kUnknown;
  std::string credential = {};
  std::string zone = {};
};

struct RelationFact {
  std::string from;
  Relation relation;
  std::string to;
};

struct FlawFact {
  std::string asset;
  std::string title;
  ObservationKind kind = ObservationKind::kCode;
  uint32_t cwe = 78;
  uint32_t likelihood = 500;  ///< permille
  State state = State::kOpen;
  std::string secret = {};
  Reachability reachability = Reachability::kUnknown;
  std::string vector = {};
};

struct Sketch {
  std::vector<AssetFact> assets;
  std::vector<RelationFact> relations;
  std::vector<FlawFact> flaws;
  std::string report = "inventory.yaml";

  Tables tables = {};
  Identities identities = {};
  Findings findings = {};
  Enrichment enrichment = {};
  AttackGraph graph = {};

  void build(uint32_t pathLimit = 100);
  AssetId asset(std::string_view identity) const;
  /// "internet > api > pii of db", one per path.
  std::vector<std::string> paths() const;
  std::string path(uint32_t row) const;
  /// Everything that the graph says, as text without row numbers of findings.
  std::string text() const;

 private:
  void write(BatchBuilder& out) const;
};

}  // namespace postern
