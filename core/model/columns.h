// SPDX-License-Identifier: Apache-2.0
// The columns of the model, once: every table is a list of (type, name), from which its vectors, its
// FlatBuffers image, its loading, checking and string remapping follow. A new column is a line here and a
// line in model.fbs.
//   U8 a byte (an enum of terms.h or flags)   U32 a number   I64 a large number   TEXT a string id
//   REF a row of another table (kNone = none)  NUMBERS / TEXTS a list of numbers / string ids
// size: the tables of columns are one list each
#pragma once

#include <cstdint>
#include <vector>

#include "base/string_pool.h"

namespace postern {

inline constexpr uint32_t kNone = 0xFFFFFFFF;
inline constexpr int64_t kNoNumber = INT64_MIN;

/// A list per row: row i has items[begin[i]] .. items[begin[i + 1]].
struct ListColumn {
  std::vector<uint32_t> begin{0};
  std::vector<uint32_t> items;
};

// clang-format would indent each line of such a list further than the one before, differently every time.
// clang-format off

// One result as one scanner said it.
//   line, endLine, column from 1, 0 = not said; port 0 = not said; cvssScore in tenths, 0 = not said
//   record = recordParent + (recordKey or recordIndex); rangeBegin/rangeEnd bytes of the decoded text
//   secretHash: keyed hash, hex; flags: kFlag... below
#define POSTERN_OBSERVATION_COLUMNS(U8, U32, I64, TEXT, REF, NUMBERS, TEXTS)                            \
  U8(kind) U8(severity) U8(state) U8(confidence) U8(reachability) U8(flags) TEXT(title)                 \
  TEXT(description) TEXT(rule) TEXT(tool) TEXT(severityText) TEXT(stateText) TEXT(file) U32(line)       \
  U32(endLine) U32(column) TEXT(symbol) TEXT(snippet) TEXT(url) TEXT(method) TEXT(parameter) TEXT(host) \
  U32(port) TEXT(protocol) TEXT(resource) REF(asset) REF(component) U32(cvssScore) U32(occurrences)     \
  TEXT(fixText) TEXT(secretMasked) TEXT(secretHash) U32(secretLength) I64(firstSeen) TEXT(recordParent) \
  TEXT(recordKey) U32(recordIndex) I64(rangeBegin) I64(rangeEnd) NUMBERS(weaknesses)                    \
  TEXTS(vulnerabilities) TEXTS(cvss) TEXTS(fixVersions) TEXTS(tags) TEXTS(references)                   \
  TEXTS(fingerprints) TEXTS(dependencyPath)

// identities are typed: "repo:", "image:", "digest:", "host:", "ip:", "url:", "k8s:", "arn:", "name:", "id:"
// + as written. value in whole currency units; credentials are keyed hashes, hex.
#define POSTERN_ASSET_COLUMNS(U8, U32, I64, TEXT, REF, NUMBERS, TEXTS)                            \
  U8(kind) U8(declared) U8(criticality) U8(exposure) U8(environment) TEXT(name) TEXT(owner)       \
  TEXT(application) TEXT(zone) I64(value) TEXTS(identities) TEXTS(dataClasses) TEXTS(credentials) \
  TEXTS(tags)

#define POSTERN_COMPONENT_COLUMNS(U8, U32, I64, TEXT, REF, NUMBERS, TEXTS)                             \
  TEXT(purl) TEXT(ecosystem) TEXT(group) TEXT(name) TEXT(version) TEXT(cpe) TEXT(file) TEXTS(licences)

// A relation from one row to another; fromKind/toKind: 0 asset, 1 component.
#define POSTERN_EDGE_COLUMNS(U8, U32, I64, TEXT, REF, NUMBERS, TEXTS)                    \
  U8(relation) U8(fromKind) U8(toKind) U32(from) U32(to) TEXT(detail) TEXT(recordParent) \
  TEXT(recordKey) U32(recordIndex)

// What a source states about a vulnerability as such. epss, percentile in millionths, kNone = not said.
#define POSTERN_VULNERABILITY_COLUMNS(U8, U32, I64, TEXT, REF, NUMBERS, TEXTS)                        \
  TEXT(id) TEXTS(aliases) TEXTS(cvss) NUMBERS(weaknesses) U32(epss) U32(epssPercentile) I64(kevAdded) \
  I64(kevDue) U8(kevRansomware) TEXT(title) I64(published)

// CODEOWNERS, in the file's order. section: as GitLab heads it ("^[Docs][2]", "[]" has no name); "" = GitHub's rules
#define POSTERN_OWNERSHIP_COLUMNS(U8, U32, I64, TEXT, REF, NUMBERS, TEXTS) \
  TEXT(pattern) TEXT(section) REF(asset) U32(line) TEXTS(owners)

// What a VEX document says of one vulnerability in one product: `products` are identifiers of that one product,
// `subcomponents` of what is meant inside it (any of them; none = the product as such).
//   typed: "pkg:..." purl, "cpe:..." CPE, "digest:sha256:<hex>", "named:" vendor TAB name TAB version or range,
//   "id:" + as written (an IRI, a BOM-Link, an image reference, a name)
//   versions: of the parts, else of the product, a version or "vers:" range; "" = as the identifiers say
//   statusText: the document's own word ("first_affected", "in_triage"); at: when it was said, the document's time
//   where it says none
#define POSTERN_VEX_COLUMNS(U8, U32, I64, TEXT, REF, NUMBERS, TEXTS)                                     \
  U8(status) U8(authority) TEXT(statusText) TEXT(vulnerability) TEXTS(aliases) TEXT(productName)         \
  TEXTS(products) TEXTS(subcomponents) TEXT(versions) TEXT(justification) TEXT(impact) TEXT(action)      \
  TEXT(author) TEXT(role) TEXT(document) TEXT(documentVersion) I64(at) I64(updated) TEXT(recordParent)   \
  TEXT(recordKey) U32(recordIndex)

// By what name ("urn:cdx:<serial>/<version>" and a reference) others mean a row; both: the asset is that component.
#define POSTERN_NAME_COLUMNS(U8, U32, I64, TEXT, REF, NUMBERS, TEXTS) \
  TEXT(name) REF(asset) REF(component) TEXT(document)

// Rights as a source writes them. asset: who holds them (an identity or a role), for kind resource the thing itself.
//   kind: GrantKind; deny: 1 takes away; system: whose words they are ("kubernetes", "aws", "azure", "gcp", "ci", ...)
//   actions, exceptActions (AWS NotAction, Azure notActions): "s3:GetObject", "iam:*"; Kubernetes' verbs
//   resources, exceptResources: ARNs, paths, with wildcards; Kubernetes' "<api group>/<resource>[/<subresource>]"
//   ("/pods/exec", "*/*"); names: Kubernetes' resourceNames, none = all
//   principals, exceptPrincipals: for kind resource, who may: ARNs, "service:lambda.amazonaws.com", "*", "group:..."
//   scope: where they hold (a namespace, subscription, folder, account), "" = wherever the holder is
//   condition: as written (JSON or an expression), "" = none
#define POSTERN_GRANT_COLUMNS(U8, U32, I64, TEXT, REF, NUMBERS, TEXTS)                                      \
  U8(kind) U8(deny) REF(asset) TEXT(system) TEXTS(actions) TEXTS(exceptActions) TEXTS(resources)            \
  TEXTS(exceptResources) TEXTS(names) TEXTS(principals) TEXTS(exceptPrincipals) TEXT(scope) TEXT(condition) \
  TEXT(recordParent) TEXT(recordKey) U32(recordIndex)

// clang-format on

inline constexpr uint8_t kFlagFixAvailable = 1;
inline constexpr uint8_t kFlagVerified =
    2;  ///< the scanner proved it (a live secret, an exploit that worked)
inline constexpr uint8_t kFlagExploited = 4;     ///< the scanner says it is exploited in the wild
inline constexpr uint8_t kFlagExploitKnown = 8;  ///< the scanner says an exploit is public
inline constexpr uint8_t kFlagSeverityByKind =
    16;  ///< no source states the severity: it is what such a result usually is (severity_by_kind.h)

#define POSTERN_DECLARE_U8(name) std::vector<uint8_t> name;
#define POSTERN_DECLARE_U32(name) std::vector<uint32_t> name;
#define POSTERN_DECLARE_I64(name) std::vector<int64_t> name;
#define POSTERN_DECLARE_LIST(name) ListColumn name;
#define POSTERN_DECLARE_TABLE(Name, COLUMNS)                                                   \
  struct Name {                                                                                \
    COLUMNS(POSTERN_DECLARE_U8, POSTERN_DECLARE_U32, POSTERN_DECLARE_I64, POSTERN_DECLARE_U32, \
            POSTERN_DECLARE_U32, POSTERN_DECLARE_LIST, POSTERN_DECLARE_LIST)                   \
    uint32_t rows = 0;                                                                         \
  };

POSTERN_DECLARE_TABLE(ObservationColumns, POSTERN_OBSERVATION_COLUMNS)
POSTERN_DECLARE_TABLE(AssetColumns, POSTERN_ASSET_COLUMNS)
POSTERN_DECLARE_TABLE(ComponentColumns, POSTERN_COMPONENT_COLUMNS)
POSTERN_DECLARE_TABLE(EdgeColumns, POSTERN_EDGE_COLUMNS)
POSTERN_DECLARE_TABLE(VulnerabilityColumns, POSTERN_VULNERABILITY_COLUMNS)
POSTERN_DECLARE_TABLE(OwnershipColumns, POSTERN_OWNERSHIP_COLUMNS)
POSTERN_DECLARE_TABLE(VexColumns, POSTERN_VEX_COLUMNS)
POSTERN_DECLARE_TABLE(NameColumns, POSTERN_NAME_COLUMNS)
POSTERN_DECLARE_TABLE(GrantColumns, POSTERN_GRANT_COLUMNS)

}  // namespace postern
