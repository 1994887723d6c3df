// SPDX-License-Identifier: Apache-2.0
// The policy that a person works on, the one the estate keeps, and the verdict of the draft on what is loaded.
import type { PolicyCheck, Verdict } from '../engine/protocol';
import { Asked } from './asked.svelte';
import { estate } from './estate.svelte';
import { samplePolicies } from './samples';
import { triage } from './triage.svelte';

/** Milliseconds of quiet after a key before the draft is judged again. */
const kQuiet = 350;

class PolicyState {
  draft = $state('');
  /** the estate's own; "" = it has none */
  kept = $state('');
  samples = $state.raw<{ name: string; text: string }[]>([]);
  baseline = $state.raw<{ name: string; bytes: Uint8Array } | null>(null);
  readonly check = new Asked<PolicyCheck>();
  readonly verdict = new Asked<Verdict>();
  private timer_ = 0;
  private opened_ = false;

  get isChanged(): boolean { return this.draft !== this.kept; }

  /** After the estate changed: its policy may be another, the verdict is. */
  async refresh(): Promise<void> {
    const { text } = await estate.ask('setting', { name: 'policy' });
    const wasKept = this.draft === this.kept;
    this.kept = text;
    if (!this.opened_) {
      this.opened_ = true;
      this.samples = await samplePolicies();
    }
    if (wasKept || this.draft === '') this.draft = text || (this.samples.find((it) => it.name === 'default') ?? this.samples[0])?.text || '';
    await this.judge();
  }

  edit(text: string): void {
    this.draft = text;
    clearTimeout(this.timer_);
    this.timer_ = window.setTimeout(() => void this.judge(), kQuiet);
  }

  async judge(): Promise<void> {
    clearTimeout(this.timer_);
    const text = this.draft;
    await this.check.ask(() => estate.ask('checkPolicy', { policy: text }));
    if (this.check.value?.problems.length || text === '') return this.verdict.reset();
    await this.verdict.ask(() => estate.ask('gate', { policy: text, name: this.baseline?.name ?? '', bytes: this.baseline?.bytes.slice() ?? new Uint8Array() })); // a call takes its bytes away
  }

  async compareWith(file: File | null): Promise<void> {
    this.baseline = file ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null;
    await this.judge();
  }

  async keep(): Promise<void> {
    const text = this.draft;
    if (await triage.set('policy', text, 'The policy is in the estate: a saved bundle carries it')) this.kept = text;
  }
}

export const policy = new PolicyState();
