// SPDX-License-Identifier: Apache-2.0
// Deciding about findings: by keyboard, in the drawer, many at once, undone, and by two people whose bundles come together.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, sarif, test, type Postern } from './postern';

const kReport = { name: 'semgrep.sarif', text: sarif(['a', 'b', 'c', 'd'].map((it) => ({ title: `flaw ${it}`, file: `src/${it}.ts`, rule: `rule-${it}` }))) };

const drawerOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Finding' });
const rowOf = (postern: Postern, text: string): Locator => postern.rows(/Findings/).filter({ hasText: text });

async function begin(postern: Postern): Promise<void> {
  await postern.open();
  await postern.drop(kReport);
  await expect(postern.rows(/Findings/)).toHaveCount(4);
}
async function nameMe(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Who decides?' });
  await dialog.getByLabel('Your name').fill(name);
  await dialog.getByRole('button', { name: 'Go on' }).click();
}
/** The way of the drawer: open, say, and wait until it shows. */
async function say(postern: Postern, finding: string, button: string, why: string, name = ''): Promise<void> {
  await rowOf(postern, finding).click();
  await drawerOf(postern.page).getByRole('region', { name: 'Decision' }).getByRole('button', { name: button }).click();
  const dialog = postern.page.getByRole('dialog').filter({ has: postern.page.getByLabel('Why') });
  await dialog.getByLabel('Why').fill(why);
  await postern.page.keyboard.press('Control+Enter');
  if (name) await nameMe(postern.page, name);
}
async function saved(page: Page, what: RegExp): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: what }).click();
  return readFileSync(await (await download).path());
}

test('the keyboard alone: choose, accept with a reason and an end, undo, redo', async ({ postern }) => {
  const { page } = postern;
  await begin(postern);
  const toast = page.locator('.toast');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('X');
  await expect(page.getByRole('toolbar')).toContainText('2 findings chosen');
  await expect(page.locator('[role=row][aria-selected=true]')).toHaveCount(2);
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Accept 2 findings' });
  await expect(dialog.getByLabel('Why')).toBeFocused();
  await page.keyboard.type('behind the VPN');
  await dialog.getByRole('button', { name: '90 days' }).click();
  await expect(dialog.getByLabel('Until')).not.toHaveValue('');
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await nameMe(page, 'Ann');
  await expect(toast).toContainText('2 findings accepted');
  await expect(page.getByText('Accepted', { exact: true })).toHaveCount(2);
  await expect(page.getByRole('toolbar')).toHaveCount(0);

  // what is closed ranks last, and the chip hides it
  await page.getByRole('group', { name: 'Bands' }).getByRole('button', { name: 'Open 2' }).click();
  await expect(postern.rows(/Findings/)).toHaveCount(2);
  await page.getByRole('group', { name: 'Bands' }).getByRole('button', { name: /Open/ }).click();
  await expect(postern.rows(/Findings/)).toHaveCount(4);

  await page.keyboard.press('Control+z');
  await expect(page.getByText('Accepted', { exact: true })).toHaveCount(0);
  await expect(toast).toContainText('Taken back');
  await page.keyboard.press('Control+Shift+Z');
  await expect(page.getByText('Accepted', { exact: true })).toHaveCount(2);
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Accepted', { exact: true })).toHaveCount(0);
});

