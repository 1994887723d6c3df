// SPDX-License-Identifier: Apache-2.0
// The readable side of a batch. Everything is checked once on load (FlatBuffers' verifier, then every index
// against its table), so that what reads the columns later need not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/content_hash.h"
#include "base/diagnostics.h"
#include "base/error.h"
#include "base/time.h"
#include "model/columns.h"
#include "model/terms.h"

namespace postern {

/// One input file as the estate knows it. Texts are ids of the owner's pool.
struct Report {
  ContentHash hash;
  uint64_t bytes = 0;
  std::string name;
  StringId format = 0, title = 0, syntax = 0, evidence = 0, tool = 0, toolVersion = 0;
  Family family = Family::kMixed;
  uint8_t confidence = 0;
  UnixSeconds scannedAt = kNoTime, date = kNoTime;
  uint32_t asset = kNone;  ///< row of the asset table
  uint64_t skipped = 0;
  bool context = false;
  uint32_t firstObservation = 0, observations = 0;
  uint32_t assets = 0, components = 0, edges = 0, vexStatements = 0;
  std::vector<Diagnostic> diagnostics;

  /// A VEX document or advisory: its results repeat its statements, no scanner saw them.
  bool onlyStates() const { return vexStatements > 0 && edges == 0; }
};

/// All tables with one pool of texts: a batch has one, the estate has one for all its batches.
struct Tables {
  StringPool strings;
  ObservationColumns observations;
  AssetColumns assets;
  ComponentColumns components;
  EdgeColumns edges;
  VulnerabilityColumns vulnerabilities;
  OwnershipColumns ownerships;
  VexColumns vex;
  NameColumns names;
  GrantColumns grants;
  std::vector<Report> reports;
  std::vector<uint32_t> observationReport;  ///< row of reports, per observation
  std::vector<uint32_t> assetReport;        ///< per asset row
  std::vector<uint32_t> edgeReport;         ///< per edge row
  std::vector<uint32_t> componentReport;    ///< per component row
  std::vector<uint32_t> vulnerabilityReport;
  std::vector<uint32_t> ownershipReport;
  std::vector<uint32_t> vexReport;
  std::vector<uint32_t> grantReport;  ///< per grant row
};

/// Errors: malformed (not a batch, an index out of range), unsupported_version (made by a newer Postern).
Status checkBatch(std::string_view bytes);
/// Appends a checked batch to `tables`, renumbering texts and rows.
void appendBatch(std::string_view bytes, Tables& tables);
/// The content hash, the name and the size of the input, of a checked batch.
ContentHash batchHash(std::string_view bytes);
std::string_view batchName(std::string_view bytes);
uint64_t batchInputBytes(std::string_view bytes);

}  // namespace postern
