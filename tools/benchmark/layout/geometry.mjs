// SPDX-License-Identifier: Apache-2.0
// Crossings of lines as they are drawn, counted from their points alone: nothing of the layouts is used.

/** Twice the area of a triangle, with its sign: on which side of p → q the point r lies. */
const side = (p, q, r) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
const apart = (a, b, c, d) => Math.max(a, b) < Math.min(c, d) || Math.max(c, d) < Math.min(a, b);

/** Two pieces cross; where `isTouching`, lying on each other counts as well. */
function cross(a, b, c, d, isTouching) {
  if (apart(a[0], b[0], c[0], d[0]) || apart(a[1], b[1], c[1], d[1])) return false;
  const one = side(a, b, c) * side(a, b, d), other = side(c, d, a) * side(c, d, b);
  return isTouching ? one <= 0 && other <= 0 : one < 0 && other < 0;
}

/** Crossings of lines (lists of points) of edges that have no end in common. */
export function crossings(edges, lines, isTouching) {
  let count = 0;
  for (let i = 0; i < edges.length; i++) {
    for (let j = i + 1; j < edges.length; j++) {
      if (edges[i].some((end) => edges[j].includes(end))) continue;
      for (let s = 1; s < lines[i].length; s++) {
        for (let t = 1; t < lines[j].length; t++) count += cross(lines[i][s - 1], lines[i][s], lines[j][t - 1], lines[j][t], isTouching) ? 1 : 0;
      }
    }
  }
  return count;
}

const distance = (p, q) => Math.hypot(q[0] - p[0], q[1] - p[1]);

/** Pairs of a line and a node of that radius that it runs through without ending there. */
export function runThrough(edges, places, radius) {
  let count = 0;
  for (const [from, to] of edges) {
    const [p, q] = [places.get(from), places.get(to)], length = distance(p, q);
    for (const [node, at] of places) {
      if (node === from || node === to || length === 0) continue;
      const along = ((at[0] - p[0]) * (q[0] - p[0]) + (at[1] - p[1]) * (q[1] - p[1])) / length ** 2;
      const foot = Math.min(1, Math.max(0, along));
      if (distance(at, [p[0] + foot * (q[0] - p[0]), p[1] + foot * (q[1] - p[1])]) < radius) count++;
    }
  }
  return count;
}

/** Pairs of nodes of that radius that lie on each other. */
export function overlaps(places, radius) {
  const all = [...places.values()];
  return all.reduce((sum, p, i) => sum + all.slice(i + 1).filter((q) => distance(p, q) < 2 * radius).length, 0);
}
