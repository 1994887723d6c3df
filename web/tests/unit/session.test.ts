// SPDX-License-Identifier: Apache-2.0
// The session over fake workers: order, cancel, crashes, duplicates, bundles.
import { expect, test } from '@playwright/test';
import { Session, type Input, type ImportItem } from '../../src/engine/session';
import { LocalWorker } from './local_worker';

const kNow = '2026-11-24T09:00:00Z';
const input = (name: string, text = name): Input => ({ name, file: new File([`{"is":"${text}"}`], name) });
const key = 'ab'.repeat(32);

function start(parsers = 2): { session: Session; workers: LocalWorker[]; restarts: unknown[]; failures: unknown[] } {
  const workers: LocalWorker[] = [], restarts: unknown[] = [], failures: unknown[] = [];
  const spawn = (): LocalWorker => { const worker = new LocalWorker(); workers.push(worker); return worker; };
  const session = new Session(spawn, null, parsers, key, { restarted: (it) => restarts.push(it), failed: (it) => failures.push(it) });
  return { session, workers, restarts, failures };
}
async function add(session: Session, inputs: Input[]): Promise<ImportItem[]> {
  const items = new Map<number, ImportItem>();
  await session.add(inputs, (item) => items.set(item.id, item));
  return [...items.values()];
}

test('reads files, tells what failed and what was there already', async () => {
  const { session } = start();
  const items = await add(session, [input('a.json'), input('bad.json'), input('b.json', 'a.json'), input('what.txt')]);
  expect(items.map((item) => item.state)).toEqual(['done', 'failed', 'duplicate', 'failed']);
  expect(items[1]?.entries[0]?.error?.code).toBe('malformed');
  expect(items[3]?.entries[0]?.error?.code).toBe('unknown_format');
  expect((await session.analyze(kNow)).reports).toBe(1);
});

test('a large file arrives in pieces, and how far it is can be told', async () => {
  LocalWorker.piece = 7;
  const { session } = start(1);
  const text = Array.from({ length: 100 }, (_, i) => String(i)).join(',');
  const seen: number[] = [];
  let last: ImportItem | undefined;
  await session.add([input('a.json', text)], (item) => { seen.push(item.read); last = item; });
  LocalWorker.piece = undefined;
  expect(last?.state).toBe('done');
  expect(seen.filter((read) => read > 0 && read < 0.2).length).toBeGreaterThan(10);
  expect(Math.max(...seen)).toBeCloseTo(0.6);
  expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  const whole = await add(session, [{ name: 'same.json', file: new File([`{"is":"${text}"}`], 'same.json') }]);
  expect(whole[0]?.state).toBe('duplicate');
});

test('a file that kills its parse worker costs that file only', async () => {
  const { session } = start(1);
  const items = await add(session, [input('a.json'), input('crash.json'), input('c.json')]);
  expect(items.map((item) => [item.state, item.error?.code])).toEqual([['done', undefined], ['failed', 'crashed'], ['done', undefined]]);
  expect((await session.analyze(kNow)).reports).toBe(2);
});

test('cancel drops the queue and what was read stays', async () => {
  const { session } = start(1);
  const states: string[] = [];
  await session.add([input('a.json'), input('b.json'), input('c.json')], (item) => {
    if (item.state === 'queued') return;
    states.push(item.state);
    if (states.length === 1) session.cancel();
  });
  expect(states).toEqual(['done', 'cancelled', 'cancelled']);
  expect((await session.analyze(kNow)).reports).toBe(1);
  expect((await add(session, [input('b.json')]))[0]?.state).toBe('done');
});

test('a crash of the estate worker rejects what is pending and loads the estate again', async () => {
  const { session, restarts, failures } = start(1);
  await add(session, [input('a.json'), input('b.json')]);
  const before = await session.analyze(kNow);
  const poisoned = await add(session, [input('poison.json')]);
  expect(poisoned[0]?.error?.code).toBe('crashed');
  await expect.poll(() => restarts.length).toBe(1);
  expect(restarts[0]).toEqual(before);
  expect((await session.call('findings', { filter: '', sort: 'rank', descending: false, from: 0, to: 5 })).total).toBe(before.findings);
  expect(failures).toEqual([]);
});

test('a bundle goes first, brings its key, and is saved as it came', async () => {
  const first = start();
  await add(first.session, [input('a.json'), input('b.json')]);
  const before = await first.session.analyze(kNow);
  const bytes = await first.session.call('saveBundle', { by: '', now: kNow });
  const second = start();
  const bundle = { name: 'x.postern', file: new File([bytes as Uint8Array<ArrayBuffer>], 'x.postern') };
  const items = await add(second.session, [input('a.json'), bundle]);
  expect(items.map((item) => item.state)).toEqual(['duplicate', 'done']);
  expect(await second.session.call('estateKey', {})).toEqual({ estateKey: key });
  expect(await second.session.analyze(kNow)).toEqual(before);
  expect((await add(second.session, [bundle]))[0]?.state).toBe('duplicate');
});

test('a damaged bundle is refused with its name and place', async () => {
  const { session } = start();
  const [item] = await add(session, [{ name: 'x.postern', file: new File(['%%%'], 'x.postern') }]);
  expect(item?.error).toMatchObject({ code: 'malformed', where: 'frame 2' });
  expect(item?.error?.message).toContain('x.postern');
});

test('what was removed stays removed after a crash', async () => {
  const { session, restarts } = start(1);
  await add(session, [input('a.json'), input('b.json')]);
  await session.analyze(kNow);
  expect(await session.remove('r0', kNow)).toBe(true);
  const after = await session.analyze(kNow);
  expect(after.reports).toBe(1);
  await add(session, [input('poison.json')]);
  await expect.poll(() => restarts.length).toBe(1);
  expect(restarts[0]).toEqual(after);
});

test('a raw record comes from the dropped file, by name and size', async () => {
  const { session } = start();
  const [small, large] = [input('a.json', 'small'), input('a.json', 'much larger')];
  await add(session, [small, large]);
  const ref = { id: 1, report: 'r0', file: 'a.json', record: '/', begin: 1, end: 13 };
  expect((await session.rawRecord(ref, large.file.size)).text).toBe('"is":"much l');
  expect((await session.rawRecord(ref, small.file.size)).text).toBe('"is":"small"');
  await expect(session.rawRecord({ ...ref, file: 'gone.json' }, 1)).rejects.toMatchObject({ code: 'not_found' });
});

test('cancelled and dead workers are terminated', async () => {
  const before = LocalWorker.alive;
  const { session } = start(3);
  expect(LocalWorker.alive).toBe(before + 4);
  const adding = add(session, Array.from({ length: 20 }, (_, i) => input(`f${i}.json`)));
  await new Promise((resolve) => setTimeout(resolve, 4));
  session.cancel();
  await adding;
  expect(LocalWorker.alive).toBe(before + 4);
});
