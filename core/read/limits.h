// SPDX-License-Identifier: Apache-2.0
// Every limit of the readers, with its reason. Reaching one ends that file (or record) with a message, never
// the session.
#pragma once

#include <cstddef>
#include <cstdint>

namespace postern::limits {

/// Real reports nest under 40; deeper input is an attack on recursive consumers.
inline constexpr uint32_t kMaxDepth = 512;
/// One record's nodes: the largest real record seen (a SARIF result with code flows) has about 20,000.
inline constexpr uint32_t kMaxRecordCells = 16'000'000;
/// WebAssembly addresses 4 GiB; half of it may be one decoded file.
inline constexpr uint64_t kMaxFileBytes = 2'000'000'000;
/// Deflate's best is 1032:1; text reports compress 10:1 to 60:1.
inline constexpr uint64_t kMaxCompressionRatio = 300;
/// The ratio is judged only past this size: small files of one repeated line are legitimate.
inline constexpr uint64_t kRatioFreeBytes = 16'000'000;
/// Everything that one dropped archive may unpack to: an hour of reading, not a day.
inline constexpr uint64_t kMaxArchiveBytes = 20'000'000'000;
/// A folder of every scanner's output fits; more is an attack or a mistake.
inline constexpr uint32_t kMaxArchiveEntries = 20'000;
/// An archive in an archive is a download of a download; a third level is a bomb.
inline constexpr uint32_t kMaxArchiveNesting = 2;
/// YAML aliases can double at each step ("billion laughs"): nodes made by aliases in one document.
inline constexpr uint32_t kMaxAliasCells = 1'000'000;
/// Key compares for merge keys in one document: quadratic in the width of the mappings; a second's work.
inline constexpr uint64_t kMaxMergeSteps = 50'000'000;
/// Entity expansion in XML: expat's own protection with these figures (its defaults are 8 MiB and 100).
inline constexpr uint64_t kXmlEntityFreeBytes = 1'000'000;
inline constexpr float kXmlMaxAmplification = 20.0F;
/// Columns of one CSV row.
inline constexpr uint32_t kMaxColumns = 4096;
/// Detection looks at no more than this much of a file's start where the syntax cannot be skimmed.
inline constexpr size_t kProbeBytes = 64 * 1024;

}  // namespace postern::limits