test('the drawer says who decided what and why, and keeps the history', async ({ postern }) => {
  const { page } = postern;
  await begin(postern);
  await say(postern, 'flaw b', 'False positive …', 'the input is a constant', 'Ann');
  const part = drawerOf(page).getByRole('region', { name: 'Decision' });
  await expect(part).toContainText(/False positive decided by Ann, \d+ \w+/);
  await expect(part).toContainText('the input is a constant');
  await expect(drawerOf(page)).toContainText('a person decided: false positive');

  await page.keyboard.press('s');
  await page.getByRole('dialog', { name: 'Assign this finding' }).getByLabel('Who').fill('bob');
  await page.keyboard.press('Enter');
  await expect(part).toContainText('Assigned to bob');
  await page.keyboard.press('n');
  await page.getByRole('dialog').getByLabel('Note').fill('two lines\nof a <b>note</b>');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(part).toContainText('of a <b>note</b>');
  await page.keyboard.press('o');
  await expect(part).toContainText('Open decided by Ann');

  await part.getByRole('button', { name: 'History: 4 decisions' }).click();
  await expect(part.getByRole('listitem')).toHaveCount(4);
  for (const told of [/Ann · Open/, /Ann · note: two lines/, /Ann · assigned to bob/, /Ann · False positive · the input is a constant/]) await expect(part.getByRole('listitem').filter({ hasText: told })).toHaveCount(1);
  await postern.search().fill('assignee:bob has:note');
  await expect(postern.rows(/Findings/)).toHaveCount(1);
});

test('all rows of a filter at once, and only those', async ({ postern }) => {
  const { page } = postern;
  await begin(postern);
  await postern.search().fill('title-of-none');
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await postern.search().fill('src/a.ts');
  await expect(postern.rows(/Findings/)).toHaveCount(1);
  await page.getByRole('checkbox', { name: 'Choose all rows of this list' }).check();
  await expect(page.getByRole('toolbar')).toContainText('All 1 finding chosen');
  await page.getByRole('toolbar').getByRole('button', { name: 'Fixed' }).click();
  await nameMe(page, 'Ann');
  await expect(page.locator('.toast')).toContainText('1 finding called fixed');
  await postern.search().fill('status:fixed');
  await expect(postern.rows(/Findings/)).toHaveCount(1);
  await postern.search().fill('');
  await expect(postern.rows(/Findings/)).toHaveCount(4);
  await page.getByRole('checkbox', { name: 'Choose all rows of this list' }).check();
  await page.keyboard.press('d');
  await expect(page.getByText('Fixed', { exact: true }).and(page.locator('.tag'))).toHaveCount(4);
});

test('two people decide apart: the bundles join, the difference is shown, and a choice ends it', async ({ postern }) => {
  const { page } = postern;
  await begin(postern);
  await say(postern, 'flaw a', 'Accept …', 'the owner takes it', 'Ann');
  await expect(drawerOf(page)).toContainText('decided by Ann');
  await rowOf(postern, 'flaw c').click();
  await page.keyboard.press('d');
  await expect(drawerOf(page)).toContainText('Fixed decided by Ann');
  const ofAnn = await saved(page, /Bundle/);
  const lines = (await saved(page, /Decisions/)).toString();
  expect(lines.split('\n').filter((it) => it.includes('"by":"Ann"') && it.includes('"status"'))).toHaveLength(2);

  await postern.open('about:blank');
  await begin(postern);
  await say(postern, 'flaw a', 'False positive …', 'never reached', 'Bob');
  await expect(drawerOf(page)).toContainText('decided by Bob');
  await postern.drop({ name: 'ann.postern', text: ofAnn });
  await postern.view('Findings');
  await expect(page.getByText('1 decision of two people differs')).toBeVisible();
  await expect(rowOf(postern, 'flaw a')).toContainText('contested');
  await expect(rowOf(postern, 'flaw a')).toContainText('False positive');
  await expect(rowOf(postern, 'flaw c')).toContainText('Fixed');

  await page.getByRole('button', { name: 'Look at both sides' }).click();
  const dialog = page.getByRole('dialog', { name: 'Decided differently' });
  await expect(dialog).toContainText('the owner takes it');
  await expect(dialog).toContainText('never reached');
  await expect(dialog.locator('.side').first()).toContainText('stands now');
  await postern.hasNoBarriers('conflicts');
  await dialog.getByRole('button', { name: /Keep what Ann said/ }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(postern, 'flaw a')).toContainText('Accepted');
  await expect(page.locator('.tag', { hasText: 'contested' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(rowOf(postern, 'flaw a')).toContainText('contested');
});

test('decisions as lines meet the findings again in another tab', async ({ postern }) => {
  const { page } = postern;
  await begin(postern);
  await say(postern, 'flaw d', 'Accept …', '', 'Ann');
  await expect(drawerOf(page)).toContainText('decided by Ann');
  const lines = await saved(page, /Decisions/);
  await postern.open('about:blank');
  await begin(postern);
  await postern.drop({ name: 'decisions.jsonl', text: lines });
  await postern.view('Findings');
  await expect(rowOf(postern, 'flaw d')).toContainText('Accepted');
});

test('a name stays in the tab unless it is to be remembered', async ({ postern }) => {
  const { page } = postern;
  await begin(postern);
  await page.keyboard.press('j');
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog', { name: 'Who decides?' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('.tag', { hasText: 'Fixed' })).toHaveCount(0);
  // asked again before the closing has come through: the hidden field still has the focus, and the event of the closing is yet to come
  await page.keyboard.press('d');
  await expect(dialog).toBeVisible();
  await page.evaluate(() => {
    document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'd', bubbles: true, cancelable: true }));
  });
  await nameMe(page, 'Ann');
  await expect(page.locator('.tag', { hasText: 'Fixed' })).toHaveCount(1);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);

  await postern.open('about:blank');
  await postern.open();
  await postern.drop(kReport);
  await expect(postern.rows(/Findings/)).toHaveCount(4);
  await page.keyboard.press('j');
  await page.keyboard.press('d');
  await dialog.getByLabel('Your name').fill('Ann');
  await dialog.getByLabel('Remember it on this machine').check();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(await page.evaluate(() => localStorage.getItem('postern.by'))).toBe('Ann');
});

