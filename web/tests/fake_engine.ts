// SPDX-License-Identifier: Apache-2.0
// A stand-in for the core with made-up, deterministic data, for unit tests and for working on the page without wasm; the build
// refuses to put it into web/dist. File names choose its behaviour: "many-100000.json" has that many findings, "bad" is malformed,
// "what" is of no known format, "crash" kills the worker, "slow" takes a while, "hostile" carries texts that try to be more than text.
import type { CoreEngine, CoreInput } from '../src/engine/core_engine';
import type { CoverageGroup, ErrorCode, Facet, FindingRow, ImportSettings, InspectEntry, RollUp, Said, SpecRow, WeightsAnswer } from '../src/engine/protocol';
import { FakeDecisions } from './fake_decisions';
import { assetRows, componentRows, detailOf, fakeFindings, fakeGraph, fakePaths, reportRow } from './fake_data';
import { fakeCompliance, fakeFixes, fakePatch } from './fake_remediation';
import { chosenFake, fakeDocument, fakeTeach, readFakeSpec } from './fake_specs';

const kFakeRollUp: RollUp = { openFindings: 8, bands: { now: 2, soon: 2, planned: 2, watch: 2 }, highest: 90, total: 400, vulnerabilities: { critical: 1, high: 2, medium: 0, low: 0, unassigned: 0 }, dependencyTrack: 20, kenna: 640, expectedLoss: null };
const kFakeCoverage: CoverageGroup = { name: '', assets: 8, scannable: 8, gaps: { shadow: 1, unseen: 0, unscanned: 1 }, scans: [{ family: 'network', wanted: 8, missing: 1, latest: '2026-11-20T00:00:00Z' }] };
interface FakeBatch { file: string; format: string; title: string; findings: number; bytes: number; hash: string; hostile: boolean }
type Request = Record<string, unknown> & { filter: string; from: number; to: number; sort: string; descending: boolean };
class Refusal extends Error {
  constructor(readonly code: ErrorCode, message: string, readonly where = '') { super(message); }
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const decode = <T>(bytes: Uint8Array | null): T => JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array())) as T;

export async function createEngine(): Promise<CoreEngine> {
  return new FakeEngine();
}

class FakeInput implements CoreInput {
  readonly bytes: Uint8Array;
  constructor(size: number) { this.bytes = new Uint8Array(size); }
  write(at: number, piece: Uint8Array): void { this.bytes.set(piece, at); }
  delete(): void { /* nothing outside of this heap */ }
}

class FakeEngine implements CoreEngine {
  private batches_: FakeBatch[] = [];
  private rows_: FindingRow[] = [];
  private now_ = '';
  private key_ = '';
  private specs_: SpecRow[] = [];
  private readonly decisions_ = new FakeDecisions();

  input(size: number): CoreInput { return new FakeInput(size); }
  outOfMemory(): string { return JSON.stringify({ ok: false, error: { code: 'too_large', message: 'this needs more memory than there is' } }); }

  call(name: string, requestJson: string, input: CoreInput | null, onProgress?: (read: number, of: number) => void): { envelope: string; blobs: Uint8Array[] } {
    const bytes = input ? (input as FakeInput).bytes : null;
    try {
      if (bytes) onProgress?.(bytes.length / 2, bytes.length);
      const [value, blobs] = this.answer_(name, JSON.parse(requestJson) as Request, bytes);
      return { envelope: JSON.stringify({ ok: true, value }), blobs };
    } catch (reason) {
      if (!(reason instanceof Refusal)) throw reason;
      return { envelope: JSON.stringify({ ok: false, error: { code: reason.code, message: reason.message, where: reason.where } }), blobs: [] };
    }
  }

