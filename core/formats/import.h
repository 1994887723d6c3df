// SPDX-License-Identifier: Apache-2.0
// From bytes to batches: opens archives, asks every format whether an input is its own, runs the surest.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "formats/format.h"

namespace postern {

struct Candidate {
  const Format* format;
  uint8_t confidence;
  std::string evidence;
};

/// What a person says about reading an input.
struct FormatChoice {
  /// Formats beside the built-in ones, asked before them; one with a built-in format's id takes its place.
  std::span<const Format* const> taught = {};
  std::string_view format = {};  ///< id of the format to read with, whatever detection says; "" = detect
  /// Ids of built-in formats that are not asked; "specs" stands for every mapping spec among them.
  std::span<const std::string> off = {};
};

/// Formats that could be this, surest first; of equal confidence first those whose id is in the file's name,
/// then in registry order. Confidence 0 is left out.
std::vector<Candidate> rankFormats(const Probe& probe, const FormatChoice& choice = {});

/// Below this nothing is chosen: the input is unknown rather than guessed.
inline constexpr uint8_t kLeastConfidence = 30;

struct ImportSettings {
  EstateKey key;
  FormatChoice choice = {};
  bool autoMap = true;         ///< false: what no format claims stays unknown
  ReadProgress progress = {};  ///< how far an input is read (document.h)
};

/// The format of files that were read by a guess; not in formats().
extern const Format kAutoMapped;

/// What became of one plain input. `batch` is empty where `failed`.
struct ImportOutcome {
  std::string file;  ///< archive members as "a.zip!b.json"
  const Format* format = nullptr;
  uint8_t confidence = 0;
  std::string evidence;
  std::vector<Candidate> alternatives;
  uint32_t observations = 0, assets = 0, components = 0, edges = 0;
  uint64_t skipped = 0;
  /// Read by a guessed mapping, because no format claims it; kCheck: a person should look before it is
  /// believed.
  enum class AutoMapped : uint8_t { kNo, kSure, kCheck };
  AutoMapped autoMapped = AutoMapped::kNo;
  std::vector<Diagnostic> diagnostics;
  bool failed = false;
  Error error;
  std::string batch;
};

/// One plain input. A format's error after some records were read leaves a batch with those records and a
/// diagnostic.
ImportOutcome importPlain(std::string_view name, std::string_view bytes, const ImportSettings& settings);

/// One input as it was dropped: an archive gives an outcome per member, in member order.
void importInput(std::string_view name, std::string_view bytes, const ImportSettings& settings,
                 FunctionRef<void(ImportOutcome&&)> onOutcome);

}  // namespace postern
