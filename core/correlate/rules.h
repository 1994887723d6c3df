// SPDX-License-Identifier: Apache-2.0
// Blocking keys and the rules that confirm a candidate. A rule looks at two observations of one block and
// says yes or no; it is written to be read aloud: "same asset, same file, same weakness family, at most three
// lines apart". docs/correlation.md lists them.
#pragma once

#include <optional>
#include <vector>

#include "correlate/endpoint_handlers.h"
#include "correlate/findings.h"
#include "correlate/observation_facts.h"

namespace postern {

/// How many lines two tools may differ about one place: the start of a statement against its middle.
inline constexpr uint32_t kLineWindow = 3;
/// How far apart the only result of a kind that each tool has in a file may be: the source, the sink and the
/// head of one method.
inline constexpr uint32_t kMethodWindow = 100;

/// In the order in which blocks are joined: what is sure before what leans on it.
enum class BlockKind : uint8_t {
  kVulnerability,
  kHostVulnerability,
  kSourcePackage,
  kSecret,
  kExposure,
  kOther,
  kFingerprint,
  kMoved,
  kRenamed,
  kCode,
  kSecretPlace,
  kDynamic,
  kMisconfiguration,
  kHandler,
  kDeployed
};
inline constexpr size_t kBlockKinds = 15;

struct BlockKey {
  uint64_t hash;
  uint32_t observation;
};

/// Whether equal members of such a block are one whatever report they come from.
bool isLoose(BlockKind kind);
/// Whether lines decide in such a block.
bool isByLine(BlockKind kind);

class Rules {
 public:
  explicit Rules(ObservationFacts& facts) : facts_(facts), handlers_(facts) {}

  /// The blocks of a kind that an observation is a candidate in.
  void emitBlocks(BlockKind kind, uint32_t row, std::vector<BlockKey>& to);
  /// Whether any code answers any endpoint.
  bool hasHandlers() const;
  /// Why the two are one, or nothing. Both are of one block of `kind`.
  std::optional<JoinReason> confirm(BlockKind kind, uint32_t a, uint32_t b);
  /// Whether two results of one report may be one finding nevertheless: the tool repeats itself.
  bool isRepetition(BlockKind kind, uint32_t a, uint32_t b);

 private:
  void emitVulnerability(uint32_t row, std::vector<BlockKey>& to);
  void emitSourcePackage(uint32_t row, std::vector<BlockKey>& to);
  void emitHostVulnerability(uint32_t row, std::vector<BlockKey>& to);
  void emitSecret(BlockKind kind, uint32_t row, std::vector<BlockKey>& to);
  void emitExposure(uint32_t row, std::vector<BlockKey>& to);
  void emitOther(uint32_t row, std::vector<BlockKey>& to);
  void emitFingerprints(uint32_t row, std::vector<BlockKey>& to);
  void emitScans(BlockKind kind, uint32_t row, std::vector<BlockKey>& to);
  void emitCode(uint32_t row, std::vector<BlockKey>& to);
  void emitDynamic(uint32_t row, std::vector<BlockKey>& to);
  void emitMisconfiguration(uint32_t row, std::vector<BlockKey>& to);
  void emitHandler(uint32_t row, std::vector<BlockKey>& to);
  void emitDeployed(uint32_t row, std::vector<BlockKey>& to);
  bool near(uint32_t a, uint32_t b) const;
  bool samePackage(uint32_t a, uint32_t b) const;
  bool sameControl(uint32_t a, uint32_t b);
  bool sameInEveryWord(uint32_t a, uint32_t b);
  bool sameParameter(uint32_t a, uint32_t b);
  bool sameScanned(uint32_t a, uint32_t b);
  bool sameCode(uint32_t a, uint32_t b);
  std::optional<JoinReason> confirmHandler(uint32_t a, uint32_t b);
  std::optional<JoinReason> confirmPlaced(BlockKind kind, uint32_t a, uint32_t b);

  ObservationFacts& facts_;
  EndpointHandlers handlers_;
};

}  // namespace postern
