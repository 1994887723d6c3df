// SPDX-License-Identifier: Apache-2.0
// Figures of the shipped page itself: what is downloaded, when it can be used, and whether a long list scrolls smoothly.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rendererMemory } from './chromium.mjs';

/** [{name, bytes, gzipped}], scripts named by what they carry. */
export function appBytes(dist) {
  const kinds = new Map();
  for (const name of readdirSync(dist, { recursive: true }).filter((it) => !it.startsWith('.') && statSync(join(dist, it)).isFile()).sort()) {
    const bytes = readFileSync(join(dist, name));
    const kind = /(wasm|samples|worker|attack_graph)-[^/]*\.js$/.exec(name)?.[1] ?? { '.html': 'page', '.css': 'style', '.js': 'views' }[extname(name)] ?? 'other';
    const sum = kinds.get(kind) ?? { name: kind.replace('_', ' '), bytes: 0, gzipped: 0 };
    kinds.set(kind, { ...sum, bytes: sum.bytes + bytes.length, gzipped: sum.gzipped + gzipSync(bytes, { level: 9 }).length });
  }
  return [...kinds.values()].sort((a, b) => b.gzipped - a.gzipped);
}

/** Milliseconds from the start of the navigation to the page's own sign that it is ready, each with an empty cache. */
export async function readyTimes(browser, url, runs) {
  const times = [];
  for (let run = 0; run < runs; ++run) {
    const { page, close } = await openPage(browser, url);
    times.push(await page.evaluate('benchReady'));
    await close();
  }
  return times;
}

async function openPage(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('[data-phase=ready]')) return;
      globalThis.benchReady = performance.now();
      watch.disconnect();
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-phase'] });
  });
  await page.goto(url);
  await page.locator('[data-phase=ready]').waitFor();
  return { page, close: () => context.close() };
}

/** Times between frames and long tasks while `during` runs; at how many frames a row was not there yet, and how long after
 *  `during` all were. */
async function watchFrames(page, during) {
  await page.evaluate(() => {
    const seen = { frames: [], longTasks: [], waiting: 0, running: true };
    globalThis.benchSeen = seen;
    new PerformanceObserver((list) => seen.longTasks.push(...list.getEntries().map((it) => it.duration))).observe({ entryTypes: ['longtask'] });
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      seen.frames.push(now - last);
      last = now;
      if (document.querySelector('[role=grid] .wait')) ++seen.waiting;
      if (seen.running) requestAnimationFrame(frame);
    };
    requestAnimationFrame(() => { last = performance.now(); requestAnimationFrame(frame); });
  });
  await during();
  const filled = await page.evaluate(() => new Promise((resolve) => {
    const stopped = performance.now();
    const look = () => (document.querySelector('[role=grid] .wait') ? requestAnimationFrame(look) : resolve(performance.now() - stopped));
    look();
  }));
  const seen = await page.evaluate(() => { globalThis.benchSeen.running = false; return globalThis.benchSeen; });
  return { ...seen, filled };
}

/** Drops the mix into the page and scrolls its list of findings: with the wheel, and by dragging across all of it. */
export async function scrollFindings(browser, url, mix, seconds) {
  const { page, close } = await openPage(browser, url);
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(mix.paths);
  const list = page.getByRole('grid', { name: /^Findings/ });
  await list.waitFor();
  await page.waitForTimeout(2000);
  await list.hover();
  const rows = Number(await list.getAttribute('aria-rowcount')) - 1;
  const wheel = await watchFrames(page, async () => {
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end) await page.mouse.wheel(0, 400);
  });
  const drag = await watchFrames(page, () => list.evaluate((element, duration) => new Promise((resolve) => {
    const start = performance.now();
    const range = element.scrollHeight - element.clientHeight;
    const step = () => {
      const at = (performance.now() - start) / duration;
      if (at >= 1) return resolve();
      element.scrollTop = range * at;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }), seconds * 1000));
  const memory = rendererMemory();
  await close();
  return { rows, wheel, drag, memory };
}
