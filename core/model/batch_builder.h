// SPDX-License-Identifier: Apache-2.0
// How a format states facts: append-only, interning, no judgement (no dedup of observations, no scores, no
// guesses). A record becomes observations by add(), or is counted by skip(): nothing else may happen to it.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/content_hash.h"
#include "base/diagnostics.h"
#include "base/error.h"
#include "base/keyed_hash.h"
#include "base/record_place.h"
#include "base/time.h"
#include "model/columns.h"
#include "model/id_list.h"
#include "model/terms.h"

namespace postern {

using AssetRef = uint32_t;
using ComponentRef = uint32_t;

struct Observation {
  ObservationKind kind = ObservationKind::kOther;
  Severity severity = Severity::kUnknown;
  State state = State::kOpen;
  Confidence confidence = Confidence::kUnknown;
  Reachability reachability = Reachability::kUnknown;
  uint8_t flags = 0;  ///< kFlag...
  StringId title = 0, description = 0, rule = 0;
  StringId tool = 0;  ///< only where it differs from the report's tool
  StringId severityText = 0, stateText = 0;
  StringId file = 0, symbol = 0, snippet = 0;
  uint32_t line = 0, endLine = 0, column = 0;
  StringId url = 0, method = 0, parameter = 0, host = 0, protocol = 0, resource = 0;
  uint32_t port = 0;
  AssetRef asset = kNone;
  ComponentRef component = kNone;
  uint32_t cvssScore = 0;  ///< tenths
  uint32_t occurrences = 1;
  StringId fixText = 0;
  UnixSeconds firstSeen = kNoTime;
  IdList weaknesses;  ///< CWE numbers
  IdList vulnerabilities, cvss, fixVersions, tags, references, fingerprints, dependencyPath;
  // Set by BatchBuilder::secret():
  StringId secretMasked = 0, secretHash = 0;
  uint32_t secretLength = 0;
};

struct Asset {
  AssetKind kind = AssetKind::kUnknown;
  bool declared = false;  ///< by an inventory, as against merely seen
  Criticality criticality = Criticality::kUnknown;
  Exposure exposure = Exposure::kUnknown;
  Environment environment = Environment::kUnknown;
  StringId name = 0, owner = 0, application = 0, zone = 0;
  int64_t value = kNoNumber;
  IdList identities, dataClasses, credentials, tags;
};

struct Component {
  StringId purl = 0, ecosystem = 0, group = 0, name = 0, version = 0, cpe = 0, file = 0;
  IdList licences;
};

struct Vulnerability {
  StringId id = 0, title = 0;
  IdList aliases, cvss, weaknesses;
  uint32_t epss = kNone, epssPercentile = kNone;  ///< millionths
  int64_t kevAdded = kNoNumber, kevDue = kNoNumber;
  bool kevRansomware = false;
  UnixSeconds published = kNoTime;
};

/// What a VEX document says (columns.h, POSTERN_VEX_COLUMNS).
struct VexStatement {
  VexStatus status = VexStatus::kUnstated;
  VexAuthority authority = VexAuthority::kUnknown;
  StringId statusText = 0, vulnerability = 0, productName = 0, versions = 0;
  StringId justification = 0, impact = 0, action = 0;
  StringId author = 0, role = 0, document = 0, documentVersion = 0;
  IdList aliases, products, subcomponents;
  UnixSeconds at = kNoTime, updated = kNoTime;
};

/// Rights as written (columns.h, POSTERN_GRANT_COLUMNS).
struct Grant {
  GrantKind kind = GrantKind::kRights;
  bool deny = false;
  AssetRef asset = kNone;
  StringId system = 0, scope = 0, condition = 0;
  IdList actions, exceptActions, resources, exceptResources, names, principals, exceptPrincipals;
};

/// What the file is, filled by the registry and the format.
struct ReportFacts {
  ContentHash hash;
  uint64_t bytes = 0;
  std::string name;
  std::string format, title, syntax, evidence;
  Family family = Family::kMixed;
  uint8_t confidence = 0;
  bool context = false;
};

class BatchBuilder {
 public:
  BatchBuilder(ReportFacts facts, EstateKey key);

