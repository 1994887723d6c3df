// SPDX-License-Identifier: Apache-2.0
// The scripts of an exported graph for programs that are not here. Neo4j: every statement has a form that
// Neo4j 5 documents; its list of rows is read by our own engine, which must find as many as the tables have,
// and whose ends must be nodes. PuppyGraph: the schema's tables, columns and types are those of schema.sql.
//   node check_scripts.mjs [postern program]
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { exported, ours } from './export.mjs';

const folder = exported();
const read = (name) => readFileSync(join(folder, name), 'utf8');
const schema = JSON.parse(read('schema.json'));
const problems = [];
let checks = 0;
const expect = (holds, what) => {
  checks += 1;
  if (!holds) problems.push(what);
};
const total = (tables) => tables.reduce((sum, table) => sum + table.rows, 0);

// A name in backquotes; inside, a backquote is doubled.
const name = '`(?:[^`]|``)+`';
const constraint = /^CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:PosternNode\) REQUIRE n\.postern_id IS UNIQUE$/;
const nodes = new RegExp(`^(UNWIND \\[\\n[^]*\\n\\] AS row) CREATE \\(n:PosternNode(?::${name})*\\) SET n = row\\.p, n\\.postern_id = row\\.id$`);
const relationships = new RegExp(`^(UNWIND \\[\\n[^]*\\n\\] AS row) MATCH \\(a:PosternNode \\{postern_id: row\\.f\\}\\), \\(b:PosternNode \\{postern_id: row\\.t\\}\\) CREATE \\(a\\)-\\[r:${name}\\]->\\(b\\) SET r = row\\.p$`);
const statements = read('load_neo4j.cypher').replace(/^\/\/.*\n/gm, '').split(/;\n/).filter((it) => it.trim());
const ids = new Set();
let related = 0;
for (const [i, statement] of statements.entries()) {
  if (i === 0) {
    expect(constraint.test(statement), `no constraint: ${statement.slice(0, 100)}`);
    continue;
  }
  const isNodes = nodes.exec(statement);
  const rows = isNodes ?? relationships.exec(statement);
  expect(rows, `a statement of no known form: ${statement.slice(0, 60)} … ${statement.slice(-160)}`);
  if (!rows) continue;
  if (isNodes) {
    for (const [id] of ours(`${rows[1]} RETURN row.id, row.p`)) ids.add(id);
    continue;
  }
  const ends = ours(`${rows[1]} RETURN row.f, row.t, row.p`);
  related += ends.length;
  expect(ends.every(([from, to]) => ids.has(from) && ids.has(to)), `an end is no node: ${statement.slice(-160)}`);
}
expect(ids.size === total(schema.nodes), `${ids.size} nodes, ${total(schema.nodes)} in tables`);
expect(related === total(schema.relationships), `${related} relationships, ${total(schema.relationships)} in tables`);

const columns = new Map();
for (const [, table, body] of read('schema.sql').matchAll(/CREATE TABLE "([^"]+)" \(\n([^]*?)\n\);/g)) {
  const types = body.split(',\n').map((line) => /^ {2}"?(.*?)"? (BIGINT|TEXT|BOOLEAN|DOUBLE PRECISION|TIMESTAMP)\b/.exec(line));
  columns.set(table, new Map(types.map((it) => [it[1], it[2]])));
}
const typeOf = { BIGINT: 'Long', TEXT: 'String', BOOLEAN: 'Boolean', 'DOUBLE PRECISION': 'Double', TIMESTAMP: 'DateTime' };
const puppy = JSON.parse(read('puppygraph.json'));
const catalogs = new Set(puppy.catalogs.map((it) => it.name));
const labels = new Set(puppy.graph.vertices.map((it) => it.label));
function checkTable(label, source, fields) {
  expect(catalogs.has(source.catalog) && columns.has(source.table), `${label}: no table ${source.table}`);
  for (const field of fields) expect(typeOf[columns.get(source.table)?.get(field.field)] === field.type, `${label}: ${field.field} is no ${field.type}`);
}
expect(labels.size === schema.nodes.length && labels.size === puppy.graph.vertices.length, 'vertices are the tables of nodes');
expect(puppy.graph.edges.length === schema.relationships.length, 'edges are the tables of relationships');
for (const { label, oneToOne } of puppy.graph.vertices) checkTable(label, oneToOne.tableSource, [...oneToOne.id.fields, ...oneToOne.attributes]);
for (const edge of puppy.graph.edges) {
  expect(labels.has(edge.fromVertex) && labels.has(edge.toVertex), `${edge.label}: no such vertices`);
  checkTable(edge.label, edge.tableSource, [...edge.id.fields, ...edge.fromId.fields, ...edge.toId.fields, ...edge.attributes]);
}

rmSync(folder, { recursive: true });
for (const problem of problems) console.log(`WRONG ${problem}`);
console.log(`graph export scripts: ${checks - problems.length} passed, ${problems.length} failed`);
process.exit(problems.length === 0 ? 0 : 1);
