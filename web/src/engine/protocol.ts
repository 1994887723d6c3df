// SPDX-License-Identifier: Apache-2.0
// The contract between the page and the core: every call of core/engine.h by name, its request and its answer.
// One name greps across the boundary: the C++ method, the Embind binding, the key of `Calls` below.
// All lists are windows (rows from..to of a sorted, filtered view); the page never holds the estate.
// Ids ("r3", "a17", "c4") are valid until the next `analyze`; finding keys are stable for ever.

/** Closed list, compared with the C++ enum by a test. `crashed` is added by the client when a worker dies. */
export const errorCodes = [
  'unknown_format', 'malformed', 'unsupported_version', 'too_large', 'bad_query', 'bad_policy', 'not_found', 'cancelled',
] as const;
export type ErrorCode = (typeof errorCodes)[number];
export interface EngineError { code: ErrorCode | 'crashed'; message: string; source?: string; offset?: number; where?: string }
export type Envelope<T> = { ok: true; value: T } | { ok: false; error: EngineError };

export type Band = 'now' | 'soon' | 'planned' | 'watch';
export type Severity = 'unknown' | 'info' | 'low' | 'medium' | 'high' | 'critical';
export type AssetKind =
  | 'application' | 'service' | 'repository' | 'image' | 'host' | 'workload' | 'endpoint' | 'function'
  | 'cloud_resource' | 'data_store' | 'identity' | 'pipeline' | 'ingress' | 'unknown';

export interface Diagnostic { code: string; message: string; where: string; count: number }

/** What one input file (or archive member, name "a.zip!b.json") was understood as. Same as `postern inspect --json`. */
export interface InspectEntry {
  file: string; format: string; title: string; confidence: number; evidence: string;
  alternatives: { format: string; title: string; confidence: number; evidence: string }[];
  observations: number; assets: number; components: number; edges: number; skipped: number;
  diagnostics: Diagnostic[];
  /** read by a guessed mapping because no format claims the file: 'sure', or 'check' = a person should look */
  autoMapped?: 'sure' | 'check';
  error?: EngineError;
}

/** Importing runs in a parse worker. `batches[i]` belongs to `entries[batchEntry[i]]`; batches are transferable. */
export interface ImportSettings {
  estateKey: string; /* 64 hex digits */
  /** taught formats: mapping specs as JSON texts (docs/mapping-specs.md); one with a built-in format's id takes its place */
  specs?: string[];
  /** id of the format that a person chose for this file; "" = detect */
  format?: string;
}
export interface ImportAnswer { entries: InspectEntry[]; batches: Uint8Array[]; batchEntry: number[] }

export interface Summary {
  now: string; reports: number; observations: number; findings: number; assets: number; components: number;
  paths: number; bands: Record<Band, number>; skipped: number; diagnostics: number;
  /** dated feeds seen, e.g. {name:'EPSS', date:'2026-11-20'}; and what is missing or stale, in words */
  feeds: { name: string; date: string; entries: number }[]; notes: string[];
  coverage: string /* what was scanned and what was not, in a line; "" = nothing to say */;
}

export interface ReportRow {
  id: string; file: string; format: string; title: string; tool: string; toolVersion: string; when: string; bytes: number;
  observations: number; assets: number; components: number; edges: number; skipped: number; diagnostics: Diagnostic[];
  asset: string;
}

/** Filter language of the lists: free words and `field:value` pairs, all must hold; `-` negates; quotes keep spaces;
 *  fields: band, severity, kind, tool, asset, owner, cwe, vulnerability, component, reach, fix, environment, state, report, control ("pci-dss-4.0.1 6.2.4"), and what people said: status, assignee,
 *  has (status, assignee, note, expiry), contested, expired. */
