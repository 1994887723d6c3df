// SPDX-License-Identifier: Apache-2.0
// Numbers and how they are written in the bench's tables.

export function median(values) {
  if (values.length === 0) throw new Error('no values');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const most = (values) => values.reduce((a, b) => Math.max(a, b));
export const count = (value) => Math.round(value).toLocaleString('en-US');
/** Three digits say enough. */
export const ms = (value) => `${value >= 100 ? count(value) : value.toFixed(value >= 10 ? 0 : 1)} ms`;
export const micros = (value) => `${value.toFixed(value >= 10 ? 0 : 1)} µs`;
export const mb = (bytes) => `${(bytes / 1e6).toFixed(bytes >= 1e8 ? 0 : bytes >= 1e7 ? 1 : 2)} MB`;
export const kb = (bytes) => `${count(bytes / 1e3)} kB`;
export const ratio = (a, b) => (a / b).toFixed(2);
export const rate = (bytes, milliseconds) => `${count(bytes / 1e3 / milliseconds)} MB/s`;
export const percent = (a, b) => `${((100 * a) / b).toFixed(1)} %`;

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
