// SPDX-License-Identifier: Apache-2.0
// Questions to start from, per graph view that Postern comes with.
export interface Example { title: string; view: string; text: string }

export const queryExamples: readonly Example[] = [
  { title: 'Shortest ways from an attacker to data', view: 'attack', text: 'MATCH p = shortestPath((:Attacker)-[*]->(d:Data))\nRETURN d.name AS data, length(p) AS steps, p\nORDER BY steps LIMIT 50' },
  { title: 'Assets with the most ways in', view: 'attack', text: 'MATCH (a:Asset)<-[r]-()\nRETURN a.name AS asset, count(r) AS waysIn\nORDER BY waysIn DESC LIMIT 20' },
  { title: 'Open findings and the worst, by owner', view: 'ownership', text: 'MATCH (o:Owner)-[:OWNS]->(a:Asset)-[:HAS_FINDING]->(f:Finding)\nRETURN o.name AS owner, count(f) AS findings, max(f.risk) AS worst\nORDER BY worst DESC' },
  { title: 'Where is a package, and which file says so', view: 'dependency', text: "MATCH (f:File)-[:CONTAINS]->(c:Component)\nWHERE c.name CONTAINS 'log4j'\nRETURN c.name AS package, c.version AS version, f.path AS file" },
  { title: 'Which data is where', view: 'data_flow', text: 'MATCH (a)-[:STORES]->(d:Data)\nRETURN d.name AS data, collect(a.name) AS stores\nORDER BY data' },
  { title: 'What identities may do and become', view: 'identity', text: 'MATCH (i:Identity)-[r]->(x)\nRETURN i.name AS identity, type(r) AS how, x.name AS what\nLIMIT 100' },
  { title: 'What there is', view: 'estate', text: 'MATCH (n)\nRETURN labels(n) AS labels, count(*) AS nodes\nORDER BY nodes DESC' },
];
