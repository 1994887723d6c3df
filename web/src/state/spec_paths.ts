// SPDX-License-Identifier: Apache-2.0
// Which values of a file a spec's paths mean (docs/mapping-specs.md, Values), to mark them in the tree. Numbers of list items and
// stars are left out of both, so "/results/3/level" and the column "level" of records at "/results/*" are one place.
import type { DocumentNode } from '../engine/protocol';

export function placeOf(path: string): string {
  return `/${path.split('/').filter((step) => step !== '' && step !== '*' && !/^\d+$/.test(step)).join('/')}`;
}

function join(place: string, path: string): string {
  return placeOf(`${place}/${path}`);
}

/** Where the value may stand; more than one because a step up leaves a list's items and a map's members differently. */
export function columnPlaces(records: string, path: string): string[] {
  if (/^[$=]/.test(path)) return [];
  if (path === '.') return [placeOf(records)];
  const [, carets = '', rest = ''] = /^(\^*)(.*)$/.exec(path) ?? [];
  if (carets === '') return rest.startsWith('/') ? [placeOf(rest)] : [join(records, rest)];
  const places = new Set<string>();
  for (let steps = placeOf(records).split('/').filter(Boolean), up = 0; up <= carets.length; up++) {
    if (up >= carets.length - 1) places.add(join(`/${steps.join('/')}`, rest));
    steps = steps.slice(0, -1);
  }
  return [...places].reverse();
}

/** All places of the tree. */
export function placesOf(root: DocumentNode): Set<string> {
  const places = new Set<string>();
  const walk = (node: DocumentNode): void => {
    places.add(placeOf(node.path));
    node.children.forEach(walk);
  };
  walk(root);
  return places;
}

export function hasValue(node: DocumentNode): boolean {
  return (node.kind !== 'object' && node.kind !== 'list') || node.text !== '';
}

/** The first node at the place. A record is an object, not the list it stands in. */
export function nodeAt(root: DocumentNode, place: string, wants: (node: DocumentNode) => boolean): DocumentNode | null {
  const here = placeOf(root.path);
  if (here === place && wants(root)) return root;
  if (place !== here && here !== '/' && !place.startsWith(`${here}/`)) return null;
  for (const child of root.children) {
    const found = nodeAt(child, place, wants);
    if (found) return found;
  }
  return null;
}

export const isRecord = (node: DocumentNode): boolean => node.kind !== 'list';

/** The paths of everything around it, outermost first. */
export function pathsAround(root: DocumentNode, path: string): string[] {
  if (root.path === path) return [];
  for (const child of root.children) {
    if (path === child.path || path.startsWith(`${child.path}/`)) return [root.path, ...pathsAround(child, path)];
  }
  return [];
}

/** What to open of a file that nothing is known of: level by level, of lists the first item, until so many lines are shown. */
export function firstPaths(root: DocumentNode, lines: number): string[] {
  const paths: string[] = [];
  let left = lines;
  for (let level = [root]; level.length > 0 && left > 0;) {
    const next: DocumentNode[] = [];
    for (const node of level) {
      if (node.children.length === 0 || left <= 0) continue;
      paths.push(node.path);
      left -= node.children.length;
      next.push(...(node.kind === 'list' ? node.children.slice(0, 1) : node.children));
    }
    level = next;
  }
  return paths;
}
