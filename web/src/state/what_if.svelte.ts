// SPDX-License-Identifier: Apache-2.0
// What if: marks on nodes and findings, what they would change, a plan within a budget, choke points, and how far a node reaches.
import type { BlastRadiusAnswer, ChokePointsAnswer, FixPlanAnswer, WhatIfAnswer, WhatIfMark } from '../engine/protocol';
import { Asked } from './asked.svelte';
import { estate } from './estate.svelte';
import { triage } from './triage.svelte';

export type Mark = WhatIfMark & { title: string };
const same = (a: Mark, b: Mark): boolean => a.kind === b.kind && a.title === b.title;

class WhatIfState {
  marks = $state.raw<Mark[]>([]);
  /** name of a kept scenario that is looked at instead of the marks */
  scenario = $state('');
  fixes = $state(5);
  hours = $state(0); // 0 = no limit
  readonly answer = new Asked<WhatIfAnswer>();
  readonly plan = new Asked<FixPlanAnswer>();
  readonly points = new Asked<ChokePointsAnswer>();
  readonly radius = new Asked<BlastRadiusAnswer>();

  async refresh(): Promise<void> {
    await Promise.all([this.points.ask(() => estate.ask('chokePoints', {})), this.askPlan(), this.ask()]);
  }

  async ask(): Promise<void> {
    const marks = this.marks.map(({ title: _, ...mark }) => mark as WhatIfMark), scenario = this.scenario;
    await this.answer.ask(() => estate.ask('whatIf', { marks, scenario, keep: '' }));
  }

  async askPlan(): Promise<void> {
    const request = { fixes: this.fixes, effort: this.hours };
    await this.plan.ask(() => estate.ask('fixPlan', request));
  }

  toggle(mark: Mark): void {
    this.scenario = '';
    this.marks = this.marks.some((it) => same(it, mark)) ? this.marks.filter((it) => !same(it, mark)) : [...this.marks, mark];
    void this.ask();
  }
  has(mark: Mark): boolean { return this.marks.some((it) => same(it, mark)); }

  look(scenario: string): void {
    this.scenario = scenario;
    this.marks = [];
    void this.ask();
  }

  async keep(name: string): Promise<boolean> {
    const marks = this.marks.map(({ title: _, ...mark }) => mark as WhatIfMark);
    const { setting = '' } = await estate.ask('whatIf', { marks, scenario: '', keep: name });
    const isKept = await triage.set('scenarios', setting, 'The scenario is in the estate: a saved bundle carries it');
    if (isKept) await this.ask();
    return isKept;
  }

  /** Ids of nodes do not outlive an analysis. */
  forgetIds(): void {
    this.marks = this.marks.filter((it) => it.kind === 'fixed');
    this.radius.reset();
  }
}

export const whatIf = new WhatIfState();
