// SPDX-License-Identifier: Apache-2.0
// An answer of the core as the canvas' elements, and the curve of an edge, which the SVG draws as well.
import type { ElementDefinition } from 'cytoscape';
import type { GraphAnswer, GraphEdge, GraphNode, GraphZone } from '../engine/protocol';
import { clip, line } from '../text/clean';
import { bandOfRisk, count, plural, risk } from '../text/words';
import { iconUri } from './icons';
import type { Palette } from './style';

const kMostCurved = 24; // nodes
export const kLabelRoom = 20; // a band reaches this far below what the core says, for a second line of a label

/** "124 nodes, worst 94" */
export function zoneWords(zone: { members: number; findings: number; risk: number }): string {
  return `${plural(zone.members, 'node')}${zone.findings > 0 ? `, worst ${risk(zone.risk)}` : ''}`;
}

/** What stands under a node: its name, and what is worst about it. */
export function labelOf(node: GraphNode): { title: string; subtitle: string } {
  if (node.kind === 'zone') return { title: `${count(node.members)} in ${line(node.title, 30)}`, subtitle: node.findings > 0 ? `worst ${risk(node.risk)}` : 'no findings' };
  return { title: line(node.title, 40), subtitle: clip(line(node.subtitle, 60), 34) };
}

export function toneOf(node: GraphNode, palette: Palette): string {
  if (node.findings === 0) return palette.edge;
  return { now: palette.r4, soon: palette.r3, planned: palette.r2, watch: palette.r1 }[bandOfRisk(node.risk)];
}

export function elementsOf(graph: GraphAnswer, palette: Palette): ElementDefinition[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  return [
    ...graph.zones.map(zoneElement),
    ...graph.nodes.map((node) => nodeElement(node, palette)),
    ...graph.edges.filter((edge) => byId.has(edge.from) && byId.has(edge.to)).map((edge) => edgeElement(edge, byId, isCurved(graph))),
  ];
}

function zoneElement(zone: GraphZone): ElementDefinition {
  return { group: 'nodes', classes: 'zone', selectable: false, data: { id: `zone ${zone.id}`, width: zone.width, height: zone.height + kLabelRoom },
    position: { x: zone.x + zone.width / 2, y: zone.y + (zone.height + kLabelRoom) / 2 } };
}

function nodeElement(node: GraphNode, palette: Palette): ElementDefinition {
  const isZone = node.kind === 'zone';
  const classes = ['thing', node.matters && !isZone ? 'matters' : '', node.reached ? '' : 'unreached', isZone ? 'folded' : ''].filter(Boolean).join(' ');
  const words = labelOf(node);
  const title = words.title.replace(/[-/:.@_]/g, '$&\u200b'); // where a long name may be broken
  return { group: 'nodes', classes, position: { x: node.x, y: node.y },
    data: { id: node.id, kind: node.kind, title, label: words.subtitle ? `${title}\n${words.subtitle}` : title, icon: iconUri(node.kind, palette.ink), litIcon: iconUri(node.kind, palette.r4), tone: toneOf(node, palette) } };
}

function edgeElement(edge: GraphEdge, byId: Map<string, GraphNode>, mayBend: boolean): ElementDefinition {
  const bend = mayBend && bendOf(byId.get(edge.from) as GraphNode, byId.get(edge.to) as GraphNode);
  return { group: 'edges', classes: `${edge.attack ? '' : 'context'} ${bend ? 'bent' : 'straight'}`, data: { id: edge.id, source: edge.from, target: edge.to, bend: bend || null, width: widthOf(edge) } };
}

/** An edge that stands for many is thicker, slowly. */
export function widthOf(edge: GraphEdge): number { return Math.min(5, 1.3 + Math.log10(Math.max(1, edge.relations))); }

/** In a larger picture the lines are the straight ones whose crossings the core has searched away: curves would cross more. */
export function isCurved(graph: GraphAnswer): boolean { return graph.nodes.length <= kMostCurved; }

/** Control points that make an edge leave and arrive level, as in a timetable; none when it is level or goes back. Distances are
 *  perpendicular to the line between the nodes, at a quarter and three quarters of it. */
export function bendOf(from: { x: number; y: number }, to: { x: number; y: number }): [number, number] | null {
  const dx = to.x - from.x, dy = to.y - from.y;
  if (dx < 20 || Math.abs(dy) < 8) return null;
  const bend = (0.22 * dx * dy) / Math.hypot(dx, dy);
  return [-bend, bend];
}
