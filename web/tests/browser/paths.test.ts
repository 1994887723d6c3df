// SPDX-License-Identifier: Apache-2.0
// The Paths view: a large estate is an overview that opens, nodes are found and walked, paths are told, compared and exported.
import { readFileSync } from 'node:fs';
import { expect, test, type Postern } from './postern';

const kPerZone = 900;

/** `zones` zones of services that call each other; one chain leads from the internet to a store of personal data. */
function manyServices(zones: number): string {
  const assets: string[] = [], relations: string[] = [];
  for (let zone = 0; zone < zones; zone++) {
    for (let i = 0; i < kPerZone; i++) {
      const id = `svc-${zone}-${i}`;
      assets.push(`  - {id: ${id}, kind: service, name: ${id}, zone: zone-${zone}${i === 0 ? ', exposure: internet' : ''}}`);
      if (i > 0) relations.push(`  - {from: svc-${zone}-${Math.floor((i - 1) / 8)}, calls: ${id}}`);
    }
  }
  assets.push('  - {id: vault, kind: data_store, name: vault, data: [pii], exposure: internet}');
  relations.push('  - {from: svc-0-5, calls: vault}');
  return `postern: inventory/1\nassets:\n${assets.join('\n')}\nrelations:\n${relations.join('\n')}\n`;
}

async function openPaths(postern: Postern): Promise<void> {
  await postern.open();
  await postern.openSamples();
  await postern.view('Paths');
  await expect(postern.page.getByRole('application', { name: /Attack graph/ })).toBeVisible();
}

test('a large estate is an overview of zones that open on demand, within 1,500 elements', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.drop({ name: 'inventory.yaml', text: manyServices(3) });
  await postern.view('Paths');
  await page.getByRole('button', { name: /not reached/ }).click();
  const graph = page.getByRole('application', { name: /Attack graph/ });
  const drawn = async (): Promise<number> => {
    const [, nodes = '0', steps = '0'] = /([\d,]+) nodes?, ([\d,]+) steps?/.exec((await graph.getAttribute('aria-label')) ?? '') ?? [];
    return Number(nodes.replace(',', '')) + Number(steps.replace(',', ''));
  };
  await expect.poll(drawn).toBeGreaterThan(4);
  expect(await drawn()).toBeLessThan(400);
  await expect(page.getByRole('button', { name: 'zone-1' })).toHaveAttribute('aria-expanded', 'false');
  await page.getByRole('button', { name: 'As text' }).click();
  await expect(page.getByRole('region', { name: 'The drawing as text' })).toContainText(/900 in zone-1/);
  await page.getByRole('region', { name: 'zone-1' }).getByRole('button', { name: 'open' }).click();
  await page.getByRole('button', { name: 'As a drawing' }).click();
  await expect.poll(drawn).toBeGreaterThan(400);
  expect(await drawn()).toBeLessThanOrEqual(1500);
  await page.getByRole('button', { name: 'Overview' }).click();
  await expect.poll(drawn).toBeLessThan(400);

  const find = page.getByRole('combobox', { name: 'Find a node' });
  await find.fill('SVC-2-777');
  await expect(page.getByRole('option').first()).toContainText('svc-2-777');
  await find.press('Enter');
  await expect(page.locator('.foot b')).toHaveText('svc-2-777');
});

test('arrow keys walk along the steps, Escape goes back, Enter opens', async ({ postern }) => {
  const { page } = postern;
  await openPaths(postern);
  const graph = page.getByRole('application', { name: /Attack graph/ });
  await graph.focus();
  await page.keyboard.press('Home');
  const name = page.locator('.foot b');
  await expect(name).toHaveText('Internet');
  await page.keyboard.press('ArrowRight');
  await expect(name).not.toHaveText('Internet');
  await expect(graph).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(name).toHaveText('Internet');
  await page.keyboard.press('Escape');
  await expect(name).toHaveCount(0);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Asset' })).toBeVisible();
});

test('a path tells technique, reason and records; its text can be copied; two are compared', async ({ postern, context }) => {
  const { page } = postern;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPaths(postern);
  const list = page.getByRole('region', { name: 'Attack paths' });
  await list.getByRole('button', { name: /customer-exports/ }).first().click();
  await expect(list.getByText('storefront-theme/gitleaks.json /0')).toBeVisible();
  await expect(list.getByText('T1552.001')).toBeVisible();
  await list.getByRole('button', { name: 'Copy as text' }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^Attack path: Internet -> pii of customer-exports\n/);
  expect(text).toContain('Source: storefront-theme/gitleaks.json /0');
  await list.getByRole('button', { name: 'Compare …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare two paths' });
  await expect(dialog.getByRole('region', { name: 'Only the one' })).toContainText('storefront-theme → theme-publisher');
  await expect(dialog.getByText('customer-exports → pii of customer-exports')).toBeVisible();
});

test('the list is filtered and ordered', async ({ postern }) => {
  const { page } = postern;
  await openPaths(postern);
  const list = page.getByRole('region', { name: 'Attack paths' });
  const all = await list.locator('li > .path').count();
  await list.getByRole('combobox', { name: 'Where it ends' }).selectOption('pii of customer-exports');
  const some = await list.locator('li > .path').count();
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  await list.getByRole('combobox', { name: 'Where it ends' }).selectOption('');
  await list.getByRole('combobox', { name: 'Order' }).selectOption('length');
  const steps = await list.locator('li > .path .dim').allInnerTexts();
  const lengths = steps.map((it) => Number(/^(\d+) step/.exec(it)?.[1]));
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
});

test('the drawing is saved as SVG and PNG', async ({ postern }) => {
  const { page } = postern;
  await openPaths(postern);
  const saved = async (kind: RegExp): Promise<Buffer> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the drawing' }).click();
    await page.getByRole('button', { name: kind }).click();
    return readFileSync(await (await download).path());
  };
  const svg = (await saved(/^SVG/)).toString('utf8');
  expect(svg).toContain('>storefront-theme<');
  expect(svg).not.toMatch(/<script|<image|href=|url\((?!#)/);
  const png = await saved(/^PNG/); // drawn from the SVG, so that is well-formed
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(800); // width
});
