// SPDX-License-Identifier: Apache-2.0
// The sample estate's answers hold in the browser, and the page's export is byte for byte that of the command line.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { packFolder } from '../../plugins/embed';
import { unpackFiles } from '../../src/engine/sample_pack';
import { expect, Postern, test } from './postern';

interface Expected { what: string; weakness?: string; vulnerability?: string; asset_contains?: string; component_contains?: string; location_contains?: string; reports: string[] }
interface Place { vulnerability?: string; weakness?: string; asset_contains: string }
interface Way { through: string[]; to: string; without_the_key_through?: string[] }
interface Answers {
  now: string; minimum_reports: number; merged: Expected[]; not_merged: Expected[]; kev_not_reachable: Place & { ranks_below: Place };
  path: Way; leaked_key_path: Way; undeclared_assets: string[]; unscanned_assets: string[];
}
interface Finding { rank: number; asset: string; component: string; location: string; reach: string; weaknesses: string[]; vulnerabilities: string[]; observations: { report: string }[] }
interface Export { findings: Finding[]; paths: { hops: { title: string }[] }[]; reports: { file: string }[] }

const samples = resolve(import.meta.dirname, '../../../samples');
const answers = JSON.parse(readFileSync(join(samples, 'answers.json'), 'utf8')) as Answers;
const native = resolve(import.meta.dirname, '../../../build/native/postern');

async function exportJson(postern: Postern): Promise<string> {
  const { page } = postern;
  await page.clock.setFixedTime(answers.now);
  await postern.open();
  await postern.openSamples();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /as JSON/ }).click();
  return readFileSync(await (await saved).path(), 'utf8');
}

function isAbout(finding: Finding, it: Partial<Expected>): boolean {
  return (!it.weakness || finding.weaknesses.includes(it.weakness)) && (!it.vulnerability || finding.vulnerabilities.includes(it.vulnerability)) && finding.asset.includes(it.asset_contains ?? '')
    && finding.component.includes(it.component_contains ?? '') && finding.location.includes(it.location_contains ?? '');
}
const reportsOf = (finding: Finding): string[] => finding.observations.map((it) => it.report);

test('the answers of the sample estate hold in the browser', async ({ postern }) => {
  const { findings, paths, reports } = JSON.parse(await exportJson(postern)) as Export;
  expect(reports.length).toBeGreaterThanOrEqual(answers.minimum_reports);
  for (const it of answers.merged) {
    expect(findings.filter((finding) => isAbout(finding, it) && it.reports.every((report) => reportsOf(finding).includes(report))), it.what).toHaveLength(1);
  }
  for (const it of answers.not_merged) {
    expect(findings.filter((finding) => isAbout(finding, it) && it.reports.every((report) => reportsOf(finding).includes(report))), it.what).toHaveLength(0);
  }
  const kev = findings.find((finding) => isAbout(finding, answers.kev_not_reachable));
  const modest = findings.find((finding) => isAbout(finding, answers.kev_not_reachable.ranks_below));
  expect(kev?.reach).not.toMatch(/internet/);
  expect(modest?.rank ?? Infinity).toBeLessThan(kev?.rank ?? 0);
  const hasWay = (through: string[], to: string): boolean => paths.some(({ hops }) => {
    const titles = hops.map((hop) => hop.title);
    return titles.some((title) => title.includes(to)) && through.every((name) => titles.some((title) => title.includes(name)));
  });
  for (const way of [answers.path, answers.leaked_key_path]) expect(hasWay(way.through, way.to), way.through.join(' → ')).toBe(true);
  expect(hasWay(answers.leaked_key_path.without_the_key_through ?? [], answers.leaked_key_path.to)).toBe(true);

  await postern.view('Inventory');
  for (const name of answers.undeclared_assets) {
    await postern.search().fill(name);
    await expect(postern.rows('Assets').filter({ hasText: name }).filter({ hasText: 'undeclared' }).first()).toBeVisible();
  }
  for (const name of answers.unscanned_assets) {
    await postern.search().fill(name);
    await expect(postern.rows('Assets').filter({ hasText: name }).first().getByTitle('Code: never scanned', { exact: true })).toBeVisible();
  }
});

test('the export is that of the command line, byte for byte', async ({ postern }) => {
  test.skip(!existsSync(native), 'skipped: build/native/postern is not built');
  const folder = mkdtempSync(join(tmpdir(), 'postern-'));
  for (const file of unpackFiles(new Uint8Array(packFolder(samples)))) {
    mkdirSync(dirname(join(folder, 'in', file.name)), { recursive: true });
    writeFileSync(join(folder, 'in', file.name), Buffer.from(await file.arrayBuffer()));
  }
  execFileSync(native, ['analyze', '.', '--now', answers.now, '--json', join(folder, 'out.json')], { cwd: join(folder, 'in'), stdio: 'ignore' });
  const [page, line] = [await exportJson(postern), readFileSync(join(folder, 'out.json'), 'utf8')];
  rmSync(folder, { recursive: true });
  let at = 0;
  while (at < page.length && page[at] === line[at]) at++;
  expect(page.slice(at - 40, at + 80), `from byte ${at} of ${page.length}`).toBe(line.slice(at - 40, at + 80));
  expect(page.length).toBe(line.length);
});

test('one, two or four parse workers give the same bytes', async ({ browser, postern }) => {
  const first = await exportJson(postern);
  for (const parsers of [1, 2, 4]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    // The page takes all processors but one.
    await page.addInitScript((count) => Object.defineProperty(navigator, 'hardwareConcurrency', { value: count + 1 }), parsers);
    expect(await exportJson(new Postern(page)), `${parsers} parse workers`).toBe(first);
    await context.close();
  }
});
