#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Learns core/enrich/likelihood_table.cpp: how often flaws of a kind are exploited, from CVSS metrics, CWE, words of the
// title, vendor and product. Deterministic: the same cases and seed give the same table. Method and figures: docs/likelihood.md.
//   node tools/train_likelihood.mjs [--cases F.tsv] [--seed N] [--date YYYY-MM-DD] [--json F] [--check]
// --check writes nothing and fails where the committed table is not what these cases give.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCases } from './likelihood/cases.mjs';
import { featuresOf } from './likelihood/features.mjs';
import { auc, mean, recallAt, stratifiedFolds } from './likelihood/measures.mjs';
import { scoreOf, tableJson, train } from './likelihood/model.mjs';
import { tableSource } from './likelihood/table_source.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2);
const option = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
const source = join(root, 'core/enrich/likelihood_table.cpp');
const casesPath = option('--cases', join(root, '../shared/vectors/ranking/cve_exploitation.tsv'));
const seed = Number(option('--seed', '1'));
const kFolds = 5;

if (!existsSync(casesPath)) {
  console.log(`skipped: ${casesPath} is not there`);
  process.exit(0);
}
const cases = readCases(casesPath);
const truth = cases.map((it) => it.active);
const fold = stratifiedFolds(truth, kFolds, seed);
const areas = [];
const recalls = [];
for (let held = 0; held < kFolds; ++held) {
  const model = train(cases.filter((_, i) => fold[i] !== held), seed);
  const rest = cases.filter((_, i) => fold[i] === held);
  const scores = rest.map((it) => scoreOf(model.entries, featuresOf(it)));
  areas.push(auc(scores, rest.map((it) => it.active)));
  recalls.push(recallAt(scores, rest.map((it) => it.active), 0.1));
  console.log(`fold ${held + 1}: AUC ${areas.at(-1).toFixed(3)}, recall in the top 10 % ${recalls.at(-1).toFixed(3)}, ${model.entries.size} entries, strength ${model.strength}`);
}
const model = train(cases, seed);
const positives = truth.filter(Boolean).length;
const figures = `mean AUC ${mean(areas).toFixed(3)}, recall in the top 10 % ${mean(recalls).toFixed(3)}`;
console.log(`${kFolds}-fold: ${figures}; the table has ${model.entries.size} entries, strength ${model.strength}`);

const committed = existsSync(source) ? readFileSync(source, 'utf8') : '';
const date = option('--date', /\((\d{4}-\d\d-\d\d)\)/.exec(committed)?.[1] ?? new Date().toISOString().slice(0, 10));
const text = tableSource(model, `How often flaws of a kind are exploited, version 1 (${date}): ${model.entries.size} weights, thousandths of a log-odds unit. `
  + `Learned by tools/train_likelihood.mjs from ${cases.length.toLocaleString('en')} CVEs with CISA's SSVC label, ${positives} of them "active" `
  + '(cisagov/vulnrichment, CC0-1.0). Made of weights only: no case is in it. Measured on cases that it never saw, '
  + `${kFolds}-fold: ${figures} (docs/likelihood.md).`);
const json = option('--json', '');
if (json) writeFileSync(json, tableJson(model));
if (args.includes('--check')) {
  if (text !== committed) {
    console.error('core/enrich/likelihood_table.cpp is not what these cases give');
    process.exit(1);
  }
} else {
  writeFileSync(source, text);
}
