// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test';
import { block, clip, line } from '../../src/text/clean';
import { bandOfRisk, day, percent, plural, points, size } from '../../src/text/words';

test('invisible and direction-changing characters are shown', () => {
  expect(line('safe\u202Egnp.exe')).toBe('safe⟦U+202E⟧gnp.exe');
  expect(line('a\u200Bb\u2066c\u0000d\uFEFF')).toBe('a⟦U+200B⟧b⟦U+2066⟧c⟦U+0000⟧d⟦U+FEFF⟧');
  expect(line(`tag${String.fromCodePoint(0xe0041)}`)).toBe('tag⟦U+E0041⟧');
  expect(line('Ünïcödé 漢字 עברית 👩‍💻'.replace('\u200D', ''))).toBe('Ünïcödé 漢字 עברית 👩💻');
  expect(line('two\r\nlines\tand tab')).toBe('two lines and tab');
  expect(block('two\r\nlines')).toBe('two\nlines');
});

test('a megabyte becomes a few hundred characters, never half a character', () => {
  expect(line('A'.repeat(1 << 20))).toHaveLength(301);
  expect(clip('ab😀cd', 3)).toBe('ab…');
  expect(clip('abc', 3)).toBe('abc');
});

test('terms are shown exactly, so that they add up on paper', () => {
  expect([2100, -800, 612, 0, 1000, 50, -1].map((it) => points(it))).toEqual(['+2.1', '−0.8', '+0.612', '0.0', '+1.0', '+0.05', '−0.001']);
});

test('numbers and days', () => {
  expect([size(999), size(1234), size(45_600), size(2_500_000), size(3e9)]).toEqual(['999 B', '1.2 kB', '46 kB', '2.5 MB', '3.0 GB']);
  expect([percent(0), percent(0.001), percent(0.384), percent(0.999), percent(1)]).toEqual(['0 %', '< 1 %', '38 %', '> 99 %', '100 %']);
  expect(day('2026-11-24T09:00:00Z', '2026-11-24T09:00:00Z')).toBe('24 Nov');
  expect(day('2025-11-03T00:00:00Z', '2026-11-24T09:00:00Z')).toBe('3 Nov 2025');
  expect(day('yesterday')).toBe('yesterday');
  expect([plural(1, 'report'), plural(2917, 'report')]).toEqual(['1 report', '2,917 reports']);
  expect([80, 79.9, 30, 29.9].map(bandOfRisk)).toEqual(['now', 'soon', 'planned', 'watch']);
});
