// SPDX-License-Identifier: Apache-2.0
// Makes core/vocab/cwe_table.cpp from MITRE's catalogue (cwec_v4.x.xml of cwe.mitre.org/data/downloads, also inside
// the npm package cwe-sdk as raw/cwe-archive.xml) and what has been published since that file (below).
//   node tools/cwe_table.mjs CATALOGUE.xml
import { readFileSync, writeFileSync } from 'node:fs';

const outputPath = new URL('../core/vocab/cwe_table.cpp', import.meta.url);

const kAbstractions = { Pillar: 'P', Class: 'C', Base: 'B', Variant: 'V', Compound: 'X' };

// Entries newer than the catalogue of 4.15, as published with CWE 4.16 to 4.18.
const kSince = [
  { id: 1427, abstraction: 'B', deprecated: 0, parents: [77], name: 'Improper Neutralization of Input Used for LLM Prompting' },
  { id: 1428, abstraction: 'B', deprecated: 0, parents: [319], name: 'Reliance on HTTP instead of HTTPS' },
  { id: 1429, abstraction: 'B', deprecated: 0, parents: [223], name: 'Missing Security-Relevant Feedback for Unexecuted Operations in Hardware Interface' },
  { id: 1431, abstraction: 'B', deprecated: 0, parents: [200], name: 'Driving Intermediate Cryptographic State/Results to Hardware Module Outputs' },
  { id: 1434, abstraction: 'B', deprecated: 0, parents: [440, 665], name: 'Insecure Setting of Generative AI/ML Model Inference Parameters' },
];

// Parents that MITRE has changed since 4.15 (as of 4.18; the first is the primary one).
const kParentsSince = {
  22: [706], 41: [706, 863, 1390], 120: [787], 182: [707], 291: [290, 923], 325: [1240, 573], 362: [662], 617: [705], 647: [863, 180],
  778: [223], 939: [862, 940], 1188: [1419, 344], 1242: [912], 1258: [212], 1265: [662], 1268: [266], 1279: [696, 665], 1395: [1357],
};

// OWASP Top 10:2025, "List of Mapped CWEs" of each category (owasp.org/Top10/2025). A03 names CWE-447 for "Use of
// Obsolete Function", which is CWE-477: both count.
const kOwasp2025 = {
  1: [22, 23, 36, 59, 61, 65, 200, 201, 219, 276, 281, 282, 283, 284, 285, 352, 359, 377, 379, 402, 424, 425, 441, 497, 538, 540, 548, 552, 566,
    601, 615, 639, 668, 732, 749, 862, 863, 918, 922, 1275],
  2: [5, 11, 13, 15, 16, 260, 315, 489, 526, 547, 611, 614, 776, 942, 1004, 1174],
  3: [447, 477, 1035, 1104, 1329, 1357, 1395],
  4: [261, 296, 319, 320, 321, 322, 323, 324, 325, 326, 327, 328, 329, 330, 331, 332, 334, 335, 336, 337, 338, 340, 342, 347, 523, 757, 759, 760,
    780, 916, 1240, 1241],
  5: [20, 74, 76, 77, 78, 79, 80, 83, 86, 88, 89, 90, 91, 93, 94, 95, 96, 97, 98, 99, 103, 104, 112, 113, 114, 115, 116, 129, 159, 470, 493, 500,
    564, 610, 643, 644, 917],
  6: [73, 183, 256, 266, 269, 286, 311, 312, 313, 316, 362, 382, 419, 434, 436, 444, 451, 454, 472, 501, 522, 525, 539, 598, 602, 628, 642, 646,
    653, 656, 657, 676, 693, 799, 807, 841, 1021, 1022, 1125],
  7: [258, 259, 287, 288, 289, 290, 291, 293, 294, 295, 297, 298, 299, 300, 302, 303, 304, 305, 306, 307, 308, 309, 346, 350, 384, 521, 613, 620,
    640, 798, 940, 941, 1390, 1391, 1392, 1393],
  8: [345, 353, 426, 427, 494, 502, 506, 509, 565, 784, 829, 830, 915, 926],
  9: [117, 221, 223, 532, 778],
  10: [209, 215, 234, 235, 248, 252, 274, 280, 369, 390, 391, 394, 396, 397, 460, 476, 478, 484, 550, 636, 703, 754, 755, 756],
};

// Views that people sort by.
const kTop25 = [
  [2021, 1337], [2022, 1387], [2023, 1425],
];
const kTop25Since = [
  // cwe.mitre.org/top25, editions 2024 and 2025
  [2024, [79, 787, 89, 352, 22, 125, 78, 416, 862, 434, 94, 20, 77, 287, 269, 502, 200, 863, 918, 119, 476, 798, 190, 400, 306]],
  [2025, [79, 89, 352, 862, 787, 22, 416, 125, 78, 94, 120, 434, 476, 121, 502, 122, 863, 20, 284, 200, 306, 918, 77, 639, 770]],
];
const kOwaspViews = [[2017, 1026], [2021, 1344]];