export interface FindingsQuery { filter: string; sort: FindingSort; descending: boolean; from: number; to: number }
export type FindingSort = 'rank' | 'risk' | 'title' | 'asset' | 'owner' | 'severity' | 'component' | 'reach' | 'tools' | 'firstSeen' | 'due';
export interface FindingRow {
  key: string; rank: number; risk: number /* 0..100 */; band: Band; severity: Severity; title: string; weakness: string;
  vulnerabilities: string[]; asset: string; assetId: string; location: string; component: string; owner: string;
  reach: string /* "internet, 1 hop" | "internal" | "no path" | "unknown" */; kind: string; tools: string[]; observations: number; fix: boolean;
  status: FindingStatus; assignee: string; expires: string /* of the decision on the status; "" = never */; note: boolean; expired: boolean; contested: boolean;
  due: string /* by the clocks of the estate's policy; "" = none */; sla: '' | 'on_time' | 'marked' | 'overdue' /* marked: past a mark on the way */;
}
export type FindingStatus = 'open' | 'accepted' | 'false_positive' | 'fixed' | 'suppressed';
/** What says what the status is, and what people said: `by` … `expires` of the decision on the status, where there is one. */
export interface TriageView { status: FindingStatus; from: 'source' | 'vex' | 'decision'; decided?: FindingStatus; by?: string; at?: string; reason?: string; expires?: string;
  assignee?: string; note?: string; expired?: boolean; contested?: boolean }
/** What VEX documents say of a finding; without a status none of them stands. `restates`: key of the finding that this one only states again. */
export interface VexStatement { status: 'under_investigation' | 'affected' | 'not_affected' | 'fixed'; said: string; text: string; justification: string; impact: string; action: string;
  product: string; by: string; role: string; authority: string; at: string; document: string; version: string; report: string; file: string; record: string }
export interface VexView extends Partial<VexStatement> { restates?: string; others: VexStatement[] }
export interface FindingsAnswer { total: number; of: number; observations: number; rows: FindingRow[] }

/** The counts are of the rows that match the filter without that facet's own terms. */
export interface Facet { field: string; title: string; values: { value: string; title: string; count: number; selected: boolean }[] }

export interface RecordRef { report: string; file: string; record: string; begin: number; end: number /* bytes of the decoded text; 0,0 = none */ }
export interface Factor { factor: string; points: number /* thousandths of a log-odds unit */; because: string; evidence?: string }
export interface ObservationView extends RecordRef {
  id: number; key: string /* the same in every later scan that says it in the same words */; tool: string; title: string; severity: Severity; severityText: string; severityByKind?: boolean /* no source states it */; scoreNote?: string /* its score is not its vector's */; location: string; rule: string; description: string;
  weaknesses: string[]; vulnerabilities: string[]; component: string; secret: string /* masked */; state: string; snippet: string;
}
export interface Hop { node: string; kind: string; title: string; zone: string; edge: string /* relation or rule from the previous hop, "" for the first */;
  technique: string /* of MITRE ATT&CK, "" = none */; because: string; probability: number; findings: string[] /* keys that make the step possible */ }
export interface PathView { id: string; risk: number; probability: number; from: string; to: string; summary: string; weakestFix: string; hops: Hop[];
  turn: number /* its place where different paths come before variants of one, from 0 */; cut?: PathCut /* of `paths` alone */ }
/** The cheapest fixes that together close a step (the hop it leads to); `paths`: of the known ones, those that take it. */
export interface PathCut { step: number; keys: string[]; titles: string[]; effort: Effort; paths: number }
export interface FixRef { key: string; title: string; effort: Effort }
/** A step with all that is behind it; `fixes`: all of them are needed to close it, none = no known fix does. */
export interface PathStep { edge: string; from: string; to: string; fromTitle: string; toTitle: string; rule: string; technique: string; because: string; probability: number;
  paths: number; findings: { key: string; title: string; risk: number; sources: string[] /* file and record */ }[]; moreFindings: number; sources: string[] /* where the other facts it rests on are stated */; fixes: FixRef[] }
/** `text`: the same for a ticket. */
export interface PathDetail { steps: PathStep[]; text: string }
/** `both`: the cheapest fixes that close both paths; `paths`: how many known ones they close. */
export interface PathComparison { shared: PathStep[]; onlyA: PathStep[]; onlyB: PathStep[]; both: FixRef[]; paths: number }
/** What the likelihood rests on; what is not known is left out. */
export interface FindingFacts { cvss?: number; cvssVector?: string; epss?: number; epssPercentile?: number; kev?: boolean; kevRansomware?: boolean;
  kevAdded?: string; kevDue?: string; exploited?: boolean; exploitKnown?: boolean; verified?: boolean; severity: Severity; tools: number; state: string }
/** Scores of others as they publish them, with what they were asked with (docs/scoring.md); "" = they would not answer. */
export interface OthersScores { cvePrioritizer: '' | '1+' | '1' | '2' | '3' | '4'; vulnerabilityScore: number /* 0..100, in place of Kenna's */;
  ssvc: { exploitation: string; exposure: string; automatable: boolean; humanImpact: string; technicalImpact: string; inKev: boolean; publiclyExposed: boolean;
    deployer: string; bod2604: string; bod2604Due: string } }
