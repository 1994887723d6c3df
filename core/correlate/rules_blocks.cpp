// SPDX-License-Identifier: Apache-2.0
// Which blocks an observation is a candidate in (rules.h): what two of them must have in common to be looked
// at together.
#include "correlate/block_key.h"
#include "correlate/place_text.h"
#include "correlate/rules.h"

namespace postern {
namespace {

// Shorter snippets are on many lines.
constexpr size_t kShortestSnippet = 12;

}  // namespace

void Rules::emitBlocks(BlockKind kind, uint32_t row, std::vector<BlockKey>& to) {
  const ObservationKind about = facts_.kind(row);
  switch (kind) {
    case BlockKind::kVulnerability:
      if (about == ObservationKind::kVulnerability) emitVulnerability(row, to);
      return;
    case BlockKind::kHostVulnerability:
      if (about == ObservationKind::kVulnerability || about == ObservationKind::kDynamic)
        emitHostVulnerability(row, to);
      return;
    case BlockKind::kSourcePackage:
      if (about == ObservationKind::kVulnerability) emitSourcePackage(row, to);
      return;
    case BlockKind::kSecret:
    case BlockKind::kSecretPlace:
      if (about == ObservationKind::kSecret) emitSecret(kind, row, to);
      return;
    case BlockKind::kExposure:
      if (about == ObservationKind::kExposure) emitExposure(row, to);
      return;
    case BlockKind::kOther:
      if (about == ObservationKind::kOther || about == ObservationKind::kLicence ||
          about == ObservationKind::kMalware)
        emitOther(row, to);
      return;
    case BlockKind::kFingerprint:
      return emitFingerprints(row, to);
    case BlockKind::kMoved:
    case BlockKind::kRenamed:
      if (about == ObservationKind::kCode) emitScans(kind, row, to);
      return;
    case BlockKind::kCode:
      if (about == ObservationKind::kCode) emitCode(row, to);
      return;
    case BlockKind::kDynamic:
      if (about == ObservationKind::kDynamic) emitDynamic(row, to);
      return;
    case BlockKind::kMisconfiguration:
      if (about == ObservationKind::kMisconfiguration) emitMisconfiguration(row, to);
      return;
    case BlockKind::kHandler:
      return emitHandler(row, to);
    case BlockKind::kDeployed:
      if (about == ObservationKind::kMisconfiguration) emitDeployed(row, to);
      return;
  }
}

void Rules::emitVulnerability(uint32_t row, std::vector<BlockKey>& to) {
  BlockHash key(1);
  key.add(facts_.asset(row)).add(facts_.vulnerabilitySet(row));  // several: only with the same several
  if (facts_.vulnerabilitySet(row) == 0) key.add(facts_.title(row));
  const auto package = facts_.package(row);
  if (package.bare != kNoString) {
    key.add(2).add(package.bare);
  } else {
    key.add(3).add(facts_.path(row)).add(facts_.tables().observations.port[row]).add(facts_.url(row));
  }
  to.push_back({key.value(), row});
}

// By the source's name, whichever of the two is told.
void Rules::emitSourcePackage(uint32_t row, std::vector<BlockKey>& to) {
  const auto package = facts_.package(row);
  if (facts_.vulnerabilitySet(row) == 0 || package.bare == kNoString) return;
  const StringId name = package.source != kNoString ? package.source : package.bare;
  BlockHash key(14);
  to.push_back({key.add(facts_.asset(row)).add(facts_.vulnerabilitySet(row)).add(name).value(), row});
}

// Scanners of running hosts name the vulnerability and the host; few name the package or agree on the port.
void Rules::emitHostVulnerability(uint32_t row, std::vector<BlockKey>& to) {
  if (facts_.vulnerabilitySet(row) == 0 || facts_.assetKind(row) != AssetKind::kHost) return;
  to.push_back({BlockHash(2).add(facts_.asset(row)).add(facts_.vulnerabilitySet(row)).value(), row});
}

void Rules::emitSecret(BlockKind kind, uint32_t row, std::vector<BlockKey>& to) {
  const StringId hash = facts_.tables().observations.secretHash[row];
  if (kind == BlockKind::kSecret) {
    if (hash != kNoString) to.push_back({BlockHash(3).add(facts_.asset(row)).add(hash).value(), row});
  } else if (facts_.path(row) != kNoString && facts_.line(row) != 0) {
    const uint64_t place =
        BlockHash(4).add(facts_.asset(row)).add(facts_.baseName(row)).add(facts_.line(row)).value();
    to.push_back({place, row});
  }
}

void Rules::emitExposure(uint32_t row, std::vector<BlockKey>& to) {
  const uint32_t port = facts_.tables().observations.port[row];
  to.push_back({BlockHash(5).add(facts_.asset(row)).add(port).add(facts_.rule(row)).value(), row});
}

void Rules::emitOther(uint32_t row, std::vector<BlockKey>& to) {
  BlockHash key(6);
  key.add(facts_.asset(row)).add(static_cast<uint32_t>(facts_.kind(row))).add(facts_.title(row));
  key.add(facts_.rule(row)).add(facts_.path(row)).add(facts_.line(row)).add(facts_.url(row));
  to.push_back({key.add(facts_.resource(row)).add(facts_.package(row).full).value(), row});
}

void Rules::emitFingerprints(uint32_t row, std::vector<BlockKey>& to) {
  const ListColumn& said = facts_.tables().observations.fingerprints;
  for (uint32_t i = said.begin[row]; i < said.begin[row + 1]; ++i) {
    const uint64_t print = facts_.fingerprintHash(said.items[i]);
    if (print == 0) continue;
    to.push_back({BlockHash(7).add(facts_.asset(row)).add(facts_.tool(row)).add(print).value(), row});
  }
}

void Rules::emitScans(BlockKind kind, uint32_t row, std::vector<BlockKey>& to) {
  BlockHash key(8);
  key.add(facts_.asset(row)).add(facts_.tool(row)).add(facts_.rule(row)).add(facts_.title(row));
  key.add(facts_.snippet(row)).add(facts_.symbol(row));
  if (kind == BlockKind::kMoved) {
    to.push_back({key.add(facts_.path(row)).value(), row});
  } else if (facts_.text(facts_.snippet(row)).size() >= kShortestSnippet) {
    to.push_back({key.add(1).value(), row});
  }
}

void Rules::emitCode(uint32_t row, std::vector<BlockKey>& to) {
  BlockHash place(9);
  place.add(facts_.asset(row)).add(facts_.baseName(row));
  for (const uint32_t family : facts_.families(row))
    to.push_back({BlockHash(place).add(family).value(), row});
  if (!facts_.families(row).empty()) return;
  const StringId what = facts_.rule(row) != kNoString ? facts_.rule(row) : facts_.title(row);
  to.push_back({place.add(what).add(facts_.tool(row)).add(1).value(), row});
}

void Rules::emitDynamic(uint32_t row, std::vector<BlockKey>& to) {
  BlockHash place(10);
  place.add(facts_.asset(row)).add(facts_.url(row)).add(facts_.tables().observations.port[row]);
  for (const uint32_t family : facts_.families(row))
    to.push_back({BlockHash(place).add(family).value(), row});
  if (facts_.families(row).empty()) to.push_back({place.add(facts_.title(row)).add(1).value(), row});
}

void Rules::emitMisconfiguration(uint32_t row, std::vector<BlockKey>& to) {
  BlockHash place(11);
  place.add(facts_.asset(row)).add(facts_.baseName(row));
  to.push_back({BlockHash(place).add(facts_.rule(row)).add(facts_.resource(row)).value(), row});
  if (const uint32_t control = facts_.control(row); control != 0)
    to.push_back({BlockHash(place).add(control).add(3).value(), row});
  for (const uint32_t family : facts_.families(row))
    to.push_back({BlockHash(place).add(family).add(2).value(), row});
}

void Rules::emitHandler(uint32_t row, std::vector<BlockKey>& to) {
  const auto emit = [&](ScopeId scope, uint32_t file) {
    if (file == 0) return;
    for (const uint32_t family : facts_.families(row))
      to.push_back({BlockHash(12).add(scope).add(file).add(family).value(), row});
  };
  if (facts_.kind(row) == ObservationKind::kDynamic) {
    emit(handlers_.scopeOfEndpoint(row), handlers_.ofEndpoint(row).file);
  } else if (facts_.kind(row) == ObservationKind::kCode) {
    const EndpointHandlers::Files files = handlers_.ofCode(row);
    emit(files.scopes.chain, files.inChain);
    emit(files.scopes.application, files.inApplication);
  }
}

// The file that configures a thing, and the thing as it runs.
void Rules::emitDeployed(uint32_t row, std::vector<BlockKey>& to) {
  const uint32_t control = facts_.control(row);
  if (control == 0) return;
  StringId name = facts_.resourceName(row);
  if (name == kNoString) name = facts_.intern(resourceKey(facts_.identities().assets[facts_.asset(row)].key));
  if (name == kNoString) return;
  const auto emit = [&](ScopeId scope) {
    if (scope == kNoScope) return;
    to.push_back({BlockHash(13).add(scope).add(name).add(control).value(), row});
  };
  if (facts_.assetKind(row) != AssetKind::kRepository)
    return emit(handlers_.deployment().scopeOfRunning(facts_.asset(row)));
  const Deployment::Scopes scopes = handlers_.deployment().scopesOfCode(facts_.asset(row));
  emit(scopes.chain);
  emit(scopes.application);
}

bool Rules::hasHandlers() const { return handlers_.any(); }

}  // namespace postern
