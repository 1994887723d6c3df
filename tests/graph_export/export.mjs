// SPDX-License-Identifier: Apache-2.0
// What the tests of exported graphs share: the program on the sample estate, ten queries and its answers.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = resolve(process.argv[2] ?? join(root, 'build/native/postern'));
const now = ['--now', '2026-11-24T12:00:00Z'];
const run = (...args) => execFileSync(program, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });

/** Rows of arrays, as our engine answers. */
export const ours = (query) => JSON.parse(run('query', 'samples', query, '--json', ...now)).rows;

/** A new folder with the sample estate's graph. */
export function exported() {
  const folder = mkdtempSync(join(tmpdir(), 'postern_export_'));
  run('export-graph', 'samples', '--to', folder, ...now);
  return folder;
}

/** Compares ten answers with those of `ask`; the number that are the same. */
export async function compare(name, questions, ask) {
  let passed = 0;
  for (const [i, question] of questions.entries()) {
    const mine = ours(queries[i]);
    const theirs = await ask(question);
    const same = mine.length > 0 && JSON.stringify(mine) === JSON.stringify(theirs);
    passed += same ? 1 : 0;
    if (!same) console.log(`DIFFERS ${name} ${question}\n  ours   ${JSON.stringify(mine).slice(0, 600)}\n  theirs ${JSON.stringify(theirs).slice(0, 600)}`);
  }
  console.log(`${name}: ${passed} passed, ${questions.length - passed} failed`);
  return passed === questions.length && passed === queries.length;
}

// Labels are the exported tables; ends of orders are unique, so that rows compare one by one.
export const queries = [
  'MATCH (a:Asset) RETURN a.kind AS kind, count(*) AS n ORDER BY n DESC, kind',
  'MATCH (a:Asset)-[:CALLS]->(b:Asset) RETURN a.name, b.name ORDER BY a.name, b.name',
  'MATCH (f:Finding) WHERE f.open RETURN f.severity AS severity, count(*) AS n, max(f.risk) AS worst ORDER BY n DESC, severity',
  'MATCH (c:Component)-[:DEPENDS_ON*1..3]->(d:Component) WHERE c.key <> d.key RETURN DISTINCT c.key, d.key ORDER BY c.key, d.key',
  'MATCH (o:Owner)-[:OWNS]->(a:Asset)-[:HAS_FINDING]->(f:Finding) RETURN o.name AS owner, count(f.key) AS findings, max(f.risk) AS worst ORDER BY owner',
  'MATCH (c:Component)-[r:AFFECTED_BY]->(v:Vulnerability) WHERE v.kev RETURN c.key, v.id, v.cvss, r.open ORDER BY c.key, v.id',
  'MATCH (a:Asset) OPTIONAL MATCH (a)-[:STORES]->(d:Data) WITH a, count(d.name) AS classes WHERE classes > 1 RETURN a.key, classes ORDER BY a.key',
  'MATCH (f:Finding)-[:CLASSIFIED_AS]->(w:Weakness) WITH w.id AS weakness, count(*) AS n WHERE n >= 2 RETURN weakness, n ORDER BY n DESC, weakness',
  "MATCH (a:Asset)-[:CONTAINS]->(p:File)-[:CONTAINS]->(c:Component) WHERE c.name STARTS WITH 'l' OR c.version CONTAINS '2.1' RETURN a.name, p.path, c.name, c.version ORDER BY a.name, p.path, c.name, c.version",
  "MATCH (f:Finding)-[:REPORTED_BY]->(r:Report) RETURN r.tool AS tool, CASE WHEN f.risk >= 50.0 THEN 'high' ELSE 'low' END AS part, count(*) AS n ORDER BY tool, part",
];
