// SPDX-License-Identifier: Apache-2.0
// A question that takes long runs beside the page: Cancel ends it at once, lists answer meanwhile, and the answer has the bytes
// that the engine of the lists would have given. From file:// as well.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Postern } from './postern';

interface Seen { name: string; request: string; envelope: string; worker: number; took: number }
interface Watched { __workers: Worker[]; __seen: Seen[]; __ask: (worker: number, name: string, request: string) => Promise<string> }
const kExplodes = 'MATCH (a), (b), (c), (d), (e) RETURN count(*) AS n';
/** More than the 2 million steps of the first try, and soon done. */
const kLong = 'UNWIND range(1, 8) AS turn MATCH (a:Finding), (b:Finding), (c:Finding) WHERE a.title < b.title AND b.title < c.title RETURN a.title AS title, count(*) AS n ORDER BY n DESC, title LIMIT 20';

/** What goes between the page and its workers, and a way to ask one of them the same. */
async function watch({ page }: Postern): Promise<void> {
  await page.addInitScript(() => {
    const watched = window as unknown as Watched;
    watched.__workers = [];
    watched.__seen = [];
    const Own = window.Worker;
    window.Worker = class extends Own {
      constructor(url: string | URL) {
        super(url);
        const worker = watched.__workers.push(this) - 1;
        const begun = new Map<number, { name: string; request: string; at: number }>();
        this.addEventListener('message', ({ data }: MessageEvent<{ type: string; id: number; envelope: string }>) => {
          const call = begun.get(data.id);
          if (data.type === 'answer' && call) watched.__seen.push({ name: call.name, request: call.request, envelope: data.envelope, worker, took: performance.now() - call.at });
        });
        const post = this.postMessage.bind(this) as (message: unknown, transfer: Transferable[]) => void;
        this.postMessage = ((message: { type: string; id: number; name: string; request: string }, transfer: Transferable[]): void => {
          if (message.type === 'call') begun.set(message.id, { name: message.name, request: message.request, at: performance.now() });
          post(message, transfer);
        }) as typeof this.postMessage;
      }
    };
    watched.__ask = (worker, name, request) => new Promise((done) => {
      const id = 1_000_000_000;
      const to = watched.__workers[worker] as Worker;
      to.addEventListener('message', ({ data }: MessageEvent<{ id: number; envelope: string }>) => { if (data.id === id) done(data.envelope); });
      to.postMessage({ type: 'call', id, name, request, bytes: null }, []);
    });
  });
}

async function ask(postern: Postern, text: string): Promise<void> {
  const { page } = postern;
  await postern.view('Query');
  await page.getByRole('combobox', { name: 'Graph' }).selectOption('estate');
  await page.getByRole('textbox', { name: 'Query', exact: true }).fill(text);
  await page.getByRole('button', { name: 'Run' }).click();
}

test('Cancel ends an explosive question at once, and another can be asked', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await ask(postern, kExplodes);
  await expect(page.getByRole('status').filter({ hasText: 'beside the page' })).toBeVisible();
  const took = await page.evaluate(async () => {
    const cancel = [...document.querySelectorAll('button')].find((it) => it.textContent === 'Cancel');
    const begun = performance.now();
    cancel?.click();
    while (!document.querySelector('[role=alert]')?.textContent?.includes('Cancelled')) await new Promise((next) => setTimeout(next));
    return performance.now() - begun;
  });
  expect(took).toBeLessThan(200);
  await ask(postern, 'MATCH (n:Finding) RETURN count(n) AS n');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: /1 row/ })).toBeVisible();
});

test('lists and drawers answer while it runs', async ({ postern }) => {
  const { page } = postern;
  await watch(postern);
  await postern.open();
  await postern.openSamples();
  await ask(postern, kExplodes);
  await expect(page.getByRole('status').filter({ hasText: 'beside the page' })).toBeVisible();
  await postern.view('Findings');
  await postern.search().fill('band:now');
  await expect(page.getByText(/of 74 findings|of \d+ findings/)).toBeVisible({ timeout: 2_000 });
  await postern.rows(/Findings/).first().click();
  await expect(page.getByRole('complementary', { name: 'Finding' }).getByRole('heading', { name: /Why \d/ })).toBeVisible({ timeout: 2_000 });
  await postern.view('Query');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible(); // it still runs
  const slowest = await page.evaluate(() => Math.max(...(window as unknown as Watched).__seen.filter((it) => ['findings', 'finding', 'facets'].includes(it.name)).map((it) => it.took)));
  expect(slowest).toBeLessThan(1_500);
  await page.getByRole('button', { name: 'Cancel' }).click();
});

test('the answer is that of the engine of the lists, byte for byte; the worker is kept for the next', async ({ postern }) => {
  const { page } = postern;
  await watch(postern);
  await postern.open();
  await postern.openSamples();
  await ask(postern, kLong);
  await expect(postern.rows('Rows').first()).toBeVisible({ timeout: 40_000 });
  const [first, aside] = await page.evaluate(() => (window as unknown as Watched).__seen.filter((it) => it.name === 'query'));
  expect(first?.envelope).toContain('StepLimit');
  expect(aside?.worker).not.toBe(first?.worker);
  const again = await page.evaluate(([worker, request]) => (window as unknown as Watched).__ask(worker as number, 'query', request as string), [first?.worker ?? 0, aside?.request ?? ''] as const);
  expect(again).toBe(aside?.envelope);
  await page.getByRole('button', { name: 'Run' }).click();
  await expect.poll(() => page.evaluate(() => (window as unknown as Watched).__seen.filter((it) => it.name === 'query').length), { timeout: 40_000 }).toBe(5); // two, the one asked here, two
  const workers = await page.evaluate(() => (window as unknown as Watched).__seen.filter((it) => it.name === 'query').map((it) => it.worker));
  expect(workers[4]).toBe(aside?.worker);
});

test('a decision changes the estate and frees the second engine', async ({ postern }) => {
  const { page } = postern;
  await postern.open();
  await postern.openSamples();
  await ask(postern, kExplodes);
  await expect(page.getByRole('status').filter({ hasText: 'beside the page' })).toBeVisible();
  await postern.drop({ name: 'more.sarif', text: JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Semgrep' } }, results: [] }] }) });
  await postern.view('Query');
  await expect(page.getByRole('alert').filter({ hasText: 'estate changed' })).toBeVisible();
});

test('from file:// too', async ({ postern }) => {
  const { page } = postern;
  await postern.open(pathToFileURL(resolve(import.meta.dirname, '../../dist-single/postern.html')).href);
  await postern.openSamples();
  await ask(postern, kExplodes);
  await expect(page.getByRole('status').filter({ hasText: 'beside the page' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toHaveText(/Cancelled/);
});
