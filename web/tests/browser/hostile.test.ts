// SPDX-License-Identifier: Apache-2.0
// Texts in reports that would like to be more than text.
import { expect, sarif, test } from './postern';

const report = sarif([
  { title: '<img src=x onerror="document.title=\'owned\'"> in a title', file: '<b>bold</b>.ts', rule: 'javascript:alert(1)' },
  { title: 'safe\u202Egnp.exe \u2066hidden\u2069 and \u200Bzero', file: 'bidi\u202E.ts', line: 7, rule: 'bidi' },
  { title: 'A'.repeat(1 << 20), file: `${'B'.repeat(1 << 16)}.ts`, line: 9, rule: 'long' },
]);

test('hostile texts show as text, everywhere they are shown', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'hostile<img src=x onerror=alert(1)>.sarif', text: report });
  if (await page.getByRole('grid', { name: 'Files' }).count()) await postern.view('Findings');
  const rows = postern.rows(/Findings/);
  const img = rows.filter({ hasText: 'in a title' }).first();
  await img.click();
  const drawer = page.getByRole('complementary', { name: 'Finding' });
  await expect(drawer).toContainText('<b>bold</b>');
  await expect(page.locator('main img, main b:text-is("bold"), main script')).toHaveCount(0);
  const bidi = rows.filter({ hasText: 'gnp.exe' }).first();
  await bidi.click();
  await expect(drawer.getByRole('heading').first()).toContainText('safe⟦U+202E⟧gnp.exe');
  expect(await page.locator('body').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  const long = rows.filter({ hasText: 'AAAAAAAA' }).first();
  await long.click();
  await expect(drawer).toContainText('AAAA');
  expect((await page.locator('body').innerText()).length).toBeLessThan(100_000);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(1280);
  for (const view of ['Paths', 'Inventory', 'Imports'] as const) await postern.view(view);
  await expect(postern.rows('Files').first()).toContainText('hostile<img src=x onerror=alert(1)>');
  expect(await page.title()).toBe('Postern');
});

test('no address of a report can be clicked', async ({ postern }) => {
  await postern.open();
  await postern.openSamples();
  for (let i = 0; i < 8; i++) {
    await postern.rows(/Findings/).nth(i).click();
    await expect(postern.page.getByRole('complementary', { name: 'Finding' }).getByRole('heading', { name: /Why \d/ })).toBeVisible();
    expect(await postern.page.locator('main a[href]:not([href^="#"])').count()).toBe(0);
  }
});