function decoded(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');
}

function attribute(tag, name) {
  const found = tag.match(new RegExp(`\\b${name}="([^"]*)"`));
  return found ? decoded(found[1]) : '';
}

function weaknesses(xml) {
  const rows = [];
  for (const [, tag, body] of xml.matchAll(/<Weakness (ID="[^>]*)>([\s\S]*?)<\/Weakness>/g)) {
    const parents = [];
    for (const [related] of body.matchAll(/<Related_Weakness [^>]*>/g)) {
      if (attribute(related, 'Nature') !== 'ChildOf' || attribute(related, 'View_ID') !== '1000') continue;
      const parent = Number(attribute(related, 'CWE_ID'));
      if (attribute(related, 'Ordinal') === 'Primary') parents.unshift(parent);
      else parents.push(parent);
    }
    rows.push({
      id: Number(attribute(tag, 'ID')),
      abstraction: kAbstractions[attribute(tag, 'Abstraction')],
      deprecated: attribute(tag, 'Status') === 'Deprecated' ? 1 : 0,
      parents: kParentsSince[attribute(tag, 'ID')] ?? [...new Set(parents)],
      name: attribute(tag, 'Name'),
    });
  }
  const known = new Set(rows.map((row) => row.id));
  return [...rows, ...kSince.filter((row) => !known.has(row.id))].sort((a, b) => a.id - b.id);
}

function members(block) {
  return [...block.matchAll(/<Has_Member [^>]*CWE_ID="(\d+)"/g)].map((found) => Number(found[1]));
}

function blocks(xml, element) {
  const found = new Map();
  for (const [, id, name, body] of xml.matchAll(new RegExp(`<${element} ID="(\\d+)" Name="([^"]*)"[^>]*>([\\s\\S]*?)</${element}>`, 'g'))) {
    found.set(Number(id), { name: decoded(name), members: members(body) });
  }
  return found;
}

function owaspRows(xml) {
  const views = blocks(xml, 'View');
  const categories = blocks(xml, 'Category');
  const rows = [];
  for (const [year, view] of kOwaspViews) {
    for (const id of views.get(view).members) {
      const category = categories.get(id);
      const number = category.name.match(/Category A0?(\d+)/)?.[1];
      if (!number) throw new Error(`category ${id} "${category.name}" has no number`);
      for (const member of category.members) if (!categories.has(member)) rows.push([year, Number(number), member]);
    }
  }
  for (const [place, ids] of Object.entries(kOwasp2025)) for (const id of ids) rows.push([2025, Number(place), id]);
  return rows;
}

function table(name, type, rows) {
  return `const ${type} ${name}[] = {\n${rows.map((row) => `    {${row}},\n`).join('')}};\n`;
}

const xml = readFileSync(process.argv[2] ?? '', 'utf8');
const [, version, date] = xml.match(/Version="([\d.]+)" Date="([\d-]+)"/);
const rows = weaknesses(xml);
const parents = [];
const entries = rows.map((row) => {
  const first = parents.length;
  parents.push(...row.parents);
  return `${row.id}, '${row.abstraction}', ${row.deprecated}, ${first}, ${row.parents.length}, ${JSON.stringify(row.name)}`;
});
const views = blocks(xml, 'View');
const top25 = [...kTop25.map(([year, view]) => [year, views.get(view).members]), ...kTop25Since]
  .flatMap(([year, ids]) => ids.map((id, place) => [year, place + 1, id]));

writeFileSync(outputPath, `// SPDX-License-Identifier: Apache-2.0
// MITRE's Common Weakness Enumeration ${version} of ${date} with the entries published since (4.16 to 4.18):
// weaknesses, parents in view 1000 (the primary one first), members of the OWASP Top Ten and CWE Top 25
// views. Made by tools/cwe_table.mjs. MITRE grants a non-exclusive, royalty-free licence to use CWE for any
// purpose (cwe.mitre.org/about/termsofuse.html).
// clang-format off
#include "vocab/cwe_table.h"

namespace postern::cwe_table {

${table('kEntries', 'Entry', entries)}const size_t kEntryCount = sizeof kEntries / sizeof kEntries[0];

const uint16_t kParents[] = {${parents.join(', ')}};

// Year, place, weakness.
${table('kTop25', 'Listed', top25)}const size_t kTop25Count = sizeof kTop25 / sizeof kTop25[0];

// Year, category, weakness.
${table('kOwasp', 'Listed', owaspRows(xml))}const size_t kOwaspCount = sizeof kOwasp / sizeof kOwasp[0];

}  // namespace postern::cwe_table
`);
console.log(`${rows.length} weaknesses, ${parents.length} parents, ${top25.length} of Top 25 lists`);
