// SPDX-License-Identifier: Apache-2.0
// A mapping spec as it is run: one scanner's report format, described by data (docs/mapping-specs.md).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "formats/format.h"
#include "formats/mapping/value.h"

namespace postern {

/// Columns of an observation that a spec can fill, in the order in which they are evaluated. The secret comes
/// first, so that no other text keeps it.
enum class Column : uint8_t {
  kSecret,
  kTitle,
  kDescription,
  kRule,
  kSymbol,
  kSnippet,
  kFix,
  kScore,
  kSeverity,
  kState,
  kConfidence,
  kReachability,
  kFile,
  kLine,
  kEndLine,
  kColumn,
  kUrl,
  kHost,
  kPort,
  kProtocol,
  kMethod,
  kParameter,
  kResource,
  kCwe,
  kIds,
  kId,
  kCvss,
  kFixVersions,
  kTags,
  kReferences,
  kFingerprints,
  kDependencyPath,
  kFirstSeen,
  kOccurrences,
  kFixAvailable,
  kVerified,
  kExploited,
  kExploitKnown,
  kTool
};
inline constexpr size_t kColumnCount = 39;
/// "title", "end_line", ...; the spec's names.
std::string_view columnName(Column column);

enum class ComponentColumn : uint8_t {
  kPurl,
  kEcosystem,
  kFileNamesEcosystem,
  kName,
  kGroup,
  kVersion,
  kCpe,
  kFile,
  kLicences
};
inline constexpr size_t kComponentColumnCount = 9;
std::string_view columnName(ComponentColumn column);

struct AssetRule {
  enum class Kind : uint8_t { kNothing, kImage, kRepository, kHost, kApplication, kCloud, kOther };
  Kind kind = Kind::kNothing;
  Value identity, digest, type, name, account, region, assetKind, scheme;
};

struct SkipRule {
  SpecCondition when;
  std::string code, reason;
};

struct CaptureRule {
  Value from;
  std::vector<Pattern> patterns;
};

struct RecordRule {
  std::string path;
  Value kind;
  bool hasEach = false;
  ValuePath each;
  std::vector<SkipRule> skip;
  std::vector<Value> unique;
  std::vector<Column> must;
  std::vector<CaptureRule> captures;
  size_t captureCount = 0;
  std::vector<std::pair<Column, Value>> fields;              ///< by column, ascending
  std::vector<std::pair<ComponentColumn, Value>> component;  ///< likewise
  AssetRule asset;
  std::vector<std::string> slots;  ///< members of a record that its values start with
};

struct LookupRule {
  std::string name;
  std::string path;
  Value key;
  std::vector<std::string> names;
  std::vector<Value> values;
};

struct Detection {
  struct Text {
    ValuePath path;
    std::vector<std::string> texts;
    bool whole = false;  ///< equals, as against contains
  };
  std::vector<Syntax> syntaxes;
  std::vector<ValuePath> has, lacks;
  std::vector<Text> texts;
  std::vector<std::string> roots, columns, head;
  std::vector<Pattern> lines;
  uint8_t confidence = 0;
  std::string evidence;
  std::string nearEvidence;  ///< where one member or column of it is missing
};

struct ReportLayout {
  std::string name;
  Detection detect;
  Value toolName, toolVersion, scannedAt;
  AssetRule target;
  std::vector<LookupRule> lookups;
  std::vector<RecordRule> records;
};

struct DeferredSpec;
struct TaughtFormat;

struct MappingSpec {
  MappingSpec();
  ~MappingSpec();
  std::string id, title, url, syntaxes;
  Family family = Family::kMixed;
  std::vector<ReportLayout> layouts;
  std::unique_ptr<DeferredSpec> rest;  ///< of a spec whose layouts have nothing but their detection so far
};

/// Reads a spec. An error has the line and column of the mistake in `where`.
Result<std::unique_ptr<MappingSpec>> readMappingSpec(std::string_view name, std::string_view json);
/// Reads what detection needs; the rest when an input is first imported. For specs that are known to be good:
/// a mistake there leaves that import empty. `name` and `json` must outlive it.
Result<std::unique_ptr<TaughtFormat>> deferFormat(std::string_view name, std::string_view json);
/// The spec with all its layouts say; may be called from several threads at once.
const MappingSpec& wholeSpec(const MappingSpec& spec);

/// How sure the spec is that the input is its own: of its surest layout.
Match sniffMapping(const MappingSpec& spec, const Probe& probe);
/// Reads the input by the surest layout, or where none claims it (a person chose the spec) by the nearest of
/// its syntax.
Status importMapping(const MappingSpec& spec, Document& in, BatchBuilder& out);

/// A format whose meaning is a spec; owns it.
struct TaughtFormat {
  std::unique_ptr<MappingSpec> spec;
  std::string json;  ///< as it was given
  Format format;
};
Result<std::unique_ptr<TaughtFormat>> teachFormat(std::string_view name, std::string_view json);

}  // namespace postern
