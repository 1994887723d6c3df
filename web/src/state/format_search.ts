// SPDX-License-Identifier: Apache-2.0
// The formats, about 300, grouped by class of scan and found by what is typed.
import type { FormatRow } from '../engine/protocol';
import { formatFamilies, formatFamilyTitle } from '../text/families';

export interface FormatGroup { family: string; title: string; formats: FormatRow[] }

/** Every word must be in the title, the id, the class or a syntax. Groups in their order, formats by title. */
export function findFormats(formats: FormatRow[], typed: string): FormatGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, FormatRow[]>(formatFamilies.map((family) => [family, []]));
  for (const format of formats) {
    const text = `${format.title} ${format.id} ${formatFamilyTitle[format.family] ?? format.family} ${format.syntaxes.join(' ')}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    groups.set(format.family, [...(groups.get(format.family) ?? []), format]);
  }
  return [...groups].filter(([, found]) => found.length > 0).map(([family, found]) => ({
    family, title: formatFamilyTitle[family] ?? family, formats: found.sort((a, b) => a.title.localeCompare(b.title, 'en') || (a.id < b.id ? -1 : 1)),
  }));
}
