// SPDX-License-Identifier: Apache-2.0
// Roll-ups; and from the score of a finding to the weights it is made with: moving one ranks anew at once, keeping it stays, leaving forgets it.
import { expect, sarif, test, type Postern } from './postern';

const kReport = { name: 'semgrep.sarif', text: sarif(['a', 'b', 'c'].map((it) => ({ title: `flaw ${it}`, file: `src/${it}.ts`, rule: `rule-${it}` }))) };

async function openWeights(postern: Postern): Promise<void> {
  await postern.open();
  await postern.drop(kReport);
  await postern.rows(/Findings/).first().click();
  const drawer = postern.page.getByRole('complementary', { name: 'Finding' });
  await expect(drawer.getByRole('heading', { name: 'How sure that is' })).toBeVisible();
  await expect(drawer.getByRole('heading', { name: 'What others make of it' })).toBeVisible();
  await drawer.getByRole('button', { name: 'Change the weights' }).click();
}

test('a weight that is moved shows what it does, is kept, and is refused where danger would lower a risk', async ({ postern }) => {
  const { page } = postern;
  await openWeights(postern);
  const dialog = page.getByRole('dialog', { name: 'Weights of the ranking' });
  const kev = dialog.getByRole('spinbutton', { name: /^kev/ });
  await expect(kev).toHaveValue('2200');
  await postern.hasNoBarriers('weights');
  await kev.fill('3000');
  await kev.press('Tab');
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  await expect(dialog).toContainText('1 weight not as published');
  await postern.hasNoBarriers('weights moved');

  await kev.fill('100');
  await kev.press('Tab');
  await expect(dialog.getByRole('alert')).toContainText('more danger would lower a risk');
  await expect(dialog.getByRole('button', { name: 'Keep with the estate' })).toBeDisabled();

  await kev.fill('3000');
  await kev.press('Tab');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Keep with the estate' }).click();
  const who = page.getByRole('dialog', { name: 'Who decides?' });
  await who.getByLabel('Your name').fill('Ann');
  await who.getByRole('button', { name: 'Go on' }).click();
  await expect(page.locator('.toast')).toContainText('These weights are kept with the estate');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Change the weights' }).click();
  await expect(kev).toHaveValue('3000');
});

test('weights that were only tried are forgotten with the dialog', async ({ postern }) => {
  const { page } = postern;
  await openWeights(postern);
  const dialog = page.getByRole('dialog', { name: 'Weights of the ranking' });
  const kev = dialog.getByRole('spinbutton', { name: /^kev/ });
  await kev.fill('5000');
  await kev.press('Tab');
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Change the weights' }).click();
  await expect(kev).toHaveValue('2200');
});

test('applications and teams lead to their findings', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop(kReport);
  await postern.view('Inventory');
  await page.getByRole('button', { name: 'Applications and teams' }).click();
  const dialog = page.getByRole('dialog', { name: 'Applications and teams' });
  await expect(dialog.getByRole('rowheader', { name: 'all of it' })).toBeVisible();
  await postern.hasNoBarriers('roll-ups');
  await dialog.getByRole('button', { name: 'all of it' }).click();
  await expect(postern.search()).toHaveValue('status:open');
});
