// SPDX-License-Identifier: Apache-2.0
// Attack paths since an earlier state: what is new and gone, by which step, with text; nothing of the bundle is added.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, type Postern } from './postern';

const inventory = (assets: string, relations: string): string => `postern: inventory/1
assets:
  - {id: shop, kind: service, name: shop, exposure: internet}
  - {id: orders-db, kind: data_store, name: orders-db, data: [pii], exposure: internet}
${assets}relations:
  - {from: shop, calls: orders-db}
${relations}`;
const kBefore = inventory('', '');
const kAfter = inventory('  - {id: cards, kind: data_store, name: cards, data: [payment], exposure: internet}\n', '');

async function bundleOf(postern: Postern, text: string): Promise<Buffer> {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'postern.yaml', text });
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: /^Bundle \(/ }).click();
  return readFileSync(await (await saved).path());
}
async function changes(postern: Postern): Promise<void> {
  await postern.view('Paths');
  await postern.page.getByRole('group', { name: 'Side' }).getByRole('button', { name: 'Changes' }).click();
}
async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('Bundle of an earlier state').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

test('what is new is told with the step that made it, leads to the path, and is saved as text', async ({ postern }) => {
  const { page } = postern;
  const before = await bundleOf(postern, kBefore);
  await postern.open();
  await postern.drop({ name: 'postern.yaml', text: kAfter });
  await changes(postern);
  await postern.hasNoBarriers('no earlier state');
  await choose(page, 'old.postern', before);
  await expect(page.getByText(/1 path → 2/)).toBeVisible();
  await expect(page.getByText(/^1 new; 1 path as before/)).toBeVisible();
  const steps = page.getByRole('region', { name: 'Steps that changed' });
  await expect(steps.getByText('Internet → cards')).toBeVisible();
  await expect(steps.getByText('possible now', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Reached now' })).toContainText('cards');
  await expect(page.getByRole('region', { name: 'Paths lead there now' })).toContainText('payment of cards');
  await postern.hasNoBarriers('changes');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as text' }).click();
  expect(readFileSync(await (await saved).path(), 'utf8')).toMatch(/^Attack paths since old\.postern of [\s\S]*\n {2}new: Internet -> cards -> payment of cards\n/);
  await expect(page.getByText('1 reports')).toHaveCount(0); // the bundle's report is the only one besides, and not added
  await expect(page.getByRole('link', { name: /Paths/ })).toContainText('2');
  await page.getByRole('button', { name: /^Internet → cards → payment of cards/ }).click();
  await expect(page.getByRole('region', { name: 'Attack paths' }).getByRole('button', { name: /Internet → payment of cards/, expanded: true })).toBeVisible();
});

test('the other way round they are gone; the same state has no changes; what is no bundle is refused', async ({ postern }) => {
  const { page } = postern;
  const later = await bundleOf(postern, kAfter);
  await postern.open();
  await postern.drop({ name: 'postern.yaml', text: kBefore });
  await changes(postern);
  await choose(page, 'later.postern', later);
  const paths = page.getByRole('region', { name: 'Paths that changed' });
  await expect(paths.getByText('Gone', { exact: true })).toBeVisible();
  await expect(paths.getByText('Internet → cards → payment of cards')).toBeVisible();
  await expect(page.getByRole('region', { name: 'No path leads there any more' })).toContainText('payment of cards');
  await choose(page, 'notes.postern', Buffer.from('no bundle'));
  await expect(page.getByRole('alert')).toContainText('notes.postern cannot be compared with');
  await postern.hasNoBarriers('refused');
  await page.getByRole('button', { name: 'Without' }).click();
  await expect(page.getByText('What became of the paths?')).toBeVisible();
  await choose(page, 'same.postern', await bundleSaved(page));
  await expect(page.getByText(/no path changed; 1 path as before/)).toBeVisible();
});

test('a bundle that is dropped there is compared with and not added', async ({ postern }) => {
  const { page } = postern;
  const before = await bundleOf(postern, kAfter);
  await postern.open();
  await postern.drop({ name: 'postern.yaml', text: kBefore });
  await changes(postern);
  const data = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (it) => it.charCodeAt(0))], 'dropped.postern'));
    return transfer;
  }, before.toString('base64'));
  await page.getByRole('region', { name: 'What changed' }).dispatchEvent('drop', { dataTransfer: data });
  await expect(page.getByRole('button', { name: 'Since dropped.postern' })).toBeVisible();
  await expect(page.getByText(/^1 gone; 1 path as before/)).toBeVisible();
  await expect(page.getByRole('link', { name: /Imports/ })).toContainText('1');
});

async function bundleSaved(page: Page): Promise<Buffer> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: /^Bundle \(/ }).click();
  return readFileSync(await (await saved).path());
}
