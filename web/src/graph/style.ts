// SPDX-License-Identifier: Apache-2.0
// Colours and style of the attack graph. Cytoscape draws on a canvas, so the page's tokens are resolved here first.
import type { NodeSingular, StylesheetJson } from 'cytoscape';

export type Palette = Record<'bg' | 'panel' | 'raise' | 'line' | 'edge' | 'ink' | 'ink2' | 'ink3' | 'accent' | 'r4' | 'r3' | 'r2' | 'r1', string>;

const kTokens: Record<keyof Palette, string> = {
  bg: '--bg', panel: '--panel', raise: '--raise', line: '--line', edge: '--edge', ink: '--ink', ink2: '--ink2', ink3: '--ink3', accent: '--accent',
  r4: '--r4', r3: '--r3', r2: '--r2', r1: '--r1',
};

/** light-dark() stays unresolved in a custom property, but not in the computed colour of an element. */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement('span');
  probe.style.transition = 'none'; // else the computed colour is the one before
  host.append(probe);
  const entries = Object.entries(kTokens).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(entries) as Palette;
}

/** Sizes in graph units that keep words and icons legible on the screen at the present zoom. */
export interface Sizes { font: number; node: number; isNear: boolean }

/** The core puts columns 192 and rows 96 apart: a label may be as wide as a column, a node with one line of label as high as a row. */
const kLabelWidth = 176;

/** Zoom below which words would run into each other. */
export const kLegible = 0.5;

export function sizesAt(zoom: number): Sizes {
  const font = Math.min(24, Math.max(12, 11.5 / zoom));
  return { font, node: Math.min(62, Math.max(44, 30 / zoom)), isNear: zoom > 0.85 };
}

export function graphStyle(p: Palette, font: string, sizes: () => Sizes): StylesheetJson {
  const fontSize = (): number => sizes().font;
  const nodeSize = (): number => sizes().node;
  const iconSize = (): string => `${sizes().node / 2}px`;
  return [
    { selector: 'node, edge', style: { 'z-index-compare': 'manual' } },
    { selector: 'node.zone', style: { shape: 'round-rectangle', 'corner-radius': '10', width: 'data(width)', height: 'data(height)', 'background-color': p.panel, 'border-color': p.line, 'border-width': 1, events: 'no', 'z-index': 0 } },
    { selector: 'node.thing', style: { width: nodeSize, height: nodeSize, 'background-color': p.raise, 'border-color': 'data(tone)', 'border-width': 1.6, 'background-image': 'data(icon)', 'background-width': iconSize, 'background-height': iconSize,
      label: (node: NodeSingular) => (sizes().isNear ? node.data('label') : node.data('title')) as string, 'text-wrap': () => (sizes().isNear ? 'wrap' : 'ellipsis'), 'text-max-width': `${kLabelWidth}px`, 'text-overflow-wrap': 'whitespace', 'text-valign': 'bottom', 'text-margin-y': 4, 'font-size': fontSize, 'line-height': 1.25, 'font-family': font, color: p.ink,
      'text-background-color': p.panel, 'text-background-opacity': 0.85, 'text-background-padding': '2px', 'text-background-shape': 'round-rectangle', 'min-zoomed-font-size': 7, 'z-index': 10 } },
    { selector: 'node.matters', style: { 'border-width': 3, 'border-style': 'double' } },
    { selector: 'node.unreached', style: { 'border-style': 'dashed', color: p.ink2 } },
    { selector: 'node.folded', style: { shape: 'round-rectangle', 'corner-radius': '8', width: () => sizes().node * 1.4, 'font-weight': 600, 'text-wrap': 'wrap', label: 'data(label)' } },
    { selector: 'edge', style: { width: 'data(width)', 'line-color': p.edge, 'curve-style': 'unbundled-bezier', 'edge-distances': 'node-position', 'target-arrow-shape': 'triangle', 'target-arrow-color': p.edge, 'arrow-scale': 0.8, 'source-endpoint': 'outside-to-node', 'z-index': 5, opacity: 0.75 } },
    { selector: 'edge.bent', style: { 'control-point-distances': 'data(bend)' as never, 'control-point-weights': [0.25, 0.75] as never } },
    { selector: 'edge.straight', style: { 'curve-style': 'straight' } },
    { selector: 'edge.context', style: { 'line-style': 'dashed', 'line-dash-pattern': [4, 4], opacity: 0.5 } },
    { selector: '.dimmed', style: { opacity: 0.32 } },
    { selector: 'node.thing.lit', style: { 'border-color': p.r4, 'border-width': 3, 'background-image': 'data(litIcon)', 'font-weight': 600, 'text-wrap': 'wrap', 'text-max-width': `${kLabelWidth}px`, 'z-index': 20, opacity: 1 } },
    { selector: 'edge.lit', style: { width: 3, 'line-color': p.r4, 'target-arrow-color': p.r4, 'line-style': 'solid', opacity: 1, 'z-index': 15 } },
    { selector: 'node.thing.chosen', style: { 'overlay-color': p.accent, 'overlay-opacity': 0.16, 'overlay-padding': 8, 'overlay-shape': 'ellipse' } },
    { selector: '.lean', style: { 'target-arrow-shape': 'none', 'background-image': 'none' } },
    { selector: 'node.thing.lean', style: { label: '' } },
    { selector: 'node.thing.lean.lit', style: { label: 'data(title)' } },
    { selector: 'edge.lean', style: { 'curve-style': 'haystack', width: 1 } },
  ] as unknown as StylesheetJson;
}
