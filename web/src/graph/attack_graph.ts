// SPDX-License-Identifier: Apache-2.0
// The canvas of the Paths view. Positions come from the core (preset); zones are drawn as bands behind the nodes; a path is lit by
// dimming the rest. Zoomed far out it turns lean: no arrows, icons or curves.
import cytoscape, { type CollectionArgument, type Core, type StylesheetJson } from 'cytoscape';
import type { GraphAnswer } from '../engine/protocol';
import { line } from '../text/clean';
import { elementsOf, toneOf, zoneWords } from './elements';
import { iconUri } from './icons';
import { graphStyle, kLegible, readPalette, sizesAt, type Palette } from './style';
import { writeSvg, type Lit } from './svg_writer';

const kLeanBelow = 0.35; // zoom
const kLeanFrom = 150; // nodes; a small graph is never lean
const kMargin = 28; // pixels
const kEdge = 50; // pixels from the canvas's edge within which a node does not count as seen

/** A zone as it lies on the screen now, pixels from the canvas's top left corner. */
export interface ZoneOnScreen { id: string; title: string; words: string; isOpen: boolean; left: number; top: number; width: number }
export interface GraphEvents { chose: (node: string) => void; opened: (node: string) => void; moved: (zones: ZoneOnScreen[]) => void }

/** Nothing lit. */
export const dark: Lit = { nodes: new Set(), steps: new Set() };

export class AttackGraph {
  private readonly cy_: Core;
  private palette_: Palette;
  private isLean_ = false;
  private sizes_ = sizesAt(1);
  private moving_ = 0;
  private graph_: GraphAnswer = { nodes: [], edges: [], zones: [], hidden: 0 };
  private lit_: Lit = dark;

  constructor(private readonly host_: HTMLElement, private readonly events_: GraphEvents) {
    this.palette_ = readPalette(host_);
    this.cy_ = cytoscape({
      container: host_, style: this.style_(), minZoom: 0.05, maxZoom: 3,
      autoungrabify: true, boxSelectionEnabled: false, pixelRatio: 'auto',
    });
    this.cy_.on('tap', 'node.thing', (event) => this.events_.chose(event.target.id() as string));
    this.cy_.on('dbltap', 'node.thing', (event) => this.events_.opened(event.target.id() as string));
    this.cy_.on('tap', (event) => { if (event.target === this.cy_) this.events_.chose(''); });
    this.cy_.on('zoom', () => this.adapt_());
    this.cy_.on('viewport', () => this.tellZones_());
  }

  show(graph: GraphAnswer): void {
    this.graph_ = graph;
    const elements = elementsOf(graph, this.palette_);
    this.cy_.batch(() => {
      this.cy_.elements().remove();
      this.cy_.add(elements);
    });
    this.frame();
    this.tellZones_();
  }

  light(lit: Lit): void {
    this.lit_ = lit;
    const { nodes: on, steps } = lit;
    this.cy_.batch(() => {
      this.cy_.elements('.lit, .dimmed').removeClass('lit dimmed');
      if (on.size === 0) return;
      this.cy_.nodes('.thing').forEach((node) => { node.addClass(on.has(node.id()) ? 'lit' : 'dimmed'); });
      this.cy_.edges().forEach((edge) => { edge.addClass(steps.has(`${edge.source().id()}\n${edge.target().id()}`) ? 'lit' : 'dimmed'); });
    });
    this.frame();
  }

  choose(node: string): void {
    this.cy_.nodes('.chosen').removeClass('chosen');
    if (node) this.cy_.getElementById(node).addClass('chosen');
  }

  /** Moves no more than is needed to see the node; `isCentred`: into the middle, at a size at which its name can be read. */
  reveal(node: string, isCentred: boolean): void {
    const it = this.cy_.getElementById(node);
    if (it.empty()) return;
    if (isCentred && this.cy_.zoom() < kLegible) this.cy_.zoom(0.9);
    const { x, y } = it.renderedPosition();
    const isSeen = x > kEdge && y > kEdge && x < this.cy_.width() - kEdge && y < this.cy_.height() - 2 * kEdge;
    if (isCentred || !isSeen) this.cy_.center(it);
  }

  svg(title: string): string { return writeSvg(this.graph_, this.palette_, this.lit_, title); }

  repaint(): void {
    this.palette_ = readPalette(this.host_);
    this.cy_.style(this.style_());
    for (const node of this.graph_.nodes) {
      this.cy_.getElementById(node.id).data({ icon: iconUri(node.kind, this.palette_.ink), litIcon: iconUri(node.kind, this.palette_.r4), tone: toneOf(node, this.palette_) });
    }
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

  private style_(): StylesheetJson {
    return graphStyle(this.palette_, getComputedStyle(this.host_).fontFamily, () => this.sizes_);
  }

  private tellZones_(): void {
    cancelAnimationFrame(this.moving_);
    this.moving_ = requestAnimationFrame(() => {
      this.events_.moved(this.graph_.zones.map((zone) => {
        const { x1, y1, w } = this.cy_.getElementById(`zone ${zone.id}`).renderedBoundingBox({ includeLabels: false });
        return { id: zone.id, title: line(zone.title, 40), words: zoneWords(zone), isOpen: zone.open, left: x1, top: y1, width: w };
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
