// SPDX-License-Identifier: Apache-2.0
// The canvas of the Paths view. Positions come from the core (preset); zones are drawn as bands behind the nodes; a path is lit by
// dimming the rest. Zoomed far out it turns lean: no arrows, icons or curves.
import cytoscape, { type CollectionArgument, type Core, type ElementDefinition, type StylesheetJson } from 'cytoscape';
import type { GraphAnswer, GraphNode, Hop } from '../engine/protocol';
import { clip, line } from '../text/clean';
import { iconUri } from './icons';
import { graphStyle, kLegible, readPalette, sizesAt, type Palette } from './style';

const kLeanBelow = 0.35; // zoom
const kLeanFrom = 150; // nodes; a small graph is never lean
const kMargin = 28; // pixels
const kLabelRoom = 20; // a band reaches this far below what the core says, for a second line of a label

/** A zone as it lies on the screen now, pixels from the canvas's top left corner. */
export interface ZoneOnScreen { id: string; title: string; left: number; top: number; width: number }
export interface GraphEvents { chose: (node: string) => void; moved: (zones: ZoneOnScreen[]) => void }

export class AttackGraph {
  private readonly cy_: Core;
  private palette_: Palette;
  private isLean_ = false;
  private sizes_ = sizesAt(1);
  private moving_ = 0;

  constructor(private readonly host_: HTMLElement, private readonly events_: GraphEvents) {
    this.palette_ = readPalette(host_);
    this.cy_ = cytoscape({
      container: host_, style: this.style_(), minZoom: 0.05, maxZoom: 3,
      autoungrabify: true, boxSelectionEnabled: false, pixelRatio: 'auto',
    });
    this.cy_.on('tap', 'node.thing', (event) => this.events_.chose(event.target.id() as string));
    this.cy_.on('tap', (event) => { if (event.target === this.cy_) this.events_.chose(''); });
    this.cy_.on('zoom', () => this.adapt_());
    this.cy_.on('viewport', () => this.tellZones_());
  }

  show(graph: GraphAnswer): void {
    const byId = new Map(graph.nodes.map((node) => [node.id, node]));
    const elements: ElementDefinition[] = [
      ...graph.zones.map((zone): ElementDefinition => ({ group: 'nodes', classes: 'zone', selectable: false, data: { id: `zone ${zone.id}`, title: line(zone.title, 40), width: zone.width, height: zone.height + kLabelRoom },
        position: { x: zone.x + zone.width / 2, y: zone.y + (zone.height + kLabelRoom) / 2 } })),
      ...graph.nodes.map((node) => this.node_(node)),
      ...graph.edges.filter((edge) => byId.has(edge.from) && byId.has(edge.to)).map((edge): ElementDefinition => {
        const bend = bendOf(byId.get(edge.from) as GraphNode, byId.get(edge.to) as GraphNode);
        return { group: 'edges', classes: `${edge.attack ? '' : 'context'} ${bend ? 'bent' : 'straight'}`, data: { id: edge.id, source: edge.from, target: edge.to, bend } };
      }),
    ];
    this.cy_.batch(() => {
      this.cy_.elements().remove();
      this.cy_.add(elements);
    });
    this.frame();
    this.tellZones_();
  }

  light(hops: Hop[]): void {
    const on = new Set(hops.map((hop) => hop.node));
    const steps = new Set(hops.slice(1).map((hop, i) => `${hops[i]?.node}\n${hop.node}`));
    this.cy_.batch(() => {
      this.cy_.elements('.lit, .dimmed').removeClass('lit dimmed');
      if (hops.length === 0) return;
      this.cy_.nodes('.thing').forEach((node) => { node.addClass(on.has(node.id()) ? 'lit' : 'dimmed'); });
      this.cy_.edges().forEach((edge) => { edge.addClass(steps.has(`${edge.source().id()}\n${edge.target().id()}`) ? 'lit' : 'dimmed'); });
    });
    this.frame();
  }

  choose(node: string): void {
    this.cy_.nodes('.chosen').removeClass('chosen');
    if (node) this.cy_.getElementById(node).addClass('chosen');
  }

  repaint(): void {
    this.palette_ = readPalette(this.host_);
    this.cy_.style(this.style_());
    this.cy_.nodes('.thing').forEach((node) => { node.data({ icon: iconUri(node.data('kind') as string, this.palette_.ink), litIcon: iconUri(node.data('kind') as string, this.palette_.r4) }); });
  }

