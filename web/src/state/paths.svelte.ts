// SPDX-License-Identifier: Apache-2.0
// The Paths view's state: the list as it is filtered and ordered, what of the graph is drawn, and the node a person is at.
import type { GraphAnswer, PathView } from '../engine/protocol';
import { Asked } from './asked.svelte';
import { estate } from './estate.svelte';
import { everyPath, filtered, type PathFilter, type PathOrder } from './path_list';

const kPaths = 200;

class PathsState {
  readonly paths = new Asked<PathView[]>();
  readonly whole = new Asked<GraphAnswer>();
  readonly single = new Asked<GraphAnswer>();
  filter = $state.raw<PathFilter>(everyPath);
  side = $state<'paths' | 'act'>('paths');
  order = $state<PathOrder>('different');
  /** ids of zones to show member by member; null: as many as can be read at a glance */
  open = $state.raw<string[] | null>(null);
  /** ids of nodes to show whatever their zone */
  pinned = $state.raw<string[]>([]);
  /** every relation, as against what an attacker can get to */
  isEverything = $state(false);
  /** id of the node that a person is at */
  node = $state('');

  get all(): PathView[] { return this.paths.value ?? []; }
  readonly list = $derived(filtered(this.paths.value ?? [], this.filter, this.order));
  readonly isFolded = $derived(this.whole.value?.zones.some((zone) => !zone.open) ?? false);

  async askPaths(): Promise<void> {
    await this.paths.ask(() => estate.ask('paths', { limit: kPaths }));
  }

  async askWhole(path: PathView | null): Promise<void> {
    const pinned = [...new Set([...this.pinned, ...(path?.hops.map((hop) => hop.node) ?? [])])];
    const open = this.open;
    await this.whole.ask(() => estate.ask('graph', { path: this.isEverything ? 'all' : '', pinned, ...(open ? { open } : {}) }));
  }

  async askSingle(path: string): Promise<void> {
    await this.single.ask(() => estate.ask('graph', { path, pinned: [] }));
  }

  /** Opens a closed zone, closes an open one; the others stay as they are drawn now. */
  toggleZone(zone: string): void {
    const open = new Set((this.whole.value?.zones ?? []).filter((it) => it.open).map((it) => it.id));
    if (!open.delete(zone)) open.add(zone);
    this.open = [...open];
  }

  /** A node that was searched for: drawn wherever it is. */
  pin(node: string): void {
    if (!this.whole.value?.nodes.some((it) => it.id === node)) this.pinned = [...this.pinned, node];
    this.node = node;
  }

  /** Ids do not outlive an analysis. */
  forgetIds(): void {
    this.open = null;
    this.pinned = [];
    this.node = '';
  }
}

export const pathsState = new PathsState();