/** Open findings of an asset, an application, a team or the estate. `total` is the sum of risks; `kenna` 0..1000. */
export interface RollUp { openFindings: number; bands: Record<Band, number>; highest: number; total: number;
  vulnerabilities: Record<'critical' | 'high' | 'medium' | 'low' | 'unassigned', number>; dependencyTrack: number; kenna: number; expectedLoss: number | null }
export interface RollUpsAnswer { estate: RollUp; applications: (RollUp & { name: string })[]; teams: (RollUp & { name: string })[] }
/** Where the risk could be, were everything known. Points are relative to the risk as it is: low <= 0 <= high. */
export interface Interval { low: number; high: number; lowLogOdds: number; highLogOdds: number;
  unknown: { fact: string; low: number; high: number }[]; cheapest?: string; advice?: string }
export interface FindingDetail extends FindingRow {
  weaknesses: { id: string; title: string }[]; description: string; fixText: string; fixVersions: string[]; references: string[];
  base: number; explanation: Factor[] /* base + sum(points) = logOdds */; logOdds: number; interval: Interval; facts: FindingFacts; others: OthersScores;
  controls: ControlTag[]; joins: { a: number; b: number; reason: string }[]; sources: ObservationView[]; path: PathView | null; environment: string; ownerFrom?: string /* what says so */;
  confidence?: string /* how certain its tools are, raised by makers that agree */; vendors?: number /* distinct makers */; firstSeen: string; triage: TriageView; vex?: VexView;
}

export interface WeightRow { name: string; group: 'base' | 'likelihood' | 'reach' | 'impact' | 'bands' | 'loss'; meaning: string;
  value: number; published: number; least: number; most: number /* thousandths of log-odds, unless the meaning says otherwise */ }
/** `top`, `bands` and `bandsBefore` only of setWeights on an analysed estate: what the change did. */
export interface WeightsAnswer { version: number; title: string; hash: string; edited: boolean; weights: WeightRow[];
  top?: { key: string; title: string; asset: string; rank: number; rankBefore: number; risk: number; riskBefore: number; band: Band; bandBefore: Band }[];
  bands?: Record<Band, number>; bandsBefore?: Record<Band, number> }

/** `members` > 1: it stands for what its zone folds away (kind "zone"). */
export interface GraphNode { id: string; kind: AssetKind | 'internet' | 'data' | 'finding' | 'component' | 'zone'; title: string; subtitle: string; zone: string;
  x: number; y: number; reached: boolean; matters: boolean; risk: number; assetId: string; findings: number; members: number }
export interface GraphEdge { id: string; from: string; to: string; relation: string; because: string; probability: number; attack: boolean; relations: number /* that it stands for */ }
export interface GraphZone { id: string; title: string; x: number /* left */; y: number /* top */; width: number; height: number; members: number; open: boolean; findings: number; risk: number /* the worst */ }
/** At most 1,500 elements: what has no room is folded into its zone. */
export interface GraphAnswer { nodes: GraphNode[]; edges: GraphEdge[]; zones: GraphZone[]; hidden: number /* nodes left out because nothing reaches them */ }
export interface FoundNode { id: string; kind: GraphNode['kind']; title: string; zone: string; matters: boolean }

/** Something that can be done; effort in about hours of a person. `key`: of the fix. */
export interface FixAct { act: string; key: string; title: string; effort: number; node: string }
/** Risks are sums over targets of the risk of the likeliest path there. No plan within the budget leaves less than `bound`; no cut takes less than its own. */
export interface FixPlanAnswer { riskBefore: number; riskAfter: number; bound: number; exact: boolean; effort: number; steps: (FixAct & { riskAfter: number })[];
  cut: { effort: number; bound: number; exact: boolean; uncut: number /* targets that no fix keeps safe */; options: FixAct[]; steps: { from: string; to: string }[] } }
export interface ChokePoint { id: string; kind: string; title: string; paths: number; targets: number; share: number /* of the risk of all paths */ }
export interface ChokePointsAnswer { nodes: ChokePoint[]; findings: ChokePoint[] }
export type WhatIfMark = { kind: 'fixed'; finding: string } | { kind: 'isolated' | 'exposed'; node: string };
export interface PathChange { change: string; before: string /* id, "" = not in the list */; riskBefore: number; riskAfter: number; nodes: string[] }
/** `setting`: text of the setting "scenarios" with these marks under the name given. */
export interface WhatIfAnswer { riskBefore: number; riskAfter: number; pathsBefore: number; pathsAfter: number; marks: number; unknown: number /* marks that name nothing now */;
  changes: PathChange[]; scenarios: string[]; setting?: string }
