// SPDX-License-Identifier: Apache-2.0
// A question to a graph view. It is asked with few steps first; one that needs more is asked in an engine of its own, which ends
// with it when a person cancels or its time is up. Beyond kGuard steps a person says whether to go on.
import type { EngineError, GraphViewDetail, GraphViewsAnswer, NamedQuery, QueryAnswer, QueryRequest, QueryLanguage } from '../engine/protocol';
import { toEngineError } from '../engine/worker_client';
import { Asked } from './asked.svelte';
import { estate } from './estate.svelte';
import { queryExamples } from './query_examples';
import { triage } from './triage.svelte';

/** In the engine of the lists: a moment. */
const kFirst = 2_000_000;
const kGuard = 128_000_000;
const kUnguarded = 2_000_000_000;
/** ms until a question is given up; of one that a person lets go on beyond kGuard */
const kPatience = 60_000;
const kLongPatience = 600_000;
const kRows = 10_000;
const kRemembered = 30;

class QueryState {
  readonly views = new Asked<GraphViewsAnswer>();
  readonly detail = new Asked<GraphViewDetail>();
  readonly plan = new Asked<string>();
  view = $state(queryExamples[0]?.view ?? '');
  text = $state(queryExamples[0]?.text ?? '');
  answer = $state.raw<QueryAnswer | null>(null);
  error = $state.raw<EngineError | null>(null);
  phase = $state<'idle' | 'first' | 'opening' | 'aside'>('idle');
  /** s since it was asked, while it is */
  elapsed = $state(0);
  /** it needs more than kGuard steps: a person may go on */
  isGuarded = $state(false);
  took = $state(0); // ms
  history = $state.raw<{ view: string; text: string }[]>([]);
  private turn_ = 0;
  private steps_ = kFirst;
  /** what the answer is of */
  private answered_: QueryRequest | null = null;
  private ticking_ = 0;

  get isRunning(): boolean { return this.phase !== 'idle'; }

  async refresh(): Promise<void> {
    await this.views.ask(() => estate.ask('graphViews', {}));
    await this.look();
  }

  /** What the view holds, to complete from. */
  async look(): Promise<void> {
    const name = this.view;
    await this.detail.ask(() => estate.ask('graphView', { name }));
  }

  /** A traversal begins at its graph, which no openCypher does. */
  get language(): QueryLanguage { return /^\s*g\s*\./.test(this.text) ? 'gremlin' : 'cypher'; }

  request(maxSteps: number): QueryRequest { return { view: this.view, language: this.language, text: this.text, parameters: '', maxRows: kRows, maxSteps }; }

  async run(isUnguarded = false): Promise<void> {
    this.end_({ code: 'cancelled', message: 'Asked anew.' });
    const turn = this.turn_;
    this.error = null;
    this.isGuarded = false;
    this.history = [{ view: this.view, text: this.text }, ...this.history.filter((it) => it.text !== this.text || it.view !== this.view)].slice(0, kRemembered);
    const asked = this.request(0);
    const begun = performance.now();
    this.elapsed = 0;
    this.ticking_ = setInterval(() => (this.elapsed = Math.round((performance.now() - begun) / 1000)), 1000) as unknown as number;
    try {
      const answer = isUnguarded ? await this.askAside_(asked, kUnguarded, kLongPatience) : await this.askFirst_(asked, turn);
      if (turn !== this.turn_) return;
      this.answer = answer;
      this.answered_ = { ...asked, maxSteps: this.steps_ };
    } catch (reason) {
      if (turn !== this.turn_) return;
      this.error = toEngineError(reason);
      this.isGuarded = !isUnguarded && isOutOfSteps(this.error);
    }
    this.rest_();
    this.took = performance.now() - begun;
  }

  /** At once: the worker of a long question ends. */
  cancel(): void {
    this.error = { code: 'cancelled', message: this.elapsed > 0 ? `Cancelled after ${this.elapsed} s.` : 'Cancelled.' };
    this.end_(this.error);
  }

  /** The rows of the last answer in a file, asked where they came from. */
  exported(kind: 'csv'): Promise<Uint8Array> {
    const request = { ...(this.answered_ ?? this.request(kFirst)), kind };
    return request.maxSteps <= kFirst ? estate.ask('exportQuery', request) : estate.started.session.callAside('exportQuery', request);
  }

  private async askFirst_(asked: QueryRequest, turn: number): Promise<QueryAnswer> {
    this.phase = 'first';
    this.steps_ = kFirst;
    try {
      return await estate.ask('query', { ...asked, maxSteps: kFirst });
    } catch (reason) {
      if (turn !== this.turn_ || !isOutOfSteps(toEngineError(reason))) throw reason;
    }
    return this.askAside_(asked, kGuard, kPatience);
  }

  private async askAside_(asked: QueryRequest, steps: number, patience: number): Promise<QueryAnswer> {
    const { session } = estate.started;
    const turn = this.turn_;
    this.phase = 'opening';
    this.steps_ = steps;
    const timer = setTimeout(() => session.stopAside({ code: 'cancelled', message: `Stopped after ${patience / 1000} s without an answer. Ask for less: a label, a LIMIT, a shorter path.` }), patience);
    try {
      return await session.callAside('query', { ...asked, maxSteps: steps }, () => { if (turn === this.turn_) this.phase = 'aside'; });
    } catch (reason) {
      const error = toEngineError(reason);
      throw error.code === 'crashed' ? { ...error, message: 'The worker of this question ended, most likely because there was not enough memory for a second copy of the estate. Nothing else was touched.' } : error;
    } finally {
      clearTimeout(timer);
    }
  }

  private end_(error: EngineError): void {
    this.turn_++;
    if (this.phase === 'opening' || this.phase === 'aside') estate.started.session.stopAside(error);
    this.rest_();
  }

  private rest_(): void {
    clearInterval(this.ticking_);
    this.phase = 'idle';
  }

  async askPlan(): Promise<void> {
    const request = this.request(0);
    await this.plan.ask(async () => new TextDecoder().decode(await estate.ask('exportQuery', { ...request, kind: 'plan' })));
  }

  take(view: string, text: string): void {
    this.text = text;
    if (view !== this.view) {
      this.view = view;
      void this.look();
    }
    this.plan.reset();
  }

  /** Into the estate's setting, beside those that are there; of the same name it takes the place of the one before. JSON is YAML. */
  async keep(name: string): Promise<boolean> {
    const { queries = [], problems = [] } = this.views.value ?? {};
    if (problems.length > 0) {
      estate.say(`Not saved: ${problems[0]?.message ?? ''}`, 'bad');
      return false;
    }
    const own: NamedQuery = { name, title: '', view: this.view, language: this.language, text: this.text, parameters: '' };
    const all = [...queries.filter((it) => it.name !== name), own].map(({ name: called, title, view, language, text, parameters }) => ({
      name: called, ...(title ? { title } : {}), view, language, query: text, ...(parameters ? { parameters: JSON.parse(parameters) as unknown } : {}) }));
    const isKept = await triage.set('queries', JSON.stringify({ queries: all }, null, 2), 'The query is in the estate: a saved bundle carries it');
    if (isKept) await this.refresh();
    return isKept;
  }
}

/** Of steps, not of memory: more of them may help. */
function isOutOfSteps(error: EngineError): boolean { return error.code === 'too_large' && error.message.includes('StepLimit'); }

export const query = new QueryState();
