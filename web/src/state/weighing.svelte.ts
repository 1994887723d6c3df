// SPDX-License-Identifier: Apache-2.0
// Weights while a person moves them: every step ranks the estate anew, nothing is kept until they say so.
import type { EngineError, WeightRow, WeightsAnswer } from '../engine/protocol';
import { weightsText } from '../engine/weights_text';
import { toEngineError } from '../engine/worker_client';
import { estate } from './estate.svelte';
import { person } from './person.svelte';

/** A slider gives many values a second; the newest of them counts. */
const kPause = 60;

class Weighing {
  /** the editor asks for it: app.svelte opens the dialog */
  open: () => void = () => undefined;
  rows = $state.raw<WeightRow[]>([]);
  /** by name, where they differ from what is published */
  changed = $state.raw<Record<string, number>>({});
  answer = $state.raw<WeightsAnswer | null>(null);
  error = $state.raw<EngineError | null>(null);
  private kept_ = '';
  private asked_ = '';
  private timer_: ReturnType<typeof setTimeout> | undefined;

  get isChanged(): boolean { return this.text_() !== this.kept_; }

  async start(): Promise<void> {
    const answer = await estate.ask('weights', {});
    this.rows = answer.weights;
    this.changed = Object.fromEntries(answer.weights.filter((row) => row.value !== row.published).map((row) => [row.name, row.value]));
    this.kept_ = this.asked_ = this.text_();
    this.answer = null;
    this.error = null;
  }

  valueOf(row: WeightRow): number { return this.changed[row.name] ?? row.published; }

  set(row: WeightRow, value: number): void {
    if (!Number.isFinite(value)) return;
    const { [row.name]: _, ...others } = this.changed;
    const whole = Math.round(value);
    this.changed = whole === row.published ? others : { ...others, [row.name]: whole };
    clearTimeout(this.timer_);
    this.timer_ = setTimeout(() => void this.try_(), kPause);
  }

  reset(): void {
    this.changed = {};
    clearTimeout(this.timer_);
    void this.try_();
  }

  async keep(): Promise<boolean> {
    const by = await person.known();
    if (!by) return false;
    clearTimeout(this.timer_);
    const answer = await this.ask_(true, by);
    if (!answer) return false;
    this.kept_ = this.asked_ = this.text_();
    await estate.refresh();
    estate.say(weightsText(answer) ? 'These weights are kept with the estate.' : 'The published weights are back.');
    return true;
  }

  /** What was only tried is forgotten. */
  async leave(): Promise<void> {
    clearTimeout(this.timer_);
    if (this.asked_ !== this.kept_) {
      this.changed = this.kept_ ? JSON.parse(this.kept_) as Record<string, number> : {};
      await this.try_();
    }
  }

  private text_(): string { return Object.keys(this.changed).length ? JSON.stringify(this.changed) : ''; }

  private async try_(): Promise<void> {
    if (await this.ask_(false, '')) estate.revision++;
  }

  private async ask_(keep: boolean, by: string): Promise<WeightsAnswer | null> {
    const text = this.text_();
    try {
      const answer = await estate.ask('setWeights', { weights: text, keep, by, now: new Date().toISOString() });
      this.asked_ = text;
      this.answer = answer;
      this.error = null;
      return answer;
    } catch (reason) {
      this.error = toEngineError(reason);
      return null;
    }
  }
}

export const weighing = new Weighing();
