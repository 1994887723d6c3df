// SPDX-License-Identifier: Apache-2.0
// Long questions: a second engine with the same estate, kept until the estate changes, ended at once.
import { expect, test } from '@playwright/test';
import type { QueryRequest } from '../../src/engine/protocol';
import { Session } from '../../src/engine/session';
import { LocalWorker } from './local_worker';

const kNow = '2026-11-24T09:00:00Z';
const question: QueryRequest = { view: 'estate', language: 'cypher', text: 'MATCH (n) RETURN count(n)', parameters: '', maxRows: 10, maxSteps: 10 };
const stopped = { code: 'cancelled', message: 'stopped' } as const;

async function start(): Promise<{ session: Session; workers: LocalWorker[] }> {
  const workers: LocalWorker[] = [];
  const spawn = (): LocalWorker => { const worker = new LocalWorker(); workers.push(worker); return worker; };
  const session = new Session(spawn, null, 1, 'ab'.repeat(32), { restarted: () => undefined, failed: () => undefined });
  await session.add(['a.json', 'b.json'].map((name) => ({ name, file: new File([`{"is":"${name}"}`], name) })), () => undefined);
  await session.call('setSetting', { name: 'policy', text: 'version: 1', by: 'me', now: kNow });
  await session.analyze(kNow);
  return { session, workers };
}

test('answers like the first engine, which is not asked', async () => {
  const { session, workers } = await start();
  let begun = 0;
  const answer = await session.callAside('query', question, () => begun++);
  expect(begun).toBe(1);
  expect(workers).toHaveLength(3); // one that parses, the estate, the second engine
  expect(workers[1]?.calls).not.toContain('query');
  expect(answer).toEqual(await session.call('query', question));
  expect(workers[2]?.calls).toEqual(['addBatch', 'addBatch', 'setSetting', 'specs', 'analyze', 'query']);
});

test('is kept for the next question, until the estate changes', async () => {
  const { session, workers } = await start();
  const alive = LocalWorker.alive;
  await session.callAside('query', question);
  await session.callAside('query', question);
  expect(workers).toHaveLength(3);
  expect(LocalWorker.alive).toBe(alive + 1);
  await session.analyze('2026-11-25T09:00:00Z');
  expect(LocalWorker.alive).toBe(alive);
  const answer = await session.callAside('query', question);
  expect(answer.rows[0]?.[1]).toBe('2026-11-25T09:00:00Z');
  expect(workers).toHaveLength(4);
});

test('is told the weights that are only tried', async () => {
  const { session, workers } = await start();
  await session.call('setWeights', { weights: '{"kev":1700}', keep: false, by: 'me', now: kNow });
  await session.callAside('query', question);
  expect(workers[2]?.calls.slice(-3)).toEqual(['analyze', 'setWeights', 'query']);
});

test('a stop ends it while it opens and while it is asked', async () => {
  const { session } = await start();
  const alive = LocalWorker.alive;
  const opening = session.callAside('query', question);
  session.stopAside(stopped);
  await expect(opening).rejects.toEqual(stopped);
  const asked: Promise<unknown> = session.callAside('query', question, () => setTimeout(() => session.stopAside(stopped)));
  await expect(asked).rejects.toEqual(stopped);
  expect(LocalWorker.alive).toBe(alive);
  expect((await session.callAside('query', question)).rows).toHaveLength(1);
});
