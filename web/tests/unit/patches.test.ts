// SPDX-License-Identifier: Apache-2.0
// Which manifests get a patch, and what is said of those that cannot.
import { expect, test } from '@playwright/test';
import type { PatchAnswer, ReportRow } from '../../src/engine/protocol';
import { Session } from '../../src/engine/session';
import { diffInside, manifestFormat, manifestsOf, patchAll, topFolder, wholeDiff } from '../../src/state/patches';
import { LocalWorker } from './local_worker';

const report = (file: string, format = manifestFormat, bytes = 3): ReportRow => ({ id: file, file, format, title: '', tool: '', toolVersion: '', when: '', bytes, observations: 0, assets: 0, components: 0, edges: 0, skipped: 0, diagnostics: [], asset: '' });
const answer = (file: string, diff: string): PatchAnswer => ({ file, diff, title: '', body: '', left: [], changes: [] });

test('only manifests, in the order of their names', () => {
  expect(manifestsOf([report('b/pom.xml'), report('x.sarif', 'sarif'), report('a/go.mod')]).map((it) => it.file)).toEqual(['a/go.mod', 'b/pom.xml']);
});

test('a manifest without its file, in an archive or refused is said, the others get their patch', async () => {
  const here = new File(['abc'], 'go.mod');
  const patched = await patchAll([report('a/go.mod'), report('gone/pom.xml'), report('z.zip!package.json'), report('bad/go.mod')],
    (name, bytes) => (name.endsWith('go.mod') && bytes === here.size ? here : null),
    (name) => (name.startsWith('bad') ? Promise.reject({ code: 'too_large', message: 'too large' }) : Promise.resolve(answer(name, `diff of ${name}\n`))));
  expect(patched.map((it) => [it.file, it.answer?.diff ?? '', it.error?.code ?? ''])).toEqual([
    ['a/go.mod', 'diff of a/go.mod\n', ''], ['gone/pom.xml', '', 'not_found'], ['z.zip!package.json', '', 'not_found'], ['bad/go.mod', '', 'too_large']]);
  expect(patched[1]?.error?.message).toContain('again');
  expect(patched[2]?.error?.message).toContain('archive');
  expect(wholeDiff(patched)).toBe('diff of a/go.mod\n');
});

test('paths are told from the folder that was dropped', () => {
  const diff = (file: string): string => `--- a/${file}\n+++ b/${file}\n@@ -1,2 +1,2 @@\n--- a/shop/x\n+++ b/shop/y\n z\n`;
  const patched = (file: string, text = diff(file)): Parameters<typeof topFolder>[0][number] => ({ file, answer: answer(file, text), error: null });
  expect(topFolder([patched('shop/a/pom.xml'), patched('shop/go.mod'), patched('other/go.mod', '')])).toBe('shop');
  expect(topFolder([patched('shop/go.mod'), patched('web/go.mod')])).toBe('');
  expect(topFolder([patched('shop/go.mod'), patched('go.mod')])).toBe('');
  expect(diffInside(diff('shop/a/pom.xml'), 'shop')).toBe('--- a/a/pom.xml\n+++ b/a/pom.xml\n@@ -1,2 +1,2 @@\n--- a/shop/x\n+++ b/shop/y\n z\n');
  expect(diffInside('--- "a/shop/\\042.mod"\n+++ "b/shop/\\042.mod"\n', 'shop')).toBe('--- "a/\\042.mod"\n+++ "b/\\042.mod"\n');
  expect(wholeDiff([patched('shop/a/pom.xml'), patched('shop/go.mod')])).toContain('--- a/go.mod');
});

test('the estate worker reads the manifest itself, and it can be asked twice', async () => {
  const session = new Session(() => new LocalWorker(), null, 1, 'ab'.repeat(32), { restarted: () => undefined, failed: () => undefined });
  const file = new File(['{\n"a": "1.0.0"\n}\n'], 'package.json');
  await session.add([{ name: 'shop/package.json', file }], () => undefined);
  for (let turn = 0; turn < 2; turn++) {
    const made = await session.call('patch', { name: 'shop/package.json', bytes: session.files.find('shop/package.json', file.size) as File });
    expect(made.diff).toContain('--- a/shop/package.json');
    expect(made.changes).toEqual([{ package: 'a', before: '1.0.0', after: '1.0.1', findings: 1, staysInMajor: true }]);
  }
});
