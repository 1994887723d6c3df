// SPDX-License-Identifier: Apache-2.0
// The dropped files themselves, by name: handles, not contents. Only from here can a raw record be shown again.
import type { Input } from './session';

/** First bytes of a bundle, see core/bundle. */
const kBundleMagic = 'POSTERN';
/** Names under which nobody keeps a bundle; thousands of such files are not opened just to look. */
const kTextName = /\.(json|jsonl|ndjson|sarif|xml|nessus|csv|tsv|ya?ml|txt|html?|md|js|xlsx?|tar|tgz|gz|zip|zst)$/i;

export async function isBundle({ name, file }: Input): Promise<boolean> {
  if (name.toLowerCase().endsWith('.postern')) return true;
  if (kTextName.test(name)) return false;
  try {
    return (await file.slice(0, kBundleMagic.length).text()) === kBundleMagic;
  } catch {
    return false;
  }
}

export class FileShelf {
  private readonly files_ = new Map<string, File[]>();

  put(name: string, file: File): void {
    const same = this.files_.get(name);
    if (!same) this.files_.set(name, [file]);
    else if (!same.some((it) => it.size === file.size && it.lastModified === file.lastModified)) same.push(file);
  }

  /** Two files of one name are told apart by their size; `bytes` 0 means that the size is not known. */
  find(name: string, bytes: number): File | null {
    const same = this.files_.get(name) ?? [];
    return same.find((file) => file.size === bytes) ?? same.at(-1) ?? null;
  }

  clear(): void { this.files_.clear(); }
}
