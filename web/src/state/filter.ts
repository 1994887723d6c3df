// SPDX-License-Identifier: Apache-2.0
// Edits the filter text by its terms; the language itself is understood by the core only (core/query/filter.h).

/** Terms in order: words, field:value, quoted values kept with their quotes. */
export function splitTerms(filter: string): string[] {
  return filter.match(/(?:[^\s"]+|"(?:[^"\\]|\\.)*"?)+/g) ?? [];
}

export function quoted(value: string): string {
  return /^[^\s",():]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

export function term(field: string, value: string): string {
  return `${field}:${quoted(value)}`;
}

/** The values of a positive term of the field, as they are written: a,"b, c" gives two. */
function valuesOf(field: string, text: string): string[] | null {
  if (!text.startsWith(`${field}:`)) return null;
  return text.slice(field.length + 1).match(/(?:[^,"]+|"(?:[^"\\]|\\.)*"?)+/g) ?? [];
}

/** Takes the value away if it is there, else adds it to the field's others: "band:now" becomes "band:now,soon", which is either. */
export function toggleTerm(filter: string, field: string, value: string): string {
  const wanted = quoted(value);
  const terms = splitTerms(filter);
  const values = [...new Set(terms.flatMap((it) => valuesOf(field, it) ?? []))];
  const next = values.includes(wanted) ? values.filter((it) => it !== wanted) : [...values, wanted];
  const rest = terms.filter((it) => valuesOf(field, it) === null);
  return [...rest, ...(next.length > 0 ? [`${field}:${next.join(',')}`] : [])].join(' ');
}

export function withoutField(filter: string, field: string): string {
  return splitTerms(filter).filter((it) => !it.replace(/^-/, '').startsWith(`${field}:`)).join(' ');
}
