// SPDX-License-Identifier: Apache-2.0
// What rules are matched against: the estate's facts on numbers. An entity is an asset, or a node of data
// (after the assets). Texts are asked only once per rule: tags and identities are numbered.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/flaws.h"
#include "graph/graph.h"
#include "graph/relations.h"

namespace postern {

using Entity = uint32_t;

/// `text` against `pattern`, where '*' stands for anything and '?' for one character; ASCII case ignored.
bool matchesPattern(std::string_view pattern, std::string_view text);

class FactBase {
 public:
  FactBase(const Tables& tables, const Identities& identities, const Relations& relations, const Flaws& flaws,
           const AttackGraph& graph);

  const Tables& tables() const { return tables_; }
  const Identities& identities() const { return identities_; }
  const Flaws& flaws() const { return flaws_; }
  const Relations& composition() const { return relations_; }
  uint32_t assets() const { return static_cast<uint32_t>(identities_.assets.size()); }
  /// Rows of the graph's nodes of data are entities assets() + i.
  uint32_t dataNode(Entity entity) const { return dataNodes_[entity - assets()]; }
  uint32_t dataNodes() const { return static_cast<uint32_t>(dataNodes_.size()); }
  uint32_t nodeOf(Entity entity) const {
    return entity < assets() ? graph_.nodeOfAsset[entity] : dataNode(entity);
  }
  AssetId holderOf(Entity data) const { return graph_.nodes[dataNode(data)].asset; }
  AssetKind kindOf(AssetId asset) const { return identities_.assets[asset].kind; }

  const std::vector<AssetRelation>& relations() const { return relations_.all(); }
  std::string_view detailOf(const AssetRelation& relation) const {
    return tables_.strings.text(tables_.edges.detail[relation.row]);
  }

  /// Whether one of the asset's tags matches one of the words.
  bool hasTag(AssetId asset, const std::vector<std::string>& words) const {
    return tagOf(asset, words) != kNoString;
  }
  /// The first of its tags that does.
  StringId tagOf(AssetId asset, const std::vector<std::string>& words) const;
  /// Assets with such a tag, ascending.
  std::vector<AssetId> withTag(const std::vector<std::string>& words) const;
  /// Whether it has one of the identities (with '*': one that matches).
  bool isNamed(AssetId asset, const std::vector<std::string>& words) const;
  std::vector<AssetId> named(const std::vector<std::string>& words) const;

  /// Of "k8s:<namespace>/<Kind>/<name>"; a cluster-wide object has no namespace. "" for what is none.
  struct KubernetesName {
    std::string_view space, kind, name;
    bool isOne() const { return !kind.empty(); }
  };
  const KubernetesName& kubernetesName(AssetId asset) const { return kubernetes_[asset]; }
  /// Account number of an ARN of the asset; "" where none is stated.
  std::string_view awsAccount(AssetId asset) const;
  static std::string_view arnOf(const UnitedAsset& asset);

 private:
  void indexIdentities();
  /// The first asset of that identity in its normal form, or kNone.
  AssetId withIdentity(std::string_view identity) const;
  void indexTags();
  void indexKubernetes();

  const Tables& tables_;
  const Identities& identities_;
  const Flaws& flaws_;
  const AttackGraph& graph_;
  const Relations& relations_;
  std::vector<uint32_t> dataNodes_;
  std::vector<StringId> tagNames_;
  std::vector<uint32_t> tagBegin_, tags_;     // per asset
  std::vector<std::vector<AssetId>> tagged_;  // per tag
  std::vector<AssetId> byIdentity_;           // by hash of the identity, open addressing
  std::vector<KubernetesName> kubernetes_;
};

}  // namespace postern
