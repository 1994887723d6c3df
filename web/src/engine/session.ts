// SPDX-License-Identifier: Apache-2.0
// One person's session: parse pool + estate worker. Files become batches in the pool, batches go to the estate; what the
// estate was given is kept, so that a crashed estate worker can be started again with nothing lost, and a second one beside it.
import type { CallName, DocumentView, EngineError, ImportSettings, InspectEntry, Pick, RecordRef, SpecRow, Summary, TeachAnswer } from './protocol';
import { Aside } from './aside';
import { ParsePool } from './parse_pool';
import { isDecisionFile } from './decision_file';
import { FileShelf, isBundle } from './file_shelf';
import { specText } from './spec_file';
import { weightsText } from './weights_text';
import { toEngineError, WorkerClient, type AnswerOf, type RequestOf, type WorkerLike } from './worker_client';

export interface Input { name: string; file: File }
export type ItemState = 'queued' | 'done' | 'duplicate' | 'failed' | 'cancelled';
/** One dropped file on its way; an archive has one entry per member. */
export interface ImportItem {
  id: number; name: string; bytes: number; state: ItemState; entries: InspectEntry[];
  added: number; duplicates: number; error: EngineError | null; isBundle: boolean;
  /** how much of the file is read, 0..1; told for large files only */
  read: number;
  /** entries whose content the estate had already */
  same: string[];
  /** the file was a mapping spec */
  spec: SpecRow | null;
  /** decisions in it that are new here; null: it is no file of decisions and no bundle */
  decisions: number | null;
  file: File;
}
/** One file or archive member as it was understood. */
export interface ReadEntry { item: ImportItem; index: number }
export interface FileRef { name: string; file: File; member: string }

/** The size of a file is asked of the file system (Chromium), so the page takes a breath after so many. */
const kFilesAtOnce = 100;

/** `report`: what addBatch called it, "" for a bundle */
interface KeptBytes { call: 'addBatch' | 'openBundle' | 'importDecisions'; name: string; bytes: Uint8Array; report: string }
interface KeptSetting { call: 'setSetting'; request: RequestOf<'setSetting'>; report: '' }
type Kept = KeptBytes | KeptSetting;
/** After these the estate's views may answer otherwise. */
const kChanging: ReadonlySet<CallName> = new Set<CallName>(['analyze', 'setWeights', 'setSetting', 'removeReport', 'clear']);
const kChanged: EngineError = { code: 'cancelled', message: 'The estate changed while this was asked: ask again.' };
export interface SessionEvents { restarted: (summary: Summary | null) => void; failed: (error: EngineError) => void }

export class Session {
  readonly files = new FileShelf();
  /** taught formats, as the estate has them */
  specs: SpecRow[] = [];
  /** formats that a person chose, by the name of the file or archive member */
  private readonly chosen_ = new Map<string, string>();
  private readonly pool_: ParsePool;
  private estate_: WorkerClient;
  private kept_: Kept[] = [];
  private lastNow_ = '';
  /** weights that are tried and not kept */
  private tried_: RequestOf<'setWeights'> | null = null;
  private readonly aside_: Aside;
  private restarting_: Promise<void> | null = null;
  private nextItem_ = 1;
  private cancelled_ = false;

  constructor(private readonly spawn_: () => WorkerLike, private readonly module_: WebAssembly.Module | null,
    parsers: number, private estateKey_: string, private readonly events_: SessionEvents) {
    this.pool_ = new ParsePool(spawn_, module_, parsers);
    this.aside_ = new Aside(spawn_, module_, (client) => this.feed_(client));
    this.estate_ = this.startEstate_();
  }

  async ready(): Promise<void> {
    await Promise.all([this.pool_.ready(), this.estate_.ready]);
  }

  /** Asks the estate worker; waits for a restart that is under way. */
  async call<N extends CallName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>> {
    if (this.restarting_) await this.restarting_;
    const answer = await this.estate_.call(name, request);
    this.remember_(name, request, answer);
    if (kChanging.has(name)) this.aside_.stop(kChanged);
    return answer;
  }

  /** The same as `call`, of a second engine with the same estate, so that the first stays free and `stopAside` ends it at once. */
  callAside<N extends 'query' | 'exportQuery'>(name: N, request: RequestOf<N>, asked: () => void = () => undefined): Promise<AnswerOf<N>> {
    return this.aside_.ask(name, request, asked);
  }

