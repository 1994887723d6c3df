// SPDX-License-Identifier: Apache-2.0
// Narrow screens, themes, print, and a list of 100,000.
import { expect, sarif, test, type Postern } from './postern';

async function hasNoSideways(postern: Postern, name: string): Promise<void> {
  const over = await postern.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
}

test.describe('390 pixels', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('every view fits and the drawer is the whole screen', async ({ postern }) => {
    const { page } = postern;
    await postern.open();
    await hasNoSideways(postern, 'empty');
    await postern.openSamples();
    await hasNoSideways(postern, 'findings');
    await postern.rows(/Findings/).first().click();
    const drawer = page.getByRole('complementary', { name: 'Finding' });
    await expect(drawer.getByRole('heading', { name: /Why \d/ })).toBeVisible();
    expect(await drawer.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    await hasNoSideways(postern, 'finding');
    await postern.hasNoBarriers('narrow finding');
    await drawer.getByRole('button', { name: /Close/ }).click();
    for (const view of ['Paths', 'Inventory', 'Imports', 'Findings'] as const) {
      await postern.view(view);
      await hasNoSideways(postern, view);
    }
    const bar = await page.getByRole('navigation', { name: 'Views' }).boundingBox();
    expect(Math.round((bar?.y ?? 0) + (bar?.height ?? 0))).toBe(844);
    await postern.hasNoBarriers('narrow findings');
  });
});

test('the theme follows the system, can be changed, and is in the URL only', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await expect.poll(background).not.toBe(light);
  expect(new URL(page.url()).hash).toContain('theme=dark');
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
});

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`a path is drawn in the colour of risk, motion: ${reducedMotion}`, async ({ postern }) => {
    const { page } = postern;
    await page.emulateMedia({ reducedMotion });
    await postern.open();
    await postern.openSamples();
    await postern.view('Paths');
    await page.getByRole('region', { name: 'Attack paths' }).getByRole('button', { name: /customer-exports/ }).first().click();
    const canvas = page.getByRole('application', { name: /Attack graph/ }).locator('canvas').last();
    // --r4 of the light theme, #8a1538; the neighbours of an edge are blends
    await expect.poll(() => canvas.evaluate((it) => {
      const { width, height } = it as HTMLCanvasElement;
      const { data } = (it as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? { data: new Uint8ClampedArray() };
      let lit = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i] === 0x8a && data[i + 1] === 0x15 && data[i + 2] === 0x38) lit++;
      return lit;
    })).toBeGreaterThan(100);
  });
}

test('100,000 findings: few elements, any row, smooth', async ({ postern }) => {
  test.setTimeout(180_000);
  const { page } = postern;
  await postern.open();
  const results = Array.from({ length: 100_000 }, (_, i) => ({ title: `flaw of kind ${i % 97}`, file: `src/${i % 5000}/${i}.ts`, line: (i % 900) + 1, rule: `r${i % 97}` }));
  await postern.page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles([{ name: 'many-100000.sarif', mimeType: 'text/plain', buffer: Buffer.from(sarif(results)) }]);
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 150_000 });
  const grid = page.getByRole('grid', { name: /Findings/ });
  await expect(grid).toHaveAttribute('aria-rowcount', '100001');
  expect(await grid.locator('[aria-rowindex]').count()).toBeLessThan(60);
  const frames = await grid.evaluate(async (scroller) => {
    const times: number[] = [];
    let last = performance.now();
    for (let i = 0; i < 120; i++) {
      scroller.scrollTop += 2400;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      times.push(now - last);
      last = now;
    }
    return times;
  });
  const longest = Math.max(...frames);
  const sorted = [...frames].sort((a, b) => a - b);
  console.log(`100,000 rows scrolled over 120 frames: median ${sorted[60]?.toFixed(1)} ms, longest ${longest.toFixed(1)} ms (frame ${frames.indexOf(longest)}), over 50 ms: ${frames.filter((it) => it > 50).length}`);
  await grid.focus();
  await page.keyboard.press('End');
  await expect(grid.locator('[aria-rowindex="100001"]')).toContainText(/\w/);
});
