// SPDX-License-Identifier: Apache-2.0
// The facade: all that wasm/ and tools/ see of the core. A method per call of web/src/engine/protocol.ts,
// which says what the fields mean; call() is the same by name, with JSON. Nothing here throws: running out of
// memory is a too_large error.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/function_ref.h"
#include "base/keyed_hash.h"
#include "base/time.h"
#include "engine_rows.h"

namespace postern {

/// The 64 hex digits of a key; nullopt for anything else.
std::optional<EstateKey> parseEstateKey(std::string_view hex);
std::string formatEstateKey(const EstateKey& key);
/// The first bytes of every bundle.
bool looksLikeBundle(std::string_view bytes);
/// The JSON array of `postern inspect --json`, which is also what the page gets.
std::string inspectJson(const std::vector<InspectEntry>& entries);
std::string formatsJson();

using ByteSink = FunctionRef<void(std::string_view)>;

class Engine {
 public:
  Engine();
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  // Without an estate; may be called from several threads at once.
  static std::vector<FormatRow> formats();
  /// Errors: malformed, with the place, for a spec that does not read.
  static Result<Imported> importFile(std::string_view name, std::string_view bytes,
                                     const ImportOptions& options);
  /// DocumentView and TeachAnswer of protocol.ts.
  static Result<std::string> document(std::string_view name, std::string_view member, std::string_view bytes);
  static Result<SpecDraft> draftSpec(const TeachRequest& request, std::string_view bytes);
  static Result<std::string> teach(const TeachRequest& request, std::string_view bytes, const EstateKey& key);
  /// A JSON line about `line` in the words of a vocabulary (`postern vocab`). Errors: not_found, bad_query
  /// for a vocabulary or an argument that there is not, whatever the line.
  static Result<std::string> vocab(std::string_view vocabulary, std::string_view argument,
                                   std::string_view line);
  static Result<RawRecord> rawRecord(const RawRecordRequest& request, std::string_view bytes);

  // The estate. Reports are named by the ids of the last analyze().
  struct Added {
    std::string report;  ///< content hash, hex
    bool duplicate = false;
  };
  struct Opened {
    uint16_t version = 0;
    uint32_t reports = 0, duplicates = 0;
    uint64_t decisions = 0;  ///< that are new
  };
  Result<Added> addBatch(std::string batch, const EstateKey& key);
  Result<Opened> openBundle(std::string_view name, std::string_view bytes);
  Result<std::string> saveBundle(std::string_view by, UnixSeconds now);
  /// By the id of the last analysis, or by what addBatch called it.
  bool removeReport(std::string_view report);
  /// Taught formats travel in the bundle; one of the same id takes the place of the one before. Errors:
  /// malformed, with the place.
  Result<SpecRow> addSpec(std::string_view spec);
  bool removeSpec(std::string_view id);
  std::vector<SpecRow> specs() const;

  // What people say. Views show it from the next analyze() on. Answers are JSON (DecidedAnswer, HistoryRow,
  // ConflictsAnswer of protocol.ts).
  /// One unit of undo. Errors: malformed (no such field or value, nobody), not_found, bad_query (a filter).
  Result<std::string> decide(const std::vector<SaidRow>& said, std::string_view by, UnixSeconds now);
  Result<std::string> undo(std::string_view by, UnixSeconds now);
  Result<std::string> redo(std::string_view by, UnixSeconds now);
  Result<std::string> history(std::string_view key, std::string_view subject) const;
  Result<std::string> conflicts() const;
  /// JSON Lines (core/bundle/decision_lines.h), joined with what there is; the number of those that are new.
  Result<uint64_t> importDecisions(std::string_view name, std::string_view bytes);
  Status exportDecisions(ByteSink sink) const;
  /// The text of a setting ("weights", "policy" ...); "" = never set. It travels in the bundle.
  std::string setting(std::string_view name) const;
  Status setSetting(std::string_view name, std::string_view text, std::string_view by, UnixSeconds now);

  /// WeightsAnswer of protocol.ts.
  Result<std::string> weights() const;
  /// Ranks the last analysis anew by these (a JSON object of the names that differ from what is published, ""
  /// = none); `keep` records it as the setting "weights". Errors: malformed, naming the weight.
  Result<std::string> setWeights(std::string_view json, bool keep, std::string_view by, UnixSeconds now);

  static Result<PolicyCheck> checkPolicy(std::string_view policy);
  /// The last analysis judged by a policy (YAML; "" = the estate's setting "policy") against a bundle's bytes
  /// ("" = no baseline). Errors: bad_policy, not_found (no policy, no analysis), those of openBundle.
  Result<Gated> gate(std::string_view policy, std::string_view baselineName, std::string_view baseline);
  /// The last verdict as "json", "sarif", "junit", "markdown" or "text".
  Result<std::string> gateReport(std::string_view kind) const;

