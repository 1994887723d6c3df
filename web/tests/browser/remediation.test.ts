// SPDX-License-Identifier: Apache-2.0
// Fixes, the patch of dropped manifests as git takes it, tickets, and compliance; axe in both themes and at 390 pixels.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { expect, sarif, test, type Postern } from './postern';

const samples = resolve(import.meta.dirname, '../../../samples');

async function download(postern: Postern, press: () => Promise<void>): Promise<string> {
  const saved = postern.page.waitForEvent('download');
  await press();
  return readFileSync(await (await saved).path(), 'utf8');
}

test('a folder with its manifest gets a patch that git takes', async ({ postern }) => {
  const { page } = postern;
  const folder = mkdtempSync(join(tmpdir(), 'postern-'));
  for (const name of ['demo_app', 'returns-portal', 'storefront']) cpSync(join(samples, name), join(folder, name), { recursive: true });
  try {
    await postern.open();
    await page.locator('input[webkitdirectory]').first().setInputFiles(folder);
    await postern.settled();
    await postern.view('Fixes');
    await page.getByRole('button', { name: 'Patch', exact: true }).click();
    const card = page.getByRole('article', { name: /storefront/ });
    await expect(card).toContainText('4.17.20 → 4.17.21');
    await expect(card).toContainText('body-parser another package brings it in');
    await expect(card.getByRole('region', { name: 'The diff' })).toContainText('+    "lodash": "4.17.21"');
    await expect(page.getByRole('article', { name: /returns_portal/ })).toContainText('4.19.2 → 4.20.0');
    await expect(page.getByText(`In the folder ${basename(folder)}`)).toBeVisible();
    writeFileSync(join(folder, 'fixes.diff'), await download(postern, () => page.getByRole('button', { name: 'fixes.diff' }).click()));
    execFileSync('git', ['apply', '--check', 'fixes.diff'], { cwd: folder });
    execFileSync('git', ['apply', 'fixes.diff'], { cwd: folder });
    expect(JSON.parse(readFileSync(join(folder, 'storefront/package.json'), 'utf8'))).toMatchObject({ dependencies: { lodash: '4.17.21', express: '4.19.2' } });
    expect(JSON.parse(readFileSync(join(folder, 'demo_app/returns_portal/package.json'), 'utf8'))).toMatchObject({ dependencies: { express: '4.20.0' } });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a manifest that a bundle speaks of must be dropped again', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /^Bundle/ }).click();
  const bundle = readFileSync(await (await saved).path());
  await postern.open('about:blank');
  await postern.open();
  await postern.drop({ name: 'x.postern', text: bundle });
  await postern.view('Fixes');
  await page.getByRole('button', { name: 'Patch', exact: true }).click();
  await expect(page.getByRole('article', { name: /storefront/ })).toContainText('Drop it here again');
  await expect(page.getByRole('button', { name: 'fixes.diff' })).toBeDisabled();
});

test('a fix leads to what it mends and back, and to its ticket', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await postern.view('Fixes');
  await postern.search().fill('component:lodash');
  await expect(postern.rows(/Fixes/)).toHaveCount(1);
  await postern.rows(/Fixes/).first().click();
  const fix = page.getByRole('complementary', { name: 'Fix' });
  await expect(fix.getByRole('heading', { name: 'Mends 2 findings' })).toBeVisible();
  await expect(fix).toContainText('4.17.20 → 4.17.21');
  await fix.getByRole('button', { name: /Command Injection/ }).click();
  const finding = page.getByRole('complementary', { name: 'Finding' });
  await expect(finding.getByRole('heading', { name: /Controls/ })).toBeVisible();
  await expect(finding).toContainText('OWASP Top 10');
  await finding.getByRole('button', { name: /^Upgrade lodash/ }).click();
  await expect(fix.getByRole('heading', { name: /^Upgrade lodash/ })).toBeVisible();
});

test('tickets are of what fits the filter, with keys that stay', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await postern.view('Fixes');
  await postern.search().fill('component:lodash');
  await expect(postern.rows(/Fixes/)).toHaveCount(1);
  const write = async (): Promise<string> => {
    await page.getByRole('button', { name: 'Tickets …' }).click();
    await page.getByRole('radio', { name: /GitHub/ }).check();
    await page.getByRole('radio', { name: /One per finding/ }).check();
    return download(postern, () => page.getByRole('button', { name: 'Save the tickets' }).click());
  };
  const first = await write();
  expect(first.trim().split('\n')).toHaveLength(2);
  expect(JSON.parse(first.split('\n')[0] ?? '')).toMatchObject({ labels: expect.arrayContaining([expect.stringMatching(/^postern-[0-9a-f]{16}$/)]) as unknown });
  expect(await write()).toBe(first);
});

test('a control leads to its findings', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await postern.view('Compliance');
  await page.getByRole('button', { name: /PCI DSS/ }).click();
  const controls = page.getByRole('region', { name: 'Controls' });
  await expect(controls.getByRole('heading', { name: /PCI DSS/ })).toBeVisible();
  const link = controls.getByRole('button', { name: /open finding/ }).first();
  const open = Number(/\d+/.exec(await link.innerText())?.[0]);
  expect(open).toBeGreaterThan(0);
  await link.click();
  await expect(page.getByRole('grid', { name: /Findings/ })).toHaveAttribute('aria-rowcount', String(open + 1));
  await page.goBack();
  const table = await download(postern, () => page.getByRole('button', { name: /Auditor/ }).click());
  expect(table.split('\r\n')[0]).toContain('framework');
});

test('what no scan could have seen is a gap and says which scan could', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'code.sarif', text: sarif([{ title: 'SQL injection', rule: 'CWE-89' }]) });
  await postern.view('Compliance');
  const gaps = page.getByRole('button', { name: /^Gaps [1-9]/ });
  await gaps.click();
  const controls = page.getByRole('region', { name: 'Controls' });
  await expect(controls.getByText('gap', { exact: true })).toHaveCount(Number(/\d+/.exec(await gaps.innerText())?.[0]));
  await expect(controls.getByText(/What could: /).first()).toBeVisible();
  await expect(controls.getByText('open', { exact: true })).toHaveCount(0);
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test.describe(`${theme}, ${width} pixels`, () => {
      test.use({ colorScheme: theme, viewport: { width, height: 844 } });

      test('no barriers in fixes and compliance', async ({ postern }) => {
        const { page } = postern;
        const fits = async (name: string): Promise<void> => {
          await postern.hasNoBarriers(name);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} is wider than the screen`).toBeLessThanOrEqual(0);
        };
        await postern.open();
        await postern.openSamples();
        await postern.view('Fixes');
        await expect(postern.rows(/Fixes/).first()).toBeVisible();
        await fits('fixes');
        await page.getByRole('button', { name: 'Tickets …' }).click();
        await fits('tickets');
        await page.keyboard.press('Escape');
        await postern.rows(/Fixes/).filter({ hasText: 'lodash' }).first().click();
        const fix = page.getByRole('complementary', { name: 'Fix' });
        await expect(fix.getByRole('heading', { name: /^Mends/ })).toBeVisible();
        await fix.getByText('The text', { exact: true }).click();
        await fits('fix');
        await fix.getByRole('button', { name: /Close/ }).click();
        await page.getByRole('button', { name: 'Patch', exact: true }).click();
        await expect(page.getByRole('article', { name: /storefront/ })).toBeVisible();
        await fits('patch');
        await postern.view('Compliance');
        await expect(page.getByRole('region', { name: 'Controls' }).getByText('open', { exact: true }).first()).toBeVisible();
        await fits('compliance');
      });
    });
  }
}
