// SPDX-License-Identifier: Apache-2.0
// "line 3, column 7" as a place in a text.

/** `at`: from the start of the text, not beyond its end; a place that is none is the start. */
export function placeOf(text: string, where: string): { row: number; at: number } {
  const [, row = '1', column = '1'] = /line (\d+)(?:, column (\d+))?/.exec(where) ?? [];
  const before = text.split('\n').slice(0, Math.max(0, Number(row) - 1));
  const at = before.reduce((sum, it) => sum + it.length + 1, 0) + Number(column) - 1;
  return { row: Number(row), at: Math.min(at, text.length) };
}
