// SPDX-License-Identifier: Apache-2.0
// One line icon per kind of node, 20 × 20, stroke only: shown inline in lists and as a data: URI on the canvas.

export const iconPath: Record<string, string> = {
  internet: 'M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15M2.5 10h15M10 2.5c-5 5-5 10 0 15M10 2.5c5 5 5 10 0 15',
  application: 'M3 4h14v12H3zM3 8h14M5.5 6h.01M8 6h.01',
  service: 'M10 2.5l6.5 3.75v7.5L10 17.5l-6.5-3.75v-7.5zM3.5 6.25L10 10l6.5-3.75M10 10v7.5',
  repository: 'M6 3v9M6 16.5a2 2 0 1 0 0-4a2 2 0 1 0 0 4M14 7.5a2 2 0 1 0 0-4a2 2 0 1 0 0 4M14 7.5c0 4-4 3.5-8 5',
  image: 'M3 7.5L10 4l7 3.5L10 11zM3 10.5L10 14l7-3.5M3 13.5L10 17l7-3.5',
  host: 'M3 4h14v5H3zM3 11h14v5H3zM5.5 6.5h.01M5.5 13.5h.01',
  workload: 'M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z',
  endpoint: 'M4 10h9M9.5 6l4 4l-4 4M16.5 4v12',
  function: 'M5 17h2.5c2 0 2-2 2.5-7s.5-7 2.5-7H15M6.5 8.5h7',
  cloud_resource: 'M6 15.5a3.5 3.5 0 0 1-.3-7a4.5 4.5 0 0 1 8.7 0a3.5 3.5 0 0 1-.4 7z',
  data_store: 'M4 5.5c0-3.3 12-3.3 12 0s-12 3.3-12 0v9c0 3.3 12 3.3 12 0v-9M4 10c0 3.3 12 3.3 12 0',
  data: 'M4 5.5c0-3.3 12-3.3 12 0s-12 3.3-12 0v9c0 3.3 12 3.3 12 0v-9M4 10c0 3.3 12 3.3 12 0',
  identity: 'M7 10.5a3.5 3.5 0 1 0 0-.01M10.5 10.5H17.5M14 10.5v3M17 10.5v2.5',
  pipeline: 'M4.5 10a2 2 0 1 0 0-.01M13.5 5.5a2 2 0 1 0 0-.01M13.5 14.5a2 2 0 1 0 0-.01M8.5 9l5-3M8.5 11l5 3',
  ingress: 'M11 3.5h5.5v13H11M3 10h9M8.5 6.5L12 10l-3.5 3.5',
  finding: 'M10 3l7.5 13.5h-15zM10 8v4M10 14h.01',
  component: 'M10 3l6 3.5v7L10 17l-6-3.5v-7zM7 4.8l6 3.4v3',
  unknown: 'M7 7.5c0-4 6-4 6 0c0 2.5-3 2.2-3 4.8M10 15.5h.01',
  zone: 'M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h5v5h-5z',
  role: 'M10 3l6 2.5v4c0 4-2.5 6-6 7.5c-3.5-1.5-6-3.5-6-7.5v-4zM7.5 10l2 2l3.5-4',
  container: 'M3 6h14v9H3zM6 8.5v4M9 8.5v4M11.5 8.5v4M14 8.5v4',
  volume: 'M4 4h12v12H4zM4 12h12M13 14h.01',
  namespace: 'M4 3H3v14h1M16 3h1v14h-1M7 7h6M7 10h6M7 13h4',
  account: 'M10 9a3 3 0 1 0 0-6a3 3 0 1 0 0 6M4 17c0-7 12-7 12 0z',
  network: 'M8 3h4v4H8zM3 13h4v4H3zM13 13h4v4h-4zM10 7v3M5 13v-3h10v3',
  // the page's own
  query: 'M3 4h14v12H3zM6 8l2.5 2L6 12M10.5 12.5h4',
  gate: 'M2 19V6l3-3 3 3V3h4v3l3-3 3 3v13h-5v-5a3 3 0 0 0-6 0v5z',
  list: 'M4 5h12M4 10h12M4 15h8',
  path: 'M4.5 15.5a2 2 0 1 0 0-.01M15.5 4.5a2 2 0 1 0 0-.01M6 14l3-3c3-3-2-4 1-6h3.5',
  inbox: 'M3 11l2.5-7h9L17 11v5H3zM3 11h4l1.2 2h3.6L13 11h4',
  search: 'M9 15a6 6 0 1 0 0-12a6 6 0 1 0 0 12M13.5 13.5L17 17',
  close: 'M5 5l10 10M15 5L5 15',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7a3.5 3.5 0 1 0 0 7M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M16 4l-1.4 1.4M5.4 14.6L4 16',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z',
  save: 'M10 3v9M6.5 8.5L10 12l3.5-3.5M4 16h12',
  plus: 'M10 4v12M4 10h12',
  info: 'M10 17.5a7.5 7.5 0 1 0 0-15a7.5 7.5 0 1 0 0 15M10 9v5M10 6h.01',
  keys: 'M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  fit: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4',
  minus: 'M4 10h12',
  folder: 'M2.5 5h5l2 2h8v9h-15z',
  file: 'M5 2.5h6.5L15.5 6v11.5H5zM11.5 2.5V6h4',
  paste: 'M5 4.5h10v13H5zM7.5 4.5v-2h5v2M7.5 9h5M7.5 12h5',
  scale: 'M10 3v13M6.5 16.5h7M4 5.5h12M4 5.5l-2 5a2.3 2.3 0 0 0 4 0zM16 5.5l-2 5a2.3 2.3 0 0 0 4 0z',
  wrench: 'M16.6 5.2l-2.7 2.7-1.8-1.8L14.8 3.4a4 4 0 0 0-5.3 5L3.6 14.3a1.5 1.5 0 0 0 2.1 2.1l5.9-5.9a4 4 0 0 0 5-5.3z',
  ticket: 'M2.5 6h15v2.5a1.5 1.5 0 0 0 0 3V14h-15v-2.5a1.5 1.5 0 0 0 0-3zM12 6.5v1.5M12 12v1.5',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  check: 'M4 10.5l4 4l8-9',
};

export function pathOf(kind: string): string {
  return iconPath[kind] ?? iconPath.unknown ?? '';
}

/** An SVG data: URI in one colour; the colour comes from the style sheet's tokens, never from a report. */
export function iconUri(kind: string, colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 20 20" fill="none" stroke="${colour}" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"><path d="${pathOf(kind)}"/></svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}
