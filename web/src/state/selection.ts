// SPDX-License-Identifier: Apache-2.0
// Rows that a person chose to decide about together: some by their keys, or all that a filter gives, seen or not. A value; every
// step gives the next one.
import type { Said } from '../engine/protocol';

export type Target = { key: string } | { filter: string };
export interface Chosen {
  readonly keys: ReadonlySet<string>;
  /** all rows of it; null: those of `keys` */
  readonly filter: string | null;
  /** where a range begins; -1 = nowhere yet */
  readonly anchor: number;
}

export const none: Chosen = { keys: new Set(), filter: null, anchor: -1 };

export function isEmpty(it: Chosen): boolean { return it.filter === null && it.keys.size === 0; }
export function has(it: Chosen, key: string): boolean { return it.filter !== null || it.keys.has(key); }
/** `total`: rows of the filter. */
export function sizeOf(it: Chosen, total: number): number { return it.filter !== null ? total : it.keys.size; }
export function allOf(filter: string): Chosen { return { ...none, filter }; }

export function toggled(it: Chosen, key: string, index: number): Chosen {
  const keys = new Set(it.keys);
  if (!keys.delete(key)) keys.add(key);
  return { keys, filter: null, anchor: index };
}

/** From the row chosen last to this one; `keyAt` is undefined for rows that were not seen yet, which stay out. */
export function extended(it: Chosen, index: number, keyAt: (index: number) => string | undefined): Chosen {
  const from = it.anchor < 0 ? index : it.anchor;
  const keys = new Set(it.keys);
  for (let i = Math.min(from, index); i <= Math.max(from, index); i++) {
    const key = keyAt(i);
    if (key) keys.add(key);
  }
  return { keys, filter: null, anchor: from };
}

export function targetsOf(it: Chosen): Target[] {
  return it.filter !== null ? [{ filter: it.filter }] : [...it.keys].map((key) => ({ key }));
}

/** The same said of every target. */
export function saidOf(targets: Target[], field: string, value: string, more: { reason?: string; expires?: string } = {}): Said[] {
  return targets.map((target) => ({ ...target, field, value, ...more }));
}
