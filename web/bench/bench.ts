// SPDX-License-Identifier: Apache-2.0
// What tools/bench measures without the views: the shipped Session with one parse worker and one estate worker, against
// JSON.parse of the same files. Driven from outside through `window.bench`; all times are milliseconds.
import wasm from 'virtual:postern/wasm';
import type { FindingsQuery, Summary } from '../src/engine/protocol';
import { gunzipBase64 } from '../src/engine/sample_pack';
import { Session, type ImportItem } from '../src/engine/session';
import { engineWorker, heapOf, JsonWorker, type Parsed } from './workers';

/** `firstWindow`: the table of reports and the first 100 rows, as the page asks for them. */
export interface Ranked {
  importing: number; analyzing: number; firstWindow: number; total: number; summary: Summary;
  parseHeap: number; estateHeap: number; /* bytes */
}
export interface Saved { bytes: number; saving: number }
export interface Answered extends Pick<FindingsQuery, 'filter' | 'sort' | 'descending'> { rows: number; times: number[] }

const kNow = '2026-11-24T09:00:00Z';
const kKey = '5'.repeat(64);
const kFirstRows = 100;

class Bench {
  private session_: Session | null = null;
  private workers_: Worker[] = [];

  constructor(private readonly module_: WebAssembly.Module) {}

  /** New workers each time, started before the clock: the page has them waiting as well. The estate stays for what follows. */
  async rank(): Promise<Ranked> {
    this.stop_();
    const session = new Session(() => {
      const worker = engineWorker();
      this.workers_.push(worker);
      return worker;
    }, this.module_, 1, kKey, { restarted: () => undefined, failed: (error) => { throw new Error(error.message); } });
    this.session_ = session;
    await session.ready();
    const files = chosenFiles();
    const items = new Map<number, ImportItem>();
    const start = performance.now();
    await session.add(files.map((file) => ({ name: file.name, file })), (item) => items.set(item.id, item));
    const added = performance.now();
    const summary = await session.analyze(kNow);
    const analyzed = performance.now();
    await session.call('reports', {});
    await session.call('findings', { filter: '', sort: 'rank', descending: false, from: 0, to: kFirstRows });
    const shown = performance.now();
    for (const item of items.values()) if (item.state !== 'done') throw new Error(`${item.name}: ${item.state} ${item.error?.message ?? ''}`);
    const [parseHeap = 0, estateHeap = 0] = await Promise.all(this.workers_.map(heapOf));
    return { importing: added - start, analyzing: analyzed - added, firstWindow: shown - analyzed, total: shown - start, summary, parseHeap, estateHeap };
  }

  async parseJson(): Promise<Parsed> {
    const worker = new JsonWorker();
    const parsed = await worker.parse(chosenFiles());
    worker.stop();
    return parsed;
  }

  async save(): Promise<Saved> {
    const start = performance.now();
    const bundle = await this.session().call('saveBundle', { by: '', now: kNow });
    return { bytes: bundle.length, saving: performance.now() - start };
  }

  /** Each question `rounds` times, in turn, so that none is asked twice in a row. */
  async ask(questions: Pick<FindingsQuery, 'filter' | 'sort' | 'descending'>[], rounds: number): Promise<Answered[]> {
    const answered: Answered[] = questions.map((it) => ({ ...it, rows: 0, times: [] }));
    for (let round = 0; round < rounds; round++) {
      for (const [i, { filter, sort, descending }] of questions.entries()) {
        const start = performance.now();
        const answer = await this.session().call('findings', { filter, sort, descending, from: 0, to: kFirstRows });
        const one = answered[i] as Answered;
        one.times.push(performance.now() - start);
        one.rows = answer.total;
      }
    }
    return answered;
  }

  private session(): Session {
    if (!this.session_) throw new Error('rank first');
    return this.session_;
  }

  private stop_(): void {
    for (const worker of this.workers_) worker.terminate();
    this.workers_ = [];
    this.session_ = null;
  }
}

function chosenFiles(): File[] {
  const input = document.querySelector('input');
  const files = [...(input?.files ?? [])];
  if (files.length === 0) throw new Error('no files were chosen');
  return files;
}

const bench = new Bench(await WebAssembly.compile(await gunzipBase64(wasm)));
Object.assign(globalThis, { bench });
document.body.dataset.phase = 'ready';
