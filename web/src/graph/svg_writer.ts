// SPDX-License-Identifier: Apache-2.0
// The drawing as an SVG file from the same positions: no script, no link, no font or image from elsewhere; every text is escaped.
import type { GraphAnswer, GraphEdge, GraphNode } from '../engine/protocol';
import { line } from '../text/clean';
import { bendOf, isCurved, kLabelRoom, labelOf, toneOf, widthOf, zoneWords } from './elements';
import { pathOf } from './icons';
import type { Palette } from './style';

export interface Lit { nodes: ReadonlySet<string>; /** "from\nto" */ steps: ReadonlySet<string> }
const kRadius = 22;
const kMargin = 24;
const kTitleRoom = 30; // above the bands
const kLetters = 27; // of a line of a label: a column is 192 wide

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const n = (value: number): string => String(Math.round(value * 10) / 10);

export function writeSvg(graph: GraphAnswer, palette: Palette, lit: Lit, title: string): string {
  const right = Math.max(0, ...graph.zones.map((zone) => zone.x + zone.width));
  const bottom = Math.max(0, ...graph.zones.map((zone) => zone.y + zone.height + kLabelRoom));
  const left = Math.min(0, ...graph.zones.map((zone) => zone.x)), top = Math.min(0, ...graph.zones.map((zone) => zone.y)) - kTitleRoom;
  const box = [left - kMargin, top - kMargin, right - left + 2 * kMargin, bottom - top + 2 * kMargin];
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.map(n).join(' ')}" width="${n(box[2] ?? 0)}" height="${n(box[3] ?? 0)}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<defs>${arrow('a', palette.edge)}${arrow('l', palette.r4)}</defs>`,
    `<rect x="${n(box[0] ?? 0)}" y="${n(box[1] ?? 0)}" width="100%" height="100%" fill="${palette.bg}"/>`,
    ...graph.zones.map((zone) => `<rect x="${zone.x}" y="${zone.y}" width="${zone.width}" height="${zone.height + kLabelRoom}" rx="10" fill="${palette.panel}" stroke="${palette.line}"/>`
      + `<text x="${n(zone.x + zone.width / 2)}" y="${zone.y - 10}" text-anchor="middle" fill="${palette.ink3}">${escaped(line(zone.title, 40))} · ${escaped(zoneWords(zone))}</text>`),
    ...graph.edges.map((edge) => edgeOf(edge, byId, palette, lit, isCurved(graph))),
    ...graph.nodes.map((node) => nodeOf(node, palette, lit)),
    '</svg>\n',
  ].join('\n');
}

function arrow(id: string, colour: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto" markerUnits="userSpaceOnUse"><path d="M0 0L8 4L0 8z" fill="${colour}"/></marker>`;
}

function edgeOf(edge: GraphEdge, byId: Map<string, GraphNode>, palette: Palette, lit: Lit, mayBend: boolean): string {
  const from = byId.get(edge.from), to = byId.get(edge.to);
  if (!from || !to) return '';
  const isLit = lit.steps.has(`${edge.from}\n${edge.to}`);
  const style = `fill="none" stroke="${isLit ? palette.r4 : palette.edge}" stroke-width="${isLit ? 3 : n(widthOf(edge))}" marker-end="url(#${isLit ? 'l' : 'a'})"${edge.attack || isLit ? '' : ' stroke-dasharray="4 4"'}${isLit ? '' : ' opacity="0.75"'}`;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  if (!mayBend || !bendOf(from, to)) {
    const [ux, uy] = [((to.x - from.x) / length) * kRadius, ((to.y - from.y) / length) * kRadius];
    return `<path d="M${n(from.x + ux)} ${n(from.y + uy)}L${n(to.x - ux)} ${n(to.y - uy)}" ${style}/>`;
  }
  const [x1, x2] = [from.x + kRadius, to.x - kRadius], middle = (x1 + x2) / 2;
  return `<path d="M${n(x1)} ${from.y}C${n(middle)} ${from.y} ${n(middle)} ${to.y} ${n(x2)} ${to.y}" ${style}/>`;
}

function nodeOf(node: GraphNode, palette: Palette, lit: Lit): string {
  const isLit = lit.nodes.has(node.id);
  const rim = `fill="${palette.raise}" stroke="${isLit ? palette.r4 : toneOf(node, palette)}" stroke-width="${isLit ? 3 : 1.6}"${node.reached ? '' : ' stroke-dasharray="4 3"'}`;
  const shape = node.kind === 'zone' ? `<rect x="${node.x - 30}" y="${node.y - kRadius}" width="60" height="${2 * kRadius}" rx="8" ${rim}/>` : `<circle cx="${node.x}" cy="${node.y}" r="${kRadius}" ${rim}/>`;
  const matters = node.matters && node.kind !== 'zone' ? `<circle cx="${node.x}" cy="${node.y}" r="${kRadius - 4}" fill="none" stroke="${isLit ? palette.r4 : palette.edge}"/>` : '';
  const icon = `<g transform="translate(${node.x - 11} ${node.y - 11}) scale(1.1)" fill="none" stroke="${isLit ? palette.r4 : palette.ink}" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"><path d="${pathOf(node.kind)}"/></g>`;
  const { title, subtitle } = labelOf(node);
  const rows = [...folded(title), ...(subtitle ? [line(subtitle, kLetters + 6)] : [])];
  const label = rows.map((row, i) => `<tspan x="${node.x}" dy="${i === 0 ? 0 : 15}">${escaped(row)}</tspan>`).join('');
  return `${shape}${matters}${icon}<text x="${node.x}" y="${node.y + kRadius + 16}" text-anchor="middle" fill="${node.reached ? palette.ink : palette.ink2}"${isLit ? ' font-weight="600"' : ''}>${label}</text>`;
}

/** Two lines at most, broken where a name may be. */
function folded(title: string): string[] {
  if (title.length <= kLetters) return [title];
  const at = Math.max(...[...title.slice(0, kLetters).matchAll(/[-/:.@_ ]/g)].map((it) => it.index + 1), 0) || kLetters;
  return [title.slice(0, at), title.slice(at)];
}
