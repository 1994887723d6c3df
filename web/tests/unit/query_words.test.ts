// SPDX-License-Identifier: Apache-2.0
// The console's words: parts of a query, completions where the caret is, values, and an answer as a drawing.
import { expect, test } from '@playwright/test';
import type { GraphViewDetail, QueryAnswer } from '../../src/engine/protocol';
import { resultGraph } from '../../src/graph/result_graph';
import { completionsAt, partsOf, valueText } from '../../src/text/query_words';

const view: GraphViewDetail = { name: 'attack', nodes: 3, relationships: 2, labels: [{ name: 'Asset', count: 2 }, { name: 'Attacker', count: 1 }], types: [{ name: 'CALLS', count: 2 }], keys: ['name', 'risk'] };
const answer: QueryAnswer = {
  view: 'attack', columns: ['a', 'p'], more: false, rows: [[{ node: 1 }, { path: { nodes: [1, 2], relationships: [7] } }]],
  nodes: [{ id: 1, labels: ['Asset', 'DataStore'], properties: { name: 'orders-db', risk: 80 } }, { id: 2, labels: ['Asset'], properties: {} }, { id: 3, labels: ['Asset'], properties: { name: 'x' } }],
  relationships: [{ id: 7, type: 'CALLS', from: 1, to: 2, properties: {} }, { id: 8, type: 'CALLS', from: 2, to: 1, properties: {} }],
};

test('the parts of a query joined are the query', () => {
  const text = "MATCH (n:Asset {name: 'it\\'s'}) // why\nWHERE n.risk > 1.5 RETURN n /* open";
  const parts = partsOf(text);
  expect(parts.map((it) => it.text).join('')).toBe(text);
  expect(parts.filter((it) => it.kind === 'keyword').map((it) => it.text)).toEqual(['MATCH', 'WHERE', 'RETURN']);
  expect(parts.find((it) => it.kind === 'label')?.text).toBe(':Asset');
  expect(parts.at(-1)?.kind).toBe('comment');
});

test('labels, types and keys are offered where they may stand, and nothing inside a text', () => {
  const at = (text: string): string[] => completionsAt(text, text.length, view).map((it) => it.text);
  expect(at('MATCH (n:A')).toEqual(['Asset', 'Attacker']);
  expect(at('MATCH (n)-[:')).toEqual(['CALLS']);
  expect(at('RETURN n.r')).toEqual(['risk']);
  expect(at('MATCH (n) RET')).toEqual(['RETURN']);
  expect(at("WHERE n.name = 'RET")).toEqual([]);
  expect(at('// RET')).toEqual([]);
});

test('values are told by their names', () => {
  expect(valueText({ node: 1 }, answer)).toBe('orders-db');
  expect(valueText({ path: { nodes: [1, 2], relationships: [7] } }, answer)).toBe('orders-db → Asset');
  expect(valueText([1, null, { map: { a: 'b' } }], answer)).toBe('[1, null, {a: b}]');
  expect(valueText({ date: '2026-11-24' }, answer)).toBe('2026-11-24');
});

test('an answer is drawn without overlaps, cycles and all', () => {
  const graph = resultGraph(answer);
  expect(graph.nodes).toHaveLength(3);
  expect(new Set(graph.nodes.map((it) => `${it.x} ${it.y}`)).size).toBe(3);
  expect(graph.edges).toHaveLength(2);
  const many: QueryAnswer = { ...answer, nodes: Array.from({ length: 3000 }, (_, id) => ({ id, labels: ['Asset'], properties: {} })), relationships: Array.from({ length: 2999 }, (_, id) => ({ id, type: 'CALLS', from: id, to: id + 1, properties: {} })) };
  const drawn = resultGraph(many);
  expect(drawn.nodes.length + drawn.edges.length).toBeLessThanOrEqual(1500);
  expect(drawn.hidden).toBe(3000 - drawn.nodes.length);
});