  /** The whole graph in sight where its words can be read then; else the lit path; else its beginning, at a legible size. */
  frame(): void {
    this.fit();
    if (this.cy_.zoom() >= kLegible) return;
    const lit = this.cy_.nodes('.lit');
    if (lit.nonempty()) this.cy_.fit(lit, 2 * kMargin);
    if (lit.nonempty() && this.cy_.zoom() >= kLegible) return this.atMost_(lit);
    this.cy_.zoom(kLegible);
    const start = lit.nonempty() ? lit : this.cy_.nodes('.thing');
    const box = start.boundingBox({ includeLabels: false });
    const first = start.min((node) => node.position('x')).ele;
    this.cy_.pan({ x: kMargin + 40 - box.x1 * kLegible, y: this.cy_.height() / 2 - (first?.position('y') ?? 0) * kLegible });
  }

  /** The whole graph in sight, but not larger than life. */
  fit(): void {
    this.cy_.resize();
    this.cy_.fit(undefined, kMargin);
    this.atMost_(this.cy_.elements());
  }

  zoomBy(factor: number): void {
    this.cy_.zoom({ level: this.cy_.zoom() * factor, renderedPosition: { x: this.cy_.width() / 2, y: this.cy_.height() / 2 } });
  }

  resized(): void { this.frame(); }
  destroy(): void {
    cancelAnimationFrame(this.moving_);
    this.cy_.destroy();
  }

  private atMost_(centre: CollectionArgument): void {
    if (this.cy_.zoom() <= 1.25) return;
    this.cy_.zoom(1.25);
    this.cy_.center(centre);
  }

  private node_(node: GraphNode): ElementDefinition {
    const classes = ['thing', node.matters ? 'matters' : '', node.reached ? '' : 'unreached'].filter(Boolean).join(' ');
    const name = line(node.title, 40).replace(/[-/:.@_]/g, '$&\u200b'); // where a long name may be broken
    const title = node.members > 1 ? `${name} × ${node.members}` : name;
    const subtitle = clip(line(node.subtitle, 60), 34);
    return {
      group: 'nodes', classes, position: { x: node.x, y: node.y },
      data: { id: node.id, kind: node.kind, title, label: subtitle ? `${title}\n${subtitle}` : title, icon: iconUri(node.kind, this.palette_.ink), litIcon: iconUri(node.kind, this.palette_.r4) },
    };
  }

  private style_(): StylesheetJson {
    return graphStyle(this.palette_, getComputedStyle(this.host_).fontFamily, () => this.sizes_);
  }

  private tellZones_(): void {
    cancelAnimationFrame(this.moving_);
    this.moving_ = requestAnimationFrame(() => {
      this.events_.moved(this.cy_.nodes('.zone').map((zone) => {
        const { x1, y1, w } = zone.renderedBoundingBox({ includeLabels: false });
        return { id: zone.id(), title: zone.data('title') as string, left: x1, top: y1, width: w };
      }));
    });
  }

  /** Styling anew costs some milliseconds, so it is done in steps of zoom and not for each turn of the wheel. */
  private adapt_(): void {
    const sizes = sizesAt(this.cy_.zoom());
    if (Math.abs(sizes.font / this.sizes_.font - 1) > 0.12 || sizes.isNear !== this.sizes_.isNear) {
      this.sizes_ = sizes;
      this.cy_.style().update();
    }
    this.leanOrNot_();
  }

  private leanOrNot_(): void {
    const isLean = this.cy_.zoom() < kLeanBelow && this.cy_.nodes().length > kLeanFrom;
    if (isLean === this.isLean_) return;
    this.isLean_ = isLean;
    this.cy_.batch(() => this.cy_.elements('node.thing, edge').toggleClass('lean', isLean));
  }
}

/** Control points that make an edge leave and arrive level, as in a timetable; none when it is level or goes back. Distances are
 *  perpendicular to the line between the nodes, at a quarter and three quarters of it. */
function bendOf(from: GraphNode, to: GraphNode): [number, number] | null {
  const dx = to.x - from.x, dy = to.y - from.y;
  if (dx < 20 || Math.abs(dy) < 8) return null;
  const bend = (0.22 * dx * dy) / Math.hypot(dx, dy);
  return [-bend, bend];
}
