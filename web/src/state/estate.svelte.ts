// SPDX-License-Identifier: Apache-2.0
// What the page knows of the estate: the summary, the reports, and a revision that says that everything must be asked again.
import type { CallName, ConflictsAnswer, EngineError, FormatRow, ReportRow, SpecRow, Summary } from '../engine/protocol';
import { startEngine, type Started } from '../engine/start';
import { toEngineError, type AnswerOf, type RequestOf } from '../engine/worker_client';
import { network } from './network.svelte';

export interface Notice { text: string; tone: 'plain' | 'bad'; action?: { title: string; run: () => void } | undefined }
const kNoConflicts: ConflictsAnswer = { total: 0, rows: [] };

class EstateState {
  phase = $state<'starting' | 'ready' | 'failed'>('starting');
  failure = $state.raw<EngineError | null>(null);
  summary = $state.raw<Summary | null>(null);
  reports = $state.raw<ReportRow[]>([]);
  formats = $state.raw<FormatRow[]>([]);
  /** taught formats */
  specs = $state.raw<SpecRow[]>([]);
  version = $state.raw<AnswerOf<'version'> | null>(null);
  revision = $state(0);
  isAnalyzing = $state(false);
  /** Said once in the live region and as a toast. */
  notice = $state.raw<Notice | null>(null);
  /** where two people decided without knowing of each other */
  conflicts = $state.raw<ConflictsAnswer>(kNoConflicts);
  private started_: Started | null = null;

  get started(): Started {
    if (!this.started_) throw new Error('the engine is not started');
    return this.started_;
  }
  get isEmpty(): boolean { return this.reports.length === 0; }

  async start(): Promise<void> {
    try {
      this.started_ = await startEngine({
        restarted: (summary) => void this.restarted_(summary),
        failed: (error) => this.fail_(error),
      });
      [this.version, this.formats] = await Promise.all([this.ask('version', {}), this.ask('formats', {})]);
      await network.loaded();
      this.phase = 'ready';
    } catch (reason) {
      this.fail_(toEngineError(reason));
    }
  }

  ask<N extends CallName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>> {
    return this.started.session.call(name, request);
  }

  /** After anything was added or removed. */
  async refresh(): Promise<void> {
    this.isAnalyzing = true;
    try {
      const summary = await this.started.session.analyze(new Date().toISOString());
      await this.publish_(summary);
    } catch (reason) {
      this.say(toEngineError(reason).message, 'bad');
    } finally {
      this.isAnalyzing = false;
    }
  }

  async remove(report: string): Promise<void> {
    await this.started.session.remove(report, new Date().toISOString());
    await this.refresh();
  }

  async clear(): Promise<void> {
    await this.started.session.clear();
    this.summary = null;
    this.conflicts = kNoConflicts;
    this.reports = [];
    this.publishSpecs();
    this.revision++;
  }

  publishSpecs(): void { this.specs = this.started.session.specs; }

  async forget(spec: string): Promise<void> {
    await this.started.session.removeSpec(spec);
    this.publishSpecs();
  }

  say(text: string, tone: 'plain' | 'bad' = 'plain', action?: Notice['action']): void { this.notice = { text, tone, action }; }

  private async restarted_(summary: Summary | null): Promise<void> {
    if (summary) await this.publish_(summary);
    this.say('The engine stopped unexpectedly and was started again from the reports already read. Nothing was lost.', 'bad');
  }

  private async publish_(summary: Summary): Promise<void> {
    [this.reports, this.conflicts] = await Promise.all([this.ask('reports', {}), this.ask('conflicts', {})]);
    this.summary = summary;
    this.revision++;
  }

  private fail_(error: EngineError): void {
    this.failure = error;
    this.phase = 'failed';
  }
}

export const estate = new EstateState();
