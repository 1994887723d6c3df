// SPDX-License-Identifier: Apache-2.0
// The README's pictures. POSTERN_DOCS names another folder for them.
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '../browser/postern';

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
  await shoot('paths');
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await shoot('paths-dark');
  await page.getByRole('button', { name: 'Use the light theme' }).click();
  await postern.view('Inventory');
  await expect(postern.rows('Assets').first()).toBeVisible();
  await shoot('inventory');
});
