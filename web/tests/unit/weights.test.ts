// SPDX-License-Identifier: Apache-2.0
// Weights that are kept outlive a crash of the estate worker.
import { expect, test } from '@playwright/test';
import { Session } from '../../src/engine/session';
import { weightsText } from '../../src/engine/weights_text';
import { LocalWorker } from './local_worker';

const kNow = '2026-11-24T09:00:00Z';

test('kept weights are there after a crash', async () => {
  let restarts = 0;
  const session = new Session(() => new LocalWorker(), null, 1, '0'.repeat(64), { restarted: () => { restarts++; }, failed: () => undefined });
  await session.add([{ name: 'a.json', file: new File(['{"is":"a"}'], 'a.json') }], () => undefined);
  await session.analyze(kNow);
  await session.call('setWeights', { weights: '{"kev":4000}', keep: false, by: '', now: kNow });
  await session.call('setWeights', { weights: '{"kev":3000}', keep: true, by: 'me', now: kNow });
  await session.add([{ name: 'poison.json', file: new File(['{"is":"poison"}'], 'poison.json') }], () => undefined);
  await expect.poll(() => restarts).toBe(1);
  expect((await session.call('setting', { name: 'weights' })).text).toBe('{"kev":3000}');
});

test('as published is no text', () => {
  const row = { name: 'kev', group: 'likelihood' as const, meaning: '', value: 2200, published: 2200, least: 0, most: 6000 };
  expect(weightsText({ version: 2, title: '2', hash: '', edited: false, weights: [row] })).toBe('');
  expect(weightsText({ version: 2, title: '2', hash: '', edited: true, weights: [{ ...row, value: 1 }] })).toBe('{"kev":1}');
});
