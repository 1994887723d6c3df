// SPDX-License-Identifier: Apache-2.0
// The rules themselves (rules.h). What a block's key already says equal is checked again where a hash could
// collide.
#include "correlate/rules.h"

#include <algorithm>
#include <tuple>

#include "correlate/finding_key.h"

namespace postern {

bool isLoose(BlockKind kind) {
  switch (kind) {
    case BlockKind::kVulnerability:
    case BlockKind::kHostVulnerability:
    case BlockKind::kSecret:
    case BlockKind::kExposure:
    case BlockKind::kOther:
      return true;
    default:
      return false;
  }
}

bool isByLine(BlockKind kind) { return kind == BlockKind::kCode || kind == BlockKind::kSecretPlace; }

bool Rules::near(uint32_t a, uint32_t b) const {
  const uint32_t x = facts_.line(a);
  const uint32_t y = facts_.line(b);
  return x == y || (x != 0 && y != 0 && std::max(x, y) - std::min(x, y) <= kLineWindow);
}

bool Rules::samePackage(uint32_t a, uint32_t b) const {
  const auto x = facts_.package(a);
  const auto y = facts_.package(b);
  if (x.bare != y.bare) return false;
  if (x.type != y.type && x.type != kNoString && y.type != kNoString) return false;
  return x.full == y.full || x.full == x.bare || y.full == y.bare;
}

bool Rules::sameParameter(uint32_t a, uint32_t b) {
  const StringId x = facts_.parameter(a);
  const StringId y = facts_.parameter(b);
  return x == y || x == kNoString || y == kNoString;
}

bool Rules::sameControl(uint32_t a, uint32_t b) {
  const StringId x = facts_.resourceName(a);
  const bool resource =
      facts_.resource(a) == facts_.resource(b) || (x != kNoString && x == facts_.resourceName(b));
  const bool named = resource && facts_.resource(a) != kNoString;
  if (!facts_.samePath(a, b)) return false;
  if (!named && facts_.path(a) != kNoString && !near(a, b)) return false;
  if (facts_.rule(a) == facts_.rule(b)) return resource && facts_.title(a) == facts_.title(b);
  const bool placed = resource || facts_.path(a) != kNoString;
  const uint32_t control = facts_.control(a);
  if (control != 0 && control == facts_.control(b)) return placed;
  return placed && near(a, b) && facts_.sharesFamily(a, b);
}

bool Rules::sameInEveryWord(uint32_t a, uint32_t b) {
  return facts_.title(a) == facts_.title(b) && facts_.rule(a) == facts_.rule(b) &&
         facts_.path(a) == facts_.path(b) && facts_.line(a) == facts_.line(b) &&
         facts_.url(a) == facts_.url(b) && facts_.resource(a) == facts_.resource(b) &&
         facts_.package(a).full == facts_.package(b).full;
}

bool Rules::sameCode(uint32_t a, uint32_t b) {
  return facts_.symbol(a) == facts_.symbol(b) && codeOf(facts_, a) == codeOf(facts_, b);
}

// Of two code results of one tool in two scans: what it says of the code itself.
bool Rules::sameScanned(uint32_t a, uint32_t b) {
  return facts_.snippet(a) == facts_.snippet(b) && facts_.symbol(a) == facts_.symbol(b) &&
         facts_.title(a) == facts_.title(b);
}

// The file that answers the endpoint is in scope by construction of the block; what is left is what it says.
std::optional<JoinReason> Rules::confirmHandler(uint32_t a, uint32_t b) {
  const bool codeA = facts_.kind(a) == ObservationKind::kCode;
  const bool codeB = facts_.kind(b) == ObservationKind::kCode;
  if ((codeA && codeB) || !facts_.sharesFamily(a, b)) return std::nullopt;
  if (!codeA && !codeB && !sameParameter(a, b)) return std::nullopt;
  const bool byRoute =
      (!codeA && handlers_.ofEndpoint(a).byRoute) || (!codeB && handlers_.ofEndpoint(b).byRoute);
  return byRoute ? JoinReason::kAnswersEndpointByRoute : JoinReason::kAnswersEndpointByName;
}

std::optional<JoinReason> Rules::confirmPlaced(BlockKind kind, uint32_t a, uint32_t b) {
  const auto when = [](bool holds, JoinReason reason) {
    return holds ? std::optional(reason) : std::nullopt;
  };
  switch (kind) {
    case BlockKind::kCode: {
      if (!near(a, b) || !facts_.samePath(a, b)) return std::nullopt;
      const bool named = facts_.sharesFamily(a, b) ||
                         (facts_.rule(a) == facts_.rule(b) && facts_.title(a) == facts_.title(b));
      // One tool's two scans: other code is another result, however near.
      const bool rescan = facts_.report(a) != facts_.report(b) && facts_.tool(a) == facts_.tool(b);
      return when(named && (!rescan || sameCode(a, b)), JoinReason::kSameWeaknessSamePlace);
    }
    case BlockKind::kSecretPlace:
      return when(facts_.line(a) != 0 && facts_.line(a) == facts_.line(b) && facts_.samePath(a, b),
                  JoinReason::kSameSecret);
    case BlockKind::kDynamic: {
      const bool named = facts_.sharesFamily(a, b) || facts_.title(a) == facts_.title(b);
      return when(facts_.url(a) == facts_.url(b) && sameParameter(a, b) && named,
                  JoinReason::kSameEndpointAndWeakness);
    }
    case BlockKind::kMisconfiguration:
      return when(sameControl(a, b), JoinReason::kSameResourceAndControl);
    default:
      return std::nullopt;
  }
}

std::optional<JoinReason> Rules::confirm(BlockKind kind, uint32_t a, uint32_t b) {
  const ObservationColumns& columns = facts_.tables().observations;
  if (kind == BlockKind::kHandler) return confirmHandler(a, b);
  const auto when = [](bool holds, JoinReason reason) {
    return holds ? std::optional(reason) : std::nullopt;
  };
  if (kind == BlockKind::kDeployed) {
    const bool control = facts_.control(a) != 0 && facts_.control(a) == facts_.control(b);
    return when(control && facts_.asset(a) != facts_.asset(b), JoinReason::kDeployedResource);
  }
  const bool alike = facts_.kind(a) == facts_.kind(b) || kind == BlockKind::kHostVulnerability;
  if (facts_.asset(a) != facts_.asset(b) || !alike) return std::nullopt;
  switch (kind) {
    case BlockKind::kVulnerability: {
      const bool same = facts_.vulnerabilitySet(a) == facts_.vulnerabilitySet(b) &&
                        (facts_.vulnerabilitySet(a) != 0 || facts_.title(a) == facts_.title(b)) &&
                        samePackage(a, b);
      return when(same, JoinReason::kSameVulnerabilityAndComponent);
    }
    case BlockKind::kHostVulnerability: {
      const auto x = facts_.package(a);
      const auto y = facts_.package(b);
      const bool packages = x.bare == kNoString || y.bare == kNoString || samePackage(a, b);
      return when(packages && facts_.vulnerabilitySet(a) == facts_.vulnerabilitySet(b),
                  JoinReason::kSameVulnerabilityAndHost);
    }
    case BlockKind::kSourcePackage: {
      const auto x = facts_.package(a);
      const auto y = facts_.package(b);
      const bool types = x.type == y.type || x.type == kNoString || y.type == kNoString;
      return when(types && (x.source == y.bare || y.source == x.bare) &&
                      facts_.vulnerabilitySet(a) == facts_.vulnerabilitySet(b),
                  JoinReason::kSourcePackage);
    }
    case BlockKind::kSecret:
      return when(columns.secretHash[a] == columns.secretHash[b], JoinReason::kSameSecret);
    case BlockKind::kExposure:
      return when(columns.port[a] == columns.port[b] && facts_.rule(a) == facts_.rule(b) &&
                      (columns.port[a] != 0 || facts_.title(a) == facts_.title(b)),
                  JoinReason::kSameService);
    case BlockKind::kOther:
      return when(sameInEveryWord(a, b), JoinReason::kRepeated);
    case BlockKind::kMoved:
      return when(facts_.path(a) == facts_.path(b) && facts_.rule(a) == facts_.rule(b) &&
                      facts_.tool(a) == facts_.tool(b) && sameScanned(a, b),
                  JoinReason::kRepeated);
    case BlockKind::kRenamed:
      return when(facts_.tool(a) == facts_.tool(b) && sameScanned(a, b), JoinReason::kRenamedFile);
    case BlockKind::kFingerprint:
      return when(facts_.tool(a) == facts_.tool(b), JoinReason::kSameFingerprint);
    default:
      return confirmPlaced(kind, a, b);
  }
}

bool Rules::isRepetition(BlockKind kind, uint32_t a, uint32_t b) {
  if (isLoose(kind)) return true;
  if (kind == BlockKind::kDynamic || kind == BlockKind::kHandler) {
    const bool dynamic = facts_.kind(a) == ObservationKind::kDynamic;
    if (dynamic && facts_.kind(b) == ObservationKind::kDynamic)
      return facts_.rule(a) == facts_.rule(b) && facts_.parameter(a) == facts_.parameter(b) &&
             facts_.url(a) == facts_.url(b);
  }
  return facts_.line(a) == facts_.line(b) && facts_.rule(a) == facts_.rule(b) &&
         facts_.title(a) == facts_.title(b) && facts_.path(a) == facts_.path(b) &&
         facts_.tables().observations.column[a] == facts_.tables().observations.column[b];
}

}  // namespace postern