  private answer_(name: string, request: Request, bytes: Uint8Array | null): [unknown, Uint8Array[]] {
    switch (name) {
      case 'version': return [{ version: '0.0.0-fake', thirdParty: [{ name: 'none', version: '0' }] }, []];
      case 'formats': return [formats(), []];
      case 'importFile': return this.importFile_(request, bytes ?? new Uint8Array());
      case 'addBatch': return [this.addBatch_(decode<FakeBatch>(bytes), (request.settings as { estateKey: string }).estateKey), []];
      case 'openBundle': return [this.openBundle_(request, bytes), []];
      case 'saveBundle': return [{}, [encode({ postern: 1, key: this.key_, batches: this.batches_, specs: this.specs_, decisions: this.decisions_.lines() })]];
      case 'exportJson': case 'exportCsv': case 'exportTickets': case 'exportCompliance': case 'exportCoverage': return [{}, [encode(this.rows_.slice(0, 10))]];
      case 'patch': return [fakePatch(request.name as string, new TextDecoder().decode(bytes ?? new Uint8Array())), []];
      case 'estateKey': return [{ estateKey: this.key_ }, []];
      case 'secretMasks': return [[], []];
      case 'rawRecord': return [{ text: new TextDecoder().decode(bytes?.subarray(request.begin as number, request.end as number)), truncated: false }, []];
      case 'removeReport': return [{ removed: this.remove_(request.report as string) }, []];
      case 'clear': this.batches_ = []; this.specs_ = []; this.decisions_.clear(); return [{ cleared: true }, []];
      case 'exportDecisions': return [{}, [new TextEncoder().encode(this.decisions_.lines())]];
      case 'importDecisions': return [{ decisions: this.decisions_.join(new TextDecoder().decode(bytes ?? new Uint8Array())) }, []];
      case 'addSpec': return [this.addSpec_(request.spec as string), []];
      case 'removeSpec': this.specs_ = this.specs_.filter((it) => it.id !== request.id); return [{ removed: true }, []];
      case 'specs': return [this.specs_, []];
      case 'document': return [fakeDocument(new TextDecoder().decode(bytes ?? new Uint8Array())), []];
      case 'teach': return [fakeTeach(request.id as string, request.title as string), []];
      case 'analyze': return [this.analyze_(request.now as string), []];
      default: return [this.view_(name, request), []];
    }
  }

  private view_(name: string, request: Request): unknown {
    switch (name) {
      case 'decide': return this.decisions_.decide(request.decisions as Said[], request.by as string, request.now as string, (filter) => this.matches_(filter).map((row) => row.key));
      case 'undo': return this.decisions_.undo();
      case 'redo': return this.decisions_.redo();
      case 'history': return this.decisions_.history((request.subject as string) ?? `finding ${String(request.key)}`);
      case 'conflicts': return { total: 0, rows: [] };
      case 'setting': return { text: this.decisions_.setting(request.name as string) };
      case 'setSetting': this.decisions_.set(request.name as string, request.text as string); return {};
      case 'coverage': return { estate: kFakeCoverage, kinds: [{ ...kFakeCoverage, name: 'host' }], applications: [], teams: [] };
      case 'rollUps': return { estate: kFakeRollUp, applications: [{ ...kFakeRollUp, name: 'shop', expectedLoss: 12_000 }], teams: [{ ...kFakeRollUp, name: '@team-orders' }] };
      case 'weights': return this.weights_(this.decisions_.setting('weights'));
      case 'setWeights': {
        const answer = this.weights_(request.weights as string);
        if (request.keep) this.decisions_.set('weights', request.weights as string);
        return answer;
      }
      case 'reports': return this.batches_.map((batch, i) => reportRow(batch, i));
      case 'findings': return this.findings_(request);
      case 'facets': return this.facets_(request.filter);
      case 'finding': return this.finding_(request.key as string);
      case 'fixes': {
        const keys = new Set(this.matches_(request.filter).map((row) => row.key));
        const all = fakeFixes(this.rows_);
        const rows = all.filter((fix) => fix.ticket.findings.some((key) => keys.has(key)));
        return { total: rows.length, of: all.length, mended: rows.reduce((sum, fix) => sum + fix.count, 0), rows: rows.slice(request.from, request.to) };
      }
      case 'fix': {
        const fix = fakeFixes(this.rows_).find((it) => it.key === request.key || it.ticket.findings.includes(request.key as string));
        if (!fix) throw new Refusal('not_found', `no fix ${String(request.key)}`);
        return fix;
      }
      case 'query': return { view: 'estate', columns: ['n', 'now'], rows: [[this.rows_.length, this.now_]], more: false, nodes: [], relationships: [] };
      case 'compliance': return fakeCompliance(this.rows_, request.framework as string);
      case 'paths': return fakePaths(this.rows_);
      case 'graph': return fakeGraph(this.rows_, request.path as string);
      case 'inventory': return window_<unknown>(request.tab === 'assets' ? assetRows(this.rows_) : componentRows(), request);
      case 'asset': {
        const row = assetRows(this.rows_).find((it) => it.id === request.id);
        if (!row) throw new Refusal('not_found', `no asset ${String(request.id)}`);
        return { ...row, identities: [row.title, `${row.title}.svc.cluster.local`], relations: [{ relation: 'runs', direction: 'out', other: 'billing', otherId: 'a1', because: 'compose.yaml /services/0' }],
          topFindings: this.rows_.filter((it) => it.assetId === row.id).slice(0, 5), reports: ['semgrep.json'], value: 3, rollUp: kFakeRollUp };
      }
      default: throw new Error(`no such call: ${name}`);
    }
  }

