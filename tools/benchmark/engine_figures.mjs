// SPDX-License-Identifier: Apache-2.0
// Figures of the engine without the views, from the bench's page: bytes to ranked list against JSON.parse, heaps, bundle,
// answers to filters and sorts.

async function openPage(browser, url, mix) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  page.on('pageerror', (error) => { throw error; });
  await page.goto(url);
  await page.locator('[data-phase=ready]').waitFor({ state: 'attached' });
  await page.locator('input').setInputFiles(mix.paths);
  return { page, close: () => context.close() };
}

/** Pages are processes of their own, so that the first round of each runs code that V8 has not optimised yet, as a person's
 *  first drop does. Engine and JSON.parse take turns. Gives {cold: [{engine, json}], warm: […], saved: [{bytes, saving}]}. */
export async function rankAgainstJson(browser, url, mix, { pages, rounds }) {
  const result = { cold: [], warm: [], saved: [] };
  for (let n = 0; n < pages; ++n) {
    const { page, close } = await openPage(browser, url, mix);
    for (let round = 0; round < rounds; ++round) {
      const engine = await page.evaluate('bench.rank()');
      const json = await page.evaluate('bench.parseJson()');
      (round === 0 ? result.cold : result.warm).push({ engine, json });
    }
    result.saved.push(await page.evaluate('bench.save()'));
    await close();
  }
  return result;
}

export const kQuestions = [
  ...['rank', 'risk', 'title', 'asset', 'owner', 'severity', 'component', 'reach', 'tools', 'firstSeen'].map((sort) => ({ filter: '', sort })),
  { filter: 'severity:critical', sort: 'rank' },
  { filter: 'kind:vulnerability fix:yes', sort: 'component' },
  { filter: 'band:now,soon -tool:grype', sort: 'asset' },
  { filter: 'cve-2024', sort: 'risk' },
  { filter: 'overflow', sort: 'title' },
  { filter: 'asset:app-1 severity:high', sort: 'title' },
  { filter: 'risk:>30 tool:trivy memory', sort: 'severity' },
  { filter: 'cwe:79', sort: 'rank' },
  { filter: 'nothing-holds-this', sort: 'rank' },
];

/** Each question is asked for the first time, forwards or backwards, and then again. */
export async function askMany(browser, url, mix, rounds) {
  const { page, close } = await openPage(browser, url, mix);
  const engine = await page.evaluate('bench.rank()');
  const questions = kQuestions.flatMap((it) => [false, true].map((descending) => ({ ...it, descending })));
  const answers = await page.evaluate(([asked, times]) => globalThis.bench.ask(asked, times), [questions, rounds]);
  await close();
  return { engine, answers };
}
