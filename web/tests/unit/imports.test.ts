// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { packFolder } from '../../plugins/embed';
import { isBundle } from '../../src/engine/file_shelf';
import { errorCodes, type InspectEntry, type ReportRow } from '../../src/engine/protocol';
import { gunzipBase64, unpackFiles } from '../../src/engine/sample_pack';
import type { ImportItem } from '../../src/engine/session';
import { fileRows } from '../../src/state/file_rows';

const entry = (file: string, more: Partial<InspectEntry> = {}): InspectEntry => ({ file, format: 'sarif', title: 'SARIF', confidence: 1, evidence: '', alternatives: [], observations: 1, assets: 0, components: 0, edges: 0, skipped: 0, diagnostics: [], ...more });
const item = (id: number, name: string, more: Partial<ImportItem> = {}): ImportItem => ({ id, name, bytes: 10, state: 'done', entries: [entry(name)], added: 1, duplicates: 0, error: null, isBundle: false, read: 0, same: [], spec: null, decisions: null, file: new File([], name), ...more });
const report = (id: string, file: string): ReportRow => ({ id, file, format: 'sarif', title: 'SARIF', tool: 'x', toolVersion: '', when: '', bytes: 5, observations: 1, assets: 0, components: 0, edges: 0, skipped: 0, diagnostics: [], asset: '' });

test('one row a file: failures first, then reports, then what changed nothing', () => {
  const items = [
    item(1, 'z.json'), item(2, 'same.json', { state: 'duplicate', added: 0, duplicates: 1, same: ['same.json'] }), item(3, 'bad.json', { state: 'failed', added: 0, error: { code: 'malformed', message: 'no' } }),
    item(4, 'new.json', { state: 'queued', entries: [] }), item(5, 'b.zip', { entries: [entry('b.zip!1.json'), entry('b.zip!2.txt', { error: { code: 'unknown_format', message: 'what' } })] }),
  ];
  const rows = fileRows(items, [report('r0', 'z.json'), report('r1', 'b.zip!1.json'), report('r2', 'from bundle.json')], false);
  expect(rows.map((row) => [row.name, row.state, row.report?.id])).toEqual([
    ['b.zip!2.txt', 'failed', undefined], ['bad.json', 'failed', undefined], ['new.json', 'waiting', undefined], ['b.zip!1.json', 'read', 'r1'], ['from bundle.json', 'read', 'r2'],
    ['z.json', 'read', 'r0'], ['same.json', 'same', undefined],
  ]);
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
});

test('what was taken out is not shown as being read', () => {
  expect(fileRows([item(1, 'a.json'), item(2, 'b.json')], [report('r0', 'b.json')], true).map((row) => row.name)).toEqual(['b.json']);
});

test('two files of one name are two rows', () => {
  const rows = fileRows([item(1, 'report.json'), item(2, 'report.json')], [report('r0', 'report.json'), report('r1', 'report.json')], true);
  expect(rows.map((row) => row.report?.id)).toEqual(['r0', 'r1']);
});

test('the samples come out of the app as they are in the folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postern-'));
  mkdirSync(join(folder, 'web', 'demo'), { recursive: true });
  writeFileSync(join(folder, 'README.md'), 'the story');
  writeFileSync(join(folder, 'answers.json'), '{}');
  writeFileSync(join(folder, 'web', 'ä.json'), '{"ä":1}');
  writeFileSync(join(folder, 'web', 'demo', 'empty.xml'), '');
  writeFileSync(join(folder, 'b.bin'), Uint8Array.of(0, 255, 10));
  const files = unpackFiles(await gunzipBase64(gzipSync(packFolder(folder)).toString('base64')));
  expect(files.map((file) => [file.name, file.size])).toEqual([['b.bin', 3], ['web/demo/empty.xml', 0], ['web/ä.json', 8]]);
  expect(await files[2]?.text()).toBe('{"ä":1}');
  rmSync(folder, { recursive: true });
});

test('a bundle is known by its name or its first bytes', async () => {
  expect(await isBundle({ name: 'x.POSTERN', file: new File([''], 'x') })).toBe(true);
  expect(await isBundle({ name: 'x.bin', file: new File(['POSTERN\u0001…'], 'x') })).toBe(true);
  expect(await isBundle({ name: 'x.json', file: new File(['{}'], 'x') })).toBe(false);
});

test('the error codes are those of the core', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../core/base/error.cpp'), 'utf8');
  const codes = [...text.matchAll(/return "([a-z_]+)"/g)].map((match) => match[1]);
  expect([...new Set(codes)].sort()).toEqual([...errorCodes].sort());
});
