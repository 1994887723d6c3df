// SPDX-License-Identifier: Apache-2.0
// The exported tables, made and filled by schema.sql as it is, answer in DuckDB as our engine does: the sample
// estate, the ten queries in SQL.   node compare_duckdb.mjs [postern program]
import { readFileSync, rmSync } from 'node:fs';

import { DuckDBInstance } from '@duckdb/node-api';

import { compare, exported } from './export.mjs';

/** `FROM` of a pattern: nodes and relationships by the ids that every table has. */
const asset = '"Asset"';
const sql = [
  `SELECT kind, count(*) AS n FROM ${asset} GROUP BY kind ORDER BY n DESC, kind NULLS LAST`,
  `SELECT a.name, b.name FROM "CALLS_Asset_Asset" r JOIN ${asset} a ON a.postern_id = r.from_id JOIN ${asset} b ON b.postern_id = r.to_id ORDER BY a.name, b.name`,
  'SELECT severity, count(*) AS n, max(risk) FROM "Finding" WHERE open GROUP BY severity ORDER BY n DESC, severity',
  `WITH RECURSIVE reached(first, last, depth) AS (
     SELECT from_id, to_id, 1 FROM "DEPENDS_ON_Component_Component"
     UNION SELECT first, to_id, depth + 1 FROM reached JOIN "DEPENDS_ON_Component_Component" r ON r.from_id = last WHERE depth < 3)
   SELECT DISTINCT c.key, d.key FROM reached JOIN "Component" c ON c.postern_id = first JOIN "Component" d ON d.postern_id = last
   WHERE c.key <> d.key ORDER BY c.key, d.key`,
  `SELECT o.name, count(f.key), max(f.risk) FROM "Owner" o JOIN "OWNS_Owner_Asset" w ON w.from_id = o.postern_id
   JOIN "HAS_FINDING_Asset_Finding" h ON h.from_id = w.to_id JOIN "Finding" f ON f.postern_id = h.to_id GROUP BY o.name ORDER BY o.name`,
  `SELECT c.key, v.id, v.cvss, r.open FROM "AFFECTED_BY_Component_Vulnerability" r JOIN "Component" c ON c.postern_id = r.from_id
   JOIN "Vulnerability" v ON v.postern_id = r.to_id WHERE v.kev ORDER BY c.key, v.id`,
  `SELECT a.key, count(d.name) AS classes FROM ${asset} a LEFT JOIN "STORES_Asset_Data" s ON s.from_id = a.postern_id
   LEFT JOIN "Data" d ON d.postern_id = s.to_id GROUP BY a.postern_id, a.key HAVING classes > 1 ORDER BY a.key`,
  `SELECT w.id, count(*) AS n FROM "CLASSIFIED_AS_Finding_Weakness" r JOIN "Weakness" w ON w.postern_id = r.to_id
   GROUP BY w.id HAVING n >= 2 ORDER BY n DESC, w.id`,
  `SELECT a.name, p.path, c.name, c.version FROM ${asset} a JOIN "CONTAINS_Asset_File" r ON r.from_id = a.postern_id JOIN "File" p ON p.postern_id = r.to_id
   JOIN "CONTAINS_File_Component" s ON s.from_id = p.postern_id JOIN "Component" c ON c.postern_id = s.to_id
   WHERE c.name LIKE 'l%' OR contains(c.version, '2.1') ORDER BY a.name, p.path, c.name, c.version`,
  `SELECT r.tool, CASE WHEN f.risk >= 50.0 THEN 'high' ELSE 'low' END AS part, count(*) FROM "REPORTED_BY_Finding_Report" b
   JOIN "Finding" f ON f.postern_id = b.from_id JOIN "Report" r ON r.postern_id = b.to_id GROUP BY r.tool, part ORDER BY r.tool, part`,
];

const folder = exported();
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const here = process.cwd();
process.chdir(folder);
const script = readFileSync('schema.sql', 'utf8').replace(/^--.*\n/gm, '');
for (const statement of script.split(/;\n/).filter((it) => it.trim())) await connection.run(statement);
const tables = JSON.parse(readFileSync('schema.json', 'utf8'));
process.chdir(here);

let complete = true;
const tableOf = (file) => file.replace(/^\w+\//, '').replace(/\.csv$/, '');
for (const { file, rows } of [...tables.nodes, ...tables.relationships]) {
  const [[count]] = (await connection.runAndReadAll(`SELECT count(*) FROM "${tableOf(file)}"`)).getRows();
  if (Number(count) === rows) continue;
  complete = false;
  console.log(`DIFFERS ${file} has ${rows} rows, DuckDB ${count}`);
}

const plain = (value) => (typeof value === 'bigint' ? Number(value) : value);
const same = await compare('graph export to DuckDB', sql, async (query) => (await connection.runAndReadAll(query)).getRows().map((row) => row.map(plain)));
rmSync(folder, { recursive: true });
process.exit(same && complete ? 0 : 1);