export interface RadiusNode { id: string; hops: number; title: string; matters: boolean; probability: number }
export interface BlastRadiusAnswer { targets: number; starts: number; risk: number; forward: RadiusNode[]; backward: RadiusNode[] }
/** What the attack rules of one name and technique make, and what of it there is in this estate: steps, and the known paths that take one.
 *  `makes`: "takeover" = the step that also takes over what it reaches, where that has a flaw; "word" = no step, but a word for other rules. */
export interface AttackRuleWay { document: string; where: string; rule: string; when: string[]; effect: string; also: string; needs: '' | 'reached' | 'controlled'; gives: '' | 'reached' | 'controlled';
  probability: number; because: string }
export interface AttackRuleRow { id: string; name: string; technique: string; title: string; own: boolean; makes: 'step' | 'takeover' | 'word'; steps: number; paths: string[] /* ids */; stop: string; source: string; ways: AttackRuleWay[] }
/** `builtIn`, `own`: how many rules; `problems`: of the setting "attack_rules" (docs/attack-rules.md). */
export interface AttackRulesAnswer { builtIn: number; own: number; problems: { where: string; message: string }[]; rules: AttackRuleRow[] }
/** What became of the attack paths since an earlier state. `steps` made the difference; of `paths`, `steps` are their places there. */
export interface StepChange { change: 'new' | 'gone' | 'likelier' | 'less_likely' | 'other' /* by another rule */; from: string; to: string; rule: string; technique: string; probabilityBefore: number /* 0 = there is no such step */;
  probabilityAfter: number; because: string; paths: number /* of those that changed */; sources: string[]; findingsNew: string[]; findingsGone: string[] }
export interface PathSince { change: 'new' | 'gone' | 'risen' | 'fallen'; id: string /* "" = not in the list now */; nodes: string[]; riskBefore: number; riskAfter: number; probabilityBefore: number; probabilityAfter: number;
  steps: number[]; why: string /* what else made the difference */ }
export interface ReachedSince { total: number; rows: { assetId: string /* "" = not of this estate */; title: string; hops: number; probability: number }[] }
export interface ChokePointSince { kind: 'node' | 'finding'; id: string /* "" = not there now */; title: string; pathsBefore: number; pathsAfter: number; shareBefore: number; shareAfter: number }
export interface PathChanges { before: string; after: string; riskBefore: number; riskAfter: number; pathsBefore: number; pathsAfter: number; unchanged: number; paths: PathSince[]; steps: StepChange[];
  targetsNew: string[]; targetsGone: string[]; reachedNew: ReachedSince; reachedGone: ReachedSince; chokePoints: ChokePointSince[]; notes: string[] }
export interface PathChangesAnswer { changes: PathChanges; text: string }
/** What attack rules that are being written would add; at most 200 steps are listed. */
export interface TriedRulesAnswer { problems: { where: string; message: string }[]; count: number;
  steps: { from: string; to: string; rule: string; technique: string; gives: 'reached' | 'controlled'; probability: number; because: string; records: string[] /* that it rests on */ }[] }

export type InventoryTab = 'assets' | 'components';
export interface InventoryQuery { tab: InventoryTab; filter: string; sort: string; descending: boolean; from: number; to: number }
export interface AssetRow { id: string; kind: AssetKind; title: string; owner: string; criticality: string; data: string[]; exposure: string; environment: string;
  declared: boolean; scans: { family: ScanFamily; last: string /* "" = no report says when */ }[]; missing: ScanFamily[] /* that its kind wants */; gaps: Gap[]; findings: number; worst: number; reach: string }
export interface ComponentRow { id: string; purl: string; name: string; version: string; ecosystem: string; licences: string[]; assets: number; findings: number; worst: number }
export type ScanFamily = 'code' | 'dependencies' | 'secrets' | 'image' | 'infrastructure' | 'cloud' | 'dynamic' | 'network';
/** Seen and declared nowhere (though others of its kind are); declared and never met; of a kind that is scanned, and no scan speaks of it. */
export type Gap = 'shadow' | 'unseen' | 'unscanned';
/** Counts of assets. `wanted`: of a kind that this class of scan looks at; `missing`: of those, not looked at. */
export interface CoverageGroup { name: string; assets: number; scannable: number /* of a kind that some scan looks at */; gaps: Record<Gap, number>;
  scans: { family: ScanFamily; wanted: number; missing: number; latest: string /* "" = none, or no report says when */ }[] }