  stopAside(error: EngineError): void { this.aside_.stop(error); }

  async analyze(now: string): Promise<Summary> {
    const summary = await this.call('analyze', { now });
    this.lastNow_ = now;
    return summary;
  }

  /** Reads all inputs and hands their batches to the estate; `changed` is called whenever an item changes. Bundles go first,
   *  because a bundle brings the key under which secrets are hashed. Never rejects: what failed is in the items. */
  async add(inputs: Input[], changed: (item: ImportItem) => void): Promise<void> {
    this.cancelled_ = false;
    const items: ImportItem[] = [];
    for (const { name, file } of inputs) {
      const item: ImportItem = { id: this.nextItem_++, name, bytes: file.size, state: 'queued', entries: [], added: 0, duplicates: 0, error: null, isBundle: false, read: 0, same: [], spec: null, decisions: null, file };
      items.push(item);
      changed(item);
      if (items.length % kFilesAtOnce === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    const pairs = await Promise.all(inputs.map(async (input, i) => ({ input, item: items[i] as ImportItem, bundle: await isBundle(input) })));
    for (const { input, item, bundle } of pairs) {
      item.isBundle = bundle;
      if (bundle) await this.settle_(item, () => this.openBundle_(input, item), changed);
    }
    const reports = pairs.filter((pair) => !pair.bundle);
    await Promise.all(reports.map(({ input, item }) => this.settle_(item, () => this.importReport_(input, item, changed), changed)));
  }

  /** Reads a file again, as the format (`""`: as detected); the report made of it before goes. Rejects, and nothing is changed,
   *  when a file that was read cannot be read like that. */
  async reread(entry: ReadEntry, format: string): Promise<void> {
    const name = entryName(entry);
    const before = this.chosenFormat(name);
    this.choose_(name, format);
    try {
      await this.readAgain_(entry, format, '');
    } catch (reason) {
      this.choose_(name, before);
      throw reason;
    }
  }

  /** Of these files those that a taught format claims are read with it. Returns how many. */
  async claim(entries: ReadEntry[], spec: string): Promise<number> {
    const claimed = await Promise.all(entries.map((entry) => this.readAgain_(entry, '', spec).catch(() => false)));
    return claimed.filter(Boolean).length;
  }

  chosenFormat(name: string): string { return this.chosen_.get(name) ?? ''; }

  async addSpec(spec: string): Promise<SpecRow> {
    const row = await this.call('addSpec', { spec });
    this.specs = await this.call('specs', {});
    return row;
  }

  async removeSpec(id: string): Promise<void> {
    await this.call('removeSpec', { id });
    this.specs = await this.call('specs', {});
    for (const [name, format] of this.chosen_) if (format === id) this.chosen_.delete(name);
  }

  document({ name, file, member }: FileRef): Promise<DocumentView> {
    return this.pool_.run('document', { name, bytes: file, member });
  }

  /** The guessed mapping of the file, changed by the picks, tried on it. */
  teach({ name, file, member }: FileRef, picks: Pick[], id: string, title: string): Promise<TeachAnswer> {
    return this.pool_.run('teach', { name, bytes: file, member, spec: '', picks, id, title, settings: this.settings_() });
  }

  cancel(): void {
    this.cancelled_ = true;
    this.pool_.cancelAll();
  }

  /** After a removal what is kept is one bundle of all that is left, because report ids do not outlive an analyze. */
  async remove(report: string, now: string): Promise<boolean> {
    const { removed } = await this.call('removeReport', { report });
    if (removed) this.kept_ = [{ call: 'openBundle', name: 'kept.postern', bytes: await this.call('saveBundle', { by: '', now }), report: '' }];
    return removed;
  }

  async clear(): Promise<void> {
    await this.call('clear', {});
    this.kept_ = [];
    this.specs = [];
    this.chosen_.clear();
    this.files.clear();
  }

  /** The record as it stands in the dropped file, secrets masked. Rejects with `not_found` when the file is not at hand. */
  async rawRecord(ref: RecordRef & { id: number }, reportBytes: number): Promise<{ text: string; truncated: boolean }> {
    const [name = '', ...members] = ref.file.split('!');
    const file = this.files.find(name, members.length ? 0 : reportBytes);
    if (!file) throw { code: 'not_found', message: `Drop ${name} here again to see its raw record: a bundle does not carry the files themselves.` } satisfies EngineError;
    const masks = await this.call('secretMasks', { observation: ref.id });
    return this.pool_.run('rawRecord', {
      name, bytes: file, member: members.join('!'), begin: ref.begin, end: ref.end, observation: ref.id, masks, settings: this.key_(),
    });
  }

  private key_(): ImportSettings { return { estateKey: this.estateKey_ }; }

  private settings_(format = ''): ImportSettings {
    return { ...this.key_(), specs: this.specs.map((it) => it.spec), format };
  }

  private choose_(name: string, format: string): void {
    if (format) this.chosen_.set(name, format);
    else this.chosen_.delete(name);
  }

  private async settle_(item: ImportItem, work: () => Promise<void>, changed: (item: ImportItem) => void): Promise<void> {
    try {
      if (this.cancelled_) throw { code: 'cancelled', message: 'cancelled' } satisfies EngineError;
      await work();
      if (item.spec || item.decisions) item.state = 'done';
      else if (item.decisions === 0 && item.added === 0 && !item.error) item.state = 'duplicate';
      else if (item.error || (item.added === 0 && item.duplicates === 0)) item.state = 'failed';
      else item.state = item.added === 0 ? 'duplicate' : 'done';
    } catch (reason) {
      item.error = toEngineError(reason);
      item.state = item.error.code === 'cancelled' ? 'cancelled' : 'failed';
    }
    changed(item);
  }

  private async importReport_({ name, file }: Input, item: ImportItem, changed: (item: ImportItem) => void): Promise<void> {
    const answer = await this.pool_.run('importFile', { name, bytes: file, settings: this.settings_(this.chosenFormat(name)) }, (done) => {
      item.read = Math.max(item.read, done);
      changed(item);
    });
    const first = answer.entries[0];
    if (answer.entries.length === 1 && (first?.autoMapped || first?.error?.code === 'unknown_format')) {
      const spec = await specText(file);
      if (spec !== null) {
        item.spec = await this.addSpec(spec);
        return;
      }
      if (await isDecisionFile(file)) {
        item.decisions = await this.joinDecisions_(name, new Uint8Array(await file.arrayBuffer()));
        return;
      }
    }
    item.entries = answer.entries;
    this.files.put(name, file);
    for (const [i, bytes] of answer.batches.entries()) {
      const { duplicate } = await this.addBatch_(name, bytes);
      if (!duplicate) item.added++;
      else item.same.push(answer.entries[answer.batchEntry[i] ?? 0]?.file ?? name);
    }
    item.duplicates = item.same.length;
    for (const [index, entry] of item.entries.entries()) {
      const chosen = this.chosenFormat(entry.file);
      if (entry.file !== name && chosen) await this.readAgain_({ item, index }, chosen, '').catch(() => false);
    }
  }

  /** `mustBe`: nothing is changed unless it is read as this format. */
  private async readAgain_(entry: ReadEntry, format: string, mustBe: string): Promise<boolean> {
    const { item, index } = entry;
    const name = entryName(entry);
    const answer = await this.pool_.run('importFile', { name: item.name, bytes: item.file, settings: this.settings_(format) });
    const at = Math.max(0, answer.entries.findIndex((it) => it.file === name));
    const [now, before] = [answer.entries[at], item.entries[index]];
    const batch = answer.batches[answer.batchEntry.indexOf(at)];
    if (!now || (mustBe && now.format !== mustBe)) return false;
    if (!batch && before && !before.error) throw now.error ?? ({ code: 'malformed', message: 'nothing was read' } satisfies EngineError);
    if (batch) {
      await this.putBatch_(item.name, batch);
      if (!before || before.error || item.added === 0) item.added++;
    }
    item.entries = before ? item.entries.with(index, now) : [now];
    item.error = null;
    item.same = item.same.filter((it) => it !== name);
    item.duplicates = item.same.length;
    item.state = item.added > 0 ? 'done' : 'failed';
    return true;
  }

  private async addBatch_(name: string, bytes: Uint8Array): Promise<{ report: string; duplicate: boolean }> {
    if (this.restarting_) await this.restarting_;
    const added = await this.estate_.call('addBatch', { bytes, settings: this.key_() }, true);
    if (!added.duplicate) this.kept_.push({ call: 'addBatch', name, bytes, report: added.report });
    return added;
  }

  /** In the place of what the estate has of the same content. */
  private async putBatch_(name: string, bytes: Uint8Array): Promise<void> {
    const { report, duplicate } = await this.addBatch_(name, bytes);
    if (!duplicate) return;
    await this.call('removeReport', { report });
    const isOwn = this.kept_.some((it) => it.report === report);
    this.kept_ = this.kept_.filter((it) => it.report !== report);
    await this.addBatch_(name, bytes);
    if (!isOwn) this.kept_ = [{ call: 'openBundle', name: 'kept.postern', bytes: await this.call('saveBundle', { by: '', now: new Date().toISOString() }), report: '' }];
  }

  private async openBundle_({ name, file }: Input, item: ImportItem): Promise<void> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (this.restarting_) await this.restarting_;
    const opened = await this.estate_.call('openBundle', { name, bytes }, true);
    item.added = opened.reports;
    item.duplicates = opened.duplicates;
    item.decisions = opened.decisions;
    this.kept_.push({ call: 'openBundle', name, bytes, report: '' });
    this.specs = await this.call('specs', {});
    this.estateKey_ = (await this.call('estateKey', {})).estateKey || this.estateKey_;
  }

  private async joinDecisions_(name: string, bytes: Uint8Array): Promise<number> {
    if (this.restarting_) await this.restarting_;
    const { decisions } = await this.estate_.call('importDecisions', { name, bytes }, true);
    this.kept_.push({ call: 'importDecisions', name, bytes, report: '' });
    return decisions;
  }

  /** What people say is kept like reports are. */
  private remember_<N extends CallName>(name: N, request: RequestOf<N>, answer: AnswerOf<N>): void {
    if (name === 'analyze') this.tried_ = null;
    if (name === 'setWeights') this.tried_ = (request as RequestOf<'setWeights'>).keep ? null : (request as RequestOf<'setWeights'>);
    if (name === 'setSetting') this.kept_.push({ call: name, request: request as RequestOf<'setSetting'>, report: '' });
    if (name === 'setWeights' && (request as RequestOf<'setWeights'>).keep) {
      const { by, now } = request as RequestOf<'setWeights'>;
      this.kept_.push({ call: 'setSetting', request: { name: 'weights', text: weightsText(answer as AnswerOf<'setWeights'>), by, now }, report: '' });
    }
    if (name !== 'decide' && name !== 'undo' && name !== 'redo') return;
    const { lines } = answer as AnswerOf<'decide'>;
    if (lines) this.kept_.push({ call: 'importDecisions', name: 'decisions', bytes: new TextEncoder().encode(lines), report: '' });
  }

  private startEstate_(): WorkerClient {
    return new WorkerClient(this.spawn_(), this.module_, (error) => this.restart_(error));
  }

  private restart_(error: EngineError): void {
    if (this.restarting_) return this.events_.failed(error);
    this.estate_ = this.startEstate_();
    this.restarting_ = this.reload_().then(
      (summary) => { this.restarting_ = null; this.events_.restarted(summary); },
      (reason) => { this.restarting_ = null; this.events_.failed(toEngineError(reason)); },
    );
  }

  private async reload_(): Promise<Summary | null> {
    await this.estate_.ready;
    this.tried_ = null;
    return this.feed_(this.estate_);
  }

  /** All that the estate was given, into an engine that has none of it. */
  private async feed_(client: WorkerClient): Promise<Summary | null> {
    for (const kept of [...this.kept_]) {
      if (kept.call === 'setSetting') await client.call(kept.call, kept.request);
      else if (kept.call === 'addBatch') await client.call(kept.call, { bytes: kept.bytes, settings: this.key_() }, true);
      else await client.call(kept.call, { name: kept.name, bytes: kept.bytes }, true);
    }
    for (const { id } of await client.call('specs', {})) await client.call('removeSpec', { id });
    for (const { spec } of this.specs) await client.call('addSpec', { spec });
    if (!this.lastNow_) return null;
    const summary = await client.call('analyze', { now: this.lastNow_ });
    if (this.tried_) await client.call('setWeights', this.tried_);
    return summary;
  }
}

function entryName({ item, index }: ReadEntry): string {
  return item.entries[index]?.file ?? item.name;
}
