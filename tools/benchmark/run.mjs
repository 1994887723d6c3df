// SPDX-License-Identifier: Apache-2.0
// Measures everything in one run and prints it as Markdown; tools/bench builds what is measured and calls this.
// Usage: node tools/benchmark/run.mjs [--quick] [--readme] [--only PART]   (PART: engine, list, page)
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launch, serveFolder, servePage } from './chromium.mjs';
import { askMany, rankAgainstJson } from './engine_figures.mjs';
import { gzippedBytes, inputMix } from './inputs.mjs';
import { intoReadme, machine } from './machine.mjs';
import { nativeTimes } from './native_figures.mjs';
import { appBytes, readyTimes, scrollFindings } from './page_figures.mjs';
import * as report from './report.mjs';

const root = resolve(import.meta.dirname, '../..');
const { values: options } = parseArgs({ options: { quick: { type: 'boolean' }, readme: { type: 'boolean' }, only: { type: 'string' } } });
const say = (text) => process.stderr.write(`\x1b[2m[bench]\x1b[0m ${text}\n`);
const wants = (part) => !options.only || options.only === part;
const effort = options.quick
  ? { mixes: [25], pages: 1, rounds: 3, native: 3, ready: 3, list: 25, seconds: 2 }
  : { mixes: [25, 100], pages: 3, rounds: 3, native: 5, ready: 5, list: 160, seconds: 5 };

async function engineFigures(browser, url) {
  const figures = [];
  for (const megabytes of effort.mixes) {
    const mix = inputMix(resolve(root, 'build/bench'), megabytes);
    say(`${mix.name}: ${mix.paths.length} files through the engine and JSON.parse`);
    const ranked = await rankAgainstJson(browser, url, mix, effort);
    say(`${mix.name}: native`);
    figures.push({ mix, ranked, native: nativeTimes(resolve(root, 'build/native/postern'), mix, effort.native), gzipped: gzippedBytes(mix) });
  }
  return figures;
}

async function measure(browser, benchUrl, pageUrl) {
  const list = inputMix(resolve(root, 'build/bench'), effort.list);
  const parts = [report.heading(machine(root, browser, `tools/bench${options.quick ? ' --quick' : ''}`))];
  if (wants('engine')) {
    const figures = await engineFigures(browser, benchUrl);
    parts.push(report.ranking(figures), report.memory(figures), report.bundle(figures));
  }
  if (wants('list')) {
    say('filters and sorts');
    parts.push(report.answers(await askMany(browser, benchUrl, list, 3)));
    say('scrolling');
    parts.push(report.scrolling(await scrollFindings(browser, pageUrl, list, effort.seconds)));
  }
  if (wants('page')) {
    say('the page');
    parts.push(report.page(appBytes(resolve(root, 'web/dist')), await readyTimes(browser, pageUrl, effort.ready)));
  }
  return `${parts.join('\n\n')}\n`;
}

mkdirSync(resolve(root, 'build/bench'), { recursive: true });
const bench = await serveFolder(resolve(root, 'build/bench/page'));
const shipped = await servePage(resolve(root, 'web/dist'));
const browser = await launch();
try {
  const text = await measure(browser, bench.url, shipped.url);
  process.stdout.write(text);
  writeFileSync(resolve(root, 'build/bench/result.md'), text);
  if (options.readme) intoReadme(root, 'bench', text);
} finally {
  await browser.close();
  bench.stop();
  shipped.stop();
}
