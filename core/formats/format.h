// SPDX-License-Identifier: Apache-2.0
// What a format is: how it is recognised, and how its records become facts. One file per format defines one
// `const Format kName`; registry.cpp lists it. Importers state what the scanner said and nothing else. A
// format that is only naming is a mapping spec instead: one JSON file in specs/ (docs/mapping-specs.md).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/error.h"
#include "model/batch_builder.h"
#include "read/document.h"

namespace postern {

/// How sure a format is that an input is its own, and why. 0 = not mine; 100 = the input says so itself (a
/// schema URI, a tool name); 80 = its distinctive keys; 50 = plausible; below 30 is never chosen.
struct Match {
  uint8_t confidence = 0;
  std::string_view evidence =
      {};  ///< short: "$schema names sarif-2.1.0"; static text or a view into the probe
};

struct MappingSpec;

struct Format {
  std::string_view id;        ///< snake_case, stable: "trivy"
  std::string_view title;     ///< "Trivy"
  std::string_view url;       ///< documentation of the format
  std::string_view syntaxes;  ///< "JSON", "JSON, XML"
  Family family = Family::kMixed;
  bool context = false;  ///< an inventory or feed: says what reports are about, has no results of its own
  Match (*sniff)(const Probe& probe) = nullptr;
  /// Reads the whole input. An error says why it stopped; what was added before stays.
  Status (*import)(Document& in, BatchBuilder& out) = nullptr;
  const MappingSpec* spec = nullptr;  ///< in place of the two functions
};

Match sniffFormat(const Format& format, const Probe& probe);
Status importFormat(const Format& format, Document& in, BatchBuilder& out);

/// All built-in formats in detection order: of equal confidence the earlier wins, so specific before general;
/// mapping specs after importers, by id.
std::span<const Format* const> formats();

}  // namespace postern
