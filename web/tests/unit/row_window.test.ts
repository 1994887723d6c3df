// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test';
import { RowWindow, type Page } from '../../src/state/row_window';

interface Ask { from: number; answer: (page: Page<number>) => void; fail: (reason: unknown) => void }

function make(): { rows: RowWindow<number>; asks: Ask[]; changes: () => number } {
  const asks: Ask[] = [];
  let changes = 0;
  const rows = new RowWindow<number>((from) => new Promise((answer, fail) => asks.push({ from, answer, fail })), () => changes++);
  return { rows, asks, changes: () => changes };
}
const page = (from: number, total = 100_000): Page<number> => ({ total, rows: Array.from({ length: 100 }, (_, i) => from + i) });
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('a fast scroll asks for the last place, not for all that was passed', async () => {
  const { rows, asks } = make();
  rows.restart();
  asks[0]?.answer(page(0));
  await turn();
  for (let from = 1000; from <= 90_000; from += 1000) rows.want(from, from + 40);
  await turn();
  expect(asks.map((ask) => ask.from)).toEqual([0, 1000]);
  asks[1]?.answer(page(1000));
  await turn();
  expect(asks.map((ask) => ask.from)).toEqual([0, 1000, 90_000]);
  asks[2]?.answer(page(90_000));
  await turn();
  expect(rows.row(90_005)).toBe(90_005);
  expect(rows.row(5000)).toBeUndefined();
});

test('answers to an older question are dropped', async () => {
  const { rows, asks } = make();
  rows.restart();
  rows.restart();
  asks[0]?.answer(page(0, 7));
  await turn();
  expect(rows.row(0)).toBeUndefined();
  asks[1]?.answer(page(0, 500));
  await turn();
  expect([rows.total, rows.row(99)]).toEqual([500, 99]);
});

test('memory is bounded', async () => {
  const { rows, asks } = make();
  rows.restart();
  asks[0]?.answer(page(0));
  await turn();
  for (let i = 1; i <= 40; i++) {
    rows.want(i * 100, i * 100 + 40);
    asks.at(-1)?.answer(page(i * 100));
    await turn();
  }
  expect(rows.row(4000)).toBe(4000);
  expect(rows.row(100)).toBeUndefined();
});

test('an error is told, leaves the rows alone, and the next question clears it', async () => {
  const { rows, asks } = make();
  rows.restart();
  asks[0]?.answer(page(0));
  await turn();
  rows.restart();
  asks[1]?.fail({ code: 'bad_query', message: 'nothing after the colon' });
  await turn();
  expect([rows.error?.code, rows.row(5), rows.total]).toEqual(['bad_query', 5, 100_000]);
  rows.restart();
  asks[2]?.answer(page(0, 7));
  await turn();
  expect([rows.error, rows.total]).toEqual([null, 7]);
});

test('a changed estate is asked for what is seen, and nothing moves until it answers', async () => {
  const { rows, asks } = make();
  rows.restart();
  asks[0]?.answer(page(0));
  await turn();
  rows.want(520, 560);
  await turn();
  asks[1]?.answer(page(500));
  await turn();
  rows.refresh();
  expect(asks.map((ask) => ask.from)).toEqual([0, 500, 500]);
  expect(rows.row(530)).toBe(530);
  asks[2]?.answer({ total: 99_999, rows: page(1500).rows });
  await turn();
  expect(rows.row(530)).toBe(1530);
  expect(rows.total).toBe(99_999);
});
