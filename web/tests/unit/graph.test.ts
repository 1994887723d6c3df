// SPDX-License-Identifier: Apache-2.0
// Walking a graph by keys, its SVG, and the order of paths.
import { expect, test } from '@playwright/test';
import type { GraphAnswer, PathView } from '../../src/engine/protocol';
import { writeSvg } from '../../src/graph/svg_writer';
import { neighbour } from '../../src/graph/walk';
import { everyPath, filtered } from '../../src/state/path_list';
import { fakeFindings, fakeGraph, fakePaths } from '../fake_data';

const graph = fakeGraph(fakeFindings(12, false), '');
const palette = { bg: '#fff', panel: '#fff', raise: '#fff', line: '#ddd', edge: '#888', ink: '#000', ink2: '#333', ink3: '#555', accent: '#22f', r4: '#800', r3: '#a40', r2: '#750', r1: '#367' };

test('right goes along a step, left back, up and down in the column; the lit path is followed', () => {
  expect(neighbour(graph, '', 'ArrowRight')).toBe('n0');
  expect(neighbour(graph, 'n0', 'ArrowRight')).toBe('n2');
  expect(neighbour(graph, 'n0', 'ArrowRight', new Set(['n0', 'n4']))).toBe('n4');
  expect(neighbour(graph, 'n2', 'ArrowLeft')).toBe('n0');
  expect(neighbour(graph, 'n2', 'ArrowDown')).toBe('n3');
  expect(neighbour(graph, 'n2', 'ArrowUp')).toBe('');
});

test('texts from reports are texts in the SVG', () => {
  const [first, ...others] = graph.nodes;
  const hostile: GraphAnswer = { ...graph, nodes: [{ ...(first as GraphAnswer['nodes'][number]), title: '<script>alert(1)</script>"&\u202E', subtitle: '</text><image href="//x"/>' }, ...others] };
  const svg = writeSvg(hostile, palette, { nodes: new Set(['n0']), steps: new Set(['n0\nn2']) }, '<title>');
  expect(svg).not.toMatch(/<script|<image|\u202E/);
  expect(svg.match(/<svg|<\/svg>/g)).toHaveLength(2);
  expect(svg).toContain('stroke="#800" stroke-width="3"');
});

test('paths are filtered by their ends and zones, ties keep their order', () => {
  const paths = fakePaths(fakeFindings(12, false));
  const ids = (of: PathView[]): string[] => of.map((it) => it.id);
  expect(ids(filtered(paths, { ...everyPath, from: 'Internet' }, 'risk'))).toEqual(['p0', 'p2', 'p3']);
  expect(ids(filtered(paths, { ...everyPath, to: 'deploy rights' }, 'length'))).toEqual(['p1', 'p3']);
  expect(ids(filtered(paths, { ...everyPath, zone: 'id' }, 'different'))).toEqual(['p1', 'p3']);
  expect(ids(filtered(paths, everyPath, 'cut'))).toEqual(['p0', 'p1', 'p2', 'p3']);
  expect(ids(filtered(paths, { ...everyPath, rule: 'exposes T1190' }, 'risk'))).toHaveLength(4);
  expect(ids(filtered(paths, { ...everyPath, rule: 'exposes' }, 'risk'))).toEqual([]);
});
