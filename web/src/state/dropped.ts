// SPDX-License-Identifier: Apache-2.0
// Files from a drop, a picker or the clipboard, with their path as name. Folders are walked; hidden files and folders are left out,
// because a dropped work tree brings .git along; who owns its code may stand in .github or .gitlab all the same.
import type { Input } from '../engine/session';

function isHidden(path: string): boolean {
  if (/(^|\/)\.git(hub|lab)\/CODEOWNERS$/.test(path)) return isHidden(path.replace(/\.git(hub|lab)\/CODEOWNERS$/, ''));
  return path.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
}

export function fromFileList(files: Iterable<File>): Input[] {
  return [...files]
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    .filter(({ name, file }) => !file.webkitRelativePath || !isHidden(name));
}

/** Must be called in the drop event itself: the items are gone after it. */
export async function fromDrop(transfer: DataTransfer): Promise<Input[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null).filter((entry) => entry !== null);
  if (entries.length === 0) return fromFileList(transfer.files);
  return (await Promise.all(entries.map((entry) => walk(entry, true)))).flat();
}

async function walk(entry: FileSystemEntry, isTop: boolean): Promise<Input[]> {
  const keepsOwners = entry.isDirectory && (entry.name === '.github' || entry.name === '.gitlab');
  if (!isTop && !keepsOwners && isHidden(entry.name)) return [];
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ name: entry.fullPath.replace(/^\//, ''), file }];
  }
  const children = await readFolder((entry as FileSystemDirectoryEntry).createReader());
  const wanted = isTop || !keepsOwners ? children : children.filter((child) => child.isFile && child.name === 'CODEOWNERS');
  return (await Promise.all(wanted.map((child) => walk(child, false)))).flat();
}

/** readEntries gives at most 100 at a time (Chromium) and an empty list at the end. */
async function readFolder(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

export function fromText(text: string): Input[] {
  return [{ name: `pasted ${new Date().toISOString().slice(11, 19).replaceAll(':', '')}`, file: new File([text], 'pasted') }];
}
