// SPDX-License-Identifier: Apache-2.0
// Where an arrow key leads from a node: right along a step, left back along one, up and down to the neighbour in its column.
import type { GraphAnswer, GraphNode } from '../engine/protocol';

export type Way = 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown';
const kSameColumn = 60; // graph units: columns are 192 apart

export function isWay(key: string): key is Way { return /^Arrow(Right|Left|Up|Down)$/.test(key); }

/** Where a walk begins: the leftmost node, of these the highest. */
export function firstNode(graph: GraphAnswer): string {
  return least(graph.nodes, (node) => node.x * 1e6 + node.y)?.id ?? '';
}

/** "" = that way there is nothing. `lit`: ids of the lit path, which is followed where it goes on. */
export function neighbour(graph: GraphAnswer, at: string, way: Way, lit: ReadonlySet<string> = new Set()): string {
  const here = graph.nodes.find((node) => node.id === at);
  if (!here) return firstNode(graph);
  if (way === 'ArrowUp' || way === 'ArrowDown') return inColumn(graph, here, way === 'ArrowDown');
  const isForward = way === 'ArrowRight';
  const ends = new Set(graph.edges.filter((edge) => (isForward ? edge.from : edge.to) === at).map((edge) => (isForward ? edge.to : edge.from)));
  const near = graph.nodes.filter((node) => ends.has(node.id));
  const followed = near.filter((node) => lit.has(at) && lit.has(node.id));
  return least(followed.length > 0 ? followed : near, (node) => Math.abs(node.y - here.y))?.id ?? '';
}

function inColumn(graph: GraphAnswer, here: GraphNode, isDown: boolean): string {
  const ahead = (node: GraphNode): number => (isDown ? node.y - here.y : here.y - node.y);
  return least(graph.nodes.filter((node) => ahead(node) > 0 && Math.abs(node.x - here.x) < kSameColumn), ahead)?.id ?? '';
}

function least<T>(of: readonly T[], measure: (it: T) => number): T | undefined {
  return of.reduce<T | undefined>((best, it) => (best === undefined || measure(it) < measure(best) ? it : best), undefined);
}
