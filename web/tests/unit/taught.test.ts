// SPDX-License-Identifier: Apache-2.0
// Taught formats and chosen ones, over fake workers: what is read again, what it takes the place of, what survives.
import { expect, test } from '@playwright/test';
import type { ReportRow } from '../../src/engine/protocol';
import { Session, type ImportItem, type Input } from '../../src/engine/session';
import { specText } from '../../src/engine/spec_file';
import { LocalWorker } from './local_worker';

const kNow = '2026-11-24T09:00:00Z';
const kSpec = JSON.stringify({ postern_spec: 1, id: 'acme', title: 'Acme', claims: 'what' });
const input = (name: string, text = `{"is":"${name}"}`): Input => ({ name, file: new File([text], name) });

function start(): { session: Session; restarts: unknown[] } {
  const restarts: unknown[] = [];
  return { session: new Session(() => new LocalWorker(), null, 2, 'ab'.repeat(32), { restarted: (it) => restarts.push(it), failed: () => undefined }), restarts };
}
async function add(session: Session, inputs: Input[]): Promise<ImportItem[]> {
  const items = new Map<number, ImportItem>();
  await session.add(inputs, (item) => items.set(item.id, item));
  return [...items.values()];
}
async function formats(session: Session): Promise<string[]> {
  await session.analyze(kNow);
  return (await session.call('reports', {})).map((row: ReportRow) => `${row.file} ${row.format}`).sort();
}
const one = (items: ImportItem[]): { item: ImportItem; index: number } => ({ item: items[0] as ImportItem, index: 0 });

test('a file read as another format takes the place of itself, and stays so for the session', async () => {
  const { session } = start();
  const items = await add(session, [input('a.json'), input('b.json')]);
  await session.reread(one(items), 'trivy');
  expect(await formats(session)).toEqual(['a.json trivy', 'b.json sarif']);
  expect(items[0]?.entries[0]).toMatchObject({ format: 'trivy', evidence: 'chosen by a person' });
  await session.remove('r1', kNow);
  await session.analyze(kNow);
  await add(session, [input('a.json')]);
  expect((await formats(session)).filter((it) => it.startsWith('a.json'))).toEqual(['a.json trivy']);
  await session.reread(one(items), '');
  expect((await formats(session)).filter((it) => it.startsWith('a.json'))).toEqual(['a.json sarif']);
});

test('what cannot be read as the chosen format stays as it was', async () => {
  const { session } = start();
  const items = await add(session, [input('a.json')]);
  await expect(session.reread(one(items), 'never')).rejects.toMatchObject({ code: 'malformed' });
  expect(await formats(session)).toEqual(['a.json sarif']);
  expect(session.chosenFormat('a.json')).toBe('');
  expect(items[0]?.state).toBe('done');
});

test('an unknown file becomes a report when it is read as something', async () => {
  const { session } = start();
  const items = await add(session, [input('what.json')]);
  expect(items[0]?.state).toBe('failed');
  await session.reread(one(items), 'trivy');
  expect([items[0]?.state, items[0]?.added]).toEqual(['done', 1]);
  expect(await formats(session)).toEqual(['what.json trivy']);
});

test('a taught format reads what it claims of the session, and later files', async () => {
  const { session } = start();
  const items = await add(session, [input('what 1.json'), input('what 2.json'), input('a.json'), input('bad.json')]);
  await session.addSpec(kSpec);
  const entries = items.map((item) => ({ item, index: 0 }));
  expect(await session.claim(entries, 'acme')).toBe(2);
  expect(await formats(session)).toEqual(['a.json sarif', 'what 1.json acme', 'what 2.json acme']);
  const [later] = await add(session, [input('what 3.json')]);
  expect(later?.entries[0]).toMatchObject({ format: 'acme', title: 'Acme' });
  await session.removeSpec('acme');
  expect((await add(session, [input('what 4.json')]))[0]?.state).toBe('failed');
});

test('a dropped spec is a taught format, a bad one is refused with its line', async () => {
  const { session } = start();
  const wrong = await add(session, [input('what wrong.json', kSpec.replace('acme', 'Not An Id'))]);
  expect(wrong[0]).toMatchObject({ state: 'failed', spec: null, error: { code: 'malformed', where: 'line 3' } });
  const right = await add(session, [input('what acme.json', kSpec)]);
  expect(right[0]).toMatchObject({ state: 'done', spec: { id: 'acme' }, error: null });
  expect(session.specs.map((it) => it.id)).toEqual(['acme']);
});

test('taught formats travel in the bundle and survive a crash of the estate worker', async () => {
  const first = start();
  await add(first.session, [input('a.json')]);
  await first.session.addSpec(kSpec);
  const bytes = await first.session.call('saveBundle', { by: '', now: kNow });
  const second = start();
  await add(second.session, [{ name: 'x.postern', file: new File([bytes as Uint8Array<ArrayBuffer>], 'x.postern') }]);
  expect(second.session.specs).toEqual(first.session.specs);
  expect((await add(second.session, [input('what.json')]))[0]?.state).toBe('done');
  await second.session.addSpec(kSpec.replace('acme', 'other').replace('what', 'zzz'));
  await second.session.removeSpec('acme');
  await second.session.analyze(kNow);
  await add(second.session, [input('poison.json')]);
  await expect.poll(() => second.restarts.length).toBe(1);
  expect((await second.session.call('specs', {})).map((it) => it.id)).toEqual(['other']);
});

test('a file that came in a bundle is read as another format too, and a crash keeps that', async () => {
  const first = start();
  await add(first.session, [input('a.json'), input('b.json')]);
  const bytes = await first.session.call('saveBundle', { by: '', now: kNow });
  const { session, restarts } = start();
  await add(session, [{ name: 'x.postern', file: new File([bytes as Uint8Array<ArrayBuffer>], 'x.postern') }]);
  const items = await add(session, [input('a.json')]);
  expect(items[0]?.state).toBe('duplicate');
  await session.reread(one(items), 'trivy');
  expect(items[0]?.state).toBe('done');
  const after = await formats(session);
  expect(after).toEqual(['a.json trivy', 'b.json sarif']);
  await add(session, [input('poison.json')]);
  await expect.poll(() => restarts.length).toBe(1);
  expect(await formats(session)).toEqual(after);
});

test('a spec is known by its content', async () => {
  const file = (text: string): File => new File([text], 'x');
  expect(await specText(file(kSpec))).toBe(kSpec);
  expect(await specText(file('\n { "title": "x",\n "postern_spec": 1 }'))).not.toBeNull();
  expect(await specText(file('[{"postern_spec": 1}]'))).toBeNull();
  expect(await specText(file('{"results": []}'))).toBeNull();
  expect(await specText(file(`{"postern_spec": 1, "x": "${'a'.repeat(1 << 20)}"}`))).toBeNull();
});
