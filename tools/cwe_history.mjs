// SPDX-License-Identifier: Apache-2.0
// Makes core/formats/csaf_cwe_table.cpp: since when each weakness of MITRE's CWE is there and what it was called
// before. Reads a folder with a module for each release, <version>.js, that exports { weaknesses: [{ id, name }] }
// (lib/cwec of the npm package @secvisogram/csaf-validator-lib holds 1.0 to 4.17).
//   node tools/cwe_history.mjs FOLDER
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const outputPath = new URL('../core/formats/csaf_cwe_table.cpp', import.meta.url);
const currentPath = new URL('../core/vocab/cwe_table.cpp', import.meta.url);
// Newer than the last release in the folder.
const kSince = [[1434, 4180]];
const kForever = 65535;
// Composites are there since 1.0, and in the folder's lists since 2.11.
const kComposites = [61, 352, 384, 426, 680, 689, 690, 692];

/// "1.8.1" -> 1081.
function numberOf(version) {
  const [major, minor, patch] = version.split('.').map(Number);
  return major * 1000 + minor * 10 + (patch ?? 0);
}

async function historyOf(folder) {
  const history = new Map();
  const versions = readdirSync(folder)
    .map((file) => file.replace(/\.js$/, ''))
    .sort((a, b) => numberOf(a) - numberOf(b));
  for (const version of versions) {
    const release = (await import(pathToFileURL(resolve(folder, `${version}.js`)).href)).default;
    for (const { id, name } of release.weaknesses) {
      const number = Number(id.replace('CWE-', ''));
      const names = history.get(number) ?? [];
      history.set(number, names);
      if (names.at(-1)?.name === name.trim()) names.at(-1).until = numberOf(version);
      else names.push({ name: name.trim(), since: numberOf(version), until: numberOf(version) });
    }
  }
  return { history, last: numberOf(versions.at(-1)) };
}

function currentNames() {
  const rows = readFileSync(currentPath, 'utf8').matchAll(/^ {4}\{(\d+), .*?, "((?:[^"\\]|\\.)*)"\},$/gm);
  return new Map([...rows].map(([, id, name]) => [Number(id), name.replace(/\\(.)/g, '$1').trim()]));
}

const { history, last } = await historyOf(process.argv[2]);
const current = currentNames();
const past = [];
const since = [...kSince];
for (const [id, names] of [...history].sort(([a], [b]) => a - b)) {
  if (names[0].since > 1000 && !kComposites.includes(id)) since.push([id, names[0].since]);
  names.forEach(({ name, until }, index) => {
    // A name holds until the release before the next one's.
    const isLast = index === names.length - 1;
    const ends = isLast && until === last ? kForever : isLast ? until : names[index + 1].since - 1;
    if (ends !== kForever || name !== current.get(id)) past.push([id, ends, name]);
  });
}
since.sort(([a], [b]) => a - b);

const text = (name) => `"${name.replace(/[\\"]/g, '\\$&')}"`;
writeFileSync(
  outputPath,
  `// SPDX-License-Identifier: Apache-2.0
// What MITRE's CWE 1.0 to 4.17 called its weaknesses before, and since when those are there that 1.0 had not.
// Made by tools/cwe_history.mjs. MITRE grants a non-exclusive, royalty-free licence to use CWE for any purpose
// (cwe.mitre.org/about/termsofuse.html).
// clang-format off
#include "formats/csaf_cwe_table.h"

namespace postern::csaf_cwe_table {

const PastName kPastNames[] = {
${past.map(([id, until, name]) => `    {${id}, ${until}, ${text(name)}},`).join('\n')}
};
const size_t kPastNameCount = sizeof(kPastNames) / sizeof(kPastNames[0]);

const Since kSince[] = {
${since.map(([id, version]) => `    {${id}, ${version}},`).join('\n')}
};
const size_t kSinceCount = sizeof(kSince) / sizeof(kSince[0]);

}  // namespace postern::csaf_cwe_table
`,
);
