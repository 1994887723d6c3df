// SPDX-License-Identifier: Apache-2.0
// The generated reports of the bench, kept in build/bench until the generator changes.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { generate } from './generate.mjs';

const generator = createHash('sha256').update(readFileSync(new URL('generate.mjs', import.meta.url))).digest('hex');

/** {name, folder, paths, bytes} of a mix of `megabytes` (1 MB = 1,000,000 bytes). */
export function inputMix(root, megabytes) {
  const folder = join(root, `mix-${megabytes}`);
  const mark = join(folder, '.generator');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== generator) {
    rmSync(folder, { recursive: true, force: true });
    generate(folder, megabytes);
    writeFileSync(mark, generator);
  }
  const paths = readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => join(folder, name));
  const bytes = paths.reduce((sum, path) => sum + readFileSync(path).length, 0);
  return { name: `${Math.round(bytes / 1e6)} MB`, folder, paths, bytes };
}

/** Bytes of all files, each gzipped on its own as `gzip` does. */
export function gzippedBytes(mix) {
  return mix.paths.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 6 }).length, 0);
}
