#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Fills the table of formats in README.md and writes docs/formats.md, both from the registry (`postern formats --json`).
// With --check it changes nothing and fails where one is out of date.
//   node tools/readme.mjs [--check] [--postern build/native/postern]
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

/** The formats by class, each class in order of its formats' names. */
function classes(formats) {
  const known = formats.filter((format) => format.family in families).length;
  if (known !== formats.length) throw new Error('a format has a family that this script does not know');
  return Object.entries(families).map(([family, title]) => ({
    title, formats: formats.filter((format) => format.family === family).sort((a, b) => a.title.localeCompare(b.title, 'en')),
  })).filter((it) => it.formats.length > 0);
}

function table(formats) {
  const rows = classes(formats).map((it) => `| ${it.title} | ${it.formats.length} | ${it.formats.map((f) => f.title).join(', ')} |`);
  return ['', `${formats.length} formats; [docs/formats.md](docs/formats.md) has their syntaxes and documentation:`, '', '| Class | | Formats |', '|---|---:|---|', ...rows, ''];
}

function list(formats) {
  const link = (f) => (f.url.startsWith('http') ? `[${f.title}](${f.url})` : f.title);
  const lines = ['# Formats', '', `${formats.length} formats, made from the registry (\`postern formats\`) by \`node tools/readme.mjs\`.`];
  for (const it of classes(formats)) {
    lines.push('', `## ${it.title}`, '', '| Format | Id | Syntaxes |', '|---|---|---|');
    for (const f of it.formats) lines.push(`| ${link(f)} | \`${f.id}\` | ${f.syntaxes.join(', ')} |`);
  }
  return `${lines.join('\n')}\n`;
}

const formats = JSON.parse(execFileSync(postern, ['formats', '--json'], { encoding: 'utf8' }));
const readme = join(root, 'README.md');
const texts = new Map([
  [readme, replaceBetween(readFileSync(readme, 'utf8'), 'formats', table(formats))],
  [join(root, 'docs/formats.md'), list(formats)],
]);
for (const [path, text] of texts) {
  if (!check) {
    writeFileSync(path, text);
  } else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is out of date; run node tools/readme.mjs`);
    process.exitCode = 1;
  }
}