  void clear();
  /// The smallest of the keys under which its batches were made; nullopt when there is none.
  std::optional<EstateKey> estateKey() const;
  Result<Summary> analyze(UnixSeconds now);
  std::vector<SecretMask> secretMasks(uint32_t observation) const;

  // Views of the last analyze(); empty before it. Those that only the page reads are JSON.
  Result<std::vector<ReportRow>> reports() const;
  Result<FindingsAnswer> findings(const ListQuery& query);
  Result<std::vector<PathView>> paths(uint64_t limit) const;
  Result<std::string> facets(std::string_view filter);
  Result<std::string> finding(std::string_view key);
  /// PathDetail, PathComparison, GraphAnswer and FoundNode[] of protocol.ts. Errors: not_found.
  Result<std::string> path(std::string_view id) const;
  Result<std::string> comparePaths(std::string_view a, std::string_view b) const;
  Result<std::string> graph(const GraphQuery& query) const;
  Result<std::string> findNodes(std::string_view text, uint64_t limit) const;
  /// FixPlanAnswer (0 = no limit), ChokePointsAnswer, WhatIfAnswer and BlastRadiusAnswer of protocol.ts.
  Result<std::string> fixPlan(uint64_t fixes, uint64_t effort) const;
  Result<std::string> chokePoints() const;
  Result<std::string> whatIf(const WhatIfRequest& request) const;
  Result<std::string> blastRadius(std::string_view node) const;
  /// PathChanges of protocol.ts: since the state that a bundle holds, which stays out of the estate. Errors:
  /// those of openBundle.
  Result<ToldTwice> pathChanges(std::string_view name, std::string_view bytes) const;
  /// AttackRulesAnswer: the built-in rules and the estate's own (docs/attack-rules.md).
  Result<std::string> attackRules() const;
  /// TriedRulesAnswer: the steps that attack rules (docs/attack-rules.md) would add.
  Result<std::string> tryRules(std::string_view yaml) const;
  Result<std::string> inventory(std::string_view tab, const ListQuery& query);
  Result<std::string> asset(std::string_view id);
  /// RollUpsAnswer of protocol.ts.
  Result<std::string> rollUps() const;
  /// CoverageAnswer of protocol.ts, and the same per asset as CSV.
  Result<std::string> coverage() const;
  Status exportCoverage(ByteSink sink) const;
  Status exportJson(ByteSink sink) const;
  Status exportCsv(ByteSink sink) const;
  /// ComplianceAnswer of protocol.ts; `framework` "" = counts only.
  Result<std::string> compliance(std::string_view framework) const;
  Status exportCompliance(ByteSink sink) const;
  /// What one act mends (FixesAnswer), riskiest first, where it mends a finding of the filter; and the one
  /// (FixDetail) of that key, or that mends the finding of that key. Errors: bad_query, not_found.
  Result<std::string> fixes(std::string_view filter, uint64_t from, uint64_t to);
  Result<std::string> fix(std::string_view key);
  /// TicketRow[], per "finding", "fix" or "owner".
  Result<std::string> tickets(std::string_view per, std::string_view filter);
  /// PatchAnswer: the upgrades that belong in the manifest of that name ("shop/pom.xml"), as a diff.
  Result<PatchRow> patch(std::string_view name, std::string_view bytes);
  /// For "jira-csv", "jira-json", "github" or "gitlab".
  Status exportTickets(std::string_view system, std::string_view per, std::string_view filter, ByteSink sink);

  /// Graph views and named queries (GraphViewsAnswer), what one holds (GraphViewDetail), a question to one
  /// (QueryAnswer), or its rows as "csv", "table" or its "plan". Errors: bad_query with the place, not_found,
  /// malformed, too_large, cancelled.
  Result<std::string> graphViews();
  Result<std::string> graphView(std::string_view name, std::string_view yaml);
  Result<std::string> query(const QueryRequest& request);
  Result<std::string> exportQuery(const QueryRequest& request, std::string_view kind);
  /// A view for other graph databases (docs/graph-views.md): files by their names.
  Result<std::vector<NamedBlob>> exportGraph(std::string_view view, std::string_view yaml);

  /// Any of the above by its name in protocol.ts. `envelope` is {ok:true,value} or {ok:false,error}.
  struct Answer {
    std::string envelope;
    std::vector<std::string> blobs;
  };
  Answer call(std::string_view name, std::string_view requestJson, std::string_view bytes,
              std::function<void(uint64_t read, uint64_t of)> progress = {});
  /// The answer for a caller that could not even hold the bytes.
  static Answer outOfMemory();

 private:
  struct State;
  template <typename Use>
  Result<std::string> asked(const QueryRequest& request, Use use);
  std::unique_ptr<State> state_;
};

}  // namespace postern