export interface CoverageAnswer { estate: CoverageGroup; kinds: CoverageGroup[]; applications: CoverageGroup[]; teams: CoverageGroup[] }
export interface InventoryAnswer { total: number; of: number; rows: AssetRow[] | ComponentRow[] }
export interface AssetDetail extends AssetRow { identities: string[]; relations: { relation: string; direction: 'out' | 'in'; other: string; otherId: string; because: string }[];
  topFindings: FindingRow[]; reports: string[]; value: number; rollUp: RollUp }

/** A file to point at: its start, as a tree. Paths are "/results/0/level"; `~1` is a slash and `~0` a tilde within a name; a
 *  number follows the name of every list and of every repeated XML element; a CSV row is "/3", its cell "/3/Column". */
export interface DocumentNode { path: string; key: string; kind: 'object' | 'list' | 'text' | 'number' | 'boolean' | 'null';
  text: string /* of a scalar, clipped */; size: number /* members or items, of which `children` are the first */; children: DocumentNode[] }
export interface DocumentView { syntax: string; root: DocumentNode }
/** "The value at this path is the …": a column of docs/mapping-specs.md ("title", "severity", "component.name", "asset.host" …);
 *  "record": what is there is one result; "skip": records with this text there are no results (a passed check); "": not what was guessed. */
export interface Pick { path: string; column: string }
export interface SpecColumn { column: string; path: string; confidence: number /* 0..1; 1 = picked or written */; filled: number /* of the results */; sample: string }
export interface SpecPreview {
  count: number; skipped: { code: string; reason: string; count: number }[];
  rows: { record: string; title: string; severity: Severity; severityText: string; kind: string; rule: string; location: string; component: string;
    vulnerabilities: string[]; weaknesses: string[]; asset: string; fixText: string }[] /* the first 50 */;
  diagnostics: Diagnostic[];
}
/** `confidence`: of the mapping as a whole; `questions`: what a person should look at, in words. */
export interface TeachAnswer { spec: string; records: string /* path */; confidence: number; questions: string[]; columns: SpecColumn[]; preview: SpecPreview }
export interface SpecRow { id: string; title: string; spec: string }

/** What one act mends: an upgrade in one manifest, or one kind of flaw in one asset. */
export type Effort = 'minutes' | 'hours' | 'days' | 'weeks';
export interface FixRow { key: string /* of a later scan too */; kind: 'upgrade' | 'guidance'; title: string; asset: string; assetId: string; owner: string; effort: Effort;
  risk: number; band: Band; count: number; unfixed: number /* of `count`, those the upgrade does not mend */; package: string; ecosystem: string; from: string;
  to: string /* "" = no version is known to help */; staysInMajor: boolean; manifest: string; guidance: string; reference: string; findings: FindingRow[] /* that it mends, the riskiest */; left: FindingRow[] /* that it does not */ }
export interface FixesAnswer { total: number; of: number; mended: number /* findings that the `total` mend */; rows: FixRow[] }
/** All findings of it, as far as a person reads, and the ticket about it. */
export interface FixDetail extends FixRow { ticket: TicketRow }
/** The upgrades that belong in one manifest: `git apply` takes the diff ("" = nothing to change); title and body of a pull request. */
export interface PatchAnswer { file: string; diff: string; title: string; body: string; left: { package: string; why: string }[];
  changes: { package: string; before: string; after: string; findings: number; staysInMajor: boolean }[] }
export type TicketPer = 'finding' | 'fix' | 'owner';
export type TicketSystem = 'jira-csv' | 'jira-json' | 'github' | 'gitlab';
export interface TicketRow { key: string; title: string; body: string /* Markdown */; labels: string[]; owner: string; risk: number; band: Band; due: string;
  url: string /* opens a filled form; "" = no forge known */; findings: string[] }

