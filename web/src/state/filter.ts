// SPDX-License-Identifier: Apache-2.0
// Edits the filter text by its terms; the language itself is understood by the core only (core/query).

/** Terms in order: words, field:value, quoted values kept with their quotes. */
export function splitTerms(filter: string): string[] {
  return filter.match(/(?:[^\s"]+|"(?:[^"\\]|\\.)*"?)+/g) ?? [];
}

export function term(field: string, value: string): string {
  return `${field}:${/^[^\s",():]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`}`;
}

function isOf(field: string, text: string): boolean {
  return text.replace(/^-/, '').startsWith(`${field}:`);
}

export function hasTerm(filter: string, field: string, value: string): boolean {
  return splitTerms(filter).includes(term(field, value));
}

/** Takes the term away if it is there, else puts it in the place of the field's other terms: all terms must hold, so two values
 *  of one field would leave nothing. */
export function toggleTerm(filter: string, field: string, value: string): string {
  const wanted = term(field, value);
  const terms = splitTerms(filter);
  const rest = terms.filter((it) => !isOf(field, it));
  return (terms.includes(wanted) ? rest : [...rest, wanted]).join(' ');
}

export function withoutField(filter: string, field: string): string {
  return splitTerms(filter).filter((it) => !isOf(field, it)).join(' ');
}
