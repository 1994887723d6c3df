// SPDX-License-Identifier: Apache-2.0
// Where a spec's paths are in a file's tree, and the words of columns and formats.
import { expect, test } from '@playwright/test';
import type { DocumentNode, FormatRow } from '../../src/engine/protocol';
import { findFormats } from '../../src/state/format_search';
import { columnPlaces, firstPaths, hasValue, isRecord, nodeAt, pathsAround, placeOf, placesOf } from '../../src/state/spec_paths';
import { columnGroups, columnTitle, findColumns, idOfTitle, titleOfFile } from '../../src/text/columns';

/** As Engine::document gives it. */
function treeOf(value: unknown, path = '', key = ''): DocumentNode {
  if (Array.isArray(value)) return { path, key, kind: 'list', text: '', size: value.length, children: value.map((it, i) => treeOf(it, `${path}/${i}`)) };
  if (typeof value !== 'object' || value === null) return { path, key, kind: typeof value === 'number' ? 'number' : 'text', text: String(value), size: 0, children: [] };
  const members = Object.entries(value);
  return { path, key, kind: 'object', text: '', size: members.length, children: members.map(([name, it]) => treeOf(it, `${path}/${name}`, name)) };
}
const root = treeOf({ tool: { name: 'x' }, files: [{ path: 'a.ts', issues: [{ level: 'high', at: { line: 3 } }, { level: 'low', at: { line: 4 } }] }] });

test('numbers and stars do not tell places apart', () => {
  expect(placeOf('/files/0/issues/12/level')).toBe('/files/issues/level');
  expect(placeOf('/files/*/issues/*')).toBe('/files/issues');
  expect(placeOf('/3/Column 1')).toBe('/Column 1');
  expect(placeOf('/')).toBe('/');
});

test('a column is found below, around and beside its records', () => {
  const places = placesOf(root);
  const found = (path: string): string | undefined => columnPlaces('/files/*/issues/*', path).find((place) => places.has(place));
  expect(found('level')).toBe('/files/issues/level');
  expect(found('at/line')).toBe('/files/issues/at/line');
  expect(found('^/path')).toBe('/files/path');
  expect(found('^^/tool/name')).toBe('/tool/name');
  expect(found('/tool/name')).toBe('/tool/name');
  expect(columnPlaces('/files/*', '$key')).toEqual([]);
  expect(columnPlaces('/*', '.')).toEqual(['/']);
});

test('the first record is found with all that is around it', () => {
  const first = nodeAt(root, '/files/issues', isRecord);
  expect(first?.path).toBe('/files/0/issues/0');
  expect(pathsAround(root, '/files/0/issues/0')).toEqual(['', '/files', '/files/0', '/files/0/issues']);
  expect(nodeAt(root, '/files/issues/at/line', hasValue)?.path).toBe('/files/0/issues/0/at/line');
  expect(nodeAt(root, '/nothing', hasValue)).toBeNull();
  const rows = treeOf([{ a: 1 }, { a: 2 }]);
  expect(nodeAt(rows, '/', isRecord)?.path).toBe('/0');
});

test('of an unknown file the first item of each list lies open, and no more than fits', () => {
  expect(firstPaths(root, 40)).toEqual(['', '/tool', '/files', '/files/0', '/files/0/issues', '/files/0/issues/0', '/files/0/issues/0/at']);
  expect(firstPaths(root, 3)).toEqual(['', '/tool']);
});

test('columns are found by what is typed, names first', () => {
  expect(findColumns('sev')[0]?.columns[0]?.column).toBe('severity');
  expect(findColumns('cve')[0]?.columns[0]?.column).toBe('ids');
  expect(findColumns('line')[0]?.columns[0]?.column).toBe('line');
  expect(findColumns('  ')).toBe(columnGroups);
  expect(findColumns('zzzz')).toEqual([]);
  expect(columnTitle('component.name')).toBe('Component');
  expect(columnTitle('not_a_column')).toBe('not_a_column');
});

test('a format is named after its file without dates and endings', () => {
  expect(titleOfFile('team/acme-scan_2026-11-24T10:00.json')).toBe('Acme scan');
  expect(titleOfFile('a.zip!out/Über report.xml.gz')).toBe('Über report');
  expect(titleOfFile('20261124.csv')).toBe('Taught format');
  expect(idOfTitle('Acme scan')).toBe('acme_scan');
  expect(idOfTitle('Über 3')).toBe('u_ber_3');
  expect(idOfTitle('3D scan')).toBe('f_3d_scan');
  expect(idOfTitle('报告')).toBe('taught_format');
});

test('formats are grouped by class and found by title, id, class and syntax', () => {
  const format = (id: string, title: string, family: string, syntax: string): FormatRow => ({ id, title, family, syntaxes: [syntax], url: '', context: false });
  const all = [format('zap', 'ZAP', 'dynamic', 'JSON'), format('nessus', 'Nessus', 'network', 'XML'), format('bandit', 'Bandit', 'code', 'JSON'), format('brakeman', 'Brakeman', 'code', 'JSON')];
  expect(findFormats(all, '').map((group) => [group.title, group.formats.map((it) => it.id)])).toEqual([['Code', ['bandit', 'brakeman']], ['Web and API', ['zap']], ['Hosts and networks', ['nessus']]]);
  expect(findFormats(all, 'json code').flatMap((group) => group.formats.map((it) => it.id))).toEqual(['bandit', 'brakeman']);
  expect(findFormats(all, 'ness')[0]?.formats[0]?.id).toBe('nessus');
  expect(findFormats(all, 'nothing')).toEqual([]);
});
