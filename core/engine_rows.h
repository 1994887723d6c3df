// SPDX-License-Identifier: Apache-2.0
// The rows and requests of engine.h, which includes this: web/src/engine/protocol.ts says what the fields
// mean.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/error.h"
#include "base/keyed_hash.h"
#include "base/time.h"

namespace postern {

struct FormatRow {
  std::string_view id, title, url, family, syntaxes;
  bool context = false;
};

/// What one input file, or one member of an archive ("a.zip!b.json"), was understood as. Confidence 0..100.
struct InspectEntry {
  struct Alternative {
    std::string format, title;
    uint8_t confidence = 0;
    std::string evidence;
  };
  std::string file;
  std::string format, title;
  uint8_t confidence = 0;
  std::string evidence;
  std::vector<Alternative> alternatives;
  uint32_t observations = 0, assets = 0, components = 0, edges = 0;
  uint64_t skipped = 0;
  std::vector<Diagnostic> diagnostics;
  std::string_view autoMapped;  ///< "", or "sure" / "check": read by a guessed mapping
  std::optional<Error> error;
};

/// How to read an input. Taught formats are mapping specs (docs/mapping-specs.md) as JSON; `format` is the id
/// of the one to read with, "" = detect; `off` are ids of built-in formats that are not asked ("specs": every
/// mapping spec).
struct ImportOptions {
  ImportOptions(const EstateKey& estateKey) : key(estateKey) {}  // NOLINT(google-explicit-constructor)
  EstateKey key;
  std::vector<std::string> specs;
  std::string format;
  /// How far the input, or the archive's member, is read: bytes of its text.
  std::function<void(uint64_t read, uint64_t of)> progress = {};
  std::vector<std::string> off;
};

/// A value of a file that a person pointed at, and what they say it is (protocol.ts, Pick).
struct PickRow {
  std::string path, column;
};
struct TeachRequest {
  std::string name, member;  ///< the dropped file, and the member of the archive it is ("" = the file itself)
  std::string spec;          ///< to try as it is; "" = a guess, changed by the picks
  std::vector<PickRow> picks;
  std::string id, title;
};

/// A guessed mapping: its spec ("" when nothing looks like results), and what a person should look at.
struct SpecDraft {
  std::string spec;
  std::vector<std::string> questions;
};

struct SpecRow {
  std::string id, title, spec;
};

/// `batches[i]` belongs to `entries[batchEntry[i]]`.
struct Imported {
  std::vector<InspectEntry> entries;
  std::vector<std::string> batches;
  std::vector<uint32_t> batchEntry;
};

struct SecretMask {
  std::string hash;              ///< keyed hash of the clear text, hex
  uint32_t length = 0;           ///< of the clear text, bytes
  std::optional<EstateKey> key;  ///< the key of that hash, where it is not the asker's
};

struct RawRecordRequest {
  std::string name, member;  ///< the dropped file, and the member of the archive it is ("" = the file itself)
  uint64_t begin = 0, end = 0;  ///< bytes of the decoded text
  std::vector<SecretMask> masks;
  EstateKey key;
};
struct RawRecord {
  std::string text;
  bool truncated = false;
};

struct Summary {
  struct Feed {
    std::string name, date;
    uint64_t entries = 0;
  };
  UnixSeconds now = kNoTime;
  uint64_t reports = 0, observations = 0, findings = 0, assets = 0, components = 0, paths = 0;
  uint64_t bandNow = 0, bandSoon = 0, bandPlanned = 0, bandWatch = 0;
  uint64_t skipped = 0, diagnostics = 0;
  std::vector<Feed> feeds;
  std::string coverage;  ///< what was scanned and what was not, in a line; "" = nothing to say
  std::vector<std::string> notes;
};

struct ReportRow {
  std::string id, file, format, title, tool, toolVersion, when, asset;
  uint64_t bytes = 0, observations = 0, assets = 0, components = 0, edges = 0, skipped = 0;
  std::vector<Diagnostic> diagnostics;
};

struct FindingRow {
  std::string key;
  uint32_t rank = 0, risk = 0;  ///< rank from 1; risk in tenths, 0..1000
  std::string_view band, severity, kind;
  std::string title, weakness, asset, assetId, location, component, owner, reach;
  std::vector<std::string> vulnerabilities, tools;
  uint32_t observations = 0;
  bool fix = false;
  // What people said (core/enrich/triage.h).
  std::string_view status;
  std::string assignee, expires;  ///< when the decision on the status ends; "" = never
  bool note = false, expired = false, contested = false;
  // By the clocks of the estate's policy (core/policy/clocks.h).
  std::string due;       ///< "" = no clock
  std::string_view sla;  ///< "", on_time, marked, overdue
};

/// Rows from..to of the view that `filter` and `sort` make.
struct ListQuery {
  std::string filter, sort;
  bool descending = false;
  uint64_t from = 0, to = 0;
};
struct FindingsAnswer {
  uint64_t total = 0, of = 0, observations = 0;
  std::vector<FindingRow> rows;
};

struct Hop {
  std::string node, kind, title, zone, edge, technique, because;
  uint32_t probability = 0;  ///< millionths
  std::vector<std::string> findings;
};
/// The cheapest fixes that together close a step of a path, and how many of the known paths take that step.
struct CutView {
  uint32_t step = 0;  ///< hop that it leads to
  std::vector<std::string> keys, titles;
  std::string effort;  ///< of the dearest
  uint32_t paths = 0;
};
struct PathView {
  std::string id, from, to, summary, weakestFix;
  std::optional<CutView> cut;  ///< of Engine::paths() alone
  uint32_t turn = 0;           ///< its place where different paths come before variants, from 0
  int32_t risk = 0;            ///< thousandths, 0..100000
  uint32_t probability = 0;    ///< millionths
  std::vector<Hop> hops;
};

/// What of the graph is drawn (protocol.ts, "graph").
struct GraphQuery {
  std::string path;                              ///< "", "all" or a path's id
  std::optional<std::vector<std::string>> open;  ///< ids of zones; nullopt = as many as can be read
  std::vector<std::string> pinned;               ///< ids of nodes that are not folded into their zone
};

/// "fixed" a finding (its key), "isolated" or "exposed" a node (its id).
struct WhatIfMark {
  std::string kind, finding, node;
};
/// Marks, or a scenario that is kept; `keep`: the name under which to keep these marks.
struct WhatIfRequest {
  std::vector<WhatIfMark> marks;
  std::string scenario, keep;
};

/// Upgrades of one manifest (protocol.ts, PatchAnswer).
struct PatchRow {
  struct Change {
    std::string package, before, after;
    uint64_t findings = 0;
    bool staysInMajor = true;
  };
  struct Left {
    std::string package, why;
  };
  std::string file, diff, title, body;
  std::vector<Change> changes;
  std::vector<Left> left;
};

/// What a person says (core/model/decision.h): of the finding `key`, of every finding of `filter`, or of
/// `subject`, where a pair is written "kind a<TAB>b".
struct SaidRow {
  std::string key, subject;
  std::optional<std::string> filter;  ///< "" = every finding there is
  std::string field, value, reason;
  UnixSeconds expires = kNoTime;
};

/// What a policy holds where it has no problems; these are bad_policy, with their lines in `where`.
struct PolicyCheck {
  std::string name;
  uint64_t rules = 0, waivers = 0, clocks = 0;
  std::vector<Error> problems;
};
/// A verdict (protocol.ts) as JSON, and what it comes to.
struct Gated {
  bool passed = false;
  std::string verdict;
};

/// An answer for programs and for people.
struct ToldTwice {
  std::string json, text;
};

/// A question to a graph view; with `named` the text, view and language are those of that query.
struct QueryRequest {
  std::string view;                 ///< "" = estate, or as the named query says
  std::string viewYaml;             ///< a view to ask instead (docs/graph-views.md)
  std::string language = "cypher";  ///< or "gremlin"
  std::string text, named;
  std::string parameters;  ///< a JSON object, "" = none, or as the named query says
  uint64_t maxRows = 10'000, maxSteps = 2'000'000'000;
  std::function<bool()> stop = {};  ///< asked now and then; true ends it with `cancelled`
};

struct NamedBlob {
  std::string name, bytes;
};

}  // namespace postern
