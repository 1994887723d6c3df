// SPDX-License-Identifier: Apache-2.0
// axe on every view in both themes: nothing serious, nothing critical. And the keyboard alone is enough.
import { expect, test } from './postern';

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    test('no barriers in any view', async ({ postern }) => {
      const { page } = postern;
      await postern.open();
      await postern.hasNoBarriers('empty');
      await postern.openSamples();
      await expect(postern.rows(/Findings/).first()).toBeVisible();
      await postern.hasNoBarriers('findings');
      await postern.rows(/Findings/).first().click();
      await expect(page.getByRole('heading', { name: /Why \d/ })).toBeVisible();
      await postern.hasNoBarriers('finding');
      await page.getByRole('group', { name: 'Filters' }).getByRole('button').first().click();
      await postern.hasNoBarriers('facet');
      await page.keyboard.press('Escape');
      await postern.view('Paths');
      await page.getByRole('region', { name: 'Attack paths' }).getByRole('button').first().click();
      await postern.hasNoBarriers('paths');
      await postern.view('Inventory');
      await postern.rows('Assets').first().click();
      await postern.hasNoBarriers('asset');
      await page.getByRole('button', { name: 'Components' }).click();
      await postern.hasNoBarriers('components');
      await postern.drop({ name: 'bad what.json', text: '{"not": "known"}' });
      await postern.view('Imports');
      await postern.rows('Files').first().click();
      await postern.hasNoBarriers('imports');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await postern.hasNoBarriers('keys');
    });
  });
}

test('the keyboard alone is enough', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  const sample = page.getByRole('button', { name: 'Open the sample estate' });
  await sample.focus();
  await page.keyboard.press('Enter');
  await postern.settled();
  const grid = page.getByRole('grid', { name: /Findings/ });
  await expect(postern.rows(/Findings/).first()).toBeVisible();
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(grid).toHaveAttribute('aria-activedescendant', /-1$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Finding' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys and search' })).toBeVisible();
  await page.keyboard.press('Escape');
  await postern.view('Paths');
  await expect(page.getByRole('region', { name: 'Attack paths' }).getByRole('button').first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('region', { name: 'Attack paths' }).getByRole('button', { expanded: true })).toBeFocused();
});
