// SPDX-License-Identifier: Apache-2.0
// Findings that one act mends: an upgrade of a component in one manifest, or one kind of flaw in one asset.
// Open findings only, each in exactly one group.
#pragma once

#include <string>
#include <vector>

#include "enrich/fix_guidance.h"
#include "query/estate_view.h"

namespace postern {

enum class FixKind : uint8_t { kUpgrade, kGuidance };
std::string_view name(FixKind kind);

struct FixGroup {
  /// Of what is mended where, without versions: the same group of a later scan has the same key.
  ContentHash key;
  FixKind kind = FixKind::kGuidance;
  AssetId asset = 0;
  std::string title;               ///< "Upgrade log4j-core from 2.14.1 to 2.17.1", "SQL injection in shop"
  std::vector<uint32_t> findings;  ///< rows of Findings, riskiest first
  Effort effort = Effort::kHours;
  std::string guidance;   ///< what to do: the sources' words where they say it, else ours
  std::string reference;  ///< "" or an address
  // Of an upgrade.
  ComponentId component = kNone;  ///< one of those meant
  std::string ecosystem, package, from;
  std::string manifest;       ///< file that names it, "" = not said
  std::string to;             ///< smallest version that is free of all that can be fixed; "" = none is known
  bool staysInMajor = false;  ///< likely to be compatible
  std::vector<uint32_t> unfixed;  ///< of `findings`, those that `to` does not mend
};

/// By the place of the riskiest finding in the ranking.
std::vector<FixGroup> fixGroups(const EstateView& view);

}  // namespace postern
