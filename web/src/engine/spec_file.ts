// SPDX-License-Identifier: Apache-2.0
// Mapping specs as dropped files: told by their content, and only asked of files that no format claimed.

const kLargest = 1 << 20; // bytes; the longest built-in spec has 12 kB
const kHead = 4096;

/** The text of a mapping spec (docs/mapping-specs.md), null when the file is none. */
export async function specText(file: Blob): Promise<string | null> {
  if (file.size > kLargest) return null;
  try {
    if (!/^\s*\{[^]*"postern_spec"\s*:/.test(await file.slice(0, kHead).text())) return null;
    return await file.text();
  } catch {
    return null;
  }
}