  private weights_(text: string): WeightsAnswer {
    const changed = text ? JSON.parse(text) as Record<string, number> : {};
    const value = changed.kev ?? 2200;
    if (value < 1500) throw new Refusal('malformed', 'weight exploited (1500) may not be above kev: more danger would lower a risk');
    return { version: 2, title: '2', hash: '0', edited: value !== 2200, weights: [{ name: 'kev', group: 'likelihood', meaning: 'in the catalogue', value, published: 2200, least: 0, most: 6000 }],
      top: this.rows_.slice(0, 20).map((row, i) => ({ key: row.key, title: row.title, asset: row.asset, rank: i + 1, rankBefore: i === 0 ? 2 : i === 1 ? 1 : i + 1, risk: row.risk, riskBefore: row.risk, band: row.band, bandBefore: row.band })),
      bands: kFakeRollUp.bands, bandsBefore: kFakeRollUp.bands };
  }

  private importFile_(request: Request, bytes: Uint8Array): [unknown, Uint8Array[]] {
    const file = request.name as string;
    if (file.includes('crash')) throw new Error('unreachable executed');
    if (file.includes('slow')) for (const end = Date.now() + 400; Date.now() < end;);
    const many = Number(/many-(\d+)/.exec(file)?.[1] ?? 0);
    const entry: InspectEntry = { file, format: 'sarif', title: 'SARIF 2.1.0', confidence: 0.98, evidence: '"version": "2.1.0" and runs[]', alternatives: [], observations: many || 24, assets: 3, components: 2, edges: 2,
      skipped: file.includes('skip') ? 2 : 0, diagnostics: file.includes('skip') ? [{ code: 'record', message: 'result without a message', where: '/runs/0/results/7', count: 2 }] : [] };
    const settings = request.settings as ImportSettings;
    const chosen = chosenFake(file, settings.specs ?? [], settings.format ?? '');
    if (file.includes('bad') || settings.format === 'never') return [{ entries: [{ ...entry, observations: 0, error: { code: 'malformed', message: 'The JSON ends in the middle of a string', where: '/runs/0/results/3/message', offset: 4711 } }], batchEntry: [] }, []];
    if (file.includes('what') && !chosen) return [{ entries: [{ ...entry, format: '', title: '', confidence: 0, alternatives: [{ format: 'trivy', title: 'Trivy', confidence: 0.3, evidence: 'a key "Results"' }], observations: 0, error: { code: 'unknown_format', message: 'JSON object with the keys "foo" and "bar", which no known format has' } }], batchEntry: [] }, []];
    const hash = `${bytes.length}:${new TextDecoder().decode(bytes.subarray(0, 200))}`;
    Object.assign(entry, chosen);
    return [{ entries: [entry], batchEntry: [0] }, [encode({ file, format: entry.format, title: entry.title, findings: many || 24, bytes: bytes.length, hash, hostile: file.includes('hostile') } satisfies FakeBatch)]];
  }

  private addBatch_(batch: FakeBatch, key: string): { report: string; duplicate: boolean } {
    if (batch.file.includes('poison')) throw new Error('memory access out of bounds');
    this.key_ ||= key;
    const duplicate = this.batches_.some((it) => it.hash === batch.hash);
    if (!duplicate) this.batches_.push(batch);
    return { report: batch.hash, duplicate };
  }

  private openBundle_(request: Request, bytes: Uint8Array | null): unknown {
    let bundle: { postern: number; key: string; batches: FakeBatch[]; specs: SpecRow[]; decisions: string };
    try {
      bundle = decode(bytes);
    } catch {
      throw new Refusal('malformed', `${String(request.name)}: the bundle is damaged`, 'frame 2');
    }
    if (bundle.postern > 1) throw new Refusal('unsupported_version', 'the bundle was written by a newer version');
    const fresh = bundle.batches.filter((batch) => !this.batches_.some((it) => it.hash === batch.hash));
    this.batches_.push(...fresh);
    this.key_ = bundle.key;
    for (const { spec } of bundle.specs) this.addSpec_(spec);
    return { version: 1, reports: fresh.length, duplicates: bundle.batches.length - fresh.length, decisions: this.decisions_.join(bundle.decisions) };
  }

