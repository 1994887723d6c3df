// SPDX-License-Identifier: Apache-2.0
// The rules themselves (rules.h). What a block's key already says equal is checked again where a hash could
// collide.
#include "correlate/rules.h"

#include <algorithm>
#include <tuple>

#include "base/content_hash.h"

namespace postern {
namespace {

class KeyHash {
 public:
  explicit KeyHash(BlockKind kind) { add(static_cast<uint32_t>(kind)); }
  KeyHash& add(uint32_t part) {
    for (int shift = 0; shift < 32; shift += 8) bytes_.push_back(static_cast<char>(part >> shift & 0xFF));
    return *this;
  }
  uint64_t value() const { return hashText({bytes_.data(), bytes_.size()}); }

 private:
  std::vector<char> bytes_;
};

ObservationKind kindOf(const ObservationFacts& facts, uint32_t row) {
  return static_cast<ObservationKind>(facts.tables().observations.kind[row]);
}

bool sharesFamily(const ObservationFacts& facts, uint32_t a, uint32_t b) {
  const auto x = facts.families(a);
  const auto y = facts.families(b);
  return std::find_first_of(x.begin(), x.end(), y.begin(), y.end()) != x.end();
}

bool near(const ObservationFacts& facts, uint32_t a, uint32_t b) {
  const uint32_t x = facts.line(a);
  const uint32_t y = facts.line(b);
  return x == y || (x != 0 && y != 0 && std::max(x, y) - std::min(x, y) <= kLineWindow);
}

// "src/a.js" is "services/orders/src/a.js" seen from another working folder.
bool samePath(ObservationFacts& facts, uint32_t a, uint32_t b) {
  const StringId x = facts.path(a);
  const StringId y = facts.path(b);
  if (x == y) return true;
  std::string_view longer = facts.text(x);
  std::string_view shorter = facts.text(y);
  if (longer.size() < shorter.size()) std::swap(longer, shorter);
  return !shorter.empty() && longer.size() > shorter.size() && longer.ends_with(shorter) &&
         longer[longer.size() - shorter.size() - 1] == '/';
}

bool samePackage(const ObservationFacts& facts, uint32_t a, uint32_t b) {
  const auto x = facts.package(a);
  const auto y = facts.package(b);
  if (x.bare != y.bare) return false;
  if (x.type != y.type && x.type != kNoString && y.type != kNoString) return false;
  return x.full == y.full || x.full == x.bare || y.full == y.bare;
}

bool sameControl(ObservationFacts& facts, uint32_t a, uint32_t b) {
  const bool place = samePath(facts, a, b) && (near(facts, a, b) || facts.path(a) == kNoString);
  const bool resource = facts.resource(a) == facts.resource(b);
  const bool control = facts.rule(a) == facts.rule(b)
                           ? resource && facts.title(a) == facts.title(b)
                           : sharesFamily(facts, a, b) && (resource || facts.path(a) != kNoString);
  return place && control;
}

bool sameInEveryWord(ObservationFacts& facts, uint32_t a, uint32_t b) {
  return facts.title(a) == facts.title(b) && facts.rule(a) == facts.rule(b) &&
         facts.path(a) == facts.path(b) && facts.line(a) == facts.line(b) && facts.url(a) == facts.url(b) &&
         facts.resource(a) == facts.resource(b) && facts.package(a).full == facts.package(b).full;
}

// Scanners of running hosts name the vulnerability and the host; few name the package or agree on the port.
void emitHostVulnerability(ObservationFacts& facts, uint32_t row, std::vector<BlockKey>& to) {
  const auto vulnerabilities = facts.vulnerabilities(row);
  if (vulnerabilities.empty() || facts.assetKind(row) != AssetKind::kHost) return;
  KeyHash key(BlockKind::kHostVulnerability);
  key.add(facts.asset(row));
  for (const StringId id : vulnerabilities) key.add(id);
  to.push_back({key.value(), BlockKind::kHostVulnerability, row});
}

void emitVulnerability(ObservationFacts& facts, uint32_t row, std::vector<BlockKey>& to) {
  emitHostVulnerability(facts, row, to);
  const auto vulnerabilities = facts.vulnerabilities(row);
  KeyHash key(BlockKind::kVulnerability);
  key.add(facts.asset(row));
  for (const StringId id : vulnerabilities)
    key.add(id);  // several different ones: only with the same several
  if (vulnerabilities.empty()) key.add(facts.title(row)).add(1);
  const auto package = facts.package(row);
  if (package.bare != kNoString) {
    key.add(2).add(package.bare);
  } else {
    key.add(3).add(facts.path(row)).add(facts.tables().observations.port[row]).add(facts.url(row));
  }
  to.push_back({key.value(), BlockKind::kVulnerability, row});
}

void emitCode(ObservationFacts& facts, uint32_t row, std::vector<BlockKey>& to) {
  const auto families = facts.families(row);
  for (const uint32_t family : families) {
    const uint64_t hash =
        KeyHash(BlockKind::kCode).add(facts.asset(row)).add(facts.baseName(row)).add(family).value();
    to.push_back({hash, BlockKind::kCode, row});
  }
  if (families.empty()) {
    const StringId what = facts.rule(row) != kNoString ? facts.rule(row) : facts.title(row);
    const uint64_t hash = KeyHash(BlockKind::kCode)
                              .add(facts.asset(row))
                              .add(facts.baseName(row))
                              .add(what)
                              .add(facts.tool(row))
                              .add(1)
                              .value();
    to.push_back({hash, BlockKind::kCode, row});
  }
  const uint64_t moved = KeyHash(BlockKind::kMoved)
                             .add(facts.asset(row))
                             .add(facts.path(row))
                             .add(facts.rule(row))
                             .add(facts.tool(row))
                             .value();
  to.push_back({moved, BlockKind::kMoved, row});
}

void emitSecret(ObservationFacts& facts, uint32_t row, std::vector<BlockKey>& to) {
  const StringId hash = facts.tables().observations.secretHash[row];
  if (hash != kNoString) {
    to.push_back(
        {KeyHash(BlockKind::kSecret).add(facts.asset(row)).add(hash).value(), BlockKind::kSecret, row});
  }
  const uint64_t place =
      KeyHash(BlockKind::kSecretPlace).add(facts.asset(row)).add(facts.baseName(row)).value();
  if (facts.path(row) != kNoString) to.push_back({place, BlockKind::kSecretPlace, row});
}

void emitDynamic(ObservationFacts& facts, uint32_t row, std::vector<BlockKey>& to) {
  emitHostVulnerability(facts, row, to);
  const auto families = facts.families(row);
  KeyHash place(BlockKind::kDynamic);
  place.add(facts.asset(row)).add(facts.url(row)).add(facts.tables().observations.port[row]);
  if (families.empty()) {
    to.push_back({KeyHash(place).add(facts.title(row)).add(1).value(), BlockKind::kDynamic, row});
  }
  for (const uint32_t family : families)
    to.push_back({KeyHash(place).add(family).value(), BlockKind::kDynamic, row});
}

void emitMisconfiguration(ObservationFacts& facts, uint32_t row, std::vector<BlockKey>& to) {
  KeyHash place(BlockKind::kMisconfiguration);
  place.add(facts.asset(row)).add(facts.baseName(row));
  to.push_back({KeyHash(place).add(facts.rule(row)).add(facts.resource(row)).value(),
                BlockKind::kMisconfiguration, row});
  for (const uint32_t family : facts.families(row)) {
    to.push_back({KeyHash(place).add(family).add(2).value(), BlockKind::kMisconfiguration, row});
  }
}

}  // namespace

void emitBlocks(ObservationFacts& facts, uint32_t row, std::vector<BlockKey>& to) {
  switch (kindOf(facts, row)) {
    case ObservationKind::kVulnerability:
      return emitVulnerability(facts, row, to);
    case ObservationKind::kCode:
      return emitCode(facts, row, to);
    case ObservationKind::kSecret:
      return emitSecret(facts, row, to);
    case ObservationKind::kDynamic:
      return emitDynamic(facts, row, to);
    case ObservationKind::kMisconfiguration:
      return emitMisconfiguration(facts, row, to);
    case ObservationKind::kExposure: {
      const ObservationColumns& columns = facts.tables().observations;
      const uint64_t hash = KeyHash(BlockKind::kExposure)
                                .add(facts.asset(row))
                                .add(columns.port[row])
                                .add(facts.rule(row))
                                .value();
      to.push_back({hash, BlockKind::kExposure, row});
      return;
    }
    default: {
      KeyHash key(BlockKind::kOther);
      key.add(facts.asset(row))
          .add(static_cast<uint32_t>(kindOf(facts, row)))
          .add(facts.title(row))
          .add(facts.rule(row));
      key.add(facts.path(row))
          .add(facts.line(row))
          .add(facts.url(row))
          .add(facts.resource(row))
          .add(facts.package(row).full);
      to.push_back({key.value(), BlockKind::kOther, row});
    }
  }
}

std::optional<JoinReason> confirm(ObservationFacts& facts, BlockKind kind, uint32_t a, uint32_t b) {
  const ObservationColumns& columns = facts.tables().observations;
  const bool alike = kindOf(facts, a) == kindOf(facts, b) || kind == BlockKind::kHostVulnerability;
  if (facts.asset(a) != facts.asset(b) || !alike) return std::nullopt;
  const auto when = [](bool holds, JoinReason reason) {
    return holds ? std::optional(reason) : std::nullopt;
  };
  switch (kind) {
    case BlockKind::kVulnerability: {
      const auto said = facts.vulnerabilities(a);
      const bool same = said == facts.vulnerabilities(b) &&
                        (!said.empty() || facts.title(a) == facts.title(b)) && samePackage(facts, a, b);
      return when(same, JoinReason::kSameVulnerabilityAndComponent);
    }
    case BlockKind::kHostVulnerability: {
      const auto x = facts.package(a);
      const auto y = facts.package(b);
      const bool packages = x.bare == kNoString || y.bare == kNoString || samePackage(facts, a, b);
      return when(packages && facts.vulnerabilities(a) == facts.vulnerabilities(b),
                  JoinReason::kSameVulnerabilityAndHost);
    }
    case BlockKind::kCode: {
      const bool named =
          sharesFamily(facts, a, b) || (facts.rule(a) == facts.rule(b) && facts.tool(a) == facts.tool(b));
      return when(named && samePath(facts, a, b) && near(facts, a, b), JoinReason::kSameWeaknessSamePlace);
    }
    case BlockKind::kMoved:
      return when(facts.path(a) == facts.path(b) && facts.rule(a) == facts.rule(b) &&
                      facts.tool(a) == facts.tool(b) && facts.snippet(a) == facts.snippet(b) &&
                      facts.title(a) == facts.title(b),
                  JoinReason::kRepeated);
    case BlockKind::kSecret:
      return when(columns.secretHash[a] == columns.secretHash[b], JoinReason::kSameSecret);
    case BlockKind::kSecretPlace:
      return when(facts.line(a) != 0 && facts.line(a) == facts.line(b) && samePath(facts, a, b),
                  JoinReason::kSameSecret);
    case BlockKind::kDynamic: {
      const bool parameters = facts.parameter(a) == facts.parameter(b) || facts.parameter(a) == kNoString ||
                              facts.parameter(b) == kNoString;
      const bool named = sharesFamily(facts, a, b) || facts.title(a) == facts.title(b);
      return when(facts.url(a) == facts.url(b) && parameters && named, JoinReason::kSameEndpointAndWeakness);
    }
    case BlockKind::kExposure:
      return when(columns.port[a] == columns.port[b] && facts.rule(a) == facts.rule(b) &&
                      (columns.port[a] != 0 || facts.title(a) == facts.title(b)),
                  JoinReason::kSameService);
    case BlockKind::kMisconfiguration:
      return when(sameControl(facts, a, b), JoinReason::kSameResourceAndControl);
    case BlockKind::kOther:
      return when(sameInEveryWord(facts, a, b), JoinReason::kRepeated);
  }
  return std::nullopt;
}

bool isRepetition(ObservationFacts& facts, BlockKind kind, uint32_t a, uint32_t b) {
  switch (kind) {
    case BlockKind::kVulnerability:
    case BlockKind::kHostVulnerability:
    case BlockKind::kSecret:
    case BlockKind::kExposure:
    case BlockKind::kOther:
      return true;
    case BlockKind::kDynamic:
      return facts.rule(a) == facts.rule(b) && facts.parameter(a) == facts.parameter(b);
    default:
      return facts.line(a) == facts.line(b) && facts.rule(a) == facts.rule(b) &&
             facts.title(a) == facts.title(b) &&
             facts.tables().observations.column[a] == facts.tables().observations.column[b];
  }
}

}  // namespace postern
