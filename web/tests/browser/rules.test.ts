// SPDX-License-Identifier: Apache-2.0
// Attack rules: found and read, led to by a step and leading to paths; own ones tried with mistakes at their line, kept, and taken
// away; all of it with the keyboard.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, type Postern } from './postern';

const kInventory = `postern: inventory/1
assets:
  - {id: shop, kind: service, name: shop, exposure: internet}
  - {id: reports, kind: service, name: reports}
  - {id: orders-db, kind: data_store, name: orders-db, data: [pii], exposure: internet}
  - {id: ledger, kind: data_store, name: ledger, data: [payment]}
relations:
  - {from: shop, calls: reports}
  - {from: reports, accesses: ledger}
`;
const kRules = `rules:
  - rule: debug_port
    title: Attach to a debug port
    technique: T1210
    when: ["calls(A, B)", "kind(B, service)"]
    step: A -> B
    needs: reached
    probability: 0.25
    because: the port is open to whoever may talk to a neighbour
`;
const editor = (page: Page) => page.getByRole('textbox', { name: 'Attack rules as YAML' });
const result = (page: Page) => page.getByRole('region', { name: 'Steps that these rules give' });

async function open(postern: Postern): Promise<void> {
  await postern.open();
  await postern.drop({ name: 'postern.yaml', text: kInventory });
  await postern.view('Paths');
}
async function side(page: Page, name: string): Promise<void> {
  await page.getByRole('group', { name: 'Side' }).getByRole('button', { name }).click();
}
async function sayWho(page: Page): Promise<void> {
  const asks = page.getByRole('dialog').filter({ has: page.getByRole('textbox') });
  await asks.getByRole('textbox').fill('ann');
  await asks.getByRole('textbox').press('Enter');
}

test('a step leads to its rule, the rule tells what it needs and leads to its paths', async ({ postern }) => {
  const { page } = postern;
  await open(postern);
  await page.getByRole('button', { name: /Internet → pii of orders-db/ }).click();
  await page.getByRole('region', { name: 'Attack paths' }).getByRole('button', { name: 'exploit exposed' }).click();
  const rules = page.getByRole('region', { name: 'Attack rules' });
  await expect(rules.getByText('exposure(A, internet)')).toBeVisible();
  await expect(rules.getByText(/From the internet an attacker controls A/)).toBeVisible();
  await expect(rules.getByRole('button', { name: /^Talk to what is exposed to the internet and take it over/, expanded: true })).toContainText('1 step, on 1 path');
  await postern.hasNoBarriers('a rule');
  await rules.getByRole('button', { name: 'The path that takes it' }).click();
  const list = page.getByRole('region', { name: 'Attack paths' });
  await expect(list.getByRole('button', { name: /Internet → pii of orders-db/, expanded: true })).toBeVisible();
  await list.getByRole('button', { name: /With a step by exploit exposed/ }).click();
  await expect(list.getByRole('button', { name: /With a step by/ })).toHaveCount(0);
});

test('rules are searched and walked through', async ({ postern }) => {
  const { page } = postern;
  await open(postern);
  await side(page, 'Rules');
  const rows = page.getByRole('list', { name: 'Rules' }).getByRole('button');
  await expect.poll(() => rows.count()).toBeGreaterThan(200);
  await page.getByRole('combobox', { name: 'Which rules' }).selectOption('used');
  await expect.poll(() => rows.count()).toBeLessThan(30);
  await expect(rows.first()).toContainText('on 1 path');
  await page.getByRole('combobox', { name: 'Which rules' }).selectOption('all');
  await page.getByRole('searchbox', { name: 'Search rules' }).fill('iam:PassRole lambda');
  await expect.poll(() => rows.count()).toBeGreaterThan(0);
  await expect.poll(() => rows.count()).toBeLessThan(30);
  await page.getByRole('searchbox', { name: 'Search rules' }).fill('no such rule at all');
  await expect(page.getByText('No rule has all these words.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search rules' }).fill('');
  await page.getByRole('searchbox', { name: 'Search rules' }).blur();
  await page.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  await expect(rows.first()).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(rows.first()).toHaveAttribute('aria-expanded', 'false');
});

test('own rules: mistakes at their line, steps with their records, kept, used by paths, in the bundle, taken away', async ({ postern }) => {
  const { page } = postern;
  await open(postern);
  await expect(page.getByText('1 path to 1 target')).toBeVisible();
  await side(page, 'Rules');
  await page.getByRole('button', { name: 'Your own' }).click();
  await expect(page.getByRole('button', { name: 'Keep in the estate' })).toBeDisabled();
  await editor(page).fill(kRules.replace('calls(A, B)', 'flies(A, B)'));
  await page.getByRole('button', { name: /^line 5, column 12/ }).click();
  await expect(editor(page)).toBeFocused();
  expect(await editor(page).evaluate((it: HTMLTextAreaElement) => it.value.slice(it.selectionStart, it.selectionStart + 6))).toMatch(/flies/);
  await expect(page.getByRole('button', { name: 'Keep in the estate' })).toBeDisabled();
  await postern.hasNoBarriers('rules with mistakes');
  await editor(page).fill(kRules);
  await editor(page).press('Control+Enter');
  await expect(result(page).getByText('1 step', { exact: true })).toBeVisible();
  await expect(result(page).getByText('shop → reports')).toBeVisible();
  await expect(result(page).getByText('postern.yaml /relations/0')).toBeVisible();
  await postern.hasNoBarriers('tried rules');

  await page.getByRole('button', { name: 'Keep in the estate' }).click();
  await sayWho(page);
  await expect(page.getByText('The estate’s paths are found with these.')).toBeVisible();
  await side(page, 'Paths');
  const list = page.getByRole('region', { name: 'Attack paths' });
  await list.getByRole('button', { name: /Internet → payment of ledger/ }).click();
  await list.getByRole('button', { name: 'debug port' }).click();
  await expect(page.getByRole('button', { name: /^Attach to a debug port/, expanded: true })).toContainText('own');

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: /^Bundle \(/ }).click();
  const bundle = readFileSync(await (await saved).path());
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Take them out of the estate' }).click();
  await expect(page.getByText('Not kept yet: paths do not use them.')).toBeVisible();
  await side(page, 'Paths');
  await expect(page.getByText('1 path to 1 target')).toBeVisible();

  await postern.open();
  await postern.drop({ name: 'estate.postern', text: bundle });
  await postern.view('Paths');
  await expect(page.getByText('2 paths to 2 targets')).toBeVisible();
});