test('what was joined is split off, and what a person knows is one is joined', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await postern.view('Findings');
  const count = page.getByRole('region', { name: 'Findings' }).getByRole('status');
  const before = await count.innerText();
  const several = rowOf(postern, '2 tools').first();
  await several.click();
  const drawer = drawerOf(page);
  await expect(drawer.getByText(/^one with /).first()).toBeVisible();
  await drawer.getByRole('button', { name: /Split this observation/ }).first().click();
  await nameMe(page, 'Ann');
  await expect(page.locator('.toast')).toContainText('is a finding of its own now');
  await expect(count).not.toHaveText(before);
  await page.keyboard.press('Control+z');
  await expect(count).toHaveText(before);

  await postern.rows(/Findings/).first().click();
  await drawer.getByRole('button', { name: 'The same as another finding …' }).click();
  const dialog = page.getByRole('dialog', { name: 'The same as …' });
  await dialog.getByLabel('Which other finding').fill('');
  await dialog.getByRole('listitem').first().getByRole('button').click();
  await expect(page.locator('.toast')).toContainText('Two findings are one now');
  await expect(count).not.toHaveText(before);
  await expect(drawer).toContainText('Ann');
  await page.keyboard.press('Control+z');
  await expect(count).toHaveText(before);
});

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    test('no barriers while deciding', async ({ postern }) => {
      const { page } = postern;
      await begin(postern);
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await postern.hasNoBarriers('chosen');
      await page.keyboard.press('a');
      await postern.hasNoBarriers('accept');
      await page.keyboard.press('Control+Enter');
      await postern.hasNoBarriers('name');
      await nameMe(page, 'Ann');
      await expect(page.locator('.tag', { hasText: 'Accepted' })).toHaveCount(1);
      await rowOf(postern, 'Accepted').click();
      const part = drawerOf(page).getByRole('region', { name: 'Decision' });
      await part.getByRole('button', { name: /History/ }).click();
      await postern.hasNoBarriers('decided');
      await drawerOf(page).getByRole('button', { name: 'The same as another finding …' }).click();
      await postern.hasNoBarriers('same as');
    });
  });
}
