// SPDX-License-Identifier: Apache-2.0
// The nodes and relationships of a query's answer as a graph to draw: in columns by how many relationships lead there, neighbours at
// about the same height. At most 1,500 elements; the rest is counted.
import type { GraphAnswer, GraphNode, QueryAnswer, QueryNode } from '../engine/protocol';
import { nodeName } from '../text/query_words';
import { iconPath } from './icons';

const kMost = 1500;
const kColumn = 192, kRow = 96; // as the core sets them
const kTallest = 16; // rows of a column
const kSweeps = 4;

export function resultGraph(answer: QueryAnswer): GraphAnswer {
  const { nodes, edges } = within(answer);
  const columns = columnsOf(nodes.map((it) => it.id), edges);
  const at = new Map<number, { x: number; y: number }>();
  columns.forEach((column, c) => column.forEach((id, r) => at.set(id, { x: c * kColumn + kColumn / 2, y: (r - (column.length - 1) / 2) * kRow })));
  const top = Math.min(0, ...[...at.values()].map((it) => it.y)), bottom = Math.max(0, ...[...at.values()].map((it) => it.y));
  return {
    nodes: nodes.map((it): GraphNode => ({ id: `q${it.id}`, kind: kindOf(it), title: nodeName(it), subtitle: it.labels.join(', '), zone: 'result', x: at.get(it.id)?.x ?? 0, y: at.get(it.id)?.y ?? 0, reached: true, matters: false, risk: riskOf(it), assetId: '', findings: riskOf(it) > 0 ? 1 : 0, members: 1 })),
    edges: edges.map((it) => ({ id: `r${it.id}`, from: `q${it.from}`, to: `q${it.to}`, relation: it.type, because: '', probability: 1, attack: true, relations: 1 })),
    zones: nodes.length === 0 ? [] : [{ id: 'result', title: answer.view, x: 0, y: top - kRow, width: Math.max(1, columns.length) * kColumn, height: bottom - top + 2 * kRow, members: nodes.length, open: true, findings: 0, risk: 0 }],
    hidden: answer.nodes.length - nodes.length,
  };
}

function within(answer: QueryAnswer): { nodes: QueryNode[]; edges: QueryAnswer['relationships'] } {
  const nodes = answer.nodes.slice(0, kMost);
  const ids = new Set(nodes.map((it) => it.id));
  const pairs = new Set<string>();
  const edges = answer.relationships.filter((it) => ids.has(it.from) && ids.has(it.to) && it.from !== it.to && pairs.size < pairs.add(`${it.from} ${it.to} ${it.type}`).size);
  while (nodes.length > 0 && nodes.length + edges.length > kMost) {
    const last = nodes.pop()?.id;
    for (let i = edges.length - 1; i >= 0; i--) if (edges[i]?.from === last || edges[i]?.to === last) edges.splice(i, 1);
  }
  return { nodes, edges };
}

function columnsOf(ids: number[], edges: { from: number; to: number }[]): number[][] {
  const out = new Map<number, number[]>(), into = new Map<number, number[]>();
  for (const { from, to } of edges) {
    out.set(from, [...(out.get(from) ?? []), to]);
    into.set(to, [...(into.get(to) ?? []), from]);
  }
  const depth = new Map<number, number>();
  const spread = (open: number[]): void => {
    for (const id of open) for (const next of out.get(id) ?? []) if (!depth.has(next)) { depth.set(next, (depth.get(id) ?? 0) + 1); open.push(next); }
  };
  const roots = ids.filter((id) => !into.has(id));
  roots.forEach((id) => depth.set(id, 0));
  spread([...roots]);
  for (const id of ids) if (!depth.has(id)) { depth.set(id, 0); spread([id]); } // cycles
  const layers: number[][] = [];
  for (const id of ids) (layers[depth.get(id) ?? 0] ??= []).push(id);
  const place = new Map<number, number>();
  const settle = (layer: number[]): void => layer.forEach((id, i) => place.set(id, i - layer.length / 2));
  layers.forEach(settle);
  for (let sweep = 0; sweep < kSweeps; sweep++) {
    for (const layer of sweep % 2 ? [...layers].reverse() : layers) {
      const wish = (id: number): number => mean([...(into.get(id) ?? []), ...(out.get(id) ?? [])].map((it) => place.get(it) ?? 0), place.get(id) ?? 0);
      const wishes = new Map(layer.map((id) => [id, wish(id)]));
      layer.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
      settle(layer);
    }
  }
  const tallest = Math.max(kTallest, Math.ceil(Math.sqrt(2 * ids.length)));
  return layers.flatMap((layer) => Array.from({ length: Math.ceil(layer.length / tallest) }, (_, i) => layer.slice(i * tallest, (i + 1) * tallest)));
}

function mean(of: number[], otherwise: number): number { return of.length === 0 ? otherwise : of.reduce((sum, it) => sum + it, 0) / of.length; }

function kindOf(node: QueryNode): GraphNode['kind'] {
  const names = node.labels.map((it) => it.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase());
  return (names.reverse().find((it) => it in iconPath) ?? 'unknown') as GraphNode['kind'];
}

function riskOf({ properties: { risk } }: QueryNode): number { return typeof risk === 'number' && risk >= 0 && risk <= 100 ? risk : 0; }