/** A control that a finding speaks about. */
export interface ControlTag { framework: string; frameworkTitle: string; id: string; title: string /* "" when only a scanner names it */; source: string /* of the mapping */ }
/** Controls of a framework and what the estate says of them: 'clear' = looked at by a scan, nothing open; 'not_looked_at' = a gap. */
export type ControlStatus = 'open' | 'clear' | 'not_looked_at';
export interface FrameworkRow { id: string; title: string; edition: string; url: string; open: number; clear: number; notLookedAt: number }
export interface ControlRow { id: string; title: string; status: ControlStatus; source: string /* of the mapping */; open: number; closed: number;
  scans: string[] /* classes that can speak about it */; findings: FindingRow[] /* the riskiest */ }
export interface ComplianceAnswer { frameworks: FrameworkRow[]; controls: ControlRow[] }

export interface FormatRow { id: string; title: string; url: string; family: string; syntaxes: string[]; context: boolean }

/** What a person says of a finding, of every finding of a filter, or of a pair ("asset a<TAB>b", field `identity`, `same` or
 *  `different`). Of findings: `status` (open, accepted, false_positive, fixed), `assignee`, `note`; "" withdraws. */
export type Said = ({ key: string } | { filter: string } | { subject: string }) & { field: string; value: string; reason?: string; expires?: string };
/** `lines`: the records that were written, as importDecisions takes them. */
export interface DecidedAnswer { changed: number; canUndo: boolean; canRedo: boolean; lines: string }
export interface Statement { id: string; value: string; reason: string; by: string; at: string; expires: string }
/** Oldest first; `stands`: nothing replaces it. */
export interface HistoryRow extends Statement { field: string; stands: boolean }
/** The first statement stands, because it is the latest. `key` and `title` are "" for what no report speaks of now. */
export interface Conflict { subject: string; key: string; title: string; asset: string; field: string; statements: Statement[] }
export interface ConflictsAnswer { total: number; rows: Conflict[] }

/** What a policy holds where it has no problems; they say their lines in `where` ("line 3, column 7"). */
export interface PolicyCheck { name: string; rules: number; waivers: number; clocks: number; problems: EngineError[] }
export type Outcome = 'pass' | 'fail' | 'warn' | 'escalate';
/** Something that a rule is about. `key`: a finding's key, or what names the asset, component, path or vulnerability; times are RFC 3339 or "". */
export interface Violation {
  key: string; title: string; asset: string; owner: string; location: string; component: string; severity: Severity | ''; band: Band | ''; risk: number | null;
  reason: string; fix: string; firstSeen: string; due: string; overdueDays: number; new: boolean; waiver?: string /* id of the one that takes it out */;
}
export interface RuleResult {
  id: string; title: string; on: 'findings' | 'assets' | 'components' | 'paths' | 'vulnerabilities' | 'coverage' | 'query'; action: 'fail' | 'warn' | 'escalate'; outcome: Outcome;
  atMost: number; checked: number /* rows that were looked at */; message: string; escalateTo: string; links: string[]; violations: Violation[]; waived: Violation[];
}
export interface WaiverResult { id: string; owner: string; reason: string; expires: string; link: string; expired: boolean; waived: number }
/** The same bytes as `postern gate --json`. */
export interface Verdict {
  verdict: 'pass' | 'fail'; policy: string; policyHash: string; now: string; summary: string;
  counts: { reports: number; observations: number; findings: number; open: number; violations: number; warned: number; escalated: number; waived: number; expiredWaivers: number };
  baseline: { findings: number; new: number; kept: number; gone: number } | null;
  rules: RuleResult[]; waivers: WaiverResult[]; escalations: (Violation & { percent: number; to: string })[]; warnings: string[];
}
export type GateReport = 'json' | 'sarif' | 'junit' | 'markdown' | 'text';

/** A graph to ask: `estate`, `attack`, `dependency`, `identity`, `ownership`, `data_flow`, and those of the setting "views"
 *  (docs/graph-views.md); with the queries of the setting "queries". `problems`: of the two settings, with their lines. */
export interface GraphViewRow { name: string; title: string; builtIn: boolean }
export interface NamedQuery { name: string; title: string; view: string; language: QueryLanguage; text: string; parameters: string /* JSON, "" = none */ }
export interface GraphViewsAnswer { views: GraphViewRow[]; queries: NamedQuery[]; problems: EngineError[] }
export type QueryLanguage = 'cypher' | 'gremlin';
/** For completion. */
export interface GraphViewDetail { name: string; nodes: number; relationships: number; labels: { name: string; count: number }[];
  types: { name: string; count: number }[]; keys: string[] }