  private addSpec_(spec: string): SpecRow {
    const row = readFakeSpec(spec);
    if (!row) throw new Refusal('malformed', 'id is a snake_case word', 'line 3');
    this.specs_ = [...this.specs_.filter((it) => it.id !== row.id), row];
    return row;
  }

  private remove_(report: string): boolean {
    const at = this.batches_.findIndex((batch, i) => batch.hash === report || `r${i}` === report);
    return at >= 0 && this.batches_.splice(at, 1).length > 0;
  }

  private analyze_(now: string): unknown {
    this.now_ = now;
    const total = this.batches_.reduce((sum, batch) => sum + batch.findings, 0);
    this.rows_ = fakeFindings(total, this.batches_.some((batch) => batch.hostile)).map((row) => this.decisions_.apply(row));
    const bands = { now: 0, soon: 0, planned: 0, watch: 0 };
    for (const row of this.rows_) bands[row.band]++;
    return { now: this.now_, reports: this.batches_.length, observations: total * 2, findings: this.rows_.length, assets: assetRows(this.rows_).length, components: componentRows().length, paths: fakePaths(this.rows_).length,
      bands, skipped: 0, diagnostics: 0, feeds: [{ name: 'EPSS', date: '2026-11-20', entries: 12 }], notes: ['KEV catalogue is 12 days old'], coverage: '' };
  }

  private matches_(filter: string): FindingRow[] {
    if (/\w+:$/.test(filter)) throw new Refusal('bad_query', `nothing after the colon in ${filter}`);
    const terms = filter.match(/(?:[^\s"]+|"[^"]*")+/g) ?? [];
    return this.rows_.filter((row) => terms.every((term) => {
      const [, field = '', value = ''] = /^(\w+):"?([^"]*)"?$/.exec(term) ?? [];
      if (field) return value.split(',').some((it) => String((row as unknown as Record<string, unknown>)[field === 'tool' ? 'tools' : field]).includes(it));
      return `${row.title} ${row.asset} ${row.component}`.toLowerCase().includes(term.toLowerCase());
    }));
  }

  private findings_(request: Request): unknown {
    const rows = [...this.matches_(request.filter)];
    const key = request.sort as keyof FindingRow;
    if (key !== 'rank') rows.sort((a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : a.rank - b.rank));
    if (request.descending) rows.reverse();
    return { ...window_(rows, request), of: this.rows_.length, observations: rows.length * 2 };
  }

  private facets_(filter: string): Facet[] {
    const fields = [['status', 'Status'], ['band', 'Band'], ['severity', 'Severity'], ['reach', 'Reach'], ['owner', 'Owner'], ['asset', 'Asset']] as const;
    return fields.map(([field, title]) => {
      const counts = new Map<string, number>();
      for (const row of this.matches_(filter.replace(new RegExp(`${field}:\\S+`), ''))) counts.set(row[field], (counts.get(row[field]) ?? 0) + 1);
      return { field, title, values: [...counts].map(([value, count]) => ({ value, title: value, count, selected: value !== '' && new RegExp(`${field}:\\S*${value.replace(/\W/g, '.')}`).test(filter) })) };
    });
  }

  private finding_(key: string): unknown {
    const row = this.rows_.find((it) => it.key === key);
    if (!row) throw new Refusal('not_found', `no finding ${key}`);
    return detailOf(row, this.batches_[0]?.file ?? '', fakePaths(this.rows_)[0] ?? null);
  }
}

function window_<T>(rows: T[], request: Request): { total: number; of: number; rows: T[] } {
  return { total: rows.length, of: rows.length, rows: rows.slice(request.from, request.to) };
}

function formats(): unknown[] {
  const titles = ['SARIF', 'Trivy', 'Grype', 'Semgrep', 'ZAP', 'Nessus', 'Gitleaks', 'Checkov'];
  return [...titles.map((title) => ({ id: title.toLowerCase(), title, url: '', family: 'code', syntaxes: ['json'], context: false })),
    ...['CODEOWNERS', 'Kubernetes', 'EPSS', 'CISA KEV'].map((title) => ({ id: title.toLowerCase(), title, url: '', family: 'context', syntaxes: ['yaml'], context: true }))];
}
