// SPDX-License-Identifier: Apache-2.0
// Which paths are listed, and in which order. Values; ties keep the core's order.
import type { Effort, PathView } from '../engine/protocol';
import { ruleId } from './rule_list';

export type PathOrder = 'different' | 'risk' | 'likelihood' | 'length' | 'cut';
/** "" = any. `rule`: id of an attack rule that makes one of the steps. */
export interface PathFilter { from: string; to: string; zone: string; rule: string }
export const everyPath: PathFilter = { from: '', to: '', zone: '', rule: '' };

export const orderTitle: Record<PathOrder, string> = {
  different: 'Different ones first', risk: 'Highest risk first', likelihood: 'Likeliest first', length: 'Shortest first', cut: 'Easiest to cut first',
};
const kEfforts: readonly Effort[] = ['minutes', 'hours', 'days', 'weeks'];
const effortOf = (path: PathView): number => (path.cut ? kEfforts.indexOf(path.cut.effort) * 1000 + path.cut.keys.length : Infinity);

const measure: Record<PathOrder, (path: PathView) => number> = {
  different: (path) => path.turn, risk: (path) => -path.risk, likelihood: (path) => -path.probability, length: (path) => path.hops.length, cut: effortOf,
};

export function filtered(paths: readonly PathView[], { from, to, zone, rule }: PathFilter, order: PathOrder): PathView[] {
  const by = measure[order];
  return paths
    .filter((path) => (!from || path.from === from) && (!to || path.to === to) && (!zone || path.hops.some((hop) => hop.zone === zone)) && (!rule || path.hops.some((hop) => hop.edge !== '' && ruleId(hop) === rule)))
    .map((path, i) => ({ path, i }))
    .sort((a, b) => compare(by(a.path), by(b.path)) || a.i - b.i)
    .map(({ path }) => path);
}

function compare(a: number, b: number): number { return a < b ? -1 : a > b ? 1 : 0; }

/** What the filters offer, in order of their names. */
export function choicesOf(paths: readonly PathView[]): { from: string[]; to: string[]; zone: string[] } {
  const names = (all: string[]): string[] => [...new Set(all)].sort((a, b) => (a < b ? -1 : 1));
  return { from: names(paths.map((path) => path.from)), to: names(paths.map((path) => path.to)), zone: names(paths.flatMap((path) => path.hops.map((hop) => hop.zone))) };
}
