// SPDX-License-Identifier: Apache-2.0
// Our layout beside elk's (layered, its defaults) on graphs by chance: crossings as both are drawn, ours as straight lines from
// centre to centre, elk's as it routes them and as straight lines.   layout_rates … | node compare.mjs [--each]
import { createInterface } from 'node:readline';
import ELK from 'elkjs';
import { crossings, overlaps, runThrough } from './geometry.mjs';

const kNodeRadius = 22; // as the page draws it

async function elkOf(nodes, edges) {
  const placed = await new ELK().layout({
    id: 'root', layoutOptions: { 'elk.algorithm': 'layered' },
    children: nodes.map(([node]) => ({ id: `n${node}`, width: 2 * kNodeRadius, height: 2 * kNodeRadius })),
    edges: edges.map(([from, to], i) => ({ id: `e${i}`, sources: [`n${from}`], targets: [`n${to}`] })),
  });
  const centres = new Map(placed.children.map((it) => [Number(it.id.slice(1)), [it.x + kNodeRadius, it.y + kNodeRadius]]));
  const routed = placed.edges.map(({ sections: [it] }) => [it.startPoint, ...(it.bendPoints ?? []), it.endPoint].map((p) => [p.x, p.y]));
  return { routed: crossings(edges, routed, false), straight: crossings(edges, edges.map(([a, b]) => [centres.get(a), centres.get(b)]), false) };
}

async function compare({ kind, nodes, edges, microseconds }) {
  const places = new Map(nodes.map(([node, x, y]) => [node, [x, y]]));
  const elk = await elkOf(nodes, edges);
  return { kind, edges: edges.length, microseconds, elk: elk.routed, elkStraight: elk.straight,
    ours: crossings(edges, edges.map(([a, b]) => [places.get(a), places.get(b)]), true),
    through: runThrough(edges, places, kNodeRadius), overlaps: overlaps(places, kNodeRadius),
    right: edges.filter(([a, b]) => places.get(b)[0] > places.get(a)[0]).length };
}

const rows = [];
for await (const text of createInterface({ input: process.stdin })) {
  const graph = JSON.parse(text), row = await compare(graph);
  rows.push(row);
  if (process.argv.includes('--each')) console.log(`${graph.seed} ${row.kind}: ours ${row.ours}, elk ${row.elk} (straight ${row.elkStraight}), ${row.through} through nodes`);
}
const sum = (list, name) => list.reduce((total, row) => total + row[name], 0);
const line = (name, list) => `| ${name} | ${list.length} | ${sum(list, 'ours')} | ${sum(list, 'elk')} | ${sum(list, 'elkStraight')} | ${list.filter((row) => row.ours <= row.elk).length} |`;
console.log('| graphs | number | crossings, ours | elk, as routed | elk, straight | ours ≤ elk as routed |\n|---|---|---|---|---|---|');
for (const part of new Set(rows.flatMap((row) => row.kind.split(', ')))) console.log(line(part, rows.filter((row) => row.kind.split(', ').includes(part))));
console.log(line('all', rows));
const times = rows.map((row) => row.microseconds / 1000).sort((a, b) => a - b);
console.log(`\nours: ${sum(rows, 'edges')} lines, ${sum(rows, 'through')} times through a node, ${sum(rows, 'overlaps')} nodes overlap, ${Math.round((100 * sum(rows, 'right')) / sum(rows, 'edges'))} % lead right; median ${times[times.length >> 1]?.toFixed(0)} ms, slowest ${times.at(-1)?.toFixed(0)} ms`);
