// SPDX-License-Identifier: Apache-2.0
// The patch of every manifest that was dropped: asked one by one, because each takes the manifest's bytes, which only the
// dropped file has.
import type { EngineError, PatchAnswer, ReportRow } from '../engine/protocol';
import { toEngineError } from '../engine/worker_client';

/** `error`: the core's, or not_found where the file itself is not at hand. */
export interface Patched { file: string; answer: PatchAnswer | null; error: EngineError | null }

export const manifestFormat = 'dependency_manifest'; // core/formats/dependency_manifest.cpp

export function manifestsOf(reports: readonly ReportRow[]): ReportRow[] {
  return reports.filter((it) => it.format === manifestFormat).sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

export async function patchAll(manifests: readonly ReportRow[], find: (name: string, bytes: number) => File | null, ask: (name: string, file: File) => Promise<PatchAnswer>): Promise<Patched[]> {
  const patched: Patched[] = [];
  for (const { file, bytes } of manifests) {
    const source = file.includes('!') ? null : find(file, bytes);
    try {
      if (!source) throw { code: 'not_found', message: file.includes('!') ? 'It is inside an archive: unpack it and drop it as a file.' : 'Drop it here again: a bundle does not carry the files themselves.' } satisfies EngineError;
      patched.push({ file, answer: await ask(file, source), error: null });
    } catch (reason) {
      patched.push({ file, answer: null, error: toEngineError(reason) });
    }
  }
  return patched;
}

/** The folder that everything which changes lies in: the one that was dropped. "" when there are several, or none. */
export function topFolder(patched: readonly Patched[]): string {
  const tops = new Set(patched.filter((it) => it.answer?.diff).map(({ file }) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '')));
  const [top = ''] = tops;
  return tops.size === 1 && /^[\w.-]+$/.test(top) ? top : '';
}

/** For `git apply` in that folder. The first two lines of a diff name its file; what follows is the file's own text. */
export function diffInside(diff: string, top: string): string {
  if (!top || !diff) return diff;
  const lines = diff.split('\n');
  const short = (text = ''): string => text.replace(/^((?:---|\+\+\+) "?[ab]\/)([^/]+)\//, (all: string, start: string, name: string) => (name === top ? start : all));
  return [short(lines[0]), short(lines[1]), ...lines.slice(2)].join('\n');
}

/** One file for `git apply`. */
export function wholeDiff(patched: readonly Patched[]): string {
  const top = topFolder(patched);
  return patched.map((it) => diffInside(it.answer?.diff ?? '', top)).join('');
}
