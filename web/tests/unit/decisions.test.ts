// SPDX-License-Identifier: Apache-2.0
// Choosing rows, deciding through the session, files of decisions, and what is said of it in words.
import { expect, test } from '@playwright/test';
import { isDecisionFile } from '../../src/engine/decision_file';
import type { HistoryRow } from '../../src/engine/protocol';
import { Session, type ImportItem } from '../../src/engine/session';
import { fileRows } from '../../src/state/file_rows';
import { allOf, extended, has, isEmpty, none, saidOf, sizeOf, targetsOf, toggled } from '../../src/state/selection';
import { kinds, statementText, statusSource, told } from '../../src/text/decisions';
import { LocalWorker } from './local_worker';

const kNow = '2026-11-24T09:00:00Z';
const kLine = { subject: 'finding 01', field: 'status', value: 'accepted', reason: '', by: 'ann', at: kNow, expires: '' };

function start(): { session: Session; restarts: unknown[]; workers: LocalWorker[] } {
  const restarts: unknown[] = [], workers: LocalWorker[] = [];
  const spawn = (): LocalWorker => { const worker = new LocalWorker(); workers.push(worker); return worker; };
  return { session: new Session(spawn, null, 1, 'ab'.repeat(32), { restarted: (it) => restarts.push(it), failed: () => undefined }), restarts, workers };
}
async function add(session: Session, name: string, text: string): Promise<ImportItem> {
  let last: ImportItem | undefined;
  await session.add([{ name, file: new File([text], name) }], (item) => { last = item; });
  return last as ImportItem;
}
const textOf = async (session: Session): Promise<string> => new TextDecoder().decode(await session.call('exportDecisions', {}));

test('what was decided, taken back and set outlives a crash of the estate worker', async () => {
  const { session, restarts } = start();
  await add(session, 'a.json', '{"is":"a"}');
  await session.analyze(kNow);
  const { rows } = await session.call('findings', { filter: '', sort: 'rank', descending: false, from: 0, to: 3 });
  const said = rows.map((row) => ({ key: row.key, field: 'status', value: 'accepted' }));
  expect((await session.call('decide', { decisions: said, by: 'ann', now: kNow })).changed).toBe(3);
  await session.call('setSetting', { name: 'weights', text: 'kev: 1', by: 'ann', now: kNow });
  const before = await textOf(session);
  await add(session, 'poison.json', '{"is":"poison"}');
  await expect.poll(() => restarts.length).toBe(1);
  expect(await textOf(session)).toBe(before);
  expect((await session.call('setting', { name: 'weights' })).text).toBe('kev: 1');
});

test('a file of decisions is joined, and is no report', async () => {
  const { session } = start();
  const item = await add(session, 'what decisions.jsonl', `${JSON.stringify(kLine)}\n`);
  expect([item.state, item.decisions, item.error]).toEqual(['done', 1, null]);
  expect(fileRows([item], [], true).map((row) => row.state)).toEqual(['decided']);
  const again = await add(session, 'what decisions.jsonl', `${JSON.stringify(kLine)}\n`);
  expect([again.state, again.decisions]).toEqual(['duplicate', 0]);
  expect((await session.analyze(kNow)).reports).toBe(0);
});

test('files of decisions are told by their first line', async () => {
  const is = (text: string): Promise<boolean> => isDecisionFile(new Blob([text]));
  expect(await is(`\n${JSON.stringify(kLine)}\nrest`)).toBe(true);
  expect(await is(JSON.stringify({ ...kLine, value: 7 }))).toBe(false);
  expect(await is('{"subject":"x"}')).toBe(false);
  expect(await is('[]')).toBe(false);
  expect(await is('')).toBe(false);
});

test('rows are chosen one by one, as a range, or all', () => {
  const keyAt = (i: number): string | undefined => (i < 8 ? `k${i}` : undefined);
  const two = toggled(toggled(none, 'k3', 3), 'k5', 5);
  expect(targetsOf(two)).toEqual([{ key: 'k3' }, { key: 'k5' }]);
  const range = extended(two, 2, keyAt);
  expect([...range.keys].sort()).toEqual(['k2', 'k3', 'k4', 'k5']);
  expect([...extended(range, 9, keyAt).keys].sort()).toEqual(['k2', 'k3', 'k4', 'k5', 'k6', 'k7']);
  expect(isEmpty(toggled(toggled(none, 'k3', 3), 'k3', 3))).toBe(true);
  const all = allOf('band:now');
  expect([has(all, 'anything'), sizeOf(all, 120), isEmpty(all)]).toEqual([true, 120, false]);
  expect(saidOf(targetsOf(all), 'status', 'fixed')).toEqual([{ filter: 'band:now', field: 'status', value: 'fixed' }]);
  expect(sizeOf(toggled(all, 'k1', 1), 120)).toBe(1);
});

test('every decision has a key of its own', () => {
  const keys = Object.values(kinds).map((kind) => kind.key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const taken of ['j', 'k', 'x', 't', 'u', '/', '?']) expect(keys).not.toContain(taken);
});

test('decisions in words', () => {
  const row = (field: string, value: string, more: Partial<HistoryRow> = {}): HistoryRow => ({ ...kLine, id: value, stands: true, field, value, ...more });
  expect(statementText('status', row('status', 'false_positive', { expires: '2027-01-01T23:59:59Z' }), kNow)).toBe('False positive until 1 Jan 2027');
  expect(statementText('status', row('status', ''), kNow)).toBe('No decision');
  expect(statementText('assignee', row('assignee', 'bo\u202Eb'), kNow)).toBe('assigned to bo⟦U+202E⟧b');
  expect(statementText('identity', row('identity', 'different'), kNow)).toBe('these are not the same');
  expect(statusSource({ status: 'accepted', from: 'decision', by: 'ann', at: kNow }, kNow)).toBe('decided by ann, 24 Nov');
  expect(statusSource({ status: 'fixed', from: 'source' }, kNow)).toBe('as its sources say');
  expect(told([row('status', 'a'), row('traits', 'b'), row('note', 'c')]).map((it) => it.value)).toEqual(['c', 'a']);
  expect(kinds.assign.done('')).toBe('assigned to nobody');
});
