#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// How well `postern analyze` ranks vulnerabilities that attackers use, without any feed: a CSV of CVEs goes in
// (id, cvss, cwe, title, vendor, product), the order by risk comes out. Five-fold: each fold is ranked by a table learned
// from the other four (`--likelihood`), so no case is judged by what it taught. Method and figures: docs/likelihood.md.
//   node tools/check_ranking.mjs [--postern build/native/postern] [--cases F.tsv] [--seed N] [--draws N] [--published]
// --published ranks all cases with the table that is built in: for cases that it was not learned from.
// Exits 1 below the bars: AUC 0.84, recall in the top tenth 0.53.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCases, toCsv } from './likelihood/cases.mjs';
import { auc, bootstrap, mean, recallAt, stratifiedFolds } from './likelihood/measures.mjs';
import { tableJson, train } from './likelihood/model.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2);
const option = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
const postern = option('--postern', join(root, 'build/native/postern'));
const casesPath = option('--cases', join(root, '../shared/vectors/ranking/cve_exploitation.tsv'));
const seed = Number(option('--seed', '1'));
const draws = Number(option('--draws', '1000'));
const kFolds = 5;
const kShare = 0.1;
const kBars = { auc: 0.84, recall: 0.53 };

const recall = (scores, truth) => recallAt(scores, truth, kShare);
const folder = mkdtempSync(join(tmpdir(), 'check_ranking-'));

/** The places of the cases by risk, and their CVSS scores, from Postern's own export: {place, cvss} per case. */
function rank(cases, table) {
  const csv = join(folder, 'cves.csv');
  const json = join(folder, 'ranked.json');
  writeFileSync(csv, toCsv(cases));
  const options = ['analyze', csv, '--now', '2026-11-24T00:00:00Z', '--json', json];
  if (table) {
    writeFileSync(join(folder, 'table.json'), table);
    options.push('--likelihood', join(folder, 'table.json'));
  }
  execFileSync(postern, options, { stdio: ['ignore', 'ignore', 'pipe'] });
  const { findings } = JSON.parse(readFileSync(json, 'utf8'));
  const rowOf = new Map(cases.map((it, i) => [it.cve, i]));
  const ranked = cases.map(() => null);
  findings.forEach((finding, i) => {
    const row = rowOf.get(finding.vulnerabilities[0]?.id ?? finding.vulnerabilities[0]);
    if (row === undefined || ranked[row]) throw new Error(`finding ${i} is none of the cases, or one twice`);
    ranked[row] = { logOdds: finding.logOdds, cvss: finding.facts.cvss ?? 0 };
  });
  const lost = ranked.filter((it) => it === null).length;
  if (lost > 0) throw new Error(`${lost} of ${cases.length} records are no finding`);
  return ranked;
}

function report(name, scores, truth) {
  const figures = [['AUC', auc], ['recall in the top 10 %', recall]].map(([label, measure]) => {
    const { low, high } = bootstrap(scores, truth, measure, { draws, seed });
    return `${label} ${measure(scores, truth).toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  });
  console.log(`${name}: ${figures.join(', ')}`);
}

function crossValidate(cases) {
  const truth = cases.map((it) => it.active);
  const fold = stratifiedFolds(truth, kFolds, seed);
  const out = { logOdds: [], cvss: [], truth: [], areas: [], recalls: [] };
  for (let held = 0; held < kFolds; ++held) {
    const model = train(cases.filter((_, i) => fold[i] !== held), seed);
    const rest = cases.filter((_, i) => fold[i] === held);
    const ranked = rank(rest, tableJson(model));
    const scores = ranked.map((it) => it.logOdds);
    const actives = rest.map((it) => it.active);
    out.areas.push(auc(scores, actives));
    out.recalls.push(recall(scores, actives));
    out.logOdds.push(...scores);
    out.cvss.push(...ranked.map((it) => it.cvss));
    out.truth.push(...actives);
    console.log(`fold ${held + 1}: ${rest.length} CVEs, ${actives.filter(Boolean).length} active, AUC ${out.areas.at(-1).toFixed(3)}, recall ${out.recalls.at(-1).toFixed(3)}`);
  }
  return out;
}

function run() {
  const cases = readCases(casesPath);
  let figures;
  if (args.includes('--published')) {
    const ranked = rank(cases, null);
    figures = { logOdds: ranked.map((it) => it.logOdds), cvss: ranked.map((it) => it.cvss), truth: cases.map((it) => it.active) };
    figures.areas = [auc(figures.logOdds, figures.truth)];
    figures.recalls = [recall(figures.logOdds, figures.truth)];
  } else {
    figures = crossValidate(cases);
    console.log(`mean of the folds: AUC ${mean(figures.areas).toFixed(3)}, recall in the top 10 % ${mean(figures.recalls).toFixed(3)}`);
  }
  report('by risk', figures.logOdds, figures.truth);
  report('by CVSS score alone', figures.cvss, figures.truth);
  if (mean(figures.areas) >= kBars.auc && mean(figures.recalls) >= kBars.recall) return 0;
  console.log(`below the bars (AUC ${kBars.auc}, recall ${kBars.recall})`);
  return 1;
}

if (!existsSync(casesPath)) {
  console.log(`skipped: ${casesPath} is not there`);
} else {
  try {
    process.exitCode = run();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
