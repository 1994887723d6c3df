#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Fills the table of formats in README.md from the registry (`postern formats --json`). With --check it changes nothing
// and fails where the table is out of date.
//   node tools/readme.mjs [--check] [--postern build/native/postern]
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2);
const check = args.includes('--check');
const postern = args.includes('--postern') ? args[args.indexOf('--postern') + 1] : join(root, 'build/native/postern');

const families = {
  code: 'Code', dependencies: 'Dependencies', image: 'Images', secrets: 'Secrets', infrastructure: 'Infrastructure as code', dynamic: 'Dynamic',
  network: 'Network and hosts', cloud: 'Cloud', sbom: 'Bills of materials', mixed: 'Several classes', inventory: 'Inventories', context: 'Feeds and ownership',
};

/** The lines between two markers replaced. */
export function replaceBetween(text, name, lines) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) throw new Error(`README.md has no ${open} … ${close}`);
  return `${text.slice(0, from + open.length)}\n${lines.join('\n')}\n${text.slice(to)}`;
}

function table(formats) {
  const rows = [];
  for (const [family, title] of Object.entries(families)) {
    const names = formats.filter((format) => format.family === family).sort((a, b) => a.title.localeCompare(b.title, 'en'));
    if (names.length > 0) rows.push(`| ${title} | ${names.map((f) => `[${f.title}](${f.url}) (${f.syntaxes.join(', ')})`).join(', ')} |`);
  }
  const known = formats.filter((format) => format.family in families).length;
  if (known !== formats.length) throw new Error('a format has a family that this script does not know');
  return ['', `${formats.length} formats:`, '', '| Class | Formats |', '|---|---|', ...rows, ''];
}

const formats = JSON.parse(execFileSync(postern, ['formats', '--json'], { encoding: 'utf8' }));
const path = join(root, 'README.md');
const before = readFileSync(path, 'utf8');
const after = replaceBetween(before, 'formats', table(formats));
if (!check) {
  writeFileSync(path, after);
} else if (before !== after) {
  console.error('README.md: the table of formats is out of date; run node tools/readme.mjs');
  process.exit(1);
}