/** `view` "" = estate; `viewYaml`: the text of a view to ask instead; `named`: a query's name instead of `text`; `parameters`: a JSON object or "".
 *  `maxRows`, `maxSteps`: 0 = as usual. A question that needs more steps ends with `too_large`: ask again with more, or let it be. */
export interface QueryRequest { view: string; viewYaml?: string; language: QueryLanguage; text: string; named?: string; parameters: string; maxRows: number; maxSteps: number }
/** Floats that are no numbers are null; `map` keeps maps apart from the others. */
export type QueryValue = null | boolean | number | string | QueryValue[] | { map: Record<string, QueryValue> } | { node: number } | { relationship: number }
  | { path: { nodes: number[]; relationships: number[] } } | { date: string } | { time: string } | { localtime: string } | { datetime: string } | { localdatetime: string } | { duration: string };
export interface QueryNode { id: number; labels: string[]; properties: Record<string, QueryValue> }
export interface QueryRelationship { id: number; type: string; from: number; to: number; properties: Record<string, QueryValue> }
/** `more`: there are more rows than were asked for. `nodes` and `relationships`: what the rows speak of, as far as can be drawn (about 5,000). */
export interface QueryAnswer { view: string; columns: string[]; rows: QueryValue[][]; more: boolean; nodes: QueryNode[]; relationships: QueryRelationship[] }

