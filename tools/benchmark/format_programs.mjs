// SPDX-License-Identifier: Apache-2.0
// The program that measures one input (tests/report/format_rates.h), natively and in Chromium, where JSON.parse and
// DOMParser take turns with it.
import { spawn } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { serveFolder } from './chromium.mjs';

/** {started: ms, measure(path, recordPath, rounds), stop} */
export async function startNative(program) {
  const child = spawn(program, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${program} ended early`);
    return value;
  };
  const started = Number(await next()) / 1000;
  return {
    started,
    measure: async (path, recordPath, rounds) => {
      child.stdin.write(`${path}\t${recordPath}\t${rounds}\n`);
      return JSON.parse(await next());
    },
    stop: () => child.stdin.end(),
  };
}

/** Runs in the page: DOMParser is not there for workers. Microseconds; null where the browser does not parse it. */
async function measureInPage([file, recordPath, kind, rounds]) {
  const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer());
  const parse = {
    json: (text) => JSON.parse(text),
    jsonl: (text) => text.split('\n').map((line) => line && JSON.parse(line)),
    xml: (text) => new DOMParser().parseFromString(text, 'text/xml').querySelector('parsererror'),
    html: (text) => new DOMParser().parseFromString(text, 'text/html'),
  }[kind];
  let browser = null;
  try {
    for (let round = 0; parse && round < rounds; ++round) {
      const start = performance.now();
      parse(new TextDecoder().decode(bytes));
      browser = Math.min(browser ?? Infinity, (performance.now() - start) * 1000);
    }
  } catch { /* several values, or a log around them, that JSON.parse does not take */ }
  return { ...JSON.parse(globalThis.rates.measure(file, bytes, recordPath, rounds)), browser };
}

/** As startNative; paths are names of files in `folder`, where the page is put too. */
export async function startInBrowser(browser, build, folder) {
  for (const name of ['format_rates.mjs', 'format_rates.wasm']) copyFileSync(join(build, name), join(folder, name.replace('mjs', 'js')));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Postern bench</title>');
  const server = await serveFolder(folder);
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(server.url);
  const started = await page.evaluate(async () => {
    globalThis.rates = await (await import('./format_rates.js')).default();
    return globalThis.rates.start() / 1000;
  });
  return {
    started,
    measure: (file, recordPath, kind, rounds) => page.evaluate(measureInPage, [file, recordPath, kind, rounds]),
    stop: async () => { await context.close(); server.stop(); },
  };
}

