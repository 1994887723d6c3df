// SPDX-License-Identifier: Apache-2.0
// Coverage: what no scan looked at is counted, filtered, hatched and exported, and never looks clean.
import { readFileSync } from 'node:fs';
import { expect, test } from './postern';

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    test('the matrix leads to the assets of each number, without barriers', async ({ postern }) => {
      const { page } = postern;
      await postern.open();
      await postern.openSamples();
      await postern.view('Inventory');
      await page.getByRole('button', { name: 'Coverage', exact: true }).click();
      const matrix = page.getByRole('region', { name: 'Coverage' });
      await expect(matrix.getByRole('columnheader', { name: /Code/ })).toBeVisible();
      await expect(matrix.getByRole('rowheader', { name: /team-orders/ })).toBeVisible();
      await postern.hasNoBarriers('coverage');
      const cell = matrix.getByRole('row', { name: /^image/ }).getByRole('button', { name: /^Image:/ });
      const [, missing = '0'] = /(\d+) never/.exec((await cell.getAttribute('aria-label')) ?? '') ?? [];
      expect(Number(missing)).toBeGreaterThan(0);
      await cell.click();
      await expect(postern.search()).toHaveValue('kind:image missing:image');
      await expect(postern.rows('Assets')).toHaveCount(Number(missing));
      await expect(page.getByTitle(/Image: scanned/)).toHaveCount(0);
    });
  });
}

test('chips count the gaps and filter by them', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await postern.view('Inventory');
  for (const [chip, field] of [['Shadow', 'shadow'], ['Never seen', 'unseen'], ['Never scanned', 'unscanned']] as const) {
    const button = page.getByRole('group', { name: 'Gaps of coverage' }).getByRole('button', { name: chip });
    const number = (await button.innerText()).replace(/\D/g, '');
    await button.click();
    await expect(postern.search()).toHaveValue(`gap:${field}`);
    await expect(page.getByText(new RegExp(`^${number} of \\d+ assets`))).toBeVisible();
    await postern.rows('Assets').first().click();
    await expect(page.getByRole('complementary', { name: 'Asset' }).locator('.tag', { hasText: chip.toLowerCase() })).toBeVisible();
    await page.keyboard.press('Escape');
    await button.click();
    await expect(postern.search()).toHaveValue('');
  }
});

test('the table says when each scan was made, and what is missing', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await postern.view('Inventory');
  await page.getByRole('button', { name: 'Coverage', exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('region', { name: 'Coverage' }).getByRole('button', { name: 'CSV' }).click();
  const [head = '', ...rows] = readFileSync(await (await saved).path(), 'utf8').trim().split('\r\n');
  expect(head).toBe('asset,kind,key,owner,application,environment,criticality,declared,gaps,missing,code,dependencies,secrets,image,infrastructure,cloud,dynamic,network');
  expect(rows.some((row) => /label-printer:0\.9\.3,image,.*unscanned,image,.*missing/.test(row))).toBe(true);
  expect(rows.some((row) => /^edge-1\..*,2026-11-24$/.test(row))).toBe(true);
});
