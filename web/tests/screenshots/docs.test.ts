// SPDX-License-Identifier: Apache-2.0
// The README's pictures. POSTERN_DOCS names another folder for them.
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, type Postern } from '../browser/postern';

const kMaxBytes = 300_000; // a repository keeps every version of a picture
const folder = resolve(process.env.POSTERN_DOCS ?? join(import.meta.dirname, '../../../docs'));

test('pictures', async ({ postern }) => {
  const { page } = postern;
  mkdirSync(folder, { recursive: true });
  const shoot = async (name: string): Promise<void> => {
    await page.mouse.move(700, 790);
    await expect(page.locator('.toast.shown')).toHaveCount(0, { timeout: 20_000 });
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    expect(statSync(path).size).toBeLessThan(kMaxBytes);
  };
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await postern.open();
  await shoot('start');
  await postern.openSamples();
  await postern.rows(/Findings/).first().click();
  await expect(page.getByRole('heading', { name: /Why \d/ })).toBeVisible();
  await shoot('findings');
  await postern.view('Paths');
  await page.getByRole('region', { name: 'Attack paths' }).getByRole('button', { name: /via/ }).first().click();
  await expect(page.getByText(/likely over all steps/)).toBeVisible();
  await expect(page.getByRole('application', { name: /Attack graph/ }).locator('canvas').last()).toBeVisible();
  await shoot('paths');
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await shoot('paths-dark');
  await page.getByRole('button', { name: 'Use the light theme' }).click();
  await postern.view('Inventory');
  await expect(postern.rows('Assets').first()).toBeVisible();
  await shoot('inventory');
  await teach(postern);
  await shoot('teach');
});

/** A report of a scanner that does not exist, half taught. */
async function teach(postern: Postern): Promise<void> {
  const { page } = postern;
  const hits = [['Session cookie without Secure', 'High', 'shop.northwind.example', '/login', 'CWE-614'], ['Directory listing', 'Low', 'shop.northwind.example', '/static/', 'CWE-548'], ['Old TLS offered', 'Medium', 'pay.northwind.example', '/', 'CWE-326']];
  const text = JSON.stringify({ lookout: { version: '3.2', sweep: hits.map(([what, grade, site, page_, kind]) => ({ what, grade, site, page: page_, kind, sure: 'yes' })) } });
  await postern.drop({ name: 'lookout-2026-11-24.json', text });
  await postern.view('Imports');
  await postern.rows('Files').filter({ hasText: 'lookout' }).getByRole('button').click();
  const say = async (value: RegExp, column: string): Promise<void> => {
    await page.getByRole('treeitem').filter({ hasText: value }).first().click();
    await page.getByRole('dialog', { name: 'What this value is' }).getByRole('button', { name: column, exact: true }).click();
    await expect(page.getByRole('rowheader', { name: column, exact: true })).toBeVisible();
  };
  await say(/what\s*Session/, 'Title');
  await say(/grade\s*High/, 'Severity');
  await page.getByRole('treeitem').filter({ hasText: /site\s*shop/ }).first().click();
}
