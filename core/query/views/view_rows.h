// SPDX-License-Identifier: Apache-2.0
// The rows that can be nodes and edges of graph views: the estate's tables as they are, and the short lists
// that are only implied by them (which vulnerabilities, weaknesses, owners, files ... there are). Borrows the
// estate; every view of an analysis shares it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/function_ref.h"
#include "query/estate_view.h"
#include "query/inventory_counts.h"
#include "query/views/asset_tags.h"

namespace postern {

enum class NodeTable : uint8_t {
  kAssets,
  kComponents,
  kVulnerabilities,  ///< those that findings name, by their canonical id
  kWeaknesses,
  kFindings,
  kReports,
  kOwners,
  kData,    ///< classes of data that assets hold
  kFiles,   ///< manifests and lock files that list components, per asset
  kRights,  ///< what grants speak of by name or pattern that is no asset: "*", "arn:aws:s3:::logs-*"
  kAttack   ///< nodes of the attack graph
};
inline constexpr int kNodeTableCount = 11;

enum class EdgeTable : uint8_t {
  kRelations,        ///< as sources state them, between assets and components; typed by the relation
  kAttack,           ///< edges of the attack graph, typed by the rule
  kGrants,           ///< MAY, MAY_NOT, LIMITED_TO: from who holds rights to what they are on
  kCovers,           ///< COVERS: from a pattern of kRights to the assets that fit it
  kFindings,         ///< HAS_FINDING: asset to finding
  kVulnerabilities,  ///< NAMES: finding to vulnerability
  kWeaknesses,       ///< CLASSIFIED_AS: finding to weakness
  kInComponent,      ///< IN_COMPONENT: finding to component
  kReported,         ///< REPORTED_BY: finding to report
  kAffected,         ///< AFFECTED_BY: component to vulnerability
  kOwned,            ///< OWNS: owner to asset and to finding
  kApplications,     ///< PART_OF: asset to the application that it belongs to
  kData,             ///< STORES: asset to class of data
  kFiles,            ///< CONTAINS: asset to file, file to component
  kInstalled         ///< CONTAINS: asset to component, where a finding or a file says so
};
inline constexpr int kEdgeTableCount = 15;

struct NodeRef {
  NodeTable table = NodeTable::kAssets;
  uint32_t row = 0;
};
struct EdgeRow {
  NodeRef from, to;
  std::string_view type;
  uint32_t row = 0;  ///< what the properties of its table are read from
};
using EdgeSink = FunctionRef<void(const EdgeRow&)>;

/// One relation of two rows, however many sources state it: rows of Tables::edges first .. first + count of
/// ViewRows::stated.
struct StatedRelation {
  NodeRef from, to;
  uint32_t first = 0, count = 0;
};

struct NamedVulnerability {
  StringId id = kNoString;
  uint32_t finding = 0;  ///< the riskiest of those that name it
  uint32_t findings = 0;
};

struct ComponentFile {
  AssetId asset = 0;
  StringId file = kNoString;
};

class ViewRows {
 public:
  /// Both must outlive it.
  ViewRows(const EstateView& view, const InventoryCounts& counts);

  const EstateView& view;
  const InventoryCounts& counts;
  AssetTags tags;
  std::vector<NamedVulnerability> vulnerabilities;         ///< by id's text
  std::vector<std::pair<uint32_t, uint32_t>> weaknesses;   ///< (CWE number, findings), ascending
  std::vector<std::string> owners, data;                   ///< ascending
  std::vector<ComponentFile> files;                        ///< by (asset, file's text)
  std::vector<std::string> rights;                         ///< ascending
  std::vector<StatedRelation> relations;                   ///< by (from, to, type)
  std::vector<uint32_t> stated;                            ///< rows of Tables::edges
  std::vector<std::pair<AssetId, ComponentId>> installed;  ///< ascending
  std::vector<std::pair<uint32_t, ComponentId>> inFile;    ///< (row of files, component), ascending

  uint32_t rows(NodeTable table) const;
  /// In a fixed order.
  void eachEdge(EdgeTable table, EdgeSink sink) const;

  uint32_t vulnerabilityOf(StringId canonical) const;
  /// The asset of that identity as written, or kNone.
  AssetId assetNamed(std::string_view identity) const;
  uint32_t rightNamed(std::string_view text) const;
  std::string_view relationType(const StatedRelation& relation) const;

 private:
  void collectVulnerabilities();
  void collectWeaknesses();
  void collectNames();
  void collectComponents();
  void addComponent(AssetId asset, uint32_t row, std::vector<std::pair<ComponentFile, ComponentId>>& files);
  void collectRelations();
  void collectRights();
  NodeRef rightOrAsset(std::string_view text) const;
  void eachGrant(EdgeSink sink) const;
  void eachCovered(EdgeSink sink) const;
  void eachOfFinding(EdgeTable table, EdgeSink sink) const;
  void eachAffected(EdgeSink sink) const;
  void eachOwned(EdgeSink sink) const;
  void eachOfAsset(EdgeTable table, EdgeSink sink) const;

  std::vector<uint32_t> vulnerabilityRow_;                        // per StringId
  std::vector<std::pair<std::string_view, AssetId>> identities_;  // ascending
};

/// "depends_on" gives "DEPENDS_ON".
std::string edgeTypeOf(std::string_view name);

/// More assets than this fit no pattern that a person means by name.
inline constexpr size_t kMaxCovered = 10'000;
/// COVERS of a view; a hostile estate has patterns times assets.
inline constexpr size_t kMaxCoversEdges = 2'000'000;

std::string_view name(NodeTable table);
std::string_view name(EdgeTable table);

}  // namespace postern
