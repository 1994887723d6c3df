// SPDX-License-Identifier: Apache-2.0
// Files that are fine, bad, unknown, empty, twice there, many; each is told about, none costs the others.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, sarif, test } from './postern';

const good = (title = 'SQL injection'): string => sarif([{ title, file: 'src/search.ts', line: 12 }]);

test('each file is told about: read, damaged, unknown, twice there', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'a.sarif', text: good() }, { name: 'bad.json', text: '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"mess' }, { name: 'what.bin', text: '\u0001\u0002 nothing known' });
  await postern.view('Imports');
  const rows = postern.rows('Files');
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: 'a.sarif' })).toContainText('read');
  await expect(rows.filter({ hasText: 'bad.json' })).toContainText('not read');
  await rows.filter({ hasText: 'bad.json' }).click();
  await expect(page.getByRole('complementary', { name: 'File' }).getByRole('alert')).toContainText(/\w{3,}/);
  await postern.drop({ name: 'again.sarif', text: good() });
  await expect(rows.filter({ hasText: 'again.sarif' })).toContainText('already here');
  await page.getByRole('button', { name: /Not read/ }).click();
  await expect(rows).toHaveCount(2);
});

test('a folder is dropped: its files with their paths, without what is hidden', async ({ postern }) => {
  const { page } = postern;
  const root = mkdtempSync(join(tmpdir(), 'postern-'));
  mkdirSync(join(root, 'estate', 'web', '.git'), { recursive: true });
  writeFileSync(join(root, 'estate', 'web', 'a.sarif'), good('in a folder'));
  writeFileSync(join(root, 'estate', 'b.sarif'), good('at the top'));
  writeFileSync(join(root, 'estate', 'web', '.git', 'config'), 'hidden');
  await postern.open();
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [join(root, 'estate')], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data });
    if (type === 'dragOver') await expect(page.getByText('Drop reports, inventories, folders or bundles')).toBeVisible();
  }
  await expect(page.getByText('2 reports ·')).toBeVisible();
  await postern.settled();
  await postern.view('Imports');
  await expect(postern.rows('Files')).toHaveText([/^estate\/b\.sarif/, /^estate\/web\/a\.sarif/], { useInnerText: true });
  rmSync(root, { recursive: true });
});

test('a report is taken out again', async ({ postern }) => {
  await postern.open();
  await postern.drop({ name: 'a.sarif', text: good('first') }, { name: 'b.sarif', text: good('second') });
  await postern.view('Imports');
  await postern.rows('Files').filter({ hasText: 'a.sarif' }).click();
  await postern.page.getByRole('button', { name: 'Take this report out' }).click();
  await expect(postern.rows('Files').filter({ hasText: 'a.sarif' })).toHaveCount(0);
  await expect(postern.page.getByText('1 report ·')).toBeVisible();
});

test('pasted text is read like a file', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await page.getByRole('button', { name: 'Paste text' }).click();
  await page.getByRole('textbox', { name: 'Text of the report' }).fill(good('pasted flaw'));
  await page.getByRole('button', { name: 'Read it' }).click();
  await postern.settled();
  await expect(postern.rows(/Findings/).first()).toBeVisible();
});

test('a damaged bundle and an empty file are refused and nothing else is lost', async ({ postern }) => {
  await postern.open();
  await postern.drop({ name: 'a.sarif', text: good() });
  await postern.drop({ name: 'old.postern', text: 'POSTERN but not really' }, { name: 'what empty.json', text: '' });
  await postern.view('Imports');
  await expect(postern.rows('Files').filter({ hasText: 'not read' })).toHaveCount(2);
  await expect(postern.rows('Files').filter({ hasText: 'a.sarif' })).toContainText('read');
});

test('2,000 small files do not freeze the page', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await page.evaluate(() => {
    const it = window as unknown as { longest: number };
    it.longest = 0;
    let last = performance.now();
    const frame = (now: number): void => { it.longest = Math.max(it.longest, now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  });
  const files = Array.from({ length: 2000 }, (_, i) => ({ name: `team/${i % 40}/${i}.sarif`, text: sarif([{ title: `flaw ${i}`, file: `src/${i}.ts` }]) }));
  await postern.drop(...files);
  await postern.view('Imports');
  await expect(page.getByRole('grid', { name: 'Files' })).toHaveAttribute('aria-rowcount', '2001');
  const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest);
  console.log(`2,000 files: longest frame ${longest.toFixed(0)} ms`);
  expect(longest).toBeLessThan(1500);
});

test('reading can be cancelled and what was read stays', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  const files = Array.from({ length: 300 }, (_, i) => ({ name: `${i} slow.sarif`, mimeType: 'text/plain', buffer: Buffer.from(sarif(Array.from({ length: 200 }, (_line, n) => ({ title: `flaw ${i} ${n}`, file: `src/${i}.ts`, line: n + 1 })))) }));
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(files);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await postern.settled();
  await postern.view('Imports');
  await expect(page.getByRole('grid', { name: 'Files' })).toHaveAttribute('aria-rowcount', '301');
  await page.keyboard.press('End');
  await page.getByRole('grid', { name: 'Files' }).press('End');
  await expect(postern.rows('Files').last()).toContainText('cancelled');
});
