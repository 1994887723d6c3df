// SPDX-License-Identifier: Apache-2.0
// Blocking keys and the rules that confirm a candidate. A rule looks at two observations of one block and
// says yes or no; it is written to be read aloud: "same asset, same file, same weakness family, at most three
// lines apart".
#pragma once

#include <optional>
#include <vector>

#include "correlate/findings.h"
#include "correlate/observation_facts.h"

namespace postern {

/// How many lines two tools may differ about one place: the start of a statement against its middle.
inline constexpr uint32_t kLineWindow = 3;

enum class BlockKind : uint8_t {
  kVulnerability,
  kHostVulnerability,
  kCode,
  kMoved,
  kSecret,
  kSecretPlace,
  kDynamic,
  kExposure,
  kMisconfiguration,
  kOther
};

struct BlockKey {
  uint64_t hash;
  BlockKind kind;
  uint32_t observation;
};

/// The blocks that an observation is a candidate in.
void emitBlocks(ObservationFacts& facts, uint32_t row, std::vector<BlockKey>& to);

/// Why the two are one, or nothing. Both are of one block of `kind`.
std::optional<JoinReason> confirm(ObservationFacts& facts, BlockKind kind, uint32_t a, uint32_t b);

/// Whether two results of one report may be one finding nevertheless: the tool repeats itself.
bool isRepetition(ObservationFacts& facts, BlockKind kind, uint32_t a, uint32_t b);

}  // namespace postern
