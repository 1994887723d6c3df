// SPDX-License-Identifier: Apache-2.0
// A whole session as a person has it: samples, search, drawers, paths, inventory, saving, and the bundle opened again.
import { readFileSync } from 'node:fs';
import { expect, test } from './postern';

test('a session from the samples to the bundle opened again, without one request', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await expect(page.getByText('Nothing leaves this tab · 0 requests')).toBeVisible();
  await postern.openSamples();
  const count = page.getByRole('region', { name: 'Findings' }).getByRole('status');
  await expect(count).toContainText(/[1-9][\d,]* findings/);
  const all = await count.innerText();

  await page.keyboard.press('/');
  await page.keyboard.type('log4j');
  await expect(count).toContainText(' of ');
  await expect(postern.rows(/Findings/).first()).toContainText(/log4j/i);
  await postern.search().fill('');
  await expect(count).toHaveText(all);

  await postern.search().press('ArrowDown');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('complementary', { name: 'Finding' });
  await expect(drawer.getByRole('heading', { name: /Why \d+: the terms add up/ })).toBeVisible();
  await expect(page).toHaveURL(/sel=/);
  const first = await drawer.getByRole('heading').first().innerText();
  await page.keyboard.press('j');
  await expect(drawer.getByRole('heading').first()).not.toHaveText(first);
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);

  await postern.view('Paths');
  const paths = page.getByRole('region', { name: 'Attack paths' });
  await paths.getByRole('button', { expanded: false }).first().click();
  await expect(paths.getByText(/likely over all steps/)).toBeVisible();
  await expect(page.getByRole('application', { name: /Attack graph/ }).locator('canvas').first()).toBeVisible();

  await postern.view('Inventory');
  await expect(postern.rows('Assets').first()).toBeVisible();
  await page.getByRole('button', { name: 'Components' }).click();
  await expect(postern.rows('Components').first()).toBeVisible();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /Bundle/ }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^estate-\d{4}-\d\d-\d\d\.postern$/);
  const bundle = readFileSync(await download.path());

  await postern.open('about:blank');
  await postern.open();
  await postern.drop({ name: 'estate.postern', text: bundle });
  await postern.view('Findings');
  await expect(count).toHaveText(all);
  await expect(page.getByText('Nothing leaves this tab · 0 requests')).toBeVisible();
});

test('the terms of the drawer add up to the sum it shows', async ({ postern }) => {
  await postern.open();
  await postern.openSamples();
  for (let i = 0; i < 5; i++) {
    await postern.rows(/Findings/).nth(i).click();
    const selected = new URLSearchParams(new URL(postern.page.url()).hash.split('?')[1]).get('sel') ?? '';
    await expect(postern.page.locator('[data-key]')).toHaveAttribute('data-key', selected);
    const values = await postern.page.locator('.terms .num').allInnerTexts();
    const numbers = values.map((text) => Math.round(Number(text.replace('−', '-')) * 1000));
    const sum = numbers.pop();
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.reduce((a, b) => a + b, 0)).toBe(sum);
  }
});

test('a raw record is read again from the dropped file', async ({ postern }) => {
  await postern.open();
  await postern.openSamples();
  const drawer = postern.page.getByRole('complementary', { name: 'Finding' });
  await postern.rows(/Findings/).first().click();
  await expect(drawer.getByRole('heading').first()).toBeVisible();
  for (let i = 0; i < 20 && (await drawer.getByRole('button', { name: 'Raw record' }).count()) === 0; i++) await postern.page.keyboard.press('j');
  await drawer.getByRole('button', { name: 'Raw record' }).first().click();
  await expect(drawer.getByRole('region', { name: 'Raw record' })).toContainText(/\w/);
});

test('a link to a finding opens it where the reports are', async ({ postern }) => {
  await postern.open();
  await postern.openSamples();
  await postern.rows(/Findings/).nth(2).click();
  const drawer = postern.page.getByRole('complementary', { name: 'Finding' });
  const title = await drawer.getByRole('heading').first().innerText();
  const hash = new URL(postern.page.url()).hash;
  await postern.page.evaluate(() => { location.hash = '#/imports'; });
  await expect(drawer).toHaveCount(0);
  await postern.page.evaluate((to) => { location.hash = to; }, hash);
  await expect(drawer.getByRole('heading').first()).toHaveText(title);
});

test('a search that is not understood says where and leaves the list alone', async ({ postern }) => {
  await postern.open();
  await postern.openSamples();
  const top = await postern.rows(/Findings/).first().innerText();
  await postern.search().fill('band:');
  await expect(postern.page.getByRole('alert')).toContainText(/\w{4,}/);
  await expect(postern.rows(/Findings/).first()).toHaveText(top, { useInnerText: true });
  await postern.search().fill('no such thing anywhere');
  await expect(postern.page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await postern.page.getByRole('button', { name: 'Show all findings' }).click();
  await expect(postern.rows(/Findings/).first()).toHaveText(top, { useInnerText: true });
});

test('starting over leaves nothing', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await postern.view('Imports');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take everything out' }).click();
  await expect(page.getByRole('button', { name: 'Open the sample estate' })).toBeVisible();
  await postern.openSamples();
  await expect(postern.rows(/Findings/).first()).toBeVisible();
});

test('sorting and facets are asked of the core', async ({ postern }) => {
  await postern.open();
  await postern.openSamples();
  const count = postern.page.getByRole('region', { name: 'Findings' }).getByRole('status');
  const top = await postern.rows(/Findings/).first().innerText();
  const header = postern.page.getByRole('columnheader', { name: 'Finding' });
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(postern.rows(/Findings/).first()).not.toHaveText(top, { useInnerText: true });
  await postern.page.getByRole('group', { name: 'Bands' }).getByRole('button', { name: /Watch/ }).click();
  await expect(count).toContainText(' of ');
  await expect(postern.search()).toHaveValue('band:watch');
  await postern.page.getByRole('group', { name: 'Bands' }).getByRole('button', { name: /Watch/ }).click();
  await expect(postern.search()).toHaveValue('');
});
