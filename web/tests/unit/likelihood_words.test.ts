// SPDX-License-Identifier: Apache-2.0
// The words that the likelihood table is learned from are those that the core looks up: the same cases as
// tests/enrich/likelihood_test.cpp.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';

const root = join(import.meta.dirname, '../../..');

test('the training script makes the same words of a text as the core', async () => {
  const script: { wordsOf(text: string): string[]; vendorOf(text: string): string } = await import(pathToFileURL(join(root, 'tools/likelihood/words.mjs')).href);
  const cases = readFileSync(join(root, 'tests/enrich/likelihood_words.tsv'), 'utf8').split('\n').filter((line) => line.includes('\t') && !line.startsWith('#'));
  expect(cases.length).toBeGreaterThan(15);
  for (const line of cases) {
    const [text = '', words, vendor] = line.split('\t');
    expect([script.wordsOf(text).join(' '), script.vendorOf(text)], text).toEqual([words, vendor]);
  }
});
