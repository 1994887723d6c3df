// SPDX-License-Identifier: Apache-2.0
// Text from reports as it may be shown: length bounded, controls and invisible characters made visible. It is only ever put
// into text nodes; this is about text that lies to the eye, not about HTML.

/** Bidi controls (Unicode TR9), C0/C1 controls but tab and newline, zero-width and tag characters, line separators. */
const kUnseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

function mark(character: string): string {
  return `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟧`;
}

/** Cuts at a code point boundary. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = /[\ud800-\udbff]/.test(text[max - 1] ?? '') ? max - 1 : max;
  return `${text.slice(0, end)}…`;
}

/** One line. */
export function line(text: string, max = 300): string {
  return clip(text, max).replace(/\r\n?|\n|\t/g, ' ').replace(kUnseen, mark);
}

/** Several lines. */
export function block(text: string, max = 4000): string {
  return clip(text, max).replace(/\r\n?/g, '\n').replace(kUnseen, mark);
}
