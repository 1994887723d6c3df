// SPDX-License-Identifier: Apache-2.0
// The closed vocabularies of the model, with the words used for them at every boundary. Stored as bytes in
// batches: values are appended, never renumbered.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace postern {

enum class Severity : uint8_t { kUnknown, kInfo, kLow, kMedium, kHigh, kCritical };
enum class ObservationKind : uint8_t {
  kOther,
  kVulnerability /* a known one in a component */,
  kCode,
  kSecret,
  kMisconfiguration,
  kDynamic /* found by talking to it */,
  kExposure /* an open port, a reachable service */,
  kLicence,
  kMalware
};
/// What the source says about its own result.
enum class State : uint8_t { kOpen, kSuppressed, kFixed, kFalsePositive, kAccepted };
enum class Confidence : uint8_t { kUnknown, kLow, kMedium, kHigh };
enum class Reachability : uint8_t { kUnknown, kReachable, kNotReachable };

enum class AssetKind : uint8_t {
  kUnknown,
  kApplication,
  kService,
  kRepository,
  kImage,
  kHost,
  kWorkload,
  kEndpoint,
  kFunction,
  kCloudResource,
  kDataStore,
  kIdentity,
  kPipeline,
  kIngress,
  kRole /* a set of rights that identities hold: an RBAC role, a policy, a role definition */,
  kContainer,
  kVolume,
  kNamespace,
  kAccount /* a cloud account, subscription, project, cluster or directory domain */,
  kNetwork /* a security group, subnet, network policy, firewall */
};
enum class Relation : uint8_t {
  kUnknown,
  kExposes,
  kRoutes,
  kRuns,
  kBuildsFrom,
  kContains,
  kDependsOn,
  kCalls,
  kStores,
  kAssumes,
  kAccesses,
  kDeploys,
  kHosts,
  kPartOf,
  kMemberOf /* an identity is in a group */,
  kHolds /* an identity has a role or policy */,
  kTrusts /* a role may be taken on by that identity or service */,
  kAdmits /* what is behind it may be talked to from there */,
  kMounts,
  kTriggers,
  kLinked /* as the edge's detail says it: sources with words of their own */
};
/// What a grant (columns.h) says: rights of its holder, a limit on them, or who may act on the holder.
enum class GrantKind : uint8_t { kRights, kBoundary, kResource };
enum class Exposure : uint8_t { kUnknown, kIsolated, kInternal, kPartner, kInternet };
enum class Criticality : uint8_t { kUnknown, kLow, kMedium, kHigh, kCritical };
enum class Environment : uint8_t { kUnknown, kDevelopment, kTest, kStaging, kProduction };
/// What a VEX document says of a product. kUnstated: nothing that tells whether it is affected
/// ("recommended").
enum class VexStatus : uint8_t { kUnstated, kUnderInvestigation, kAffected, kNotAffected, kFixed };
/// Who says it; of two statements of one time the higher stands.
enum class VexAuthority : uint8_t { kUnknown, kUser, kOther, kCoordinator, kVendor };
/// Which class of scan a format is; an asset's coverage is told in these.
enum class Family : uint8_t {
  kMixed,
  kCode,
  kDependencies,
  kSecrets,
  kImage,
  kInfrastructure,
  kDynamic,
  kCloud,
  kNetwork,
  kSbom,
  kInventory,
  kContext
};

std::string_view name(Severity value);
std::string_view name(ObservationKind value);
std::string_view name(State value);
std::string_view name(Confidence value);
std::string_view name(Reachability value);
std::string_view name(AssetKind value);
std::string_view name(Relation value);
std::string_view name(GrantKind value);
std::string_view name(Exposure value);
std::string_view name(Criticality value);
std::string_view name(Environment value);
std::string_view name(Family value);
std::string_view name(VexStatus value);
std::string_view name(VexAuthority value);

/// The words that scanners use, ASCII case ignored: "moderate", "CRITICAL", "warning", "3" is not a word.
/// Unknown words give kUnknown: the original text is kept beside it.
Severity severityFromWord(std::string_view word);
/// The qualitative scale of CVSS v3.1 section 5 (0 none, 0.1-3.9 low, 4.0-6.9 medium, 7.0-8.9 high, 9.0-10
/// critical).
Severity severityFromScore(int64_t milli);
Confidence confidenceFromWord(std::string_view word);

/// Inverse of name(), ASCII case, '_', '-' and spaces ignored.
std::optional<AssetKind> assetKindFromName(std::string_view text);
std::optional<Relation> relationFromName(std::string_view text);
std::optional<ObservationKind> observationKindFromName(std::string_view text);
std::optional<State> stateFromName(std::string_view text);
std::optional<Family> familyFromName(std::string_view text);
std::optional<Exposure> exposureFromName(std::string_view text);
std::optional<Criticality> criticalityFromName(std::string_view text);
std::optional<Environment> environmentFromName(std::string_view text);
std::optional<VexStatus> vexStatusFromName(std::string_view text);

}  // namespace postern
