// SPDX-License-Identifier: Apache-2.0
// The Policy view: the verdict on what is loaded, mistakes by line, the policy kept in the estate, due dates in the list; and
// the same bytes as the command line's, where that is built (POSTERN_PROGRAM, or build/native/postern).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Download, Page } from '@playwright/test';
import { expect, sarif, test } from './postern';

const kStrict = 'version: 1\nname: Strict\nrules:\n  - id: none\n    title: Nothing high\n    when: {severity: high}\nsla:\n  clocks:\n    - by_severity: {high: 30d}\n  escalate:\n    - {at: 1%, to: the lead}\n';
const program = process.env.POSTERN_PROGRAM ?? resolve('../build/native/postern');

const editor = (page: Page) => page.getByRole('textbox', { name: 'Policy as YAML' });
const verdict = (page: Page) => page.locator('.outcome').first();
async function saved(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]) as [Download, void];
  return readFileSync(await download.path());
}

test('a policy is judged as it is typed, and a violation leads to its finding', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'a.sarif', text: sarif([{ title: 'SQL injection here', line: 7 }, { title: 'Another one', line: 70, rule: 'other' }]) });
  await postern.view('Policy');
  await editor(page).fill(kStrict);
  await expect(verdict(page)).toHaveText('Fail');
  await expect(page.getByText('2 violations of 1 rule')).toBeVisible();
  await postern.hasNoBarriers('policy');
  await editor(page).fill(kStrict.replace('severity: high}\n', 'severity: high}\n    at_most: 2\n'));
  await expect(verdict(page)).toHaveText('Pass');
  await editor(page).fill(kStrict);
  await expect(verdict(page)).toHaveText('Fail');
  await page.getByRole('button', { name: /SQL injection here/ }).click();
  await expect(page.getByRole('complementary', { name: 'Finding' })).toBeVisible();
});

test('mistakes are told with their lines', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'a.sarif', text: sarif([{ title: 'One' }]) });
  await postern.view('Policy');
  await editor(page).fill(kStrict.replace('severity: high}\n', 'severity: hihg}\n    at_mots: 2\n'));
  await expect(verdict(page)).toHaveText('No verdict');
  await expect(page.getByText('did you mean at_most?')).toBeVisible();
  await postern.hasNoBarriers('policy with mistakes');
  await page.getByRole('button', { name: /^line 7, column 5/ }).click();
  await expect(editor(page)).toBeFocused();
  expect(await editor(page).evaluate((it: HTMLTextAreaElement) => it.value.slice(it.selectionStart))).toMatch(/^at_mots/);
});

test('the estate keeps its policy, and the list shows what is due', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'a.sarif', text: sarif([{ title: 'One' }]).replace('"results"', '"invocations":[{"executionSuccessful":true,"endTimeUtc":"2020-01-01T00:00:00Z"}],"results"') });
  await postern.view('Policy');
  await editor(page).fill(kStrict);
  await expect(verdict(page)).toHaveText('Fail');
  await page.getByRole('button', { name: 'Keep in the estate' }).click();
  const asks = page.getByRole('dialog').filter({ has: page.getByRole('textbox') });
  await asks.getByRole('textbox').fill('ann');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is the estate’s policy.')).toBeVisible();
  await postern.view('Findings');
  await expect(postern.rows(/Findings/).first()).toContainText('d overdue');
  await postern.search().fill('sla:overdue');
  await expect(postern.rows(/Findings/)).toHaveCount(1);
});

test('the page’s verdict is the command line’s, to the byte', async ({ postern }) => {
  test.skip(!existsSync(program), `${program} is not built`);
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await postern.view('Policy');
  await expect(verdict(page)).toHaveText('Fail');
  await postern.hasNoBarriers('policy of the samples');
  const ofPage = await saved(page, 'JSON');
  const policy = await editor(page).inputValue();
  const folder = mkdtempSync(join(tmpdir(), 'postern-gate-'));
  writeFileSync(join(folder, 'page.policy.yml'), policy);
  const { now } = JSON.parse(ofPage.toString()) as { now: string };
  // What the page carries: everything but the code that the reports are about (plugins/embed.ts).
  const samples = resolve('../samples');
  const folders = readdirSync(samples, { withFileTypes: true }).filter((it) => it.isDirectory() && !['demo_app', 'policies'].includes(it.name)).map((it) => join(samples, it.name));
  let exit = 0;
  try {
    execFileSync(program, ['gate', ...folders, '--policy', join(folder, 'page.policy.yml'), '--now', now, '--json', join(folder, 'cli.json')], { stdio: 'ignore' });
  } catch (error) {
    exit = (error as { status: number }).status;
  }
  expect(exit).toBe(1);
  expect(ofPage.toString()).toBe(readFileSync(join(folder, 'cli.json'), 'utf8'));
});
