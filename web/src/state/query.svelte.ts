// SPDX-License-Identifier: Apache-2.0
// A question to a graph view. It is asked with few steps first, then with more: between two tries the engine is free for others,
// and a question that was given up is not asked again. Beyond kGuard steps a person says whether to go on.
import type { EngineError, GraphViewDetail, GraphViewsAnswer, NamedQuery, QueryAnswer, QueryRequest, QueryLanguage } from '../engine/protocol';
import { toEngineError } from '../engine/worker_client';
import { Asked } from './asked.svelte';
import { estate } from './estate.svelte';
import { queryExamples } from './query_examples';
import { triage } from './triage.svelte';

const kTries = [2_000_000, 16_000_000, 128_000_000];
const kGuard = kTries.at(-1) as number;
const kUnguarded = 2_000_000_000;
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
  /** steps of the try under way; 0 = none is */
  trying = $state(0);
  /** it needs more than kGuard steps: a person may go on */
  isGuarded = $state(false);
  took = $state(0); // ms
  history = $state.raw<{ view: string; text: string }[]>([]);
  private turn_ = 0;

  get isRunning(): boolean { return this.trying > 0; }

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
    const turn = ++this.turn_;
    this.error = null;
    this.isGuarded = false;
    this.history = [{ view: this.view, text: this.text }, ...this.history.filter((it) => it.text !== this.text || it.view !== this.view)].slice(0, kRemembered);
    const begun = performance.now();
    for (const steps of isUnguarded ? [kUnguarded] : kTries) {
      this.trying = steps;
      try {
        const answer = await estate.ask('query', this.request(steps));
        if (turn !== this.turn_) return;
        this.answer = answer;
        this.error = null;
        break;
      } catch (reason) {
        if (turn !== this.turn_) return;
        this.error = toEngineError(reason);
        if (this.error.code !== 'too_large') break;
        this.isGuarded = steps === kGuard;
      }
    }
    this.trying = 0;
    this.took = performance.now() - begun;
  }

  cancel(): void {
    this.turn_++;
    this.trying = 0;
    this.error = { code: 'cancelled', message: 'Cancelled.' };
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

export const query = new QueryState();
