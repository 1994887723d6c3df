// SPDX-License-Identifier: Apache-2.0
// The console: examples, completion, rows, a drawing, errors with their place, files, kept queries; and what to do about paths.
import { readFileSync } from 'node:fs';
import { expect, sarif, test } from './postern';

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    test('a question gives rows and a drawing, without barriers', async ({ postern }) => {
      const { page } = postern;
      await postern.open();
      await postern.openSamples();
      await postern.view('Query');
      await page.getByRole('button', { name: 'Run' }).click();
      await expect(postern.rows('Rows').first()).toContainText(/Internet/);
      await postern.hasNoBarriers('rows');
      await page.getByRole('button', { name: 'Graph', exact: true }).click();
      await expect(page.getByRole('application', { name: /Result/ })).toBeVisible();
      await postern.hasNoBarriers('drawing');
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'CSV' }).click();
      expect(readFileSync(await (await saved).path(), 'utf8')).toMatch(/^data,steps,p/);
    });
  });
}

test('labels are completed, mistakes are told with their place', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await postern.view('Query');
  const editor = page.getByRole('textbox', { name: 'Query', exact: true });
  await editor.fill('');
  await editor.pressSequentially('MATCH (n:Attac');
  await expect(page.getByRole('option', { name: /Attacker/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(editor).toHaveValue('MATCH (n:Attacker');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText(/line 1/);
  await editor.fill('MATCH (n:Attacker) RETURN n.name AS who');
  await page.keyboard.press('Control+Enter');
  await expect(postern.rows('Rows')).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await editor.fill("g.V().hasLabel('Attacker').values('name')"); // Gremlin is told by its beginning
  await page.keyboard.press('Control+Enter');
  await expect(postern.rows('Rows').first()).toContainText('Internet');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a question that explodes can be cancelled, and the page answers on', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await postern.view('Query');
  await page.getByRole('textbox', { name: 'Query', exact: true }).fill('MATCH (a), (b), (c), (d) RETURN count(*) AS n');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toHaveText(/Cancelled/);
  await postern.view('Findings');
  await expect(postern.rows(/Findings/).first()).toBeVisible({ timeout: 30_000 });
});

test('hostile names are text in rows and drawings', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'hostile.sarif', text: sarif([{ title: '<img src=x onerror="document.title=\'owned\'">' }]) });
  await postern.view('Query');
  await page.getByRole('combobox', { name: 'Graph' }).selectOption('estate');
  await page.getByRole('textbox', { name: 'Query', exact: true }).fill('MATCH (f:Finding) RETURN f.title AS title, f');
  await page.keyboard.press('Control+Enter');
  await expect(postern.rows('Rows').first()).toContainText('<img src=x');
  expect(await page.title()).not.toBe('owned');
});

test('what to do: a plan with its promise, marks that change the risk at once, and how far a node reaches', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await postern.view('Paths');
  await page.getByRole('button', { name: 'What to do' }).click();
  await expect(page.getByRole('region', { name: 'Fix plan' })).toContainText(/Path risk [\d.]+ → [\d.]+/);
  await page.getByRole('region', { name: 'Choke points' }).getByRole('button', { name: 'Isolate', exact: true }).first().click();
  const what = page.getByRole('region', { name: 'What if' });
  await expect.poll(async () => {
    const [, before = '0', after = '0'] = /Path risk ([\d.]+) → ([\d.]+)/.exec(await what.innerText()) ?? [];
    return Number(before) - Number(after);
  }).toBeGreaterThan(0);
  await postern.hasNoBarriers('what to do');
  await page.getByRole('application', { name: /Attack graph/ }).focus();
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Reaches' }).click();
  await expect(page.getByText(/nodes? within reach/)).toBeVisible();
});