  StringId text(std::string_view text);
  /// Markup dropped, white space at the ends dropped, at most `bytes` bytes.
  StringId plain(std::string_view text, size_t bytes = 16'000);
  std::string_view view(StringId id) const { return strings_.text(id); }

  // The report.
  void tool(std::string_view name, std::string_view version = {});
  void scannedAt(std::optional<UnixSeconds> time);
  /// The asset that observations of this report are about unless they say otherwise.
  void target(AssetRef asset) { target_ = asset; }
  /// The date of a feed (EPSS, KEV).
  void date(std::optional<UnixSeconds> time);

  // Facts. Assets are the same row when kind and first identity are; what is said later fills what was empty.
  AssetRef asset(const Asset& asset);
  /// A seen asset with one identity, e.g. asset(kHost, "host:", "db1.example"); kNone for an empty text.
  AssetRef asset(AssetKind kind, std::string_view scheme, std::string_view identity);
  /// The same row when purl (or else ecosystem, group, name, version) and file are.
  ComponentRef component(const Component& component);
  void relate(AssetRef from, Relation relation, AssetRef to, const RecordPlace& record,
              std::string_view detail = {});
  void contains(AssetRef asset, ComponentRef component, const RecordPlace& record);
  void dependsOn(ComponentRef from, ComponentRef to, const RecordPlace& record);
  void vulnerability(const Vulnerability& vulnerability);
  void owns(std::string_view pattern, std::span<const std::string_view> owners, AssetRef scope, uint32_t line,
            std::string_view section = {});
  /// A statement that names no vulnerability or no product is none.
  void vex(const RecordPlace& record, const VexStatement& statement);
  /// One without an asset, or without any action, is none.
  void grant(const RecordPlace& record, const Grant& grant);
  /// Another document may mean the asset or component by this name in that document.
  void called(std::string_view document, std::string_view name, AssetRef asset, ComponentRef component);

  // Results.
  /// Masks `clear` into the observation and hashes it with the estate's key. Until the next add() or skip(),
  /// text() and plain() replace every occurrence of it, so call this before interning texts that may hold it.
  void secret(Observation& observation, std::string_view clear);
  /// A keyed hash of a credential as secret() would make it (inventories).
  StringId credential(std::string_view clear);
  void add(const RecordPlace& record, const Observation& observation);
  /// Counts a record that is no observation: `code` a stable word ("passed", "no_title"), `reason` a plain
  /// sentence.
  void skip(const RecordPlace& record, std::string_view code, std::string_view reason);
  void skipMany(uint64_t count) { skipped_ += count; }

  Diagnostics& diagnostics() { return diagnostics_; }
  /// What was stated so far, for what follows from it.
  const ObservationColumns& seen() const { return observationTable_; }
  const Asset& row(AssetRef asset) const { return assetRows_[asset]; }
  uint32_t observations() const { return observationTable_.rows; }
  uint32_t assets() const { return assetTable_.rows; }
  uint32_t components() const { return componentTable_.rows; }
  uint32_t edges() const { return edgeTable_.rows; }
  uint32_t vexStatements() const { return vexTable_.rows; }
  uint32_t grants() const { return grantTable_.rows; }
  uint64_t skipped() const { return skipped_; }

  /// The FlatBuffers image (model.fbs). The builder is spent.
  std::string finish();

 private:
  friend class BatchWriter;
  /// Interned texts are equal when their ids are: purl, or else ecosystem, group, name, version; and file.
  using ComponentKey = std::array<StringId, 6>;
  struct ComponentKeyHash {
    size_t operator()(const ComponentKey& key) const {
      return static_cast<size_t>(hashText({reinterpret_cast<const char*>(key.data()), sizeof(ComponentKey)}));
    }
  };
  std::string masked(std::string_view text) const;
  /// What an observation is called: its title, else what it is about.
  StringId titleOf(const Observation& from);
  /// What the source leaves open; `flags` are those of the row.
  Severity unstatedSeverity(const Observation& from, uint8_t& flags) const;
  void edge(uint8_t fromKind, uint32_t from, Relation relation, uint8_t toKind, uint32_t to,
            const RecordPlace& record, std::string_view detail);

  ReportFacts facts_;
  EstateKey key_;
  StringPool strings_;
  StringId tool_ = 0, toolVersion_ = 0;
  UnixSeconds scannedAt_ = kNoTime, date_ = kNoTime;
  AssetRef target_ = kNone;
  std::string guarded_;
  std::string guardMask_;
  uint64_t skipped_ = 0;
  Diagnostics diagnostics_;
  ObservationColumns observationTable_;
  AssetColumns assetTable_;
  ComponentColumns componentTable_;
  EdgeColumns edgeTable_;
  VulnerabilityColumns vulnerabilityTable_;
  OwnershipColumns ownershipTable_;
  VexColumns vexTable_;
  NameColumns nameTable_;
  GrantColumns grantTable_;
  std::unordered_map<uint64_t, uint32_t> assetIndex_;
  std::unordered_map<ComponentKey, uint32_t, ComponentKeyHash> componentIndex_;
  std::vector<Asset> assetRows_;
  struct Named {  // the newest asset of one identity: results in a row are mostly of the same
    AssetKind kind = AssetKind::kUnknown;
    std::string scheme, identity;
    AssetRef asset = kNone;
  } newest_;
};

/// "AKIAIOSFODNN7EXAMPLE" gives "AK…LE"; under 12 characters nothing is kept.
std::string maskSecret(std::string_view clear);

}  // namespace postern
