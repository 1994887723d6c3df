// SPDX-License-Identifier: Apache-2.0
// What became of paths and their steps, in words.
import type { PathChanges, PathSince, StepChange } from '../engine/protocol';
import { percent, plural } from './words';

export const pathChangeTitle: Record<PathSince['change'], string> = { new: 'New', gone: 'Gone', risen: 'Risen', fallen: 'Fallen' };
const kStep: Record<StepChange['change'], string> = { new: 'possible now', gone: 'not possible any more', likelier: 'likelier', less_likely: 'less likely', other: 'made another way' };

export function isWorse(change: PathSince['change'] | StepChange['change']): boolean { return change === 'new' || change === 'risen' || change === 'likelier'; }

export function countOf(changes: PathChanges, change: PathSince['change']): number { return changes.paths.filter((path) => path.change === change).length; }

export const tenths = (sum: number): string => sum.toFixed(1);

/** "+12.3", "−4.0", "as before" */
export function difference(before: number, after: number): string {
  const by = Math.round(after * 10) - Math.round(before * 10);
  return by === 0 ? 'as before' : `${by > 0 ? '+' : '−'}${(Math.abs(by) / 10).toFixed(1)}`;
}

export function stepWords({ change, probabilityBefore, probabilityAfter }: StepChange): string {
  if (change === 'new') return `${kStep.new}, ${percent(probabilityAfter)} likely`;
  if (change === 'gone') return kStep.gone;
  return `${kStep[change]}: ${percent(probabilityBefore)} before, ${percent(probabilityAfter)} now`;
}

export function riskWords({ change, riskBefore, riskAfter }: PathSince): string {
  if (change === 'new') return tenths(riskAfter);
  return change === 'gone' ? `was ${tenths(riskBefore)}` : `${tenths(riskBefore)} → ${tenths(riskAfter)}`;
}

/** "7 new, 2 gone; 6 as before" */
export function summaryOf(changes: PathChanges): string {
  const some = (['new', 'gone', 'risen', 'fallen'] as const).map((it) => [countOf(changes, it), it] as const).filter(([n]) => n > 0).map(([n, it]) => `${n} ${it}`);
  return `${some.length ? `${some.join(', ')}; ` : 'no path changed; '}${plural(changes.unchanged, 'path')} as before`;
}
