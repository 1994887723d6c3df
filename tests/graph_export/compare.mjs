// SPDX-License-Identifier: Apache-2.0
// An exported graph, loaded into Ladybug by its own script, answers as our engine does: the sample estate, ten
// queries, the same text for both.   node compare.mjs [postern program]
import { readFileSync, rmSync } from 'node:fs';

import { compare, exported, queries } from './export.mjs';

const { default: ladybug } = await import('@ladybugdb/core');
const folder = exported();
const connection = new ladybug.Connection(new ladybug.Database(':memory:'));
const here = process.cwd();
process.chdir(folder);
const script = readFileSync('load_ladybug.cypher', 'utf8').replace(/^\/\/.*\n/gm, '');
for (const statement of script.split(/;\n/).filter((it) => it.trim())) await connection.query(statement);
process.chdir(here);

const plain = (value) => (typeof value === 'bigint' ? Number(value) : value);
const same = await compare('graph export to Ladybug', queries, async (query) => {
  const answer = await (await connection.query(query)).getAll();
  return answer.map((row) => Object.values(row).map(plain));
});
rmSync(folder, { recursive: true });
process.exit(same ? 0 : 1); // the database keeps threads