export interface Calls {
  version: { request: Record<string, never>; answer: { version: string; thirdParty: { name: string; version: string }[] } };
  formats: { request: Record<string, never>; answer: FormatRow[] };
  importFile: { request: { name: string; bytes: Uint8Array; settings: ImportSettings }; answer: ImportAnswer };
  /** What a file without a format looks like. */
  document: { request: { name: string; bytes: Uint8Array; member: string }; answer: DocumentView };
  /** A spec for the file: from `spec` (with "": a guess), changed by what was pointed at, tried on the file. Runs in a parse worker. */
  teach: { request: { name: string; bytes: Uint8Array; member: string /* of an archive, "" = the file itself */; spec: string; picks: Pick[]; id: string; title: string; settings: ImportSettings }; answer: TeachAnswer };
  /** The estate's taught formats; they travel in the bundle. An error says the line of the mistake in `where`. */
  addSpec: { request: { spec: string }; answer: SpecRow };
  removeSpec: { request: { id: string }; answer: { removed: boolean } };
  specs: { request: Record<string, never>; answer: SpecRow[] };
  rawRecord: { request: { name: string; bytes: Uint8Array; member: string; begin: number; end: number; observation: number; masks: SecretMask[]; settings: ImportSettings }; answer: { text: string; truncated: boolean } };
  secretMasks: { request: { observation: number }; answer: SecretMask[] };
  addBatch: { request: { bytes: Uint8Array; settings: ImportSettings }; answer: { report: string; duplicate: boolean } };
  openBundle: { request: { name: string; bytes: Uint8Array }; answer: { version: number; reports: number; duplicates: number; decisions: number /* that are new */ } };
  saveBundle: { request: { by: string; now: string }; answer: Uint8Array };
  removeReport: { request: { report: string }; answer: { removed: boolean } };
  /** One unit of undo. Lists and drawers show it after the next `analyze`, which does not correlate again for triage. */
  decide: { request: { decisions: Said[]; by: string; now: string }; answer: DecidedAnswer };
  /** Writes records that say again what stood before: undoing travels and shows in the history. */
  undo: { request: { by: string; now: string }; answer: DecidedAnswer };
  redo: { request: { by: string; now: string }; answer: DecidedAnswer };
  history: { request: { key: string } | { subject: string }; answer: HistoryRow[] };
  conflicts: { request: Record<string, never>; answer: ConflictsAnswer };
  importDecisions: { request: { name: string; bytes: Uint8Array }; answer: { decisions: number /* that are new */ } };
  exportDecisions: { request: Record<string, never>; answer: Uint8Array /* JSON Lines */ };
  /** Settings of the estate, as texts; "" = never set. */
  setting: { request: { name: string }; answer: { text: string } };
  setSetting: { request: { name: string; text: string; by: string; now: string }; answer: Record<string, never> };
  /** What the ranking is made with. `setWeights` ranks the last analysis anew by those that differ from what is
   *  published (a JSON object, "" = none); `keep` records them, without it the next `analyze` forgets them. */
  weights: { request: Record<string, never>; answer: WeightsAnswer };
  setWeights: { request: { weights: string; keep: boolean; by: string; now: string }; answer: WeightsAnswer };
  checkPolicy: { request: { policy: string }; answer: PolicyCheck };
  /** The last analysis judged by a policy (YAML, docs/policies.md; "" = the estate's setting "policy"); `bytes`: a bundle as the baseline, empty = none. */
  gate: { request: { policy: string; name: string /* of the baseline */; bytes: Uint8Array }; answer: Verdict };
  /** The last verdict as a file. */
  gateReport: { request: { kind: GateReport }; answer: Uint8Array };
  clear: { request: Record<string, never>; answer: { cleared: boolean } };
  estateKey: { request: Record<string, never>; answer: { estateKey: string } };
  analyze: { request: { now: string }; answer: Summary };
  reports: { request: Record<string, never>; answer: ReportRow[] };
  findings: { request: FindingsQuery; answer: FindingsAnswer };
  facets: { request: { filter: string }; answer: Facet[] };
  finding: { request: { key: string }; answer: FindingDetail };
  paths: { request: { limit: number }; answer: PathView[] };
  path: { request: { id: string }; answer: PathDetail };
  comparePaths: { request: { a: string; b: string }; answer: PathComparison };
  /** `open`: ids of zones to show member by member (absent = as many as can be read at a glance); `pinned`: ids of nodes to show whatever their zone. */
  graph: { request: { path: string /* "" = what an attacker can get to, "all" = every relation, or a path's id */; open?: string[]; pinned: string[] }; answer: GraphAnswer };
  findNodes: { request: { text: string; limit: number }; answer: FoundNode[] };
  /** 0 = no limit. */
  fixPlan: { request: { fixes: number; effort: number }; answer: FixPlanAnswer };
  chokePoints: { request: Record<string, never>; answer: ChokePointsAnswer };
  whatIf: { request: { marks: WhatIfMark[]; scenario: string /* of the kept ones, instead of marks */; keep: string /* name */ }; answer: WhatIfAnswer };
  blastRadius: { request: { node: string }; answer: BlastRadiusAnswer };
  attackRules: { request: Record<string, never>; answer: AttackRulesAnswer };
  /** The other state is a bundle's; nothing of it is added. */
  pathChanges: { request: { name: string; bytes: Uint8Array }; answer: PathChangesAnswer };
  tryRules: { request: { yaml: string }; answer: TriedRulesAnswer };
  inventory: { request: InventoryQuery; answer: InventoryAnswer };
  coverage: { request: Record<string, never>; answer: CoverageAnswer };
  /** A row per asset, a column per class of scan. */
  exportCoverage: { request: Record<string, never>; answer: Uint8Array };
  rollUps: { request: Record<string, never>; answer: RollUpsAnswer };
  asset: { request: { id: string }; answer: AssetDetail };
  exportJson: { request: Record<string, never>; answer: Uint8Array };
  exportCsv: { request: Record<string, never>; answer: Uint8Array };
  compliance: { request: { framework: string /* "" = counts only */ }; answer: ComplianceAnswer };
  exportCompliance: { request: Record<string, never>; answer: Uint8Array };
  graphViews: { request: Record<string, never>; answer: GraphViewsAnswer };
  graphView: { request: { name: string; viewYaml?: string }; answer: GraphViewDetail };
  query: { request: QueryRequest; answer: QueryAnswer };
  /** "csv" for spreadsheets, "table" for people, "plan": how it would be answered. */
  exportQuery: { request: QueryRequest & { kind: 'csv' | 'table' | 'plan' }; answer: Uint8Array };
  /** For other graph databases: files by name, in the order of `blobs`. */
  exportGraph: { request: { view: string; viewYaml?: string }; answer: { files: string[]; blobs: Uint8Array[] } };
  /** Those that mend a finding of the filter. `fix`: by its key, or by that of a finding that it is about. */
  fixes: { request: { filter: string; from: number; to: number }; answer: FixesAnswer };
  fix: { request: { key: string }; answer: FixDetail };
  patch: { request: { name: string; bytes: Uint8Array }; answer: PatchAnswer };
  tickets: { request: { per: TicketPer; filter: string }; answer: TicketRow[] };
  exportTickets: { request: { system: TicketSystem; per: TicketPer; filter: string }; answer: Uint8Array };
}
/** How to find a secret in raw text without holding it: keyed hash and length of the clear text. */
export interface SecretMask { hash: string; length: number; key?: string /* of that hash, where it is not the estate's */ }
export type CallName = keyof Calls;
